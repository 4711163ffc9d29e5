import type { ListedMidYear } from '#src/actions/list-mid-year.ts';
import { amount, type ListField, type ListTable, listed, number, position, text } from '#src/export/list-columns.ts';
import type { MidYearLine } from '#views/mid-year-list.tsx';

type Row = MidYearLine & { unit: string; months: string; currency: string };

const FIELDS: readonly ListField<Row>[] = [
  position(),
  text('项目名称', 28, (row) => row.name),
  text('单位', 26, (row) => row.unit),
  text('监控期', 9, (row) => row.months),
  text('状态', 9, (row) => row.state),
  amount('年初预算数', 15, (row) => row.initial),
  amount('已执行', 15, (row) => row.executed),
  text('金额单位', 9, (row) => row.currency),
  number('执行率', 9, (row) => (row.rate === '—' ? '' : row.rate)),
  text('资金灯', 7, (row) => row.money),
  text('目标灯', 7, (row) => row.targets),
  number('预计得分', 8, (row) => row.outlook.total ?? ''),
  number('最低', 7, (row) => (row.begun ? row.outlook.low : '')),
  number('最高', 7, (row) => (row.begun ? row.outlook.high : '')),
  number('未填', 6, (row) => String(row.unfilled)),
  number('错误', 6, (row) => String(row.errors)),
  number('提醒', 6, (row) => String(row.warnings)),
];

/** 年中监控 over a year as a list, a project a row. */
export function midYearList(
  lines: readonly MidYearLine[],
  listedForms: readonly ListedMidYear[],
  year: number,
): ListTable[] {
  const rows = lines.map((line, index): Row => {
    const { project, record } = listedForms[index] ?? {};
    const { months = '' } = record?.period ?? {};
    return { ...line, unit: project?.unit ?? '', months, currency: record?.currency ?? '' };
  });
  const about = `${year}年度，${rows.length} 个项目`;
  return [{ tab: '年中监控', title: '年中监控项目清单', about, ...listed(FIELDS, rows) }];
}
