/** What characters of the symbol fonts look like, by font and code; the fonts' letters are pictures. */
const SYMBOLS: Record<string, Record<string, string>> = {
  wingdings: {
    '☑': 'fe',
    '☒': 'fd78',
    '☐': '6f70a87172',
    '√': 'fc',
    '×': 'fb',
    '●': '6c',
    '•': '9f',
    '■': '6e',
    '▪': 'a7',
    '○': 'a1',
    '◆': '75',
    '★': 'ab',
    '➢': 'd8',
    '→': 'e0f0',
    '↓': 'e2',
    '↑': 'e1',
    '①': '81',
    '②': '82',
    '③': '83',
    '④': '84',
    '⑤': '85',
    '⑥': '86',
    '⑦': '87',
    '⑧': '88',
    '⑨': '89',
    '⑩': '8a',
  },
  'wingdings 2': { '☑': '52', '☒': '515354', '☐': 'a32a', '√': '50', '×': '4f' },
  'wingdings 3': {},
  webdings: { '√': '61', '×': '72', '■': '67', '☐': '63', '●': '6e' },
  symbol: {
    '≥': 'b3',
    '≤': 'a3',
    '≠': 'b9',
    '≈': 'bb',
    '±': 'b1',
    '×': 'b4',
    '÷': 'b8',
    '∞': 'a5',
    '√': 'd6',
    '•': 'b7',
    '°': 'b0',
    '→': 'ae',
    '↓': 'af',
    '↑': 'ad',
    '∑': 'e5',
    '−': '2d',
    α: '61',
    β: '62',
  },
};

/** The ASCII characters that the font Symbol has in their places. */
const PLAIN_IN_SYMBOL = /[0-9 !#%&()+,./:;<=>?[\]_{|}]/;

const BY_CODE = new Map(
  Object.entries(SYMBOLS).map(([font, symbols]) => [font, new Map(Object.entries(symbols).flatMap(codesOf))]),
);

function codesOf([symbol, codes]: [string, string]): [number, string][] {
  return (codes.match(/../g) ?? []).map((code) => [Number.parseInt(code, 16), symbol]);
}

/** Whether the letters of a font are pictures. */
export function isSymbolFont(font: string): boolean {
  return BY_CODE.has(font.trim().toLowerCase());
}

/**
 * What the character of a symbol font looks like, by its code of 8 bits or in the private area of Unicode: ☑ ☐ √ ≥ …; a blank
 * for a blank. Null for other fonts and for what the tables do not have.
 */
export function symbolOf(font: string, code: number): string | null {
  const name = font.trim().toLowerCase();
  const symbols = BY_CODE.get(name);
  if (symbols === undefined) return null;
  const short = isPrivateCode(code) ? code - 0xf000 : code;
  const character = String.fromCharCode(short);
  if (short === 0x20) return ' ';
  return symbols.get(short) ?? (name === 'symbol' && PLAIN_IN_SYMBOL.test(character) ? character : null);
}

/** Where Word puts the characters of symbol fonts in Unicode. */
export function isPrivateCode(code: number): boolean {
  return code >= 0xf000 && code <= 0xf0ff;
}
