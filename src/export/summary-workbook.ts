import { amount, type ListField, listed, number, position, text } from '#src/export/list-columns.ts';
import { listWorkbook } from '#src/export/list-workbook.ts';
import type { SummaryRecord, SummaryRow } from '#src/rules/summary-record.ts';

/** The columns in the order of the paper. */
const FIELDS: readonly ListField<SummaryRow>[] = [
  position(),
  text('项目名称', 26, (row) => row.name),
  text('项目性质', 12, (row) => row.nature),
  text('主管部门', 18, (row) => row.department),
  text('实施单位', 18, (row) => row.unit),
  amount('年初预算数', 15, (row) => row.initial),
  amount('全年预算数', 15, (row) => row.budget),
  amount('全年执行数', 15, (row) => row.executed),
  number('执行率', 9, (row) => row.rate),
  number('自评得分', 9, (row) => row.score),
  text('等级', 7, (row) => row.grade),
  text('存在问题', 36, (row) => row.problems),
  text('整改情况', 18, (row) => row.rectification),
  text('备注', 12, (row) => row.remark),
];

/** 自评汇总表 as a spreadsheet: the projects, 合计 with the mean of the scores, the paragraph of the final account below. */
export async function summaryWorkbook(record: SummaryRecord): Promise<Uint8Array> {
  const { title, year, unit, currency, totals, average, rows, sentence } = record;
  const { initial, budget, executed, rate } = totals;
  const figures = [initial, budget, executed, rate, average ?? ''];
  return listWorkbook(`${year}年度${title}`, [
    {
      tab: '汇总表',
      title: `${title}（${year}年度）`,
      about: `填报单位：${unit}`,
      unit: `单位：${currency}`,
      ...listed(FIELDS, rows),
      closing: [['', '合计（得分为平均）', '', '', '', ...figures]],
      below: sentence,
    },
  ]);
}
