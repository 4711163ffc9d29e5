import type { AlignedPart } from '#src/import/pdf/aligned-body.ts';
import { edgesOfRows } from '#src/import/pdf/aligned-rows.ts';
import type { CellBlock } from '#src/import/pdf/cell-blocks.ts';
import { headBlocks, isLabelBlock } from '#src/import/pdf/head-blocks.ts';
import type { TextBox } from '#src/import/pdf/page-content.ts';
import type { Segment, TextMark } from '#src/import/pdf/page-marks.ts';
import type { Box } from '#src/import/pdf/ruled-tables.ts';
import { lineOf, type TextLine } from '#src/import/pdf/text-lines.ts';
import { runsOf, sizeOf } from '#src/import/pdf/text-runs.ts';
import { boxAround, isBeside, overlap } from '#src/import/pdf/title-columns.ts';
import { labelKey } from '#src/import/piece.ts';

const FEWEST_LABELS = 2;
/** So many texts that begin at one x, in points, show where a column begins; a gap before it, in parts of the type size. */
const FEWEST_STARTS = 3;
const SAME_START = 0.5;
const LEAST_GAP = 0.05;
const OVERLAPPING = '这一格没有框线，文字和别的文字叠在一起。请对照原件核对。';

interface HeadRow {
  top: number;
  bottom: number;
  blocks: CellBlock[];
}

/** A cell over several rows stands beside two texts of one column. */
function isTall(block: CellBlock, blocks: readonly CellBlock[]): boolean {
  const beside = blocks.filter((one) => one !== block && isBeside(one, block));
  return beside.some((one) =>
    beside.some((other) => other.top >= one.bottom - 1 && overlap(one.left, one.right, other.left, other.right) > 0),
  );
}

function rowsBeside(blocks: readonly CellBlock[]): HeadRow[] {
  const rows: HeadRow[] = [];
  for (const block of blocks.toSorted((one, other) => one.top - other.top)) {
    const beside = rows.filter((row) => row.blocks.some((one) => isBeside(one, block)));
    for (const row of beside) rows.splice(rows.indexOf(row), 1);
    const own = [...beside.flatMap((row) => row.blocks), block];
    const { top, bottom } = boxAround(own);
    rows.push({ top, bottom, blocks: own });
  }
  return rows.toSorted((one, other) => one.top - other.top);
}

/** Boundaries of columns that as many rows as possible share: every gap between two cells has one. */
function boundsOf(gaps: readonly [number, number][], known: readonly number[]): number[] {
  const bounds = [...known];
  for (const [from, to] of gaps.toSorted(([, one], [, other]) => one - other))
    if (!bounds.some((x) => x >= from - 1 && x <= to + 1)) bounds.push(to - Math.min(2, Math.max(0, to - from) / 2));
  return bounds.sort((one, other) => one - other);
}

interface Placed {
  block: CellBlock;
  from: number;
  to: number;
}

/** The cells that stand in a row, from left to right. */
function across(placed: readonly Placed[], row: number): Placed[] {
  return placed
    .filter(({ from, to }) => row >= from && row < to)
    .toSorted((one, other) => one.block.left - other.block.left);
}

function placeBlocks(blocks: readonly CellBlock[], rows: readonly HeadRow[]): Placed[] {
  return blocks.flatMap((block) => {
    const own = rows.flatMap((row, at) => (row.blocks.includes(block) || isBeside(row, block) ? [at] : []));
    const [from] = own;
    return from === undefined ? [] : [{ block, from, to: (own.at(-1) ?? from) + 1 }];
  });
}

/** What is known of the table around a head. */
interface HeadPlace {
  rules: readonly Segment[];
  frame: Box;
  /** Boundaries of the columns below, and of the head's part on the page before. */
  known: readonly number[];
  /** The last cells of the page before. */
  above: readonly Box[];
}

/** Texts that begin where many others do, or a column below, begin a cell, however close the text before them reaches. */
function partAtStarts(runs: readonly TextLine[], known: readonly number[]): TextLine[] {
  const isStart = (x: number) => runs.filter(({ left }) => Math.abs(left - x) < SAME_START).length >= FEWEST_STARTS;
  return runs.flatMap((run) => {
    const parts: TextMark[][] = [];
    for (const mark of run.marks) {
      const before = parts.at(-1)?.at(-1);
      const hasGap = before && mark.x - before.x - before.width > mark.size * LEAST_GAP;
      const isBound =
        before && known.some((x) => x >= before.x + before.width - SAME_START && x <= mark.x + SAME_START);
      if (!before || (hasGap && (isBound || isStart(mark.x)))) parts.push([mark]);
      else parts.at(-1)?.push(mark);
    }
    return parts.length < 2 ? [run] : parts.map(lineOf);
  });
}

/** The first row of a page is the rest of the row above where it has no label of its own: its cells are those of that row. */
function continued(first: HeadRow, above: readonly Box[]): Map<CellBlock, Box> {
  const found = new Map<CellBlock, Box>();
  if (first.blocks.some(isLabelBlock)) return found;
  for (const block of first.blocks) {
    const cell = above.find(({ left, right }) => block.left >= left - 1 && block.right <= right + sizeOfBlock(block));
    if (cell) found.set(block, cell);
  }
  return found;
}

function sizeOfBlock({ lines }: CellBlock): number {
  return Math.max(...lines.map(sizeOf));
}

/**
 * The upper part of a form without lines as rows of labels and their cells, each as wide as the next one leaves it, with the
 * boundaries between them. Null where too few labels stand in it.
 */
export function readAlignedHead(
  marks: readonly TextMark[],
  { rules, frame, known, above }: HeadPlace,
): (AlignedPart & { bounds: number[] }) | null {
  const runs = partAtStarts(runsOf(marks), known);
  const blocks = headBlocks(runs, rules, known);
  const labels = new Set(blocks.filter(isLabelBlock).map(({ text }) => labelKey(text)));
  if (labels.size < FEWEST_LABELS && above.length === 0) return null;
  const tall = new Set(blocks.filter((block) => isTall(block, blocks)));
  const rows = rowsBeside(blocks.filter((block) => !tall.has(block)));
  const [first] = rows;
  if (!first) return null;
  const edges = edgesOfRows(rows, Math.max(...runs.map(sizeOf)), rules);
  const placed = placeBlocks(blocks, rows);
  if (placed.length < blocks.length) return null;
  const lines = rows.map((_, row) => across(placed, row));
  const gaps = lines.flatMap((line) =>
    line.slice(1).map(({ block }, at): [number, number] => [line[at]?.block.right ?? 0, block.left]),
  );
  const bounds = boundsOf(gaps, known);
  const rest = continued(first, above);
  const leftOf = (one: Placed): number => {
    const before = lines[one.from]?.[(lines[one.from]?.indexOf(one) ?? 0) - 1];
    const from = before ? before.block.right - 1 : frame.left;
    const bound = bounds.findLast((x) => x >= from && x <= one.block.left + 1);
    return rest.get(one.block)?.left ?? bound ?? (before ? one.block.left : frame.left);
  };
  const lefts = new Map(placed.map((one) => [one, leftOf(one)]));
  const cells = placed.map((one): TextBox => {
    const nexts = lines.slice(one.from, one.to).flatMap((line) => line[line.indexOf(one) + 1] ?? []);
    const free = Math.min(frame.right, ...nexts.map((next) => lefts.get(next) ?? frame.right));
    const [left, right] = [lefts.get(one) ?? frame.left, rest.get(one.block)?.right ?? free];
    const isOver = nexts.some(({ block }) => block.left < one.block.right - 1);
    const doubt = isOver ? OVERLAPPING : one.block.doubt;
    const box = { left, right, top: edges[one.from] ?? 0, bottom: edges[one.to] ?? 0, text: one.block.text };
    return doubt ? { ...box, doubt } : box;
  });
  return { edges, cells, bounds };
}
