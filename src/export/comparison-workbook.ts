import { type ListField, type ListTable, listed, number, text } from '#src/export/list-columns.ts';
import { listWorkbook } from '#src/export/list-workbook.ts';
import type { MatrixRow, ProjectMatrix, WorstRow } from '#src/rules/compare-projects.ts';
import type { YearRow } from '#src/rules/compare-year.ts';
import type { ForecastQuality, MoneyComparison } from '#src/rules/forecast-quality.ts';
import { forecastFacts } from '#src/rules/forecast-words.ts';

/** What the spreadsheet of one project's comparison holds. */
export interface ComparisonTables {
  project: { name: string; year: number };
  midYear: { months: string; draft: boolean } | null;
  previousYear: number | null;
  rows: readonly YearRow[];
  quality: ForecastQuality | null;
  money: MoneyComparison;
}

function percent(value: string | null): string {
  return value === null ? '' : `${value}%`;
}

function yearFields({ midYear, previousYear }: ComparisonTables): ListField<YearRow>[] {
  const months = midYear === null ? '年中' : `${midYear.months}${midYear.draft ? '（草稿）' : ''}`;
  return [
    text('一级指标', 10, (row) => row.category),
    text('指标', 20, (row) => row.name),
    text('目标', 14, (row) => row.target),
    text('原批复', 11, (row) => row.approved ?? ''),
    text('变更', 6, (row) => row.change ?? ''),
    number(months, 11, (row) => row.midYear?.actual ?? ''),
    text('累计/比率', 6, (row) => row.midYear?.pace ?? ''),
    number('预计全年', 11, (row) => row.midYear?.forecast ?? ''),
    text('可能性', 8, (row) => row.midYear?.likelihood ?? ''),
    number('全年实际', 13, (row) => row.actual),
    number('偏差', 13, (row) => row.deviation),
    number(`${months}完成程度`, 9, (row) => percent(row.completion.midYear)),
    number('预计完成程度', 9, (row) => percent(row.completion.forecast)),
    number('全年完成程度', 9, (row) => percent(row.completion.yearEnd)),
    number('预计得分', 7, (row) => row.midYear?.score ?? ''),
    number('得分', 7, (row) => row.score ?? ''),
    number('分值', 7, (row) => row.weight),
    number('失分', 7, (row) => row.lost ?? ''),
    number('预计得分 − 得分', 8, (row) => row.miss.points ?? ''),
    text('原因', 26, (row) => row.reason),
    ...(previousYear === null ? [] : lastYearFields(previousYear)),
  ];
}

function lastYearFields(year: number): ListField<YearRow>[] {
  return [
    text(`${year}年目标`, 12, ({ lastYear }) => lastYear?.target ?? ''),
    number(`${year}年实际`, 11, ({ lastYear }) => lastYear?.actual ?? ''),
    number(`${year}年得分`, 7, ({ lastYear }) => lastYear?.score ?? ''),
  ];
}

type Fact = readonly [name: string, value: string, rate: string];

function facts({ quality, money, midYear }: ComparisonTables): Fact[] {
  const then = money.midYear;
  const months = midYear?.months ?? '';
  const expected: Fact[] =
    then === null
      ? []
      : [
          [`${months}执行数`, then.executed, then.rate ?? ''],
          ['预计全年执行数', then.expected, then.expectedRate ?? ''],
        ];
  const judged = quality === null ? [] : forecastFacts(quality);
  return [
    ...expected,
    ['全年执行数', money.executed, money.rate ?? ''],
    ...judged.map(({ name, text: words }): Fact => [`预计准不准：${name}`, words, '']),
  ];
}

/** The comparison of one project: a sheet of its indicators, and one of money and of how good the forecast was. */
export async function comparisonWorkbook(tables: ComparisonTables): Promise<Uint8Array> {
  const { project, money, rows } = tables;
  const about = `${project.name}（${project.year}年度）`;
  const factFields: ListField<Fact>[] = [
    text('项目', 26, ([name]) => name),
    number(`金额（${money.currency}）`, 70, ([, value]) => value),
    number('执行率', 10, ([, , rate]) => rate),
  ];
  return listWorkbook(`${project.name} · 对比`, [
    { tab: '对比', title: '项目绩效目标与结果对比表', about, ...listed(yearFields(tables), rows) },
    { tab: '预算执行与预计', title: '预算执行与预计', about, ...listed(factFields, facts(tables)) },
  ]);
}

function averageRow({ average }: ProjectMatrix): string[][] {
  if (average === null) return [];
  const { projects, shares, forecast, total } = average;
  return [[`平均（已提交 ${projects} 个）`, '', '', '', ...shares.map(percent), forecast ?? '', total ?? '', '', '']];
}

function matrixTable(matrix: ProjectMatrix, about: string): ListTable {
  const fields: ListField<MatrixRow>[] = [
    text('项目', 34, (row) => row.name),
    text('单位', 24, (row) => row.unit),
    text('项目性质', 18, (row) => row.nature),
    text('状态', 8, (row) => (row.draft ? '草稿' : '已提交')),
    ...matrix.categories.map((category, index) =>
      number<MatrixRow>(`${category}得分率`, 10, (row) => percent(row.shares[index] ?? null)),
    ),
    number('年中预计', 10, (row) => row.forecast?.total ?? ''),
    number('总分', 10, (row) => row.total ?? ''),
    number('预计 − 总分', 10, (row) => row.miss ?? ''),
    text('等级', 8, (row) => row.grade ?? ''),
  ];
  const title = '各项目得分率';
  return { tab: title, title, about, ...listed(fields, matrix.rows), closing: averageRow(matrix) };
}

const WORST: readonly ListField<WorstRow>[] = [
  text('项目', 34, (row) => row.project),
  text('一级指标', 12, (row) => row.category),
  text('指标', 26, (row) => row.name),
  text('目标', 20, (row) => row.target),
  number('全年实际', 20, (row) => row.actual),
  number('失分', 8, (row) => row.lost),
  text('原因', 40, (row) => row.reason),
];

/** The comparison over the projects of a year: the matrix, and the indicators that lost most. */
export async function comparisonListWorkbook(
  year: number,
  matrix: ProjectMatrix,
  worst: readonly WorstRow[],
): Promise<Uint8Array> {
  const about = `${year}年度`;
  const title = '失分最多的指标';
  return listWorkbook(`${year}年度对比`, [
    matrixTable(matrix, about),
    { tab: title, title, about, ...listed(WORST, worst) },
  ]);
}
