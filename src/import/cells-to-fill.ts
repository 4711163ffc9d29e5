import type { FilledTable } from '#src/import/filled-table.ts';
import type { TargetTable } from '#src/import/target-table.ts';
import { formatMoney, parseMoney } from '#src/rules/money.ts';
import { type AnsweredCells, answeredCells } from '#src/rules/printed-cells.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';

/** The cells of the year-end form that a filled 自评表 answers: of the project, and of every indicator in the table's order. */
export interface CellsToFill {
  project: Record<string, string>;
  rows: AnsweredCells[];
}

/** What of a filled 自评表 goes into which cell of the year-end form; amounts as the form prints them. */
export function cellsToFill({ money, indicators }: TargetTable, filled: FilledTable, book: Rulebook): CellsToFill {
  const amounts = Object.entries(filled.amounts).map(([field, text]) => {
    const parsed = parseMoney(text, money.currency);
    return [field, parsed.ok ? formatMoney(parsed.amount, money.currency) : text] as const;
  });
  const texts = [
    ['goalResult', filled.goalResult],
    ['executionReason', filled.executionReason],
  ] as const;
  return {
    project: Object.fromEntries([...amounts, ...texts].filter(([, text]) => text !== '')),
    rows: indicators.map((row, at) => {
      const printed = filled.rows[at];
      return printed ? answeredCells({ ...row, ...printed, weight: row.weight ?? '' }, book) : {};
    }),
  };
}
