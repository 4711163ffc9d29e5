import { describe, expect, test } from 'vitest';
import type { Segment } from '#src/import/pdf/page-marks.ts';
import { findRuledTables } from '#src/import/pdf/ruled-tables.ts';

const line = (at: number, from: number, to: number): Segment => ({ at, from, to });

/** Cells as `left-right/top-bottom`, rounded to points, in reading order. */
function cellsOf(horizontal: Segment[], vertical: Segment[]): string[][] {
  return findRuledTables({ horizontal, vertical }).map(({ cells }) =>
    cells
      .toSorted((one, other) => one.top - other.top || one.left - other.left)
      .map(
        ({ left, right, top, bottom }) =>
          `${[left, right].map(Math.round).join('-')}/${[top, bottom].map(Math.round).join('-')}`,
      ),
  );
}

const FRAME = {
  horizontal: [line(0, 0, 200), line(50, 0, 200), line(100, 0, 200)],
  vertical: [line(0, 0, 100), line(100, 0, 100), line(200, 0, 100)],
};
const FOUR = ['0-100/0-50', '100-200/0-50', '0-100/50-100', '100-200/50-100'];

describe('线围成格子', () => {
  test.each<[string, Segment[], Segment[], string[][]]>([
    ['两行两列', FRAME.horizontal, FRAME.vertical, [FOUR]],
    [
      '左列上下合并',
      [line(0, 0, 200), line(50, 100, 200), line(100, 0, 200)],
      FRAME.vertical,
      [['0-100/0-100', '100-200/0-50', '100-200/50-100']],
    ],
    [
      '首行左右合并',
      FRAME.horizontal,
      [line(0, 0, 100), line(100, 50, 100), line(200, 0, 100)],
      [['0-200/0-50', '0-100/50-100', '100-200/50-100']],
    ],
    [
      '虚线',
      FRAME.horizontal.flatMap(({ at }) =>
        Array.from({ length: 50 }, (_, dot) => line(at, dot * 4, dot * 4 + 2)).concat(line(at, 198, 200)),
      ),
      FRAME.vertical,
      [FOUR],
    ],
    [
      '双线',
      FRAME.horizontal.flatMap(({ at, from, to }) => [line(at - 1, from, to), line(at + 1, from, to)]),
      FRAME.vertical,
      [FOUR],
    ],
    [
      '每格各画各的框，差半个点',
      FRAME.horizontal.flatMap(({ at }) => [line(at, 0, 99.5), line(at + 0.5, 100.5, 200)]),
      FRAME.vertical.flatMap(({ at }) => [line(at, 0, 49.5), line(at + 0.4, 50.5, 100)]),
      [FOUR],
    ],
    ['左右不封口', FRAME.horizontal, [line(100, 0, 100)], [FOUR]],
    ['换页处下方不封口', FRAME.horizontal.slice(0, 2), FRAME.vertical, [FOUR]],
    [
      '一页两张表',
      [...FRAME.horizontal, line(300, 0, 200), line(340, 0, 200)],
      [...FRAME.vertical, line(0, 300, 340), line(120, 300, 340), line(200, 300, 340)],
      [FOUR, ['0-120/300-340', '120-200/300-340']],
    ],
    ['下划线不是表', [line(20, 10, 60)], [], []],
    ['单独一个框不是表', [line(0, 0, 50), line(50, 0, 50)], [line(0, 0, 50), line(50, 0, 50)], []],
    ['没有线', [], [], []],
  ])('%s', (_, horizontal, vertical, expected) => {
    expect(cellsOf(horizontal, vertical)).toEqual(expected);
  });
});
