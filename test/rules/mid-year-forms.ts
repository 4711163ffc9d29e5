import type { MidYearRow, MidYearSheet } from '#src/rules/mid-year.ts';
import { MONEY_LINES } from '#src/rules/record.ts';
import { book } from '#test/rules/forms.ts';

const NO_CAUSES: MidYearRow['causes'] = { funding: '', institution: '', staffing: '', equipment: '', otherCause: '' };

/** A row of 产出指标 with nothing typed, with what the case sets. */
export function midYearRow(set: Partial<MidYearRow> = {}): MidYearRow {
  return {
    category: '产出指标',
    subcategory: '数量指标',
    name: '指标甲',
    target: '',
    weight: '',
    optionsReversed: false,
    actual: '',
    forecast: '',
    likelihood: '',
    causes: NO_CAUSES,
    explanation: '',
    measure: '',
    remark: '',
    pace: '',
    ...set,
  };
}

/** Ticked causes. */
export function ticked(...fields: (keyof MidYearRow['causes'])[]): MidYearRow['causes'] {
  return { ...NO_CAUSES, ...Object.fromEntries(fields.map((field) => [field, '√'])) };
}

/** The money block of the mid-year form from its total line. */
export function midYearMoney(
  [initial, executed, expected]: [initial: string, executed: string, expected: string],
  reason = '',
): MidYearSheet['money'] {
  const lines = MONEY_LINES.map((line) => [
    line,
    line === 'total' ? { initial, executed, expected } : { initial: '', executed: '', expected: '' },
  ]);
  return { lines: Object.fromEntries(lines) as MidYearSheet['money']['lines'], reason };
}

/** Three rows on their way and half of the money spent in seven months under `shanghai`. */
export function midYearSheet(set: Partial<MidYearSheet> = {}): MidYearSheet {
  const certain = { likelihood: '确定能' };
  const benefit = { category: '效益指标', subcategory: '社会效益指标', name: '效益' };
  const satisfaction = { category: '满意度指标', subcategory: '服务对象满意度', name: '满意' };
  return {
    rulebook: book('shanghai'),
    currency: '元',
    periodEnd: '2024-07-31',
    money: midYearMoney(['100', '50', '100']),
    indicators: [
      midYearRow({ name: '产出', target: '≥10次', actual: '6', forecast: '10', ...certain }),
      midYearRow({ ...benefit, target: '改善', actual: '已有起色', ...certain }),
      midYearRow({ ...satisfaction, target: '≥90%', actual: '92%', forecast: '95%', ...certain }),
    ],
    ...set,
  };
}
