import type { TargetTable } from '#src/import/target-table.ts';
import { parsePoints } from '#src/rules/decimal.ts';
import { parseMoney } from '#src/rules/money.ts';

/** PostgreSQL cannot index much longer names. */
const LONGEST_NAME = 200;

/**
 * Why a table cannot be stored, as a sentence; null when it can. A project is known by its unit, year and name, so that none may
 * be missing; amounts and printed weights must be ones.
 */
export function tableProblem(table: TargetTable): string | null {
  const { name, year, unit, startDate, endDate, money, indicators } = table;
  if (name.trim() === '') return '这张表没有项目名称，请补上后再导入。';
  if (name.length > LONGEST_NAME) return `项目名称超过 ${LONGEST_NAME} 个字，请核对文件。`;
  if (year === 0) return `项目“${name}”没有写明年度，请补上后再导入。`;
  if (unit.trim() === '') return `项目“${name}”没有实施单位，请补上后再导入。`;
  const date = [startDate, endDate].find((one) => one !== '' && !/^\d{4}-\d\d-\d\d$/.test(one));
  if (date !== undefined) return `项目“${name}”的日期“${date}”请写成 2024-01-31 的样子。`;
  if (indicators.length > 0 && indicators.some((row) => row.name === '' || row.category === ''))
    return `项目“${name}”有一行缺一级指标或三级指标的名称，请补上，或去掉这一行。`;
  for (const amount of [
    money.projectTotal,
    money.projectAppropriation,
    money.projectOther,
    money.yearTotal,
    money.yearAppropriation,
    money.carriedOver,
    money.other,
  ]) {
    const parsed = amount === null ? null : parseMoney(amount, money.currency);
    if (parsed && !parsed.ok) return `项目“${name}”：${parsed.problem}`;
  }
  const odd = indicators.find((row) => row.weight !== undefined && parsePoints(row.weight) === null);
  return odd
    ? `项目“${name}”的指标“${odd.name}”分值“${odd.weight}”读不出，应为最多两位小数的分数，请更正后再导入。`
    : null;
}
