import { Decimal as DecimalJs } from 'decimal.js';

/**
 * Decimals wide enough that a product of two accepted numbers and its quotient by a third still tells an exact tie from
 * a near one: accepted numbers have at most 30 digits.
 */
export const Decimal = DecimalJs.clone({
  precision: 120,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 60,
});
export type Decimal = DecimalJs;

const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const PLAIN = /^[+-]?\d+(\.\d+)?$/;

const UNUSUAL = /[\uFF01-\uFF5E\s\u200B\uFEFF≧⩾≦⩽═﹦﹥﹤—–―−]|--|[<>=]=|=[<>]/;

/**
 * Full-width letters, digits and signs (U+FF01–FF5E) and the look-alikes of ≥ ≤ = > < and the dash in their usual form,
 * blanks removed; every other character stays as typed.
 */
export function normalise(text: string): string {
  // Every cell passes here several times and hardly any needs a change.
  if (!UNUSUAL.test(text)) return text;
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\u200B\uFEFF]/g, '')
    .replace(/[≧⩾]|>=|=>/g, '≥')
    .replace(/[≦⩽]|<=|=</g, '≤')
    .replace(/[═﹦]/g, '=')
    .replace(/﹥/g, '>')
    .replace(/﹤/g, '<')
    .replace(/[—–―－−]+/g, '-');
}

/**
 * Reads a number with optional thousands separators; full-width digits are accepted. Refuses (null) anything else, a
 * misplaced separator, and more than 18 digits before or 10 after the point.
 */
export function parseDecimal(text: string): Decimal | null {
  const plain = normalise(text);
  if (!PLAIN.test(plain) && !GROUPED.test(plain)) return null;
  const [whole = '', fraction = ''] = plain.replace(/[,+-]/g, '').split('.');
  if (whole.length > 18 || fraction.length > 10) return null;
  return new Decimal(plain.replace(/,/g, ''));
}

/** `numerator ÷ denominator` rounded once, half up (away from zero for negatives), to a whole number. */
export function divideHalfUp(numerator: Decimal, denominator: Decimal): number {
  return numerator.div(denominator).toDecimalPlaces(0, DecimalJs.ROUND_HALF_UP).toNumber();
}

/** Reads points such as `7.14` or `10` as whole hundredths; null for a negative number or more than two decimals. */
export function parsePoints(text: string): number | null {
  const value = parseDecimal(text);
  if (value === null || value.isNegative() || value.decimalPlaces() > 2 || value.gt(1_000_000)) return null;
  return value.times(100).toNumber();
}

/** Hundredths of a point as the form prints them: 714 → `7.14`. */
export function formatPoints(hundredths: number): string {
  return new Decimal(hundredths).div(100).toFixed(2);
}
