import { alignedRows, sizeOfRow } from '#src/import/pdf/aligned-rows.ts';
import { blocksOf, type CellBlock, type ColumnLines, learnPitch } from '#src/import/pdf/cell-blocks.ts';
import { rulesOver, shareLabels } from '#src/import/pdf/label-columns.ts';
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

/** Where most texts of a column begin: between its boundary and the end of the column. */
function startOf({ left, right }: AlignedColumn, marks: readonly TextMark[]): number {
  const counts = new Map<number, number>();
  for (const { x } of marks)
    if (x >= left && x < right) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [left, 0])[0];
}

/**
 * The marks of each column; one that reaches over a boundary is parted at a blank there, or before the place where the texts of the
 * next column begin, else it belongs where most of it stands.
 */
function marksByColumn(columns: readonly AlignedColumn[], marks: readonly TextMark[]) {
  const own: TextMark[][] = columns.map(() => []);
  const across = new Set<TextMark>();
  const boundaries = columns.slice(1).map((next) => ({ at: next.left, start: startOf(next, marks) }));
  for (const mark of marks) {
    let parts = [mark];
    for (const { at, start } of boundaries)
      parts = parts.flatMap((part) => partAtGap(part, at) ?? partAtGap(part, start - part.size / 4) ?? [part]);
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

/** Null where the mark has no blank at this place. */
function partAtGap(mark: TextMark, x: number): TextMark[] | null {
  if (mark.x >= x || mark.x + mark.width <= x) return null;
  const parts = partAt(mark, x);
  return mark.text.length > parts.reduce((sum, { text }) => sum + text.trim().length, 0) ? parts : null;
}

/** Below the titles a column has a cell in every row, or labels that hold for several. */
function isLabelColumn({ role }: AlignedColumn, at: number, columns: readonly AlignedColumn[]): boolean {
  if (role === 'category') return true;
  const hasName = columns.some((one) => one.role === 'name');
  return (role === 'subcategory' && hasName) || (role === null && at === 0);
}

function titleCells({ titles, columns }: BodyTexts, top: number, bottom: number): TextBox[] {
  if (!titles) return [];
  return columns.flatMap(({ left, right }) => {
    const title = titles.titles.find((one) => (one.left + one.right) / 2 >= left && (one.left + one.right) / 2 < right);
    return title ? [{ left, right, top, bottom, text: title.runs.map(({ text }) => text).join('\n') }] : [];
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
  const isLabels = columns.map(isLabelColumn);
  const leaves = lines.filter((_, at) => !isLabels[at]);
  const pitch = learnPitch(lines, leaves, rules);
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
  const labelColumns = columns.flatMap((column, at) => {
    const own = lines[at];
    if (!isLabels[at] || column.role === null || !own) return [];
    return [{ column, blocks: blocksOf(own, pitch, rules, []) }];
  });
  const leafColumns = columns.filter((_, at) => !isLabels[at]);
  const leafRules = leafColumns[0] ? rulesOver(rules, leafColumns[0]) : [];
  const shared = shareLabels(rows, labelColumns, { size, rules, leafRules, openAbove, openBelow });
  if (!shared) return null;
  const { edges, doubtful } = shared;
  const top = titles ? titles.top - size / 2 : (edges[0] ?? 0);
  const cells = [...shared.cells];
  const [margin] = columns;
  if (margin && margin.role === null && isLabels[0]) {
    const text = (lines[0]?.lines ?? []).map((line) => line.text).join('\n');
    cells.push({ left: margin.left, right: margin.right, top, bottom: edges.at(-1) ?? 0, text });
  }
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
