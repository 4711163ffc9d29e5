import { Decimal, formatPoints } from '#src/rules/decimal.ts';
import { type Currency, formatMoney, rateOf } from '#src/rules/money.ts';
import { rectificationState } from '#src/rules/rectification.ts';
import { averageOf, type CountedProject, sentenceNumbers, shanghaiSentence } from '#src/rules/shanghai-sentence.ts';
import type { ScoredSheet, Sheet } from '#src/rules/sheet.ts';
import type { SummaryRecord, SummaryRow } from '#src/rules/summary-record.ts';

/** A project of the year as the summary needs it; amounts stand in its form's unit. */
export interface SummaryProject {
  id: string;
  name: string;
  nature: string;
  department: string;
  unit: string;
  sheet: Sheet;
  scored: ScoredSheet;
  /** Total and grade that were frozen; null while the form is not submitted. */
  submitted: { total: number | null; grade: string | null } | null;
  /** 年中监控 is submitted. */
  tracked: boolean;
  /** 整改事项, withdrawn ones left out. */
  rectifications: readonly { problem: string; startedOn: string; doneOn: string }[];
}

export const SUMMARY_TITLE = '项目支出绩效自评汇总表';

function inYuan(amount: Decimal | null, currency: Currency): Decimal | null {
  return amount && currency === '万元' ? amount.times(10_000) : amount;
}

function amountsOf({ sheet, scored }: SummaryProject) {
  const { initial, base, executed } = scored.money.lines.total;
  const yuan = (amount: Decimal | null) => inYuan(amount, sheet.currency);
  return { initial: yuan(initial), budget: yuan(base), executed: yuan(executed) };
}

/** What the form itself shows as a problem: missed rows with their reasons, and money below 90 %. */
export function problemsOfForm({ sheet, scored }: Pick<SummaryProject, 'sheet' | 'scored'>): string[] {
  const { rate } = scored.money;
  const money = rate?.lt(90) ? [`预算执行率 ${rate.toFixed(2)}%，低于 90%`] : [];
  const rows = sheet.indicators.flatMap((row, i) => {
    if (scored.rows[i]?.met !== false) return [];
    const reason = row.reason.trim().replace(/[。；;]$/, '');
    return [`“${row.name}”未达到目标${reason === '' ? '' : `：${reason}`}`];
  });
  return [...money, ...rows];
}

function rectificationText(project: SummaryProject): string {
  const states = project.rectifications.map(rectificationState);
  const count = (state: string) => states.filter((one) => one === state).length;
  return (['已完成整改', '正在整改', '待整改'] as const)
    .filter((state) => count(state) > 0)
    .map((state) => `${state} ${count(state)} 项`)
    .join('，');
}

function summaryRow(project: SummaryProject, currency: Currency): SummaryRow {
  const { submitted, rectifications, scored } = project;
  const print = (yuan: Decimal | null) =>
    yuan === null ? '' : formatMoney(currency === '元' ? yuan : yuan.div(10_000), currency);
  const { initial, budget, executed } = amountsOf(project);
  const problems = rectifications.length > 0 ? rectifications.map((one) => one.problem) : problemsOfForm(project);
  const total = submitted?.total ?? null;
  return {
    projectId: project.id,
    name: project.name,
    nature: project.nature,
    department: project.department,
    unit: project.unit,
    initial: print(initial),
    budget: print(budget),
    executed: print(executed),
    rate: scored.money.rate ? `${scored.money.rate.toFixed(2)}%` : '—',
    score: total === null ? '' : formatPoints(total),
    grade: submitted?.grade ?? '',
    problems: submitted || rectifications.length > 0 ? problems.join('；') : '',
    rectification: rectificationText(project),
    remark: submitted ? '' : '自评未提交',
  };
}

function gradesOf(projects: readonly SummaryProject[]): SummaryRecord['grades'] {
  const counts = new Map<string, number>();
  for (const { sheet } of projects)
    for (const { name } of sheet.rulebook.grades) counts.set(name, counts.get(name) ?? 0);
  for (const { submitted } of projects)
    if (submitted?.grade) counts.set(submitted.grade, (counts.get(submitted.grade) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

function counted(project: SummaryProject): CountedProject {
  return {
    budget: amountsOf(project).budget,
    tracked: project.tracked,
    total: project.submitted?.total ?? null,
    rectifications: project.rectifications.map(rectificationState),
  };
}

function sumOf(amounts: readonly (Decimal | null)[]): Decimal {
  return amounts.reduce<Decimal>((sum, one) => sum.plus(one ?? 0), new Decimal(0));
}

/**
 * 项目支出绩效自评汇总表 over the projects of a year: a row each, their sums, the plain mean of the submitted totals, counts per grade,
 * and the paragraph of the final account. In 万元 as soon as one form is in 万元, else in 元.
 */
export function summarise(unit: string, year: number, projects: readonly SummaryProject[]): SummaryRecord {
  const currency = projects.some((one) => one.sheet.currency === '万元') ? '万元' : '元';
  const print = (yuan: Decimal) => formatMoney(currency === '元' ? yuan : yuan.div(10_000), currency);
  const amounts = projects.map(amountsOf);
  const [budget, executed] = [sumOf(amounts.map((one) => one.budget)), sumOf(amounts.map((one) => one.executed))];
  const totals = projects.flatMap(({ submitted }) => submitted?.total ?? []);
  const numbers = sentenceNumbers(projects.map(counted));
  const rate = rateOf(budget, executed);
  return {
    title: SUMMARY_TITLE,
    year,
    unit,
    currency,
    rows: projects.map((one) => summaryRow(one, currency)),
    totals: {
      initial: print(sumOf(amounts.map((one) => one.initial))),
      budget: print(budget),
      executed: print(executed),
      rate: rate === null ? '—' : `${rate.toFixed(2)}%`,
    },
    submitted: totals.length,
    average: averageOf(totals),
    grades: gradesOf(projects),
    numbers,
    sentence: shanghaiSentence(unit, year, numbers),
  };
}
