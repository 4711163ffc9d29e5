/** What Chinese Excel shows for the formats that a workbook names by number alone; the library knows them as 14, m/d/yy. */
const CHINESE_FORMATS: ReadonlyMap<number, string> = new Map([
  ...[27, 36, 50, 52, 57].map((id) => [id, 'yyyy"年"m"月"'] as const),
  ...[28, 29, 51, 53, 54, 58].map((id) => [id, 'm"月"d"日"'] as const),
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  ...[34, 55].map((id) => [id, '上午/下午h"时"mm"分"'] as const),
  ...[35, 56].map((id) => [id, '上午/下午h"时"mm"分"ss"秒"'] as const),
]);

/** The format that its number stands for in Chinese Excel only; undefined for every other number. */
export function chineseFormat(id: number): string | undefined {
  return CHINESE_FORMATS.get(id);
}

const NOON = '上午/下午';
/** Quoted, escaped and filling characters, what stands in brackets, the words for noon, other characters that are no code. */
const PIECES = /"[^"]*"?|\\.|!.|_.|\*.|\[[^\]]*\]|上午\/下午|[^\0-\u007f]+|./gsu;

/** How a format is written for the library. */
export interface WrittenFormat {
  code: string;
  /** It writes 上午 and 下午 where the library writes AM and PM. */
  hasNoon: boolean;
  /** A point or comma of its own among the digits: 0!.0, shows ten-thousands, and the library shows something else. */
  isTricky: boolean;
}

/**
 * A format as programs write it, in the way that the library reads: 0公里 with its text in quotes, G/通用格式 as General, a
 * character behind ! as one behind \.
 */
export function writtenFormat(format: string): WrittenFormat {
  const pieces: string[] = format.replaceAll('G/通用格式', 'General').match(PIECES) ?? [];
  const codes = pieces.map((piece) => {
    if (piece === NOON) return 'AM/PM';
    if (piece.startsWith('!')) return `\\${piece.slice(1)}`;
    return /^[^\0-\u007f]/.test(piece) ? `"${piece}"` : piece;
  });
  const code = codes.join('');
  return {
    // The library leaves out what stands behind a General that comes first.
    code: /^General[^;]/i.test(code) ? `""${code}` : code,
    hasNoon: pieces.includes(NOON),
    isTricky: /[0#?](?:"[.,]"|\\[.,])[0#?]/.test(code),
  };
}

/** What a date format shows: the day of the month, the year, the time of day. */
export function shownParts(code: string): { day: boolean; year: boolean; time: boolean } {
  const plain = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|am\/pm|a\/p/gi, '-');
  const [first = ''] = plain.toLowerCase().split(';');
  return { day: /(?<!d)d{1,2}(?!d)/.test(first), year: first.includes('y'), time: /[hs]/.test(first) };
}
