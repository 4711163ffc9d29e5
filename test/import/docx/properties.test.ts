import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocx } from '#src/import/docx/read-docx.ts';
import type { Grid } from '#src/import/grid.ts';
import { GOES_ON, gridOf, onlyGrid, p, STARTS, span, tbl, tc, tr } from '#test/import/docx/word-file.ts';

const GOOD = new Uint8Array(readFileSync(new URL('libreoffice-from-html.docx', import.meta.url)));
const GRID = JSON.stringify(onlyGrid(GOOD));
const MAIN = 'word/document.xml';
const PARTS = unzipSync(GOOD);
const XML = PARTS[MAIN] ?? new Uint8Array(0);

/** What becomes of a file: its grid as JSON or null when it is refused with a sentence. */
function outcomeOf(bytes: Uint8Array): string | null {
  const file = readDocx(bytes);
  if (file.ok) return JSON.stringify(file.grids[0]);
  expect(file.problem).toMatch(/^[^\n]{8,200}。$/);
  return null;
}

const flips = (length: number) =>
  fc.array(fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 });

function flipped(bytes: Uint8Array, changes: [number, number][]): Uint8Array {
  const copy = bytes.slice();
  for (const [at, bits] of changes) copy[at] = (copy[at] ?? 0) ^ bits;
  return copy;
}

/** Whether the cells keep what a grid promises. */
function expectSound(grid: Grid): void {
  const taken = new Set<string>();
  let before = -1;
  for (const { row, column, rows, columns, text } of grid.cells) {
    expect(row * grid.columns + column).toBeGreaterThan(before);
    before = row * grid.columns + column;
    expect(Math.min(rows, columns)).toBeGreaterThanOrEqual(1);
    expect(row + rows).toBeLessThanOrEqual(grid.rows);
    expect(column + columns).toBeLessThanOrEqual(grid.columns);
    expect(text).toBe(text.trim());
    expect(text).not.toBe('');
    for (let y = row; y < row + rows; y++) {
      for (let x = column; x < column + columns; x++) {
        expect(taken.has(`${y} ${x}`)).toBe(false);
        taken.add(`${y} ${x}`);
      }
    }
  }
  expect(grid.places).toHaveLength(grid.rows);
}

describe('损坏的文件', () => {
  test('改了几个字节的副本：读出同样的内容，或者拒绝', () => {
    fc.assert(
      fc.property(flips(GOOD.length), (changes) => {
        expect([GRID, null]).toContain(outcomeOf(flipped(GOOD, changes)));
      }),
      { numRuns: 400 },
    );
  });

  test('截断的副本：拒绝', () => {
    fc.assert(
      fc.property(fc.nat(GOOD.length - 1), (length) => {
        expect(outcomeOf(GOOD.subarray(0, length))).toBe(null);
      }),
      { numRuns: 200 },
    );
  });

  test('正文改了几个字节、重新压缩：不出错，不停住，读出的表格是完好的', () => {
    fc.assert(
      fc.property(flips(XML.length), (changes) => {
        const file = readDocx(zipSync({ ...PARTS, [MAIN]: [flipped(XML, changes), { level: 0 }] }));
        if (file.ok) expectSound(file.grids[0] as Grid);
        else expect(file.problem).toMatch(/。$/);
      }),
      { numRuns: 200 },
    );
  });

  test('正文里删去、重复一段标签：不出错，读出的表格是完好的', () => {
    const tags = new TextDecoder().decode(XML).split(/(?=<)/);
    const place = fc.nat(tags.length - 1);
    fc.assert(
      fc.property(place, place, place, (from, to, into) => {
        const moved = [...tags.slice(0, into), ...tags.slice(from, to), ...tags.slice(into)].join('');
        const file = readDocx(zipSync({ [MAIN]: [new TextEncoder().encode(moved), { level: 0 }] }));
        if (file.ok) expectSound(file.grids[0] as Grid);
        else expect(file.problem).toMatch(/。$/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('任意的表格', () => {
  const cell = fc.record({ span: fc.integer({ min: 1, max: 4 }), merge: fc.constantFrom('', '', STARTS, GOES_ON) });
  const row = fc.record({ before: fc.nat(3), cells: fc.array(cell, { maxLength: 6 }) });
  const table = fc.record({
    widths: fc.array(fc.constantFrom(0, 10, 60, 100, 120, 500, 2000), { maxLength: 12 }),
    rows: fc.array(row, { maxLength: 6 }),
  });

  test('每个没有并入上面的格都在，位置不重叠', () => {
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 4 }), (tables) => {
        let number = 0;
        const expected: string[] = [];
        const xml = tables.map(({ widths, rows }) => {
          const lines = rows.map(({ before, cells }) => {
            const parts = cells.map((one) => {
              number++;
              if (one.merge !== GOES_ON) expected.push(`${number}`);
              return tc(`${number}`, span(one.span) + one.merge);
            });
            return tr(`<w:trPr><w:gridBefore w:val="${before}"/></w:trPr>`, ...parts);
          });
          return tbl(widths, ...lines);
        });
        const grid = gridOf(p('题') + xml.join(''));
        expectSound(grid);
        const texts = new Set(grid.cells.map(({ text }) => text));
        expect(expected.filter((text) => !texts.has(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
