import type { Picture } from '#src/rules/comparison-bars.ts';

/** One cell of a printed row: plain text, the number of columns it covers, its look (a class of print.css). */
export interface PaperCell {
  text: string;
  span?: number;
  /** Rows that a cell of the head covers. */
  rows?: number;
  look?: string;
  /** What the text is where it is nothing else, so that a spreadsheet holds a number or a day; texts in the look `figure` are numbers. */
  holds?: 'number' | 'day';
  /** Bold words before the text, e.g. the name of a closing line. */
  lead?: string;
  /** Stands above the text. */
  picture?: Picture;
  /** The cell that tells what the row is; where a broken row goes on it is printed again with （续）. */
  names?: true;
}

/** A merged cell to the left of the rows that name it; neighbouring rows with the same id share one cell. */
export interface PaperGroup {
  id: string;
  label: string;
  /** A smaller line under the label, e.g. （50分）. */
  note?: string;
  look?: string;
}

export interface PaperRow {
  id: string;
  groups: PaperGroup[];
  cells: PaperCell[];
  /** Never parted from the row above it by the end of a page. */
  withPrevious?: true;
}

/** A table of the form: column widths in half points, the head rows it repeats on every page, its rows. */
export interface PaperBlock {
  id: string;
  columns: number[];
  head: PaperRow[];
  rows: PaperRow[];
  /** Text below the form's tables, without rules. */
  unruled?: true;
}

/** What the browser measured of the whole form set in one long column; all lengths in half points. */
export interface Measured {
  /** By row id; `title` is everything above the first table. */
  heights: Record<string, number>;
  /** By merged cell id: what its label needs, plain and with （续）. */
  labels: Record<string, { plain: number; continued: number }>;
  /** By id of a row tall enough to be broken: for each cell, where in its text each line starts. */
  lines: Record<string, number[][]>;
}

/**
 * A form on its way to paper. The browser sets `draft`, measures it, and then shows what `layOut` makes of the measures:
 * finished pages that are printed as they stand.
 */
export interface PaperForm {
  /** A complete HTML page holding the form in one long column. */
  draft: string;
  /** Characters of the form that no packaged font can print, to be named before printing. */
  uncovered: string[];
  /** The body of the finished pages, as HTML. */
  layOut(measured: Measured): string;
}
