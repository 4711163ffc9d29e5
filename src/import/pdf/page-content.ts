import type { PageMarks, TextMark } from '#src/import/pdf/page-marks.ts';
import { type Box, findRuledTables, type RuledTable } from '#src/import/pdf/ruled-tables.ts';
import { linesOf, partAt, type TextLine } from '#src/import/pdf/text-lines.ts';

export interface TextBox extends Box {
  text: string;
}

/** What stands on a page from top to bottom: lines of text, and tables with the text of their cells. */
export type PageBlock = { kind: 'line'; line: TextLine } | { kind: 'table'; table: RuledTable; cells: TextBox[] };

/** Text may reach so far over the line of its cell. */
const OVERLAP = 3;
const EDGE = 0.09;
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

/** The blocks of a page in reading order, without its number. */
export function readPageContent(page: PageMarks): PageBlock[] {
  const tables = findRuledTables(page);
  const left = new Set(page.texts);
  const blocks: { top: number; block: PageBlock }[] = tables.map((table) => {
    const own = page.texts.filter((mark) => isInside(table, middleOf(mark)));
    for (const mark of own) left.delete(mark);
    return { top: table.top, block: { kind: 'table', table, cells: cellsOf(table, own) } };
  });
  for (const line of linesOf([...left]))
    if (!isPageNumber(line, page.height)) blocks.push({ top: line.top, block: { kind: 'line', line } });
  return blocks.toSorted((one, other) => one.top - other.top).map(({ block }) => block);
}
