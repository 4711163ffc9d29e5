import type { Grid, GridCell } from '#src/import/grid.ts';
import { readGrid } from '#src/import/grids/read-grid.ts';
import type { TargetTable } from '#src/import/target-table.ts';

/** A grid as it is drawn row by row; `null` continues the cell to the left, `'^'` the cell above. */
export type DrawnRow = (string | null)[];

/** The grid of rows that are drawn with all their columns: merged cells by `null` (to the left) and `'^'` (from above). */
export function gridOf(rows: readonly DrawnRow[], pageStarts: number[] = [], name = ''): Grid {
  const columns = Math.max(...rows.map((row) => row.length));
  const cells: GridCell[] = [];
  for (const [row, drawn] of rows.entries()) {
    for (const [column, text] of drawn.entries()) {
      if (text === null || text === '^') continue;
      let across = 1;
      while (drawn[column + across] === null) across += 1;
      let down = 1;
      while (rows[row + down]?.[column] === '^') down += 1;
      if (text !== '') cells.push({ row, column, rows: down, columns: across, text });
    }
  }
  return { name, rows: rows.length, columns, cells, places: rows.map((_, at) => `第 ${at + 1} 行`), pageStarts };
}

/** The titles of the indicators of a 自评表, nine columns wide. */
export const EVALUATION_TITLES: DrawnRow = [
  '绩效指标',
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
];

function amount(value: string | null): string {
  if (value === null) return '';
  const [whole = '', decimals] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** 财政项目支出绩效目标申报表 as Shanghai prints it, six columns wide. */
export function drawShanghaiForm(table: TargetTable): DrawnRow[] {
  const { money } = table;
  const goals: DrawnRow =
    table.goal === null
      ? ['^', table.annualGoal ?? '', null, null, null, null]
      : ['^', table.goal, null, null, table.annualGoal ?? '', null];
  const rows: DrawnRow[] = [
    ['财政项目支出绩效目标申报表', null, null, null, null, null],
    [`（${table.year}年度）`, null, null, null, null, null],
    ['项目名称', table.name, '项目性质', table.nature, '项目类别', table.projectClass],
    ['主管部门', table.department, null, '实施单位', table.unit, null],
    ['计划开始日期', table.startDate, null, '计划完成日期', table.endDate, null],
    [
      `项目资金\n（${money.currency}）`,
      '项目资金总额',
      amount(money.projectTotal),
      '年度资金申请总额',
      amount(money.yearTotal),
      null,
    ],
    [
      '^',
      '其中：财政资金',
      amount(money.projectAppropriation),
      '其中：当年财政拨款',
      amount(money.yearAppropriation),
      null,
    ],
    ['^', '', '', '上年结转资金', amount(money.carriedOver), null],
    ['^', '其他资金', amount(money.projectOther), '其他资金', amount(money.other), null],
    ['项目\n绩效\n目标', '项目总目标', null, null, '年度总体目标', null],
    goals,
    ['绩效\n指标', '一级指标', '二级指标', '三级指标', null, '年度(/项目)指标值'],
  ];
  let above = { category: '', subcategory: '' };
  for (const row of table.indicators) {
    const sameCategory = row.category === above.category;
    const sameSubcategory = sameCategory && row.subcategory === above.subcategory;
    rows.push([
      '^',
      sameCategory ? '^' : row.category,
      sameSubcategory ? '^' : row.subcategory,
      row.name,
      null,
      row.target,
    ]);
    above = row;
  }
  return rows;
}

/** A drawn table as it is read: of each row the kinds, the name, the target and the weight; of each problem line, text and the sentence's beginning. */
export function readDrawn(rows: readonly DrawnRow[], pageStarts: number[] = []) {
  const { tables, problems } = readGrid(gridOf(rows, pageStarts));
  const [table] = tables;
  return {
    count: tables.length,
    project: table?.project,
    rows: table?.project.indicators.map((row) => [
      row.category,
      row.subcategory,
      row.name,
      row.target,
      row.weight ?? '',
    ]),
    actuals: table?.filled?.rows.map(({ actual }) => actual) ?? [],
    problems: problems.map(({ line, text, message }) => [line, text, message.slice(0, 12)]),
    doubts: table ? Object.fromEntries(table.doubts) : {},
  };
}
