import { MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';
import { type RowScore, scoreRow } from '#src/rules/score.ts';
import type { Sheet, SheetRow } from '#src/rules/sheet.ts';

/** A rulebook that must exist. */
export function book(id: string): Rulebook {
  const found = findRulebook(id);
  if (!found) throw new Error(`no rulebook ${id}`);
  return found;
}

/** A row of 产出指标 with an empty target and nothing typed, with what the case sets. */
export function row(set: Partial<SheetRow> = {}): SheetRow {
  return {
    category: '产出指标',
    subcategory: '数量指标',
    name: '指标甲',
    target: '',
    actual: '',
    attainment: '',
    share: '',
    reason: '',
    measure: '',
    notApplicable: '',
    deduction: '',
    deductionReason: '',
    optionsReversed: false,
    weight: '',
    ...set,
  };
}

type Amounts = [initial: string, budget: string, executed: string];

/** The money block from its total line; other lines only where the case names them. */
export function money(total: Amounts, parts: Partial<Record<MoneyLine, Amounts>> = {}, reason = ''): Sheet['money'] {
  const lines = Object.fromEntries(
    MONEY_LINES.map((line) => {
      const [initial, budget, executed] = (line === 'total' ? total : parts[line]) ?? ['', '', ''];
      return [line, { initial, budget, executed }];
    }),
  ) as Sheet['money']['lines'];
  return { lines, reason };
}

/** Three met rows, one per category, and money fully spent under `shanghai`: 100.00, without findings. */
export function sheet(set: Partial<Sheet> = {}): Sheet {
  return {
    rulebook: book('shanghai'),
    currency: '元',
    money: money(['100', '', '100']),
    moneyWeight: '',
    goalResult: null,
    indicators: [
      row({ name: '产出', target: '≥10次', actual: '10' }),
      row({ category: '效益指标', subcategory: '社会效益指标', name: '效益', target: '≥10次', actual: '10' }),
      row({ category: '满意度指标', subcategory: '服务对象满意度', name: '满意', target: '≥90%', actual: '95%' }),
    ],
    ...set,
  };
}

/** Scores one row with `points` hundredths under the book of this id. */
export function scored(set: Partial<SheetRow>, points: number, rulebook: Rulebook | string = 'shanghai'): RowScore {
  return scoreRow(row(set), points, typeof rulebook === 'string' ? book(rulebook) : rulebook);
}

/** Findings as `code severity field`, in order. */
export function codes(findings: readonly { code: string; severity: string; field: string }[]): string[] {
  return findings.map((one) => `${one.code} ${one.severity} ${one.field}`);
}
