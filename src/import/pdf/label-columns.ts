import { categoryNamed, placeBelow } from '#src/import/grids/category-names.ts';
import { type AlignedRow, edgesOfRows } from '#src/import/pdf/aligned-rows.ts';
import { blockOf, type CellBlock } from '#src/import/pdf/cell-blocks.ts';
import { type LabelGroup, type LabelStyle, shareOut } from '#src/import/pdf/merged-labels.ts';
import type { TextBox } from '#src/import/pdf/page-content.ts';
import type { Segment } from '#src/import/pdf/page-marks.ts';
import type { TextLine } from '#src/import/pdf/text-lines.ts';
import type { AlignedColumn } from '#src/import/pdf/title-columns.ts';

/** A column of labels: 一级指标 or 二级指标. */
export interface LabelColumn {
  column: AlignedColumn;
  blocks: readonly CellBlock[];
}

interface Surroundings {
  /** The height of the type. */
  size: number;
  rules: readonly Segment[];
  /** Those over the columns that have a cell in every row. */
  leafRules: readonly Segment[];
  openAbove: boolean;
  openBelow: boolean;
}

/** The labels of all columns with the rows that they hold for. */
interface SharedLabels {
  edges: number[];
  cells: TextBox[];
  /** Rows for which it is not certain which labels they belong to. */
  doubtful: Set<number>;
}

/** A label further off, in rows, from where its rows say that it should be is doubtful. */
const DOUBTFUL = 0.35;
/** Labels that are not off by more than this part of a row may well be meant to stand so. */
const FITTING = 0.15;
/** Costs that differ by less say nothing; a merged cell has its label in its middle more often. */
const SAME_COST = 0.05;

function isLabel(lines: readonly TextLine[]): boolean {
  const text = lines.map((line) => line.text).join('');
  return categoryNamed(text).known || placeBelow({ category: '', subcategory: '' }, '', text).category !== '';
}

/** Labels of the form, one right below the other, are several cells however close they stand: each as long as the form knows it. */
function separateLabels(blocks: readonly CellBlock[]): CellBlock[] {
  return blocks.flatMap((block) => {
    const labels: TextLine[][] = [];
    for (let at = 0; at < block.lines.length; ) {
      let to = block.lines.length;
      while (to > at && !isLabel(block.lines.slice(at, to))) to -= 1;
      if (to === at) return [block];
      labels.push(block.lines.slice(at, to));
      at = to;
    }
    return labels.length < 2 ? [block] : labels.map((lines) => blockOf(lines));
  });
}

/** A cell of 二级指标 that this one of 一级指标 would cut counts half, one that the form knows below another 一级指标 whole. */
function foreignLabels(inner: readonly LabelGroup[], from: number, to: number, { text }: CellBlock): number {
  const category = categoryNamed(text).name;
  return inner
    .filter((one) => one.block && one.from < to && one.to > from)
    .reduce((sum, { from: first, to: end, block }) => {
      const isCut = first < from || end > to;
      const own = placeBelow({ category, subcategory: '' }, '', block?.text ?? '').category;
      return sum + (isCut ? 0.5 : 0) + (own === category ? 0 : 1);
    }, 0);
}

/** The lines that reach over a column. */
export function rulesOver(rules: readonly Segment[], { left, right }: AlignedColumn): Segment[] {
  const middle = (left + right) / 2;
  return rules.filter(({ from, to }) => from <= middle && middle <= to);
}

/** A row whose label alone stands in it is as high as the label. */
function withLabels(rows: readonly AlignedRow[], groups: readonly LabelGroup[]): AlignedRow[] {
  return rows.map((row, at) => {
    const own = groups.find(({ from, to }) => from === at && to === at + 1)?.block;
    return own ? { ...row, top: Math.min(row.top, own.top), bottom: Math.max(row.bottom, own.bottom) } : row;
  });
}

interface Attempt {
  cost: number;
  worst: number;
  edges: number[];
  columns: { column: AlignedColumn; groups: LabelGroup[] }[];
}

/** All columns of labels shared out in one style, those of 二级指标 first: they say how high their rows are. */
function attempt(
  style: LabelStyle,
  rows: readonly AlignedRow[],
  columns: readonly LabelColumn[],
  { size, rules, leafRules, openAbove, openBelow }: Surroundings,
): Attempt | null {
  const made: Attempt = { cost: 0, worst: 0, edges: edgesOfRows(rows, size, leafRules), columns: [] };
  const baselines = rows.map(({ cells }) => Math.min(...cells.flatMap((cell) => cell?.lines[0]?.bottom ?? [])));
  let grown: readonly AlignedRow[] = rows;
  for (const { column, blocks } of columns.toReversed()) {
    const inner = made.columns.at(-1)?.groups ?? [];
    const against = (from: number, to: number, block: CellBlock) => foreignLabels(inner, from, to, block);
    const given = { edges: made.edges, baselines, openAbove, openBelow, rules: rulesOver(rules, column), against };
    const shared = shareOut(style, given, blocks);
    if (!shared) return null;
    made.cost += shared.cost;
    made.worst = Math.max(made.worst, shared.worst);
    made.columns.push({ column, groups: shared.groups });
    grown = withLabels(grown, shared.groups);
    made.edges = edgesOfRows(grown, size, leafRules);
  }
  return made;
}

/** Rows that have other labels in the other attempt. */
function differing(count: number, one: Attempt, other: Attempt): number[] {
  const labelsOf = ({ columns }: Attempt, row: number) =>
    columns.map(({ groups }) => groups.find(({ from, to }) => row >= from && row < to)?.block);
  return Array.from({ length: count }, (_, row) => row).filter((row) => {
    const others = labelsOf(other, row);
    return labelsOf(one, row).some((block, at) => block !== others[at]);
  });
}

/** Labels in the style that explains them better, and in the other one, if that is possible. */
function bestAttempt(
  rows: readonly AlignedRow[],
  columns: readonly LabelColumn[],
  around: Surroundings,
): { taken: Attempt; other: Attempt | null } | null {
  const [middle, first] = [attempt('middle', rows, columns, around), attempt('first', rows, columns, around)];
  const isMiddle = middle !== null && middle.cost <= (first?.cost ?? Number.POSITIVE_INFINITY) + SAME_COST;
  if (isMiddle) return { taken: middle, other: first };
  return first && { taken: first, other: middle };
}

/**
 * The labels of the columns beside the rows as cells over the rows that they hold for. Null where labels stand so that no rows can
 * be theirs; rows are doubtful where a label is far from where it should be, or another style would explain the labels as well.
 */
export function shareLabels(
  rows: readonly AlignedRow[],
  labelColumns: readonly LabelColumn[],
  around: Surroundings,
): SharedLabels | null {
  const columns = labelColumns.map(({ column, blocks }) => ({ column, blocks: separateLabels(blocks) }));
  const ruled = bestAttempt(rows, columns, around);
  // Backgrounds of cells that a page break cuts may end anywhere.
  const found = ruled ?? bestAttempt(rows, columns, { ...around, rules: [] });
  if (!found) return null;
  const { taken, other } = found;
  const doubtful = new Set(other && other.worst <= FITTING ? differing(rows.length, taken, other) : []);
  for (const { groups } of taken.columns)
    for (const { from, to, off } of groups)
      for (let row = from; (off > DOUBTFUL || !ruled) && row < to; row++) doubtful.add(row);
  const { edges } = taken;
  const cells = taken.columns.flatMap(({ column: { left, right }, groups }) =>
    groups.map(({ from, to, block }) => {
      const [top, bottom] = [edges[from] ?? 0, edges[to] ?? 0];
      return { left, right, top, bottom, text: block?.text ?? '' };
    }),
  );
  return { edges, cells, doubtful };
}
