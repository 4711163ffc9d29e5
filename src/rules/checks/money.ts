import type { CheckedRow } from '#src/rules/checks/checked-row.ts';
import { Decimal, divideHalfUp, normalise, parseDecimal } from '#src/rules/decimal.ts';
import { at, type Finding, finding } from '#src/rules/findings.ts';
import { type Currency, formatMoney, type MoneyScore } from '#src/rules/money.ts';
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

function inYuan(amount: Decimal, currency: Currency): Decimal {
  return currency === '万元' ? amount.times(10_000) : amount;
}

/** B2: a printed rate that is not executed ÷ budget to 0.01 of a point; one above 100 % may be printed as it is or as 100. */
export function checkPrintedRate({ lines }: MoneyScore, text: string): Finding[] {
  const typed = text.trim();
  const { base, executed, rate } = lines.total;
  if (typed === '' || !base || !executed || !rate) return [];
  const read = parseDecimal(normalise(typed).replace(/%$/, ''));
  if (!read) return [at(null, finding('V2', 'error', 'rate', `执行率“${typed}”读不出，请只填数字，例如“86.18”。`))];
  // Spreadsheets keep 86.18 % as 0.8618.
  const printed = read.lte(1) && rate.gt(1) ? read.times(100) : read;
  const whole = new Decimal(divideHalfUp(executed.times(10_000), base)).div(100);
  if (printed.eq(rate) || printed.eq(whole)) return [];
  const message = `执行率写 ${printed}%，全年执行数 ÷ 全年预算数是 ${rate.toFixed(2)}%，请核对。`;
  return [at(null, finding('B2', 'warn', 'rate', message))];
}

/** Points of the rate that a cut budget may add before B4 asks. */
const LIFTED = 10;

/** B4: a budget cut during the year so far that the money row looks well, while nothing says why. */
export function checkCut({ lines }: MoneyScore, reason: string, hasAdjustment: boolean, currency: Currency): Finding[] {
  const { initial, budget, executed } = lines.total;
  if (!initial || !budget || !executed || hasAdjustment || reason.trim() !== '') return [];
  if (budget.gte(initial) || budget.isZero()) return [];
  const [before, after] = [executed.times(100).div(initial), executed.times(100).div(budget)];
  if (before.gte(90) || (after.lt(100) && after.minus(before).lt(LIFTED))) return [];
  const amounts = `预算由 ${formatMoney(initial, currency)} 调减为 ${formatMoney(budget, currency)}`;
  const message = `${amounts}，执行率由 ${before.toFixed(2)}% 变为 ${after.toFixed(2)}%，请说明调减的原因或附绩效目标调整表。`;
  return [at(null, finding('B4', 'warn', 'budget', message))];
}

/** The project's money as its target table states it, in 元. */
export interface ProjectMoney {
  yearTotal: Decimal | null;
  projectTotal: Decimal | null;
}

/** B7: the money of a year is part of the whole project's, never more, and never in its place. */
export function checkWholeProject(
  { yearTotal, projectTotal }: ProjectMoney,
  { lines }: MoneyScore,
  currency: Currency,
): Finding[] {
  if (!yearTotal || !projectTotal || projectTotal.isZero()) return [];
  const [year, whole] = [formatMoney(yearTotal, '元'), formatMoney(projectTotal, '元')];
  if (yearTotal.gt(projectTotal)) {
    const message = `年度资金 ${year} 元大于项目资金总额 ${whole} 元，请核对两者有无填反。`;
    return [at(null, finding('B7', 'error', 'projectTotal', message))];
  }
  const { initial } = lines.total;
  if (!initial || yearTotal.eq(projectTotal) || !inYuan(initial, currency).eq(projectTotal)) return [];
  const message = `年初预算数填的是整个项目的 ${whole} 元，本年申请的是 ${year} 元，请改为本年的预算。`;
  return [at(null, finding('B7', 'error', 'initial', message))];
}
