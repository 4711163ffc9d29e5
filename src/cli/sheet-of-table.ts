import type { TableFile } from '#src/cli/table-file.ts';
import type { Finding } from '#src/rules/findings.ts';
import type { MoneyColumn, MoneyEntry } from '#src/rules/money.ts';
import { MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';
import type { Sheet } from '#src/rules/sheet.ts';

type Columns = { initial: string; adjusted: string; executed: string };

const EMPTY_LINE: Columns = { initial: '', adjusted: '', executed: '' };

function moneyEntry(money: TableFile['money']): MoneyEntry {
  const columns = ({ initial, adjusted, executed }: Columns = EMPTY_LINE): Record<MoneyColumn, string> => ({
    initial,
    budget: adjusted,
    executed,
  });
  const lines = Object.fromEntries(
    MONEY_LINES.map((line) => [line, columns(line === 'total' ? (money ?? undefined) : money?.lines?.[line])]),
  ) as Record<MoneyLine, Record<MoneyColumn, string>>;
  return { lines, reason: money?.reason ?? '' };
}

/** The year-end form that a table of a file holds. */
export function sheetOf(table: TableFile): Sheet {
  return {
    rulebook: table.rulebook,
    currency: table.currency ?? table.rulebook.currency,
    money: moneyEntry(table.money),
    moneyWeight: table.money?.weight ?? '',
    goalResult: table.goalResult ?? null,
    indicators: table.indicators.map((row) => ({ ...row, optionsReversed: row.optionsReversed ?? false })),
  };
}

/** Findings as JSON has them: the file calls the adjusted budget `adjusted`, and a finding points at the cell by that name. */
export function findingsJson(findings: readonly Finding[]) {
  return findings.map((one) => (one.field === 'budget' ? { ...one, field: 'adjusted' } : one));
}
