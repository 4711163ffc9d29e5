import { type CellObject, SSF } from '@e965/xlsx';

/** Digits that a spreadsheet keeps and shows of a number. */
const DIGITS = 15;

/** A number without a format as a person sees it: 0.1 + 0.2 is 0.3, and no exponent however many digits it has. */
function plainNumber(value: number): string {
  const shown = Number(value.toPrecision(DIGITS));
  return /e/i.test(String(shown))
    ? shown.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : String(shown);
}

function isoDate(value: number): string | null {
  const { y, m, d } = SSF.parse_date_code(value) ?? {};
  return y ? `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` : null;
}

/**
 * What a cell of a workbook shows, and why that may not be what was meant. Dates are ISO unless their format writes 年;
 * numbers without a format keep every digit that the program keeps.
 */
export function sheetCellText(cell: CellObject): { text: string; doubt?: string } {
  const shown = (cell.w ?? '').replace(/\r\n?/g, '\n').trim();
  if (cell.t === 'e') return { text: shown, doubt: `单元格里是错误值 ${shown}，请对照原表核对。` };
  if (cell.t !== 'n' || typeof cell.v !== 'number') {
    const text = typeof cell.v === 'string' ? cell.v.replace(/\r\n?/g, '\n').trim() : shown;
    return { text };
  }
  const format = String(cell.z ?? 'General');
  if (format === 'General' || format === '@') return { text: plainNumber(cell.v) };
  if (SSF.is_date(format)) return { text: shown.includes('年') ? shown : (isoDate(cell.v) ?? shown) };
  const stored = plainNumber(cell.v);
  const isRounded = !format.includes('%') && Number(shown.replaceAll(',', '')) !== Number(stored);
  return isRounded
    ? { text: shown, doubt: `单元格显示“${shown}”，里面的数是 ${stored}，按显示的读入。` }
    : { text: shown };
}
