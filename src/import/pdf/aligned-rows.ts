import { blockOf, type CellBlock } from '#src/import/pdf/cell-blocks.ts';
import type { Segment } from '#src/import/pdf/page-marks.ts';
import { nearest } from '#src/import/pdf/ruled-tables.ts';
import { sizeOf } from '#src/import/pdf/text-runs.ts';
import { isBeside } from '#src/import/pdf/title-columns.ts';

/** One row: of each column that has a cell in every row its text, null where it is empty. */
export interface AlignedRow {
  top: number;
  bottom: number;
  cells: (CellBlock | null)[];
}

/** Texts may reach so far over a line, in parts of the type size. */
const OVERHANG = 0.3;
const SHARED = '这一格没有框线，文字分给上下两行是按位置推断的。请对照原件核对。';

interface Placed {
  block: CellBlock;
  column: number;
}

/** Blocks that stand side by side, directly or by others between them. */
function groupBeside(columns: readonly (readonly CellBlock[])[]): Placed[][] {
  const open = columns.flatMap((blocks, column) => blocks.map((block) => ({ block, column })));
  const groups: Placed[][] = [];
  for (const one of open.toSorted((first, second) => first.block.top - second.block.top)) {
    const beside = groups.filter((group) => group.some(({ block }) => isBeside(block, one.block)));
    for (const group of beside) groups.splice(groups.indexOf(group), 1);
    groups.push([...beside.flat(), one]);
  }
  return groups;
}

function middleOf({ top, bottom }: CellBlock['lines'][number]): number {
  return (top + bottom) / 2;
}

/** The lines of a block between heights; a block that is cut so is doubtful. */
function partOf(block: CellBlock, from: number, to: number): CellBlock | null {
  const lines = block.lines.filter((line) => middleOf(line) >= from && middleOf(line) < to);
  if (lines.length === 0) return null;
  return lines.length === block.lines.length ? block : blockOf(lines, SHARED);
}

/** Blocks that stand side by side as rows: as many as the column with most of them has. */
function rowsOfGroup(group: readonly Placed[], count: number): AlignedRow[] {
  const byColumn = Array.from({ length: count }, (_, column) =>
    group
      .filter((one) => one.column === column)
      .map(({ block }) => block)
      .toSorted((one, other) => one.top - other.top),
  );
  const leading = byColumn.reduce((most, blocks) => (blocks.length > most.length ? blocks : most));
  const cuts = leading.slice(1).map((block, at) => ((leading[at]?.bottom ?? 0) + block.top) / 2);
  const stops = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY];
  return leading.map((_, at) => {
    const [from, to] = [stops[at] ?? 0, stops[at + 1] ?? 0];
    const cells = byColumn.map((blocks) => {
      const parts = blocks.flatMap((block) => partOf(block, from, to) ?? []);
      const [first] = parts;
      if (!first || parts.length === 1) return first ?? null;
      return blockOf(
        parts.flatMap(({ lines }) => lines),
        SHARED,
      );
    });
    const shown = cells.filter((cell) => cell !== null);
    return {
      top: Math.min(...shown.map(({ top }) => top)),
      bottom: Math.max(...shown.map(({ bottom }) => bottom)),
      cells,
    };
  });
}

/** The rows of columns that have a cell in each of them, from top to bottom; cells that are shared out by guess are doubtful. */
export function alignedRows(columns: readonly (readonly CellBlock[])[]): AlignedRow[] {
  return groupBeside(columns)
    .flatMap((group) => rowsOfGroup(group, columns.length))
    .toSorted((one, other) => one.top - other.top);
}

/**
 * The edges of rows: at the lines between them, else halfway between their texts, and beyond the first and the last row as far as
 * that is elsewhere.
 */
export function edgesOfRows(
  rows: readonly Pick<AlignedRow, 'top' | 'bottom'>[],
  size: number,
  rules: readonly Segment[],
): number[] {
  const [first, last] = [rows[0]?.top ?? 0, rows.at(-1)?.bottom ?? 0];
  const gaps = rows.slice(1).map((row, at): [number, number] => [rows[at]?.bottom ?? row.top, row.top]);
  const widths = gaps.map(([from, to]) => to - from);
  const half = widths.length > 0 ? Math.max(1, Math.min(...widths) / 2) : size / 2;
  const between = (from: number, to: number) => {
    const lines = rules
      .filter(({ at }) => at > from - size * OVERHANG && at < to + size * OVERHANG)
      .map(({ at }) => at);
    return lines.length > 0 ? nearest(lines, (from + to) / 2) : (from + to) / 2;
  };
  const inner = gaps.map(([from, to]) => between(from, to));
  return [first - half, ...inner, last + half];
}

/** The height of the type in a row. */
export function sizeOfRow({ cells }: AlignedRow): number {
  return Math.max(1, ...cells.flatMap((cell) => cell?.lines.map(sizeOf) ?? []));
}
