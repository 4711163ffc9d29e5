import { type OpenTable, readAlignedTables, textsGoingOn } from '#src/import/pdf/aligned-table.ts';
import type { PageMarks, TextMark } from '#src/import/pdf/page-marks.ts';
import { type Box, findRuledTables, joinSegments, type RuledTable } from '#src/import/pdf/ruled-tables.ts';
import { linesOf, partAt, type TextLine } from '#src/import/pdf/text-lines.ts';
import { isFormWord, runsOf } from '#src/import/pdf/text-runs.ts';
import { isBeside } from '#src/import/pdf/title-columns.ts';

export interface TextBox extends Box {
  text: string;
  /** Why the text or its place may be wrong. */
  doubt?: string;
}

/** What stands on a page from top to bottom: lines of text, and tables with the text of their cells; `placed`: no lines part them. */
export type PageBlock =
  | { kind: 'line'; line: TextLine }
  | { kind: 'table'; table: RuledTable; cells: TextBox[]; placed: boolean };

/** Text may reach so far over the line of its cell. */
const OVERLAP = 3;
const EDGE = 0.09;
/** Texts of so many columns of the page before in one cell: its lines do not part them. */
const FEWEST_COLUMNS = 3;
/** The columns of a table are found on its first page and at most so many more. */
const MOST_PAGES_ON = 20;
/** 第 3 页, 3/9, - 3 -, 3 */
const PAGE_NUMBER = /^(?:第?\s*\d+\s*页?(?:\s*[/／,，]?\s*共?\s*\d+\s*页?)?|[-—–]\s*\d+\s*[-—–])$/u;

function middleOf({ x, width, y, size }: TextMark): [number, number] {
  return [x + width / 2, y - size * 0.35];
}

function isInside({ left, right, top, bottom }: Box, [x, y]: [number, number]): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Fewer characters beyond a line are not another cell's: they stand out of a cell that is too narrow for them. */
const FEWEST_CHARACTERS = 2;

/** The parts of a mark on both sides of a line, unless it only stands out a little over the line. */
function partBeyond(mark: TextMark, x: number): TextMark[] {
  if (mark.x >= x || mark.x + mark.width <= x + OVERLAP) return [mark];
  const parts = partAt(mark, x);
  const isGap = mark.text.length > parts.reduce((sum, { text }) => sum + text.trim().length, 0);
  return isGap || parts.every(({ text }) => text.trim().length >= FEWEST_CHARACTERS) ? parts : [mark];
}

/** Marks that one program draws over several cells at once, parted at the lines between them. */
function partAtCells(mark: TextMark, table: RuledTable): TextMark[] {
  const [, y] = middleOf(mark);
  const crossed = table.cells
    .filter(
      ({ top, bottom, left }) =>
        y >= top && y <= bottom && left > mark.x + OVERLAP && left < mark.x + mark.width - OVERLAP,
    )
    .map(({ left }) => left)
    .sort((one, other) => one - other);
  let parts = [mark];
  for (const x of crossed) parts = parts.flatMap((one) => partBeyond(one, x));
  return parts;
}

function cellsOf(table: RuledTable, marks: readonly TextMark[]): TextBox[] {
  const parts = marks.flatMap((mark) => partAtCells(mark, table));
  return table.cells.map((box) => {
    const own = parts.filter((mark) => isInside(box, middleOf(mark)));
    const text = linesOf(own)
      .map((line) => line.text)
      .join('\n');
    return { ...box, text };
  });
}

function isPageNumber({ text, top, bottom }: TextLine, height: number): boolean {
  return (bottom < height * EDGE || top > height * (1 - EDGE)) && PAGE_NUMBER.test(text);
}

/** A frame around several columns: labels or titles of the form side by side in one cell, or texts of the open table's columns. */
function isUndivided(table: RuledTable, marks: readonly TextMark[], open: OpenTable | null): boolean {
  return table.cells.some((cell) => {
    const runs = runsOf(marks.filter((mark) => isInside(cell, middleOf(mark))));
    const words = runs.filter(({ text }) => isFormWord(text));
    const isBesideOther = words.some((one) => words.some((other) => other.left > one.right && isBeside(one, other)));
    return isBesideOther || (open?.part === 'body' && countColumns(runs, open) >= FEWEST_COLUMNS);
  });
}

function countColumns(runs: readonly TextLine[], { columns }: OpenTable): number {
  return columns.filter(({ left, right, role }) => role && runs.some((run) => run.left >= left && run.right <= right))
    .length;
}

/** The blocks of a page in reading order, without its number, and the table without lines that the next page may go on with. */
function readPage(
  page: PageMarks,
  open: OpenTable | null,
  following: () => TextLine[],
): { blocks: PageBlock[]; open: OpenTable | null } {
  const tables = findRuledTables(page);
  const inTable = (table: RuledTable) => page.texts.filter((mark) => isInside(table, middleOf(mark)));
  const owned = new Map(tables.map((table) => [table, inTable(table)]));
  const undivided = tables.filter((table) => isUndivided(table, owned.get(table) ?? [], open));
  const divided = new Set([...owned].flatMap(([table, marks]) => (undivided.includes(table) ? [] : marks)));
  const numbers = linesOf(page.texts.filter((mark) => !divided.has(mark))).filter((line) =>
    isPageNumber(line, page.height),
  );
  const left = new Set(page.texts.filter((mark) => !divided.has(mark)));
  for (const mark of numbers.flatMap(({ marks }) => marks)) left.delete(mark);
  const aligned = readAlignedTables(
    [...left],
    [...joinSegments(page.horizontal), ...joinSegments(page.backgrounds)],
    open,
    following,
  );
  const blocks: { top: number; block: PageBlock }[] = aligned.tables.map(({ table, cells }) => ({
    top: table.top,
    block: { kind: 'table', table, cells, placed: true },
  }));
  const rest = new Set(aligned.rest);
  for (const table of tables) {
    const own = owned.get(table) ?? [];
    // Of a frame whose texts were read by their alignment nothing is left.
    if (undivided.includes(table) && own.some((mark) => !rest.has(mark))) continue;
    for (const mark of own) rest.delete(mark);
    blocks.push({ top: table.top, block: { kind: 'table', table, cells: cellsOf(table, own), placed: false } });
  }
  for (const line of linesOf([...rest])) blocks.push({ top: line.top, block: { kind: 'line', line } });
  const sorted = blocks.toSorted((one, other) => one.top - other.top).map(({ block }) => block);
  return { blocks: sorted, open: aligned.open };
}

function* textsAfter(pages: readonly PageMarks[], at: number) {
  for (const { texts, height } of pages.slice(at + 1, at + 1 + MOST_PAGES_ON)) {
    const numbers = new Set(linesOf(texts).flatMap((line) => (isPageNumber(line, height) ? line.marks : [])));
    yield texts.filter((mark) => !numbers.has(mark));
  }
}

/** Of each page its blocks in reading order, without page numbers. */
export function readPagesContent(pages: readonly PageMarks[]): PageBlock[][] {
  let open: OpenTable | null = null;
  return pages.map((page, at) => {
    const content = readPage(page, open, () => textsGoingOn(textsAfter(pages, at)));
    open = content.open;
    return content.blocks;
  });
}
