import { categoryNamed, placeBelow } from '#src/import/grids/category-names.ts';
import { type AlignedRow, alignedRows, edgesOfRows, sizeOfRow } from '#src/import/pdf/aligned-rows.ts';
import { blocksOf, type CellBlock, type ColumnLines, learnPitch } from '#src/import/pdf/cell-blocks.ts';
import { groupLabels, type LabelGroup } from '#src/import/pdf/merged-labels.ts';
import type { TextBox } from '#src/import/pdf/page-content.ts';
import type { Segment, TextMark } from '#src/import/pdf/page-marks.ts';
import { linesOf, partAt, type TextLine } from '#src/import/pdf/text-lines.ts';
import type { AlignedColumn, TitleRow } from '#src/import/pdf/title-columns.ts';

/** What stands below the titles of one table on one page. */
export interface BodyTexts {
  columns: readonly AlignedColumn[];
  titles: TitleRow | null;
  marks: readonly TextMark[];
  rules: readonly Segment[];
  openAbove: boolean;
  openBelow: boolean;
}

/** Rows of a table by their edges, with the cells between them. */
export interface AlignedPart {
  edges: number[];
  cells: TextBox[];
}

const DOUBTS = {
  crossing: '这一格没有框线，文字越过了栏与栏的界线。请对照原件核对。',
  label: '没有框线，这一行归在哪个一级、二级指标下是按位置推断的。请对照原件核对。',
};

/** The marks of each column; one that reaches over a boundary is parted at a blank there, else it belongs where most of it stands. */
function marksByColumn(columns: readonly AlignedColumn[], marks: readonly TextMark[]) {
  const own: TextMark[][] = columns.map(() => []);
  const across = new Set<TextMark>();
  for (const mark of marks) {
    let parts = [mark];
    for (const { right } of columns.slice(0, -1)) parts = parts.flatMap((part) => partAtGap(part, right));
    for (const part of parts) {
      const middle = part.x + part.width / 2;
      const at = columns.findIndex(({ right }, index) => middle < right || index === columns.length - 1);
      const column = columns[at];
      own[at]?.push(part);
      const overhang = part.size / 2;
      if (column && at > 0 && part.x < column.left - overhang) across.add(part);
      if (column && at < columns.length - 1 && part.x + part.width > column.right + overhang) across.add(part);
    }
  }
  return { own, across };
}

function partAtGap(mark: TextMark, x: number): TextMark[] {
  if (mark.x >= x || mark.x + mark.width <= x) return [mark];
  const parts = partAt(mark, x);
  const isGap = mark.text.length > parts.reduce((sum, { text }) => sum + text.trim().length, 0);
  return isGap ? parts : [mark];
}

/** Below the titles a column has a cell in every row, or labels that hold for several. */
function isLabelColumn({ role }: AlignedColumn, at: number, columns: readonly AlignedColumn[]): boolean {
  if (role === 'category') return true;
  const hasName = columns.some((one) => one.role === 'name');
  return (role === 'subcategory' && hasName) || (role === null && at === 0);
}

/** Two labels of the form, one right below the other, are two cells however close they stand. */
function separateLabels(blocks: readonly CellBlock[]): CellBlock[] {
  return blocks.flatMap((block) => {
    const isLabel = (text: string) =>
      categoryNamed(text).known || placeBelow({ category: '', subcategory: '' }, '', text).category !== '';
    if (block.lines.length < 2 || isLabel(block.text) || !block.lines.every(({ text }) => isLabel(text)))
      return [block];
    return block.lines.map((line) => ({ ...line, lines: [line] }));
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

function rulesOver(rules: readonly Segment[], { left, right }: AlignedColumn): Segment[] {
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

function titleCells({ titles, columns }: BodyTexts, top: number, bottom: number): TextBox[] {
  if (!titles) return [];
  return columns.flatMap(({ left, right }) => {
    const title = titles.titles.find((one) => (one.left + one.right) / 2 >= left && (one.left + one.right) / 2 < right);
    return title ? [{ left, right, top, bottom, text: title.runs.map(({ text }) => text).join('\n') }] : [];
  });
}

/** The labels of one column as cells; those in whose rows a label is doubtful are added to `doubtful`. */
function labelCells(
  column: AlignedColumn,
  groups: readonly LabelGroup[],
  edges: readonly number[],
  doubtful: Set<number>,
): TextBox[] {
  return groups.map(({ from, to, block, isDoubtful }) => {
    for (let row = from; isDoubtful && row < to; row++) doubtful.add(row);
    const [top, bottom] = [edges[from] ?? 0, edges[to] ?? 0];
    return { left: column.left, right: column.right, top, bottom, text: block?.text ?? '' };
  });
}

/**
 * The indicators below a row of titles, or on a page that goes on with them: a cell for every column in every row, labels over the
 * rows that they hold for. Null where no rows can be told.
 */
export function readAlignedBody(texts: BodyTexts): AlignedPart | null {
  const { columns, marks, rules, titles, openAbove, openBelow } = texts;
  const { own, across } = marksByColumn(columns, marks);
  const lines: ColumnLines[] = columns.map(({ right }, at) => {
    const next = (own[at + 1] ?? []).filter(({ x }) => x >= right).map(({ x }) => x);
    return { lines: linesOf(own[at] ?? []), nextLeft: next.length > 0 ? Math.min(...next) : right };
  });
  const pitch = learnPitch(lines, rules);
  const isLabels = columns.map(isLabelColumn);
  const leaves = lines.filter((_, at) => !isLabels[at]);
  const rows = alignedRows(
    leaves.map((one) =>
      blocksOf(
        one,
        pitch,
        rules,
        leaves.filter((other) => other !== one && other.lines.length > 0),
      ),
    ),
  );
  if (rows.length === 0) return null;
  const size = Math.max(...rows.map(sizeOfRow));
  const doubtful = new Set<number>();
  const labels: { column: AlignedColumn; groups: LabelGroup[] }[] = [];
  let grown = rows;
  for (const [at, column] of [...columns.entries()].toReversed()) {
    if (!isLabels[at] || column.role === null) continue;
    const blocks = separateLabels(blocksOf(lines[at] ?? { lines: [], nextLeft: 0 }, pitch, rules, []));
    const baselines = rows.map(({ cells }) => Math.min(...cells.flatMap((cell) => cell?.lines[0]?.bottom ?? [])));
    const edges = edgesOfRows(grown, size);
    const inner = labels.at(-1)?.groups ?? [];
    const against = (from: number, to: number, block: CellBlock) => foreignLabels(inner, from, to, block);
    const given = { edges, baselines, openAbove, openBelow, rules: rulesOver(rules, column), against };
    const groups = groupLabels(given, blocks);
    if (!groups) return null;
    labels.push({ column, groups });
    grown = withLabels(grown, groups);
  }
  const edges = edgesOfRows(grown, size);
  const top = titles ? titles.top - size / 2 : (edges[0] ?? 0);
  const cells = labels.flatMap(({ column, groups }) => labelCells(column, groups, edges, doubtful));
  const [margin] = columns;
  if (margin && margin.role === null && isLabels[0]) {
    const text = (lines[0]?.lines ?? []).map((line) => line.text).join('\n');
    cells.push({ left: margin.left, right: margin.right, top, bottom: edges.at(-1) ?? 0, text });
  }
  const leafColumns = columns.filter((_, at) => !isLabels[at]);
  for (const [at, row] of rows.entries())
    for (const [column, { left, right, role }] of leafColumns.entries()) {
      const block = row.cells[column] ?? null;
      const box = { left, right, top: edges[at] ?? 0, bottom: edges[at + 1] ?? 0, text: block?.text ?? '' };
      const doubt = doubtOf(block, across) ?? (role === 'name' && doubtful.has(at) ? DOUBTS.label : undefined);
      cells.push(doubt ? { ...box, doubt } : box);
    }
  const head = titles ? titleCells(texts, top, edges[0] ?? 0) : [];
  return { edges: titles ? [top, ...edges] : edges, cells: [...head, ...cells] };
}

function doubtOf(block: CellBlock | null, across: ReadonlySet<TextMark>): string | undefined {
  if (!block) return undefined;
  const isAcross = block.lines.some((line: TextLine) => line.marks.some((mark) => across.has(mark)));
  return isAcross ? DOUBTS.crossing : block.doubt;
}
