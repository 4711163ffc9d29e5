/**
 * One cell of a table as its file draws it. Rows and columns count from 0, spans are at least 1; `text` keeps the line breaks
 * that the file shows and has no blanks at its ends. Cells without text are left out.
 */
export interface GridCell {
  row: number;
  column: number;
  rows: number;
  columns: number;
  text: string;
  /** Why the text or its place may be wrong, as a sentence; left out where the file leaves no doubt. */
  doubt?: string;
  /** Where a PDF draws it. */
  box?: PageBox;
}

/** A place on a page, in points from its upper left corner; pages count from 1. */
export interface PageBox {
  page: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a page of a PDF shows, enough to draw it again: texts at their baselines, and lines. Numbers in points. */
export interface PagePicture {
  width: number;
  height: number;
  texts: { x: number; y: number; width: number; size: number; text: string }[];
  /** x1, y1, x2, y2 */
  lines: [number, number, number, number][];
}

/**
 * What every file format is read into: one sheet of a workbook, or a whole document or PDF with its pages one below the
 * other. Columns are the same from top to bottom, whatever tables and pages the rows come from; a line of text outside a
 * table is a row with one cell over all columns. No two cells overlap, and they stand in reading order.
 */
export interface Grid {
  /** The sheet's name in a workbook with several, else ''. */
  name: string;
  rows: number;
  columns: number;
  cells: GridCell[];
  /** Of every row where it stands, in words: 第 2 页 (PDF), 第 5 行 (sheets, CSV, Word). */
  places: string[];
  /** Rows with which a new page begins: a table may go on over them. */
  pageStarts: number[];
  /** Line breaks in its cells are where a line of running text was full; left out where people typed them. */
  wrapped?: true;
  /** The pages of a PDF, to be shown beside what was read. */
  pages?: PagePicture[];
  /** What of the file is in no cell, a sentence each: 第 3 页是扫描图片. Left out where everything is. */
  unread?: string[];
}

/** The grids of a file, or a sentence for the person who chose it: what the file is and what to do instead. */
export type GridFile = { ok: true; grids: Grid[] } | { ok: false; problem: string };
