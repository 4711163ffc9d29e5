import { normalise, parseDecimal } from '#src/rules/decimal.ts';
import { type Currency, parseMoney } from '#src/rules/money.ts';
import { projectFieldProblem } from '#src/rules/target-change.ts';

/** The fields of 新建项目 in the order of the page. */
export const NEW_PROJECT_FIELDS = [
  'unit',
  'year',
  'name',
  'department',
  'nature',
  'projectClass',
  'startDate',
  'endDate',
  'yearTotal',
  'yearAppropriation',
  'carriedOver',
  'other',
  'annualGoal',
  'rulebook',
] as const;
export type NewProjectField = (typeof NEW_PROJECT_FIELDS)[number];

/** 新建项目 as typed. */
export type NewProjectTexts = Record<NewProjectField, string>;

/** A sentence per field that cannot be kept. */
export type ProblemsOfNewProject = Partial<Record<NewProjectField, string>>;

const MONEY = ['yearTotal', 'yearAppropriation', 'carriedOver', 'other'] as const;
const PLAIN = ['name', 'department', 'nature', 'projectClass', 'startDate', 'endDate', 'annualGoal'] as const;

/** A new project as a target table without rows: amounts are decimals in its currency, null where nothing was typed. */
export interface NewProject {
  name: string;
  year: number;
  nature: string;
  projectClass: string;
  department: string;
  unit: string;
  startDate: string;
  endDate: string;
  money: Record<'projectTotal' | 'projectAppropriation' | 'projectOther' | (typeof MONEY)[number], string | null> & {
    currency: Currency;
  };
  goal: null;
  annualGoal: string | null;
  indicators: [];
}

export type ReadNewProject = { ok: true; project: NewProject } | { ok: false; problems: ProblemsOfNewProject };

function problemOf(texts: NewProjectTexts, currency: Currency): ProblemsOfNewProject {
  const problems: ProblemsOfNewProject = {};
  if (texts.unit === '') problems.unit = '请填写预算单位。';
  if (texts.unit.length > 100) problems.unit = `预算单位有 ${texts.unit.length} 个字，最多 100 个字，请核对。`;
  const year = normalise(texts.year);
  if (!/^20\d{2}$/.test(year)) problems.year = '请填写四位数的年度，例如“2024”。';
  for (const field of PLAIN) {
    const problem = projectFieldProblem(field, texts[field]);
    if (problem) problems[field] = problem;
  }
  for (const field of MONEY) {
    const parsed = texts[field] === '' ? null : parseMoney(texts[field], currency);
    if (parsed && !parsed.ok) problems[field] = parsed.problem;
  }
  const { startDate, endDate } = texts;
  if (startDate !== '' && endDate !== '' && endDate < startDate && !problems.endDate)
    problems.endDate = '计划完成日期早于开始日期，请核对。';
  return problems;
}

function amountOf(text: string, currency: Currency): string | null {
  const parsed = text === '' ? null : parseMoney(text, currency);
  return parsed?.ok ? parsed.amount.toFixed() : null;
}

/** The total as typed; left empty, the sum of those of its parts that are there, and null where none is. */
function totalOf(texts: NewProjectTexts, currency: Currency): string | null {
  if (texts.yearTotal !== '') return amountOf(texts.yearTotal, currency);
  const parts = [texts.yearAppropriation, texts.carriedOver, texts.other].flatMap((text) => {
    const amount = amountOf(text, currency);
    return amount === null ? [] : (parseDecimal(amount) ?? []);
  });
  return parts.length === 0 ? null : parts.reduce((sum, one) => sum.plus(one)).toFixed();
}

/** Reads 新建项目: unit, year and name are required, amounts are in the rulebook's unit of money. */
export function readNewProject(typed: NewProjectTexts, currency: Currency): ReadNewProject {
  const trimmed = NEW_PROJECT_FIELDS.map((field) => [field, typed[field].replace(/\r\n/g, '\n').trim()]);
  const texts = Object.fromEntries(trimmed) as NewProjectTexts;
  const problems = problemOf(texts, currency);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { name, nature, projectClass, department, unit, startDate, endDate, annualGoal } = texts;
  const money = {
    currency,
    ...{ projectTotal: null, projectAppropriation: null, projectOther: null },
    yearTotal: totalOf(texts, currency),
    yearAppropriation: amountOf(texts.yearAppropriation, currency),
    carriedOver: amountOf(texts.carriedOver, currency),
    other: amountOf(texts.other, currency),
  };
  const head = { name, nature, projectClass, department, unit, startDate, endDate };
  const year = Number(normalise(texts.year));
  return {
    ok: true,
    project: { ...head, year, money, goal: null, annualGoal: annualGoal || null, indicators: [] },
  };
}
