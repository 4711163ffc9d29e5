import { type CellsToFill, cellsToFill } from '#src/import/cells-to-fill.ts';
import type { FilledTable } from '#src/import/filled-table.ts';
import type { TargetTable } from '#src/import/target-table.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import type { Finding } from '#src/rules/findings.ts';
import { isSameScore } from '#src/rules/printed-cells.ts';
import { MONEY_LINES } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { type ScoredSheet, scoreSheet } from '#src/rules/sheet.ts';

/** What can be wrong with a table before anything was filled in. */
const OF_TARGETS = new Set(['W1', 'W2', 'W3', 'T1', 'T5', 'Q1', 'B1', 'B3']);
/** What is not there yet, and what only concerns a form that is about to be submitted: nothing that was read wrongly. */
const OF_SUBMISSION = new Set(['S6', 'R1', 'R2', 'R3', 'R4']);

const EMPTY_ROW = {
  actual: '',
  attainment: '',
  share: '',
  reason: '',
  measure: '',
  notApplicable: '',
  deduction: '',
  deductionReason: '',
};

function scoreTable({ money, indicators }: TargetTable, rulebook: Rulebook, cells: CellsToFill | null): ScoredSheet {
  const initial = {
    total: money.yearTotal,
    appropriation: money.yearAppropriation,
    carriedOver: money.carriedOver,
    other: money.other,
  };
  const lines = MONEY_LINES.map((line) => {
    const filled = (column: string) => cells?.project[`${column}.${line}`] ?? '';
    return [line, { initial: initial[line] ?? '', budget: filled('budget'), executed: filled('executed') }];
  });
  return scoreSheet({
    rulebook,
    currency: money.currency,
    money: { lines: Object.fromEntries(lines), reason: cells?.project.executionReason ?? '' },
    moneyWeight: '',
    goalResult: null,
    indicators: indicators.map((row, at) => ({
      ...EMPTY_ROW,
      ...row,
      ...cells?.rows[at],
      weight: row.weight ?? '',
      optionsReversed: false,
    })),
  });
}

/**
 * What 自查 says of a target table as such: unreadable targets, weights and their sum, categories, doubled names, the parts of the
 * money. The same findings that the sheet will have once the table is imported.
 */
export function checkTargetTable(table: TargetTable, rulebook: Rulebook): Finding[] {
  const { findings } = scoreTable(table, rulebook, null);
  return findings.filter((one) => OF_TARGETS.has(one.code) || (one.code === 'V2' && one.field === 'weight'));
}

/** A filled 自评表 as it would be scored here. */
export interface CheckedFilling {
  /** As `checkTargetTable`, and what 自查 says of the filled cells. */
  findings: Finding[];
  /** 得分 of every indicator where the form prints another: as the rules give it, '—' for none; null where both agree. */
  scores: (string | null)[];
  /** 总分 as the rules give it; null while a row has no score. */
  total: string | null;
}

/** What 自查 says of a filled 自评表, and where its printed scores are not those of the rulebook. */
export function checkFilledTable(table: TargetTable, filled: FilledTable, rulebook: Rulebook): CheckedFilling {
  const scored = scoreTable(table, rulebook, cellsToFill(table, filled, rulebook));
  const shown = (points: number | null) => (points === null ? '—' : formatPoints(points));
  const differing = (printed: string, points: number | null) => {
    const own = shown(points);
    return printed === '' || isSameScore(printed, own) ? null : own;
  };
  return {
    findings: scored.findings.filter((one) => !OF_SUBMISSION.has(one.code)),
    scores: scored.rows.map((row, at) => differing(filled.rows[at]?.score ?? '', row.score)),
    total: scored.total === null ? null : shown(scored.total),
  };
}
