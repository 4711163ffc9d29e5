import { Decimal } from '#src/rules/decimal.ts';

/** What a cell holds and how it shows it; `format` '@' keeps a text a text also when it is edited. */
export interface TypedValue {
  value: string | number | Date;
  format?: string;
}

const NUMBER = /^(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?(%?)$/;
/** More digits than these a spreadsheet would round. */
const MOST_DIGITS = 15;
const MOMENT = /^((?:19|20)\d\d-\d\d-\d\d)(?: (\d\d:\d\d))?$/;
/** A text that would become a formula when it is typed anew; texts of more than 255 characters some programs show as #### in this format. */
const LIKE_FORMULA = /^[=+\-@][\s\S]{0,254}$/;

/**
 * A printed text as a typed cell: `7.14` is a number shown as 0.00, `557,500.00` one shown as #,##0.00, `98.35%` one shown
 * as 0.00%. The cell shows exactly what the paper prints; whatever would not, stays text, and no text is ever a formula.
 */
export function typedValue(text: string, grouped = text.includes(',')): TypedValue {
  const match = NUMBER.exec(text);
  if (match === null || text.replace(/\D/g, '').length > MOST_DIGITS) {
    return LIKE_FORMULA.test(text) ? { value: text, format: '@' } : { value: text };
  }
  const percent = match[1] ?? '';
  const plain = text.replace(/[,%]/g, '');
  const decimals = plain.split('.')[1]?.length ?? 0;
  const value = new Decimal(plain).div(percent === '' ? 1 : 100).toNumber();
  return { value, format: `${grouped ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${percent}` };
}

/** A figure that may begin with + or −, as differences do, and shows its sign. */
export function typedFigure(text: string): TypedValue {
  const sign = /^[+−]/.exec(text)?.[0];
  const plain = typedValue(sign === undefined ? text : text.slice(1));
  if (typeof plain.value !== 'number') return typedValue(text);
  if (sign === '−') return { ...plain, value: -plain.value };
  return sign === '+' ? { ...plain, format: `+${plain.format};-${plain.format}` } : plain;
}

/** A day `2024-08-15`, or a minute `2024-08-15 12:03`, shown as it is written; anything else is the text or number that it is. */
export function typedMoment(text: string): TypedValue {
  const [, day, time] = MOMENT.exec(text) ?? [];
  const value = new Date(`${day}T${time ?? '00:00'}:00Z`);
  // The 30th of February would be rolled over into March.
  if (day === undefined || Number.isNaN(value.getTime()) || !value.toISOString().startsWith(day))
    return typedValue(text);
  return { value, format: time === undefined ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' };
}
