import { normalise } from '#src/rules/decimal.ts';

export type Precision = 'day' | 'month' | 'year';

/** A calendar date: of a month or a year that was written alone, the day on which it ends. */
export interface CalendarDate {
  date: string;
  precision: Precision;
}

const YEAR = '((?:19|20)\\d{2})';
const DAY = new RegExp(`^${YEAR}(?:年|[-/.])(\\d{1,2})(?:月|[-/.])(\\d{1,2})日?$`);
const MONTH = new RegExp(`^${YEAR}(?:年|[-/.])(\\d{1,2})月?$`);
const COMPACT = new RegExp(`^${YEAR}(\\d{2})(\\d{2})?$`);
const YEAR_ALONE = new RegExp(`^${YEAR}年(?:度|全年)?$`);
const YEAR_END = new RegExp(`^${YEAR}年(?:年?底|年?末|全年|年内|内)$`);

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function calendarDate(year: string, month?: string, day?: string): CalendarDate | null {
  const y = Number(year);
  const m = month === undefined ? 12 : Number(month);
  if (m < 1 || m > 12) return null;
  const last = lastDay(y, m);
  const d = day === undefined ? last : Number(day);
  if (d < 1 || d > last) return null;
  const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  return { date: `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`, precision };
}

/**
 * Reads a date: `2021年12月31日` `2021-12-31` `2021/1/1` `2021.1.1` `2021年12月` `2021年底` `2021年`, and `20211231`.
 * Null for anything else and for days that do not exist (2月30日).
 */
export function parseDate(text: string): CalendarDate | null {
  const plain = normalise(text);
  const day = DAY.exec(plain) ?? COMPACT.exec(plain);
  if (day?.[1]) return calendarDate(day[1], day[2], day[3]);
  const month = MONTH.exec(plain);
  if (month?.[1]) return calendarDate(month[1], month[2]);
  const year = YEAR_ALONE.exec(plain) ?? YEAR_END.exec(plain);
  return year?.[1] ? calendarDate(year[1]) : null;
}

/** Excel's day count 43000–48000 (2017-09 to 2031-05) as a date; null outside. Only to be tried against a deadline. */
export function parseSerialDate(text: string): CalendarDate | null {
  const plain = normalise(text).replace(/,/g, '');
  if (!/^4[3-8]\d{3}$/.test(plain) || Number(plain) > 48000) return null;
  const date = new Date(Date.UTC(1899, 11, 30) + Number(plain) * 86_400_000).toISOString().slice(0, 10);
  return { date, precision: 'day' };
}

const AROUND =
  /^(?:截止|截至|不晚于|不迟于|于|在)?(?:到)?(.+?)(?:之前|以前|前|止)?(?:全部)?(?:完成|完工|竣工|验收|交付)?$/;
const MONTH_PART = /(底|末|份|内)$/;
const WHOLE_SPAN = /^(.{6,11}?)[-~至到](.{6,11})$/;
const YEAR_SPAN = new RegExp(`^${YEAR}年?[-~至到]${YEAR}年?$`);
/** The end without its year: `2021.1.1-12.31`, `2021年1月-12月`. */
const SHORT_SPAN = new RegExp(
  `^${YEAR}(?:年|[./])\\d{1,2}(?:月|[./])?(?:\\d{1,2})?日?[-~至到](\\d{1,2})(?:(?:月|[./])(\\d{1,2}))?[月日]?$`,
);

/**
 * Reads a deadline (完成期限) that fills the whole cell: a date with 前, 底, 完成 and the like, or a span of dates, of which
 * the end counts (`2021.1.1-12.31`, `202001-202012`). Null when the cell is none.
 */
export function parseDeadline(text: string): CalendarDate | null {
  const plain = normalise(text).replace(/^≤/, '');
  const span = parseSpan(plain);
  if (span) return span;
  const inner = AROUND.exec(plain)?.[1];
  if (!inner || COMPACT.test(inner)) return null;
  return parseDate(inner) ?? parseDate(inner.replace(MONTH_PART, '')) ?? null;
}

function parseSpan(plain: string): CalendarDate | null {
  const [, first, last] = WHOLE_SPAN.exec(plain) ?? [];
  if (first && last && parseDate(first)) return parseDate(last);
  const years = YEAR_SPAN.exec(plain);
  if (years?.[2]) return calendarDate(years[2]);
  const [, year, month, day] = SHORT_SPAN.exec(plain) ?? [];
  return year && month ? calendarDate(year, month, day) : null;
}
