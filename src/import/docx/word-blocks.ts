/** A paragraph as Word shows it, without what is hidden or deleted. */
export interface WordParagraph {
  text: string;
  /** Why the text may not be all that Word shows, as sentences. */
  doubts: string[];
}

export interface WordCell {
  /** Of the table's grid columns, counted from 0. */
  start: number;
  span: number;
  /** Whether it begins a cell over several rows or goes on with the one above it. */
  vertical: 'starts' | 'goes on' | null;
  blocks: WordBlock[];
}

export interface WordTable {
  /** Of the grid columns in twips, twentieths of a point; 0 where the file does not say. */
  widths: number[];
  rows: WordCell[][];
}

/** What stands below one another in a document, a cell or a text box. */
export type WordBlock = WordParagraph | WordTable;
