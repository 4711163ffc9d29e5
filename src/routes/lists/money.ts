import { amount, type ListField, type ListTable, listed, number, position, text } from '#src/export/list-columns.ts';
import { COLUMN_NAMES, formatMoney, LINE_NAMES, MONEY_COLUMNS, type MoneyColumn } from '#src/rules/money.ts';
import { MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';
import type { MoneyView, ProjectMoneyView, UnitMoneyView } from '#views/money.tsx';

interface Row {
  unit: string;
  project: ProjectMoneyView;
  line: MoneyLine;
}

function shownRate(rate: { toFixed(places: number): string } | null): string {
  return rate === null ? '' : `${rate.toFixed(2)}%`;
}

/** What is read, else what was typed: an amount that cannot be read stays the text that it is. */
function shownAmount({ project, line }: Row, column: MoneyColumn): string {
  const read = project.money.lines[line][column];
  return read === null ? project.typed.lines[line][column].trim() : formatMoney(read, project.currency);
}

const FIELDS: readonly ListField<Row>[] = [
  position(),
  text('项目名称', 32, (row) => row.project.name),
  text('单位', 26, (row) => row.unit),
  text('状态', 9, (row) => row.project.state),
  text('资金', 22, (row) => LINE_NAMES[row.line]),
  ...MONEY_COLUMNS.map((column) => amount<Row>(COLUMN_NAMES[column], 16, (row) => shownAmount(row, column))),
  text('金额单位', 9, (row) => row.project.currency),
  number('执行率', 9, ({ project, line }) =>
    shownRate(line === 'total' ? project.money.rate : project.money.lines[line].rate),
  ),
];

function closingOf({ name, projects, sum }: UnitMoneyView): string[][] {
  return MONEY_LINES.map((line) => [
    ...['', `合计（${projects.length} 个项目）`, name, '', LINE_NAMES[line]],
    ...MONEY_COLUMNS.map((column) => formatMoney(sum.lines[line][column], sum.currency)),
    ...[sum.currency, shownRate(sum.rates[line])],
  ]);
}

/** 资金 of a year as a list: four lines a project, 合计 of each unit below. */
export function moneyList({ units }: MoneyView, year: number): ListTable[] {
  const rows = units.flatMap(({ name, projects }) =>
    projects.flatMap((project) => MONEY_LINES.map((line): Row => ({ unit: name, project, line }))),
  );
  const table = { tab: '项目资金', title: '项目资金清单', about: `${year}年度` };
  return [{ ...table, ...listed(FIELDS, rows), closing: units.flatMap(closingOf) }];
}
