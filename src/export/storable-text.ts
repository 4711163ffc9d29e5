/** The most characters that a cell of a spreadsheet can hold. */
export const MOST_CHARACTERS = 32_767;

const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;
/** Control characters other than tab and line end, and the two code points that XML has no way to write. */
const NOT_IN_XML = /[^\P{Cc}\t\n]|\ufffe|\uffff/gu;
const LOOKS_ESCAPED = /_(x[0-9A-Fa-f]{4}_)/gu;

/**
 * A text as a spreadsheet can hold it: every kind of line end as \n, control characters left out as on paper, half a
 * surrogate pair as U+FFFD.
 */
export function storableText(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(NOT_IN_XML, '').toWellFormed();
}

/** Spreadsheets read `_x0041_` as A; a text that happens to contain such letters is written so that they stay. */
export function escapedText(text: string): string {
  return text.replace(LOOKS_ESCAPED, '_x005F_$1');
}

/** Cuts a text into parts that fit a cell each, never through a character; at least one part. */
export function cellParts(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > MOST_CHARACTERS) {
    const isSplit = /[\ud800-\udbff]/u.test(rest.charAt(MOST_CHARACTERS - 1));
    const end = isSplit ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
}
