import type { Currency } from '#src/rules/money.ts';
import type { MoneyLine } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';

/** 完成目标可能性, in the words of the form. */
export const LIKELIHOODS = ['确定能', '有可能', '完全不可能'] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

/** 偏差原因分析: the causes of the form, each a cell of its own with a tick or empty. */
export const CAUSES = [
  { field: 'funding', name: '经费保障' },
  { field: 'institution', name: '制度保障' },
  { field: 'staffing', name: '人员保障' },
  { field: 'equipment', name: '硬件条件保障' },
  { field: 'otherCause', name: '其他' },
] as const;
export type CauseField = (typeof CAUSES)[number]['field'];

/** A ticked cause as it is stored and printed. */
export const TICK = '√';

/** 累计: what was done so far stays done, as a count; 比率: the value of the moment, which may still rise or fall. */
export const PACES = ['累计', '比率'] as const;
export type Pace = (typeof PACES)[number];

/** 年初预算数, 执行数 up to the period's end, 全年预计执行数. */
export const MID_YEAR_COLUMNS = ['initial', 'executed', 'expected'] as const;
export type MidYearColumn = (typeof MID_YEAR_COLUMNS)[number];

/** One indicator of the mid-year form as typed; '' for an empty cell. */
export interface MidYearRow {
  category: string;
  subcategory: string;
  name: string;
  target: string;
  /** 分值 as typed or imported, '' when it is left to the rulebook. */
  weight: string;
  optionsReversed: boolean;
  /** 执行情况 up to the period's end. */
  actual: string;
  /** 全年预计完成情况 */
  forecast: string;
  likelihood: string;
  /** √ or ''. */
  causes: Record<CauseField, string>;
  /** 原因说明 */
  explanation: string;
  measure: string;
  remark: string;
  /** 累计 or 比率 where somebody decided it; '' leaves it to the unit of the target. */
  pace: string;
}

/** The 项目支出绩效目标执行监控表 as typed. */
export interface MidYearSheet {
  rulebook: Rulebook;
  currency: Currency;
  /** `YYYY-MM-DD`, the last day of a month. */
  periodEnd: string;
  money: { lines: Record<MoneyLine, Record<MidYearColumn, string>>; reason: string };
  indicators: MidYearRow[];
}

/** Reads 确定能, 有可能, 完全不可能 (Hubei: 不可能) or the codes 1 2 3 by which systems name them; null for anything else. */
export function parseLikelihood(text: string): Likelihood | null {
  const plain = text.trim();
  if (plain === '不可能') return '完全不可能';
  return LIKELIHOODS.find((one, i) => one === plain || String(i + 1) === plain) ?? null;
}

/** 尚未开展: says that there is no value yet, which is no mistake at mid-year. */
export function isNotYet(text: string): boolean {
  return /^(?:尚|还)?未(?:开展|开始|启动|到期|实施|发生|调查|评价)$/.test(text.trim());
}

/** 1—7月: the months of the period as the captions of the form name them. */
export function monthsOf(periodEnd: string): string {
  const month = Number(periodEnd.slice(5, 7));
  return month === 1 ? '1月' : `1—${month}月`;
}

/** Whether a day is the last one of a month of the year before December: what a monitoring period may end with. */
export function isPeriodEnd(date: string, year: number): boolean {
  const ends = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
  ];
  return ends.some((day, month) => date === `${year}-${String(month + 1).padStart(2, '0')}-${day}`);
}

/** The names of the ticked causes: 经费保障、人员保障. */
export function causesOf(row: Pick<MidYearRow, 'causes'>): string {
  return CAUSES.filter(({ field }) => row.causes[field].trim() !== '')
    .map(({ name }) => name)
    .join('、');
}
