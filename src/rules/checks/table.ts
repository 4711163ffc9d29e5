import { type Decimal, normalise } from '#src/rules/decimal.ts';
import { type Finding, finding } from '#src/rules/findings.ts';
import { inBase } from '#src/rules/quantity.ts';
import type { IndicatorEntry } from '#src/rules/score.ts';
import type { ParsedTarget } from '#src/rules/target.ts';
import { isCost } from '#src/rules/target.ts';
import { categoryOf } from '#src/rules/weights.ts';

/** A row as typed with its target as understood. */
export interface CheckedRow {
  entry: IndicatorEntry;
  target: ParsedTarget;
}

/** False for rows that say of themselves that they are no indicator (不适用, 无 in the name column). */
function isIndicator({ target }: CheckedRow): boolean {
  return !(target.ok && target.target.kind === 'not-applicable');
}

/** T1: 产出 and 效益 are in principle always set; their points have gone to another category. */
function checkCategories(rows: readonly CheckedRow[]): Finding[] {
  const present = new Set(rows.filter(isIndicator).map(({ entry }) => categoryOf(entry.category)));
  const missing = [
    ['output', '产出'],
    ['benefit', '效益'],
  ] as const;
  return missing
    .filter(([category]) => !present.has(category))
    .map(([, word]) => ({
      ...finding('T1', 'warn', 'category', `没有${word}指标，原则上应当设置；未单独填写分值时，其分值并入其他类别。`),
      indicator: null,
    }));
}

/** T5: an indicator is known by its category, subcategory and name, so that the second of the same three is an error. */
function checkNames(rows: readonly CheckedRow[]): Finding[] {
  const seen = new Set<string>();
  return rows.flatMap((row, indicator) => {
    const { category, subcategory, name } = row.entry;
    const key = JSON.stringify([category, subcategory, name].map(normalise));
    if (!isIndicator(row) || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `指标“${name.trim()}”在同一类别下重复，请合并，或改成能区分的名称。`;
    return [{ ...finding('T5', 'error', 'name', message), indicator }];
  });
}

const UNIT_PRICE = /单价|均价|人均|每|标准|单位成本/;
const WHOLE_COST = /总成本|总额|总投入|总投资|总价|预算|经费|支出/;

/** B3: a total cost that is the project's money but for a factor of 10⁴ was written in the other of 元 and 万元. */
function checkCurrency(rows: readonly CheckedRow[], yuan: Decimal | null): Finding[] {
  return rows.flatMap(({ entry, target }, indicator) => {
    if (!yuan || yuan.isZero() || !target.ok || target.target.kind !== 'quantity') return [];
    const { amount, unit, comparator } = target.target;
    const limitsCost = isCost(entry) && unit.base === '元' && ['≤', '<', '='].includes(comparator);
    if (!limitsCost || amount.lte(0) || UNIT_PRICE.test(entry.name)) return [];
    const cost = inBase(amount, unit);
    const [small, large] = cost.lt(yuan) ? [cost, yuan] : [yuan, cost];
    if (large.lt(small.times(9_500)) || large.gt(small.times(10_500))) return [];
    const message = `成本目标“${entry.target.trim()}”与项目资金相差一万倍，请核对是元还是万元。`;
    const severity = WHOLE_COST.test(entry.name) ? 'error' : 'warn';
    return [{ ...finding('B3', severity, 'target', message), indicator }];
  });
}

/** T1, T5 and B3: what is wrong with the table beyond a single row. `yuan` is the project's money in 元, null when unknown. */
export function checkTable(rows: readonly CheckedRow[], yuan: Decimal | null): Finding[] {
  if (rows.length === 0) return [];
  return [...checkCategories(rows), ...checkNames(rows), ...checkCurrency(rows, yuan)];
}
