const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;
/** Control characters other than tab and line end, and the two code points that XML has no way to write. */
const NOT_IN_XML = /[^\P{Cc}\t\n]|\ufffe|\uffff/gu;

/**
 * A text as a spreadsheet can hold it: every kind of line end as \n, control characters left out as on paper, half a
 * surrogate pair as U+FFFD.
 */
export function storableText(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(NOT_IN_XML, '').toWellFormed();
}
