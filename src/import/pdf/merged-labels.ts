import type { CellBlock } from '#src/import/pdf/cell-blocks.ts';
import type { Segment } from '#src/import/pdf/page-marks.ts';

/** A cell of 一级指标 or 二级指标 over the rows from `from` up to, not including, `to`; null where its label is on another page. */
export interface LabelGroup {
  from: number;
  to: number;
  block: CellBlock | null;
  /** How far the label stands from where it should, in rows. */
  off: number;
}

/** What the labels stand beside: the edges of the rows, one more than there are rows, and the first baseline of each. */
export interface LabelledRows {
  edges: readonly number[];
  baselines: readonly number[];
  /** The table goes on from the page before, or to the next. */
  openAbove: boolean;
  openBelow: boolean;
  /** Lines that reach over this column: no label's cell goes across them. */
  rules: readonly Segment[];
  /** What speaks against a label over these rows: labels of the next level that belong to another one. */
  against?: (from: number, to: number, block: CellBlock) => number;
}

/** Costs in squares of rows: a label of a cell that a page break cuts, and such a cell without its label. */
const CUT = 0.15;
const BLANK = 0.2;
const NEAR_MIDDLE = 0.3;
/** A line stands at the edge of a row if it is no further off than this part of a row. */
const NEAR_EDGE = 0.25;

function pitchOf(edges: readonly number[]): number {
  const count = Math.max(1, edges.length - 1);
  return ((edges.at(-1) ?? 0) - (edges[0] ?? 0)) / count || 1;
}

/** Whether a line parts these rows from each other. */
function isRuled({ edges, rules }: LabelledRows, from: number, to: number): boolean {
  const near = pitchOf(edges) * NEAR_EDGE;
  return edges.slice(from + 1, to).some((edge) => rules.some(({ at }) => Math.abs(at - edge) < near));
}

/**
 * How far a label stands, in rows, from the middle of these rows. Of a cell that a page break cuts the label stands in the half
 * towards the break: in the middle of the whole cell.
 */
function offMiddle(rows: LabelledRows, from: number, to: number, block: CellBlock): { cost: number; off: number } {
  if (isRuled(rows, from, to)) return { cost: Number.POSITIVE_INFINITY, off: Number.POSITIVE_INFINITY };
  const { edges, openAbove, openBelow } = rows;
  const pitch = pitchOf(edges);
  const [top, bottom] = [edges[from] ?? 0, edges[to] ?? 0];
  const off = ((block.top + block.bottom) / 2 - (top + bottom) / 2) / pitch;
  const isCut =
    (from === 0 && openAbove && off < NEAR_MIDDLE) || (to === edges.length - 1 && openBelow && off > -NEAR_MIDDLE);
  if (!isCut || off ** 2 <= CUT) return { cost: off ** 2, off: Math.abs(off) };
  const outside = Math.max(0, top - block.top, block.bottom - bottom) / pitch;
  return { cost: CUT + outside ** 2, off: outside };
}

/** Where the labels of a table stand. */
export type LabelStyle = 'middle' | 'first';

export interface SharedOut {
  cost: number;
  /** How far the label that fits worst stands from where it should, in rows. */
  worst: number;
  groups: LabelGroup[];
}

/** Each label in the middle of its rows: of all ways to share out the rows the one that fits best. */
function centred(rows: LabelledRows, blocks: readonly CellBlock[]): SharedOut | null {
  const count = rows.edges.length - 1;
  const best: (SharedOut | null)[][] = Array.from({ length: count + 1 }, () => blocks.map(() => null).concat(null));
  const improve = (row: number, used: number, before: SharedOut, group: LabelGroup, cost: number) => {
    const line = best[row];
    const known = line?.[used];
    const total = before.cost + cost;
    if (line && total < (known?.cost ?? Number.POSITIVE_INFINITY))
      line[used] = { cost: total, worst: Math.max(before.worst, group.off), groups: [...before.groups, group] };
  };
  const none: SharedOut = { cost: 0, worst: 0, groups: [] };
  if (best[0]) best[0][0] = none;
  if (rows.openAbove)
    for (let to = 1; to <= count; to++)
      if (!isRuled(rows, 0, to)) improve(to, 0, none, { from: 0, to, block: null, off: 0 }, BLANK);
  for (const [used, block] of blocks.entries()) {
    for (let from = 0; from < count; from++) {
      const before = best[from]?.[used];
      if (!before) continue;
      for (let to = from + 1; to <= count; to++) {
        const { cost, off } = offMiddle(rows, from, to, block);
        const total = cost + (rows.against?.(from, to, block) ?? 0);
        if (Number.isFinite(cost)) improve(to, used + 1, before, { from, to, block, off }, total);
      }
    }
  }
  if (rows.openBelow) {
    for (let from = 1; from < count; from++) {
      const before = best[from]?.[blocks.length];
      if (before) improve(count, blocks.length, before, { from, to: count, block: null, off: 0 }, BLANK);
    }
  }
  return best[count]?.[blocks.length] ?? null;
}

/** Each label beside the first of its rows. */
function onFirst(rows: LabelledRows, blocks: readonly CellBlock[]): SharedOut | null {
  const { edges, baselines, openAbove } = rows;
  const pitch = pitchOf(edges);
  const starts = blocks.map((block) => {
    const offs = baselines.map((baseline, row) => {
      const middle = ((edges[row] ?? 0) + (edges[row + 1] ?? 0)) / 2;
      const first = Math.abs(baseline - (block.lines[0]?.bottom ?? 0));
      return Math.min(first, Math.abs(middle - (block.top + block.bottom) / 2)) / pitch;
    });
    const off = Math.min(...offs);
    return { row: offs.indexOf(off), off, block };
  });
  const groups: LabelGroup[] = starts.map(({ row, off, block }, at) => ({
    from: row,
    to: starts[at + 1]?.row ?? edges.length - 1,
    block,
    off,
  }));
  let cost = starts.reduce((sum, { off }) => sum + off ** 2, 0);
  for (const { from, to, block } of groups) if (block) cost += rows.against?.(from, to, block) ?? 0;
  if (groups.some(({ from, to }) => to <= from || isRuled(rows, from, to))) cost = Number.POSITIVE_INFINITY;
  const first = starts[0]?.row ?? 0;
  if (first > 0) {
    cost += openAbove ? BLANK : Number.POSITIVE_INFINITY;
    groups.unshift({ from: 0, to: first, block: null, off: 0 });
  }
  if (!Number.isFinite(cost)) return null;
  return { cost, worst: Math.max(...starts.map(({ off }) => off)), groups };
}

/**
 * The rows that each label of one column holds for, if labels stand in the middle of their rows (`middle`) or beside the first of
 * them (`first`). Null where the labels cannot be shared out so.
 */
export function shareOut(style: LabelStyle, rows: LabelledRows, blocks: readonly CellBlock[]): SharedOut | null {
  const count = rows.edges.length - 1;
  if (blocks.length === 0) return { cost: 0, worst: 0, groups: [{ from: 0, to: count, block: null, off: 0 }] };
  return style === 'middle' ? centred(rows, blocks) : onFirst(rows, blocks);
}
