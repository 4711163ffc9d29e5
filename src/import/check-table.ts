import type { TargetTable } from '#src/import/target-table.ts';
import type { Finding } from '#src/rules/findings.ts';
import { MONEY_LINES } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { scoreSheet } from '#src/rules/sheet.ts';

/** What can be wrong with a table before anything was filled in. */
const OF_TARGETS = new Set(['W1', 'W2', 'W3', 'T1', 'T5', 'Q1', 'B1', 'B3']);

/**
 * What 自查 says of a target table as such: unreadable targets, weights and their sum, categories, doubled names, the parts of the
 * money. The same findings that the sheet will have once the table is imported.
 */
export function checkTargetTable(table: TargetTable, rulebook: Rulebook): Finding[] {
  const { money } = table;
  const initial = {
    total: money.yearTotal,
    appropriation: money.yearAppropriation,
    carriedOver: money.carriedOver,
    other: money.other,
  };
  const lines = MONEY_LINES.map((line) => [line, { initial: initial[line] ?? '', budget: '', executed: '' }]);
  const blank = { actual: '', attainment: '', share: '', reason: '', measure: '', notApplicable: '' };
  const { findings } = scoreSheet({
    rulebook,
    currency: money.currency,
    money: { lines: Object.fromEntries(lines), reason: '' },
    moneyWeight: '',
    goalResult: null,
    indicators: table.indicators.map((row) => ({
      ...blank,
      ...row,
      weight: row.weight ?? '',
      deduction: '',
      deductionReason: '',
      optionsReversed: false,
    })),
  });
  return findings.filter((one) => OF_TARGETS.has(one.code) || (one.code === 'V2' && one.field === 'weight'));
}
