import type { GridCell } from '#src/import/grid.ts';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import type { TargetTable } from '#src/import/target-table.ts';
import { TEXT_2024 } from '#test/import/samples.ts';

/** The sample unit's seven projects. */
export const PROJECTS: TargetTable[] = readTargetTables(TEXT_2024).projects;

export const FORM_COLUMNS = 6;

/** 财政项目支出绩效目标申报表 of a project as it is drawn, without its title: rows, columns, spans, texts; cells without text too. */
export function formCells(table: TargetTable): GridCell[] {
  const { money } = table;
  const cells: GridCell[] = [];
  let row = 0;
  const put = (column: number, columns: number, text: string, rows = 1) =>
    cells.push({ row, column, rows, columns, text });
  const line = (...widths: [columns: number, text: string | null][]) => {
    let column = FORM_COLUMNS - widths.reduce((sum, [columns]) => sum + columns, 0);
    for (const [columns, text] of widths) {
      put(column, columns, text ?? '');
      column += columns;
    }
    row++;
  };
  line([1, '项目名称'], [1, table.name], [1, '项目性质'], [1, table.nature], [1, '项目类别'], [1, table.projectClass]);
  line([1, '主管部门'], [2, table.department], [1, '实施单位'], [2, table.unit]);
  line([1, '计划开始日期'], [2, table.startDate], [1, '计划完成日期'], [2, table.endDate]);
  put(0, 1, `项目资金\n（${money.currency}）`, 4);
  line([1, '项目资金总额'], [1, money.projectTotal], [1, '年度资金申请总额'], [2, money.yearTotal]);
  line([1, '其中：财政资金'], [1, money.projectAppropriation], [1, '其中：当年财政拨款'], [2, money.yearAppropriation]);
  line([1, ''], [1, ''], [1, '上年结转资金'], [2, money.carriedOver]);
  line([1, '其他资金'], [1, money.projectOther], [1, '其他资金'], [2, money.other]);
  put(0, 1, '项目\n绩效\n目标', 2);
  line([2, '项目总目标'], [3, '年度总体目标']);
  line([2, table.goal], [3, table.annualGoal]);
  put(0, 1, '绩效\n指标', table.indicators.length + 1);
  line([1, '一级指标'], [1, '二级指标'], [2, '三级指标'], [1, '年度(/项目)指标值']);
  for (const [at, { category, subcategory, name, target }] of table.indicators.entries()) {
    const above = table.indicators[at - 1];
    const below = table.indicators.slice(at);
    const run = (same: (one: (typeof below)[number]) => boolean) => {
      const end = below.findIndex((one) => !same(one));
      return end < 0 ? below.length : end;
    };
    if (above?.category !== category)
      put(
        1,
        1,
        category,
        run((one) => one.category === category),
      );
    if (above?.category !== category || above.subcategory !== subcategory) {
      put(
        2,
        1,
        subcategory,
        run((one) => one.category === category && one.subcategory === subcategory),
      );
    }
    line([2, name], [1, target]);
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Cells by their rows. */
export function rowsOf(cells: readonly GridCell[]): GridCell[][] {
  const last = Math.max(...cells.map(({ row, rows }) => row + rows));
  return [...Array(last).keys()].map((row) => cells.filter((cell) => cell.row === row));
}

/** Cells with text moved down, as they stand in a grid below other rows. */
export function movedDown(cells: readonly GridCell[], rows: number): GridCell[] {
  return cells
    .filter(({ text }) => text.trim() !== '')
    .map((cell) => ({ ...cell, row: cell.row + rows, text: cell.text.trim() }));
}
