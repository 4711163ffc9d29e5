import type { Unit } from '#db/schema.ts';
import type { ListedProject } from '#src/actions/list-year.ts';
import type { Trouble } from '#src/routes/cell-edit.ts';
import { formatInstant } from '#src/routes/context.ts';
import type { Finding } from '#src/rules/findings.ts';
import { MONEY_COLUMNS } from '#src/rules/money.ts';
import { sumMoney } from '#src/rules/money-sum.ts';
import type { MoneyView, ProjectMoneyView, UnitMoneyView } from '#views/money.tsx';

const MONEY_CODES = new Set(['B1', 'B3', 'B6a', 'B6b']);

/** What is wrong with the amounts themselves; that one is missing shows as an empty cell. */
function isAboutMoney({ code, indicator, field }: Finding): boolean {
  return MONEY_CODES.has(code) || (code === 'V2' && indicator === null && MONEY_COLUMNS.some((one) => one === field));
}

function projectMoney({ project, sheet, scored, status }: ListedProject): ProjectMoneyView {
  return {
    id: project.id,
    name: project.name,
    state: status.state,
    editable: status.editable,
    currency: sheet.currency,
    typed: sheet.money,
    money: scored.money,
    findings: status.editable ? scored.findings.filter(isAboutMoney) : [],
  };
}

function unitMoney({ id, name }: Unit, listed: readonly ListedProject[]): UnitMoneyView[] {
  const own = listed.filter(({ project }) => project.unitId === id);
  if (own.length === 0) return [];
  const sum = sumMoney(own.map(({ sheet, scored }) => ({ currency: sheet.currency, money: scored.money })));
  return [{ id, name, projects: own.map(projectMoney), sum }];
}

/** Everything that the money page shows of the projects of a year; `trouble` is what the last save ran into. */
export function moneyView(units: readonly Unit[], listed: readonly ListedProject[], trouble: Trouble = {}): MoneyView {
  const entries = listed.flatMap(({ cells }) => [...cells.values()].filter((entry) => entry.indicatorId === null));
  const newest = entries
    .map((entry) => entry.enteredAt)
    .sort()
    .at(-1);
  return {
    cellsAddress: '/money/cells',
    versions: Object.fromEntries(entries.map((entry) => [`${entry.projectId}/${entry.field}`, entry.version])),
    conflict: trouble.conflict ?? null,
    refused: trouble.refused ?? null,
    units: units.flatMap((unit) => unitMoney(unit, listed)),
    savedAt: newest ? formatInstant(newest).slice(11) : null,
  };
}
