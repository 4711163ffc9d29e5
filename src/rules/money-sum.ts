import { Decimal } from '#src/rules/decimal.ts';
import {
  type Currency,
  countedAmount,
  MONEY_COLUMNS,
  type MoneyColumn,
  type MoneyScore,
  rateOf,
} from '#src/rules/money.ts';
import { MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';

/** The money of one project in its form's unit. */
export interface ProjectMoney {
  currency: Currency;
  money: MoneyScore;
}

/** 合计 of several projects in one unit of money. */
export interface MoneySum {
  /** 万元 where all forms are in 万元, else 元. */
  currency: Currency;
  lines: Record<MoneyLine, Record<MoneyColumn, Decimal>>;
  /** 执行率 of each line in percent, at most 100; null without a budget. */
  rates: Record<MoneyLine, Decimal | null>;
  /** Projects whose total line lacks the amount, which the sum therefore leaves out. */
  missing: Record<MoneyColumn, number>;
}

function inUnit(amount: Decimal, from: Currency, to: Currency): Decimal {
  return from === to ? amount : amount.times(10_000);
}

/**
 * Adds up what counts in each cell of several projects; 元 and 万元 together are added in 元. An amount that is missing or
 * cannot be read adds nothing and is counted as missing.
 */
export function sumMoney(projects: readonly ProjectMoney[]): MoneySum {
  const currency: Currency = projects.length > 0 && projects.every((one) => one.currency === '万元') ? '万元' : '元';
  const amounts = (line: MoneyLine, column: MoneyColumn) =>
    projects.flatMap((one) => {
      const amount = countedAmount(one.money, line, column);
      return amount === null ? [] : [inUnit(amount, one.currency, currency)];
    });
  const sumOf = (line: MoneyLine, column: MoneyColumn) =>
    amounts(line, column).reduce((sum, amount) => sum.plus(amount), new Decimal(0));
  const lines = Object.fromEntries(
    MONEY_LINES.map((line) => [line, Object.fromEntries(MONEY_COLUMNS.map((column) => [column, sumOf(line, column)]))]),
  ) as MoneySum['lines'];
  const rates = Object.fromEntries(
    MONEY_LINES.map((line) => [line, rateOf(lines[line].budget, lines[line].executed)]),
  ) as MoneySum['rates'];
  const missing = Object.fromEntries(
    MONEY_COLUMNS.map((column) => [column, projects.length - amounts('total', column).length]),
  ) as MoneySum['missing'];
  return { currency, lines, rates, missing };
}
