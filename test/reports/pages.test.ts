import { describe, expect, test } from 'vitest';
import { layOut, type Room, type Sheet } from '#reports/pages.ts';
import type { Measured, PaperBlock, PaperRow } from '#reports/paper.ts';

const ROOM: Room = { first: 300, other: 300, lineHeight: 10, step: 0 };

function row(id: string, groups: string[] = [], more: Partial<PaperRow> = {}): PaperRow {
  return { id, groups: groups.map((group) => ({ id: group, label: group })), cells: [{ text: id }], ...more };
}

function block(rows: PaperRow[], head: PaperRow[] = []): PaperBlock {
  return { id: 'table', columns: [100], head, rows };
}

function measures(heights: Record<string, number>, changes: Partial<Measured> = {}): Measured {
  return { heights, labels: {}, lines: {}, ...changes };
}

/** `count` rows r0, r1, … of one height under a head of 20. */
function evenRows(count: number, height: number, groups: string[] = []) {
  const rows = Array.from({ length: count }, (_, index) => row(`r${index}`, groups));
  const heights = Object.fromEntries(rows.map(({ id }) => [id, height]));
  return { blocks: [block(rows, [row('head', groups)])], measured: measures({ ...heights, head: 20 }) };
}

const ids = (sheets: Sheet[]) => sheets.map((sheet) => sheet.pieces.map((piece) => piece.row.id).join(' '));

describe('分页', () => {
  test('放得下就一页', () => {
    const { blocks, measured } = evenRows(7, 40);
    expect(ids(layOut(blocks, measured, ROOM).sheets)).toEqual(['r0 r1 r2 r3 r4 r5 r6']);
  });

  test('放不下的行整行移到下一页，每页都算上表头', () => {
    const { blocks, measured } = evenRows(9, 40);
    expect(ids(layOut(blocks, measured, ROOM).sheets)).toEqual(['r0 r1 r2 r3 r4 r5 r6', 'r7 r8']);
  });

  test('第一页有标题，放得少些', () => {
    const { blocks, measured } = evenRows(9, 40);
    expect(ids(layOut(blocks, measured, { ...ROOM, first: 220 }).sheets)).toEqual(['r0 r1 r2 r3 r4', 'r5 r6 r7 r8']);
  });

  test('表头下面至少有一行，否则表头也移到下一页', () => {
    const first = { ...block([row('a')]), id: 'first' };
    const second = { ...block([row('b')], [row('head')]), id: 'second' };
    const measured = measures({ a: 250, head: 20, b: 40 });
    expect(ids(layOut([first, second], measured, ROOM).sheets)).toEqual(['a', 'b']);
  });

  test('总分行不离开最后一个指标', () => {
    const { blocks, measured } = evenRows(7, 40);
    const total = row('total', [], { withPrevious: true });
    blocks[0]?.rows.push(total);
    measured.heights.total = 30;
    expect(ids(layOut(blocks, measured, ROOM).sheets)).toEqual(['r0 r1 r2 r3 r4 r5', 'r6 total']);
  });

  test('同样页数里取最宽松的一种，省一页时才收紧', () => {
    const density = (count: number, height: number) => {
      const { blocks, measured } = evenRows(count, height);
      return layOut(blocks, measured, { ...ROOM, step: 4 }).density;
    };
    expect(density(5, 40)).toBe('roomy');
    expect(density(7, 40)).toBe('plain');
    expect(density(7, 43)).toBe('tight');
    expect(density(8, 43)).toBe('roomy');
  });

  test('没有量过的行是错误', () => {
    expect(() => layOut([block([row('unknown')])], measures({}), ROOM)).toThrow('unknown');
  });
});

describe('合并格', () => {
  test('在前一页开始的合并格，下一页知道要标（续）', () => {
    const { blocks, measured } = evenRows(9, 40, ['output']);
    const [first, second] = layOut(blocks, measured, ROOM).sheets;
    expect(first?.begun.has('output')).toBe(false);
    expect(second?.begun.has('output')).toBe(true);
  });

  test('合并格的字比它的行高时，按字的高度算', () => {
    const rows = [row('a', ['tall']), row('b', ['other'])];
    const measured = measures({ a: 40, b: 40 }, { labels: { tall: { plain: 270, continued: 290 } } });
    expect(ids(layOut([block(rows)], measured, ROOM).sheets)).toEqual(['a', 'b']);
  });

  test('续页的合并格按带（续）的高度算', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id) => row(id, ['group']));
    const heights = { a: 150, b: 150, c: 40, d: 40 };
    const measured = measures(heights, { labels: { group: { plain: 0, continued: 280 } } });
    const after = { ...block([row('e')]), id: 'after' };
    measured.heights.e = 40;
    expect(ids(layOut([block(rows), after], measured, ROOM).sheets)).toEqual(['a b', 'c d', 'e']);
  });
});

describe('很长的行', () => {
  const long = (lines: number, name = '甲乙'): { blocks: PaperBlock[]; measured: Measured } => {
    const text = Array.from({ length: lines }, (_, index) => String.fromCharCode(0x4e00 + index)).join('');
    const cells = [{ text: name, names: true as const }, { text }];
    const starts = Array.from({ length: lines }, (_, index) => index);
    return {
      blocks: [block([{ id: 'long', groups: [], cells }], [row('head')])],
      measured: measures({ head: 20, long: lines * 10 + 8 }, { lines: { long: [[0], starts] } }),
    };
  };

  test('在两行字之间断开，一字不丢', () => {
    const { blocks, measured } = long(70);
    const pieces = layOut(blocks, measured, ROOM).sheets.flatMap((sheet) => sheet.pieces);
    expect(pieces).toHaveLength(3);
    expect(pieces.map((piece) => piece.cells[1]?.text).join('')).toBe(blocks[0]?.rows[0]?.cells[1]?.text);
  });

  test('断开以后再印一次名称，带（续）', () => {
    const { blocks, measured } = long(70);
    const names = layOut(blocks, measured, ROOM).sheets.map((sheet) => sheet.pieces[0]?.cells[0]?.text);
    expect(names).toEqual(['甲乙', '甲乙（续）', '甲乙（续）']);
  });

  test('每一段都放得下', () => {
    const { blocks, measured } = long(400);
    for (const { pieces } of layOut(blocks, measured, ROOM).sheets) {
      expect(pieces.reduce((sum, piece) => sum + piece.height, 20)).toBeLessThanOrEqual(ROOM.other);
    }
  });

  test('页底剩下不到三行字的地方，不从那里开始', () => {
    const { blocks, measured } = long(40);
    blocks.unshift({ ...block([row('above')]), id: 'above' });
    measured.heights.above = 245;
    expect(ids(layOut(blocks, measured, ROOM).sheets)).toEqual(['above', 'long', 'long']);
  });
});
