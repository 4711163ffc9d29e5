import { amount, type ListField, type ListTable, listed, number, position, text } from '#src/export/list-columns.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import type { ProjectView } from '#views/props.ts';

type Row = ProjectView['indicators'][number] & { weight: string };

const FIELDS: readonly ListField<Row>[] = [
  position(),
  text('一级指标', 16, (row) => row.category),
  text('二级指标', 18, (row) => row.subcategory),
  text('三级指标', 36, (row) => row.name),
  text('年度指标值', 28, (row) => row.target),
  text('原批复指标值', 28, (row) => row.approved ?? ''),
  number('分值', 10, (row) => row.weight),
];

const MONEY: readonly ListField<ProjectView['money'][number]>[] = [
  text('资金', 40, (line) => line.label),
  amount('金额', 24, (line) => line.amount),
];

/** The targets of a project with their weights, its goals below; and on a sheet of their own the amounts of the target table. */
export function targetLists({
  project,
  indicators,
  weights,
  money,
  currency,
  goal,
  annualGoal,
}: ProjectView): ListTable[] {
  const rows = indicators.map((row, index): Row => ({ ...row, weight: weights.texts[index] ?? '' }));
  const about = `${project.name}（${project.year}年度），${project.unit}`;
  const goals = [
    ['项目总目标', goal],
    ['年度总体目标', annualGoal],
  ].flatMap(([name, words]) => (words === '' ? [] : [`${name}：${words}`]));
  const sum = ['', '指标分值合计', '', '', '', '', formatPoints(weights.sums.indicators)];
  return [
    {
      ...{ tab: '目标和分值', title: '绩效目标和分值', about, ...listed(FIELDS, rows) },
      ...(rows.length === 0 ? {} : { closing: [sum] }),
      ...(goals.length === 0 ? {} : { below: goals.join('\n') }),
    },
    { tab: '资金', title: '项目资金', about, unit: `单位：${currency}`, ...listed(MONEY, money) },
  ];
}
