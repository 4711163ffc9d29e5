import { emsOf } from '#reports/columns.ts';
import { runsOf } from '#reports/pages.ts';
import type { PaperBlock, PaperCell, PaperGroup, PaperRow } from '#reports/paper.ts';
import { EM } from '#reports/paper-size.ts';
import { cellColumns } from '#src/export/cell-columns.ts';
import { type ColumnGrid, gridColumns } from '#src/export/column-grid.ts';
import { lineCount } from '#src/export/line-count.ts';

/** Height of a line; a little higher than on paper, because the fonts are the reader's. All lengths in half points. */
const LINE = 26;
/** The air around the text of a row, as the densities of the paper. */
const AIR = [16, 14, 12, 10, 8, 6, 4];
/** What the program leaves free left and right of a text, with some reserve where the text is long. */
const SIDES = 12;
const SIDES_OF_SHORT = 8;
const SHORT_LOOKS = new Set(['head', 'label', 'figure', 'figure strong', 'none']);
/** What is left free above a table. */
const GAPS: Readonly<Record<string, number>> = { notes: 8, signatures: 36 };

/** A row among its neighbours, whose merged cells it shares. */
export interface Line {
  row: PaperRow;
}

/** The rows of a table from its head on. */
export function linesOf(block: PaperBlock): Line[] {
  return [...block.head, ...block.rows].map((row) => ({ row }));
}

/** What is left free above a table; 0 for most. */
export function gapAbove(block: PaperBlock): number {
  return GAPS[block.id] ?? 0;
}

/** The roomiest air whose pages, `above` being the height of the title, are no more than those of the tightest. */
export function airFor(blocks: PaperBlock[], columns: ColumnGrid, above: number, room: number): number {
  const pages = (air: number) => {
    const heights = blocks.flatMap((block) => [gapAbove(block), ...rowHeights(linesOf(block), block, columns, air)]);
    return Math.ceil(heights.reduce((sum, height) => sum + height, above) / room);
  };
  const tightest = pages(AIR.at(-1) ?? 0);
  return AIR.find((air) => pages(air) <= tightest) ?? 0;
}

/** The width of the grid columns `[from, to)`. */
export function widthOf(columns: ColumnGrid, from: number, to: number): number {
  return (columns[to] ?? 0) - (columns[from] ?? 0);
}

/** The words of a merged cell: 项目资金（元） breaks before the bracket, 服务对象满意度指标 before 指标 and into even lines. */
export function labelOf({ label }: PaperGroup, width: number): string {
  const ems = Math.floor((width - SIDES_OF_SHORT) / EM);
  const [, name = label, ending] = /^(.+?)(指标|（.+）)$/u.exec(label) ?? [];
  if (ending === undefined || (ending === '指标' && label.length <= ems)) return label;
  const size = Math.ceil(name.length / Math.ceil(name.length / ems));
  const lines = name.match(new RegExp(`.{1,${size}}`, 'gsu')) ?? [name];
  return [...lines, ending].join('\n');
}

/** The words of a cell; a head that needs several lines breaks before its last word: 全年预计 over 完成情况. */
export function wordsOf({ text, look }: PaperCell, width: number): string {
  if (look !== 'head' || emsOf(text) <= (width - SIDES_OF_SHORT) / EM) return text;
  return text.replace(/(.)(执行情况|完成情况|执行数|执行率|指标值|指标|（.+）)$/u, '$1\n$2');
}

/** The height of each row; where a cell over several rows needs more than they have, the last of them gives it. */
export function rowHeights(lines: Line[], block: PaperBlock, columns: ColumnGrid, air: number): number[] {
  const around = block.unruled ? 0 : air;
  const places = gridColumns(columns, block.columns);
  const widthFrom = (from: number, to: number) => widthOf(columns, places[from]?.[0] ?? 0, places[to]?.[1] ?? 0);
  const heightIn = (text: string, width: number, sides: number) =>
    lineCount(text, (width - sides) / EM) * LINE + around;
  const columnsOf = cellColumns(lines);
  const neededBy = (index: number, at: number) => {
    const [cell, [from, to] = [0, 0]] = [lines[index]?.row.cells[at], columnsOf[index]?.[at]];
    const sides = SHORT_LOOKS.has(cell?.look ?? '') ? SIDES_OF_SHORT : SIDES;
    const width = widthFrom(from, to - 1);
    return cell === undefined ? 0 : heightIn(`${cell.lead ?? ''}${wordsOf(cell, width)}`, width, sides);
  };
  const heights = lines.map(({ row }, index) =>
    Math.max(...row.cells.map((cell, at) => (cell.rows === undefined ? neededBy(index, at) : 0))),
  );
  const stretch = (first: number, last: number, needed: number) => {
    const given = heights.slice(first, last + 1).reduce((sum, height) => sum + height, 0);
    heights[last] = (heights[last] ?? 0) + Math.max(0, needed - given);
  };
  for (const [index, { row }] of lines.entries())
    for (const [at, { rows }] of row.cells.entries())
      if (rows !== undefined) stretch(index, index + rows - 1, neededBy(index, at));
  const deepest = Math.max(0, ...lines.map(({ row }) => row.groups.length));
  for (let level = deepest - 1; level >= 0; level -= 1) {
    let last = -1;
    for (const run of runsOf(lines, level)) {
      const first = last + 1;
      last += run.length;
      const group = run[0]?.row.groups[level];
      if (group === undefined) continue;
      const width = widthFrom(level, level);
      const label = group.note === undefined ? labelOf(group, width) : `${labelOf(group, width)}\n${group.note}`;
      stretch(first, last, heightIn(label, width, SIDES_OF_SHORT));
    }
  }
  return heights;
}
