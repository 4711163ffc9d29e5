import { type CellObject, SSF } from '@e965/xlsx';
import { shownParts, type WrittenFormat, writtenFormat } from '#src/import/sheets/number-formats.ts';
import type { CellMark } from '#src/import/sheets/sheet-marks.ts';
import { Decimal } from '#src/rules/decimal.ts';

/** What a cell shows, and why that may not be what was meant. */
export interface CellText {
  text: string;
  doubt?: string;
}

/** Digits that a spreadsheet keeps and shows of a number. */
const DIGITS = 15;

/** A number without a format as a person sees it: 0.1 + 0.2 is 0.3, and no exponent however many digits it has. */
function plainNumber(value: number): string {
  const shown = Number(value.toPrecision(DIGITS));
  return /e/i.test(String(shown))
    ? shown.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : String(shown);
}

/** What the library shows of a number; null where it does not know the format. */
function shownIn({ code, hasNoon }: WrittenFormat, value: number, date1904: boolean): string | null {
  try {
    const shown: string = SSF.format(code, value, { date1904 }).trim();
    return hasNoon ? shown.replace('AM', '上午').replace('PM', '下午') : shown;
  } catch {
    return null;
  }
}

function isoDate(value: number, date1904: boolean): string | null {
  const { y, m, d } = SSF.parse_date_code(value, { date1904 }) ?? {};
  return y && d ? `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` : null;
}

/** ISO where a whole day is shown in figures; else as shown, for a month is no day and 8:30 is no date. */
function dateText(value: number, format: WrittenFormat, date1904: boolean): CellText {
  const shown = shownIn(format, value, date1904) ?? '';
  const iso = isoDate(value, date1904);
  const { day, year, time } = shownParts(format.code);
  if (shown !== '' && (!day || iso === null || /[年月日]/.test(shown))) return { text: shown };
  const text = iso ?? plainNumber(value);
  const isAll = year && (!time || Number.isInteger(value));
  return isAll ? { text } : { text, doubt: `单元格显示“${shown}”，按日期 ${text} 读入，请对照原表核对。` };
}

const NUMBERS = /[-+]?(?:\d[\d,]*(?:\.\d*)?|(?<![a-z])\.\d+)(?:E[-+]?\d+)?%?/gi;

/** The only number that a text shows; null where it shows none or several. */
function onlyNumber(shown: string): Decimal | null {
  const [number, second] = shown.match(NUMBERS) ?? [];
  if (number === undefined || second !== undefined) return null;
  const value = new Decimal(number.replace(/[,%]/g, '').replace(/\.$/, ''));
  return number.endsWith('%') ? value.div(100) : value;
}

function numberText(value: number, format: WrittenFormat, date1904: boolean, written: string): CellText {
  const stored = plainNumber(value);
  const shown = format.isTricky ? null : shownIn(format, value, date1904);
  if (shown === null) {
    const doubt = `单元格的格式是“${written}”，认不准显示成什么，按里面的数 ${stored} 读入，请对照原表核对数和单位。`;
    return { text: stored, doubt };
  }
  if (shown === '' && value === 0) return { text: '' };
  if (shown === '') return { text: stored, doubt: `单元格按它的格式不显示，里面的数是 ${stored}，按这个数读入。` };
  if (onlyNumber(shown)?.eq(stored)) return { text: shown };
  const meant = shown.endsWith('%') ? `${new Decimal(stored).times(100)}%` : stored;
  return { text: shown, doubt: `单元格显示“${shown}”，里面的数是 ${meant}，按显示的读入。` };
}

/** What Excel shows in place of a result; in a web page it is a text. */
const ERROR = /^#(?:N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!)$/;

function withoutMarks(cell: CellObject, mark: CellMark | undefined, date1904: boolean): CellText {
  const shown = (cell.w ?? '').replace(/\r\n?/g, '\n').trim();
  const text = typeof cell.v === 'string' ? cell.v.replace(/\r\n?/g, '\n').trim() : shown;
  if (cell.t === 'e' || ERROR.test(text)) return { text, doubt: `单元格里是错误值 ${text}，请对照原表核对。` };
  if (cell.t !== 'n' || typeof cell.v !== 'number') return { text };
  const written = mark?.format ?? String(cell.z ?? 'General');
  const format = writtenFormat(written);
  if (format.code === 'General' || format.code === '@') return { text: plainNumber(cell.v) };
  return SSF.is_date(format.code) ? dateText(cell.v, format, date1904) : numberText(cell.v, format, date1904, written);
}

/**
 * What a cell of a workbook shows, and why that may not be what was meant. Days are ISO unless their format writes 年, 月 or 日;
 * numbers without a format keep every digit that the program keeps; of a format that cannot be shown the number is kept.
 */
export function sheetCellText(cell: CellObject, mark?: CellMark, date1904 = false): CellText {
  const read = withoutMarks(cell, mark, date1904);
  if (mark?.struck === undefined || read.text === '') return read;
  const struck = mark.struck === '' ? read.text : mark.struck;
  return { ...read, doubt: `${read.doubt ?? ''}格内有划去的文字“${struck}”，也读进来了，请对照原表改正。` };
}
