import type { CheckedRow } from '#src/rules/checks/checked-row.ts';
import type { Decimal } from '#src/rules/decimal.ts';
import { at, type Finding, finding } from '#src/rules/findings.ts';
import { inBase } from '#src/rules/quantity.ts';
import { isCost } from '#src/rules/target.ts';

const UNIT_PRICE = /单价|均价|人均|每|标准|单位成本/;
const WHOLE_COST = /总成本|总额|总投入|总投资|总价|预算|经费|支出/;

/** B3: a total cost that is the project's money but for a factor of 10⁴ was written in the other of 元 and 万元. */
export function checkCurrency(rows: readonly CheckedRow[], yuan: Decimal | null): Finding[] {
  return rows.flatMap(({ entry, score: { target } }, indicator) => {
    if (!yuan || yuan.isZero() || !target.ok || target.target.kind !== 'quantity') return [];
    const { amount, unit, comparator } = target.target;
    const limitsCost = isCost(entry) && unit.base === '元' && ['≤', '<', '='].includes(comparator);
    if (!limitsCost || amount.lte(0) || UNIT_PRICE.test(entry.name)) return [];
    const cost = inBase(amount, unit);
    const [small, large] = cost.lt(yuan) ? [cost, yuan] : [yuan, cost];
    if (large.lt(small.times(9_500)) || large.gt(small.times(10_500))) return [];
    const message = `成本目标“${entry.target.trim()}”与项目资金相差一万倍，请核对是元还是万元。`;
    const severity = WHOLE_COST.test(entry.name) ? 'error' : 'warn';
    return [at(indicator, finding('B3', severity, 'target', message))];
  });
}
