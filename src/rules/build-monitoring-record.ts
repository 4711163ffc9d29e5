import { formatPoints, parseDecimal } from '#src/rules/decimal.ts';
import { CAUSES, type MidYearRow, type MidYearSheet, monthsOf, parseLikelihood } from '#src/rules/mid-year.ts';
import { formatMoney, LINE_NAMES } from '#src/rules/money.ts';
import type {
  MonitoringRecord,
  RecordMonitoringIndicator,
  RecordMonitoringMoney,
} from '#src/rules/monitoring-record.ts';
import type { Outlook, RowOutlook } from '#src/rules/outlook.ts';
import { type EvaluationRecord, MONEY_LINES } from '#src/rules/record.ts';
import type { RowScore } from '#src/rules/score.ts';

/** Whose form it is, and everything else of a record that follows from no cell. */
export interface MonitoringHead {
  project: EvaluationRecord['project'];
  indicatorIds: readonly string[];
  goal: string;
  version: number;
  submitted: { at: string; by: string } | null;
}

export const MONITORING_TITLE = '项目支出绩效目标执行监控表';
const DASH = '—';

/** A value as printed: a number alone gets its target's unit, as on the year-end form. */
export function formatMidYearValue(typed: string, score: RowScore): string {
  const text = typed.trim();
  return parseDecimal(text) && score.understood !== '' ? score.understood : text;
}

/** 全年预计完成情况 as printed; of a worded row without a text what its likelihood says. */
export function formatForecast(row: MidYearRow, score: RowScore): string {
  const text = formatMidYearValue(row.forecast, score);
  if (text !== '' || !score.target.ok || score.target.target.kind !== 'words') return text;
  const likelihood = parseLikelihood(row.likelihood);
  return likelihood === null ? '' : { 确定能: '达成', 有可能: '可能达成', 完全不可能: '未达成' }[likelihood];
}

/** 备注 as printed: 措施：…；then the remark. */
export function formatMidYearRemark({ measure, remark }: Pick<MidYearRow, 'measure' | 'remark'>): string {
  const taken = measure.trim().replace(/[；;。]$/, '');
  return [taken === '' ? '' : `措施：${taken}。`, remark.trim()].filter((part) => part !== '').join('');
}

function points(row: RowOutlook, value: number | null): string {
  return row.applicable && value !== null ? formatPoints(value) : DASH;
}

function recordRow(
  id: string,
  row: MidYearRow,
  outlook: RowOutlook,
  now: RowScore,
  later: RowScore,
): RecordMonitoringIndicator {
  const { category, subcategory, name, target, actual, forecast, likelihood, explanation, measure, remark } = row;
  const blank = outlook.applicable ? '' : '不适用';
  return {
    ...{ id, category, subcategory, name, target },
    typed: { actual, forecast, likelihood, explanation, measure, remark },
    pace: outlook.pace,
    actual: blank || formatMidYearValue(actual, now),
    forecast: blank || formatForecast(row, later),
    likelihood: blank === '' ? (parseLikelihood(likelihood) ?? likelihood.trim()) : '',
    causes: Object.fromEntries(
      CAUSES.map(({ field }) => [field, row.causes[field].trim() === '' ? '' : '√']),
    ) as MidYearRow['causes'],
    explanation: explanation.trim(),
    remark: formatMidYearRemark(row),
    weight: outlook.weight === null ? DASH : formatPoints(outlook.weight),
    score: points(outlook, outlook.score),
    low: points(outlook, outlook.low),
    high: points(outlook, outlook.high),
    working: outlook.working,
  };
}

function recordMoney({ soFar, forecast }: Outlook, currency: EvaluationRecord['currency']): RecordMonitoringMoney[] {
  return MONEY_LINES.map((line) => {
    const { initial, executed, rate } = soFar.money.lines[line];
    const expected = forecast.money.lines[line].executed;
    const amount = (value: typeof initial) => (value === null ? '' : formatMoney(value, currency));
    return {
      line,
      label: LINE_NAMES[line],
      initial: amount(initial),
      executed: amount(executed),
      rate: rate === null ? DASH : `${rate.toFixed(2)}%`,
      expected: amount(expected),
    };
  });
}

/**
 * The record of a mid-year form: every text and printed string with the outlook and the rulebook that gave it, as plain JSON. Made
 * once at submission and kept; a draft is printed from the same shape with `submitted: null`.
 */
export function buildMonitoringRecord(head: MonitoringHead, sheet: MidYearSheet, outlook: Outlook): MonitoringRecord {
  const reason = sheet.money.reason.trim();
  const { total, low, high, missing, lights } = outlook;
  return {
    format: 1,
    phase: 'mid-year',
    version: head.version,
    project: head.project,
    currency: sheet.currency,
    rulebook: sheet.rulebook,
    title: MONITORING_TITLE,
    period: { end: sheet.periodEnd, months: monthsOf(sheet.periodEnd) },
    money: { rows: recordMoney(outlook, sheet.currency) },
    goal: head.goal,
    indicators: sheet.indicators.flatMap((row, i) => {
      const [one, now, later] = [outlook.rows[i], outlook.soFar.rows[i], outlook.forecast.rows[i]];
      return one && now && later ? [recordRow(head.indicatorIds[i] ?? '', row, one, now, later)] : [];
    }),
    outlook: {
      total: total === null ? null : formatPoints(total),
      low: formatPoints(low),
      high: formatPoints(high),
      missing,
      money: lights.money,
      targets: lights.targets,
    },
    notes: reason === '' ? [] : [`预算执行情况：${reason}`],
    submitted: head.submitted,
  };
}
