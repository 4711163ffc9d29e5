const DIGITS = [...'〇一二三四五六七八九'];
const ROMAN: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
/** Formats with a character for each of the first numbers. */
const SERIES: Record<string, string> = {
  decimalEnclosedCircle: '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳',
  decimalEnclosedCircleChinese: '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳',
  decimalEnclosedParen: '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇',
  decimalEnclosedFullstop: '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛',
  ideographEnclosedCircle: '㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉',
  ideographTraditional: '甲乙丙丁戊己庚辛壬癸',
  ideographZodiac: '子丑寅卯辰巳午未申酉戌亥',
  chineseLegalSimplified: '壹贰叁肆伍陆柒捌玖拾',
};
const COUNTING = new Set([
  'chineseCounting',
  'chineseCountingThousand',
  'ideographDigital',
  'japaneseCounting',
  'japaneseDigitalTenThousand',
  'taiwaneseCounting',
  'taiwaneseCountingThousand',
]);

/** A list's number as Word writes it in one of its formats (ST_NumberFormat); in digits where the format is another or ends before it. */
export function formatNumber(format: string, number: number): string {
  if (COUNTING.has(format) && number >= 1 && number < 100) return counted(number);
  if (format === 'none') return '';
  if (format === 'decimalZero') return String(number).padStart(2, '0');
  if (format === 'decimalFullWidth') return fullWidth(number);
  if (format === 'lowerRoman' && number < 4000) return roman(number);
  if (format === 'upperRoman' && number < 4000) return roman(number).toUpperCase();
  if (format === 'lowerLetter' && number >= 1 && number <= 26) return String.fromCharCode(96 + number);
  if (format === 'upperLetter' && number >= 1 && number <= 26) return String.fromCharCode(64 + number);
  return [...(SERIES[format] ?? '')][number - 1] ?? String(number);
}

function counted(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const front = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `${front}${ones === 0 ? '' : DIGITS[ones]}`;
}

function fullWidth(number: number): string {
  return String(number).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function roman(number: number): string {
  let left = number;
  let written = '';
  for (const [value, letters] of ROMAN) {
    while (left >= value) {
      written += letters;
      left -= value;
    }
  }
  return written;
}
