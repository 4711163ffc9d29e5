import type { TargetTable } from '#src/import/target-table.ts';

/** How a table is printed: cells in pairs on a line or one a line, and after how many characters each column breaks. */
export interface Layout {
  style: 'pairs' | 'cells' | 'tabs';
  labels: number;
  names: number;
  targets: number;
}

export const UNBROKEN = 1000;

/** The text broken after every `width` characters, as a cell of that width prints it. */
export function breakEvery(text: string, width: number): string {
  const characters = [...text];
  const lines: string[] = [];
  for (let at = 0; at < characters.length; at += width) lines.push(characters.slice(at, at + width).join(''));
  return lines.join('\n');
}

/** Every line of a text broken after `width` characters, as a narrow window or a mail program breaks them. */
export function breakLines(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => breakEvery(line, width).split('\n'))
    .map((line) => line.trim())
    .join('\n');
}

/** Tables as text in a layout of the form, with every cell and label that the form prints. */
export function printTables(tables: readonly TargetTable[], layout: Layout): string {
  return tables.map((table) => printTable(table, layout)).join('\n');
}

function printTable(table: TargetTable, layout: Layout): string {
  const lines: string[] = ['财政项目支出绩效目标申报表', `（${table.year}年度）`];
  const between = { pairs: ' ', cells: '\n', tabs: '\t' }[layout.style];
  const label = (text: string) => breakEvery(text, layout.labels);
  const pair = (title: string, cell: string) => lines.push([label(title), cell].filter(Boolean).join(between));
  const header: [string, string][] = [
    ['项目名称', table.name],
    ['项目性质', table.nature],
    ['项目类别', table.projectClass],
    ['主管部门', table.department],
    ['实施单位', table.unit],
    ['计划开始日期', table.startDate],
    ['计划完成日期', table.endDate],
  ];
  for (const [title, cell] of header) pair(title, breakEvery(cell, layout.names));
  lines.push(label(`项目资金（${table.money.currency}）`));
  for (const [title, amount] of moneyCells(table)) pair(title, withSeparators(amount));
  lines.push(label('项目绩效目标'), label('项目总目标'), label('年度总体目标'));
  for (const goal of [table.goal, table.annualGoal]) if (goal !== null) lines.push(`"${goal}"`);
  lines.push('一级指标', '二级指标', '三级指标', '年度(/项目)指标值', label('绩效指标'));
  let above = { category: '', subcategory: '' };
  for (const row of table.indicators) {
    if (row.category !== above.category) lines.push(label(row.category));
    if (row.subcategory !== above.subcategory) lines.push(label(row.subcategory));
    lines.push([breakEvery(row.name, layout.names), breakEvery(row.target, layout.targets)].join(between));
    above = row;
  }
  return lines.join('\n');
}

function moneyCells({ money }: TargetTable): [string, string | null][] {
  return [
    ['项目资金总额', money.projectTotal],
    ['年度资金申请总额', money.yearTotal],
    ['其中：财政资金', money.projectAppropriation],
    ['其中：当年财政拨款', money.yearAppropriation],
    ['上年结转资金', money.carriedOver],
    ['其他资金', money.projectOther],
    ['其他资金', money.other],
  ];
}

function withSeparators(amount: string | null): string {
  return (amount ?? '').replaceAll(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}
