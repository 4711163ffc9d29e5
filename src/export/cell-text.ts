/** The most characters that a cell of a spreadsheet can hold. */
export const MOST_CHARACTERS = 32_767;

const LOOKS_ESCAPED = /_(x[0-9A-Fa-f]{4}_)/gu;

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
