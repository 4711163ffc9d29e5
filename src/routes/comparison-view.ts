import type { OpenComparison } from '#src/actions/open-comparison.ts';
import { AppError } from '#src/errors.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { compareCategories } from '#src/rules/compare.ts';
import {
  type ComparedProject,
  choicesOf,
  chooseProjects,
  type ProjectChoice,
  projectMatrix,
  worstRows,
} from '#src/rules/compare-projects.ts';
import { compareYear } from '#src/rules/compare-year.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import { compareMoney, judgeForecast } from '#src/rules/forecast-quality.ts';
import type { ComparisonListView, ComparisonView } from '#views/comparison-props.ts';

/** The longest name of a unit, nature or grade that an address may ask for. */
const LONGEST = 200;
/** How many of the rows that lost most are shown. */
const MOST_WORST = 20;

/** What the comparison of one project shows, on screen, on paper and as a spreadsheet. */
export function comparisonView(opened: OpenComparison): ComparisonView {
  const { open, sheet, scored, midYear, previousYear } = opened;
  const rows = compareYear(opened);
  return {
    project: projectHead(open),
    midYear: midYear === null ? null : { months: midYear.period.months, draft: midYear.submitted === null },
    previousYear,
    rows,
    categories: compareCategories(sheet, scored),
    quality: midYear === null ? null : judgeForecast(midYear, rows, scored),
    money: compareMoney(midYear, sheet, scored),
    total: scored.total === null ? null : formatPoints(scored.total),
    grade: scored.grade,
  };
}

/** The filters of an address; refuses (invalid) what none of our pages could have asked for. */
export function readChoice(query: (name: string) => string | undefined): ProjectChoice {
  const text = (name: string, word: string) => {
    const value = (query(name) ?? '').trim();
    if (value.length > LONGEST) throw new AppError('invalid', `${word}太长，请从页面上选择。`);
    return value;
  };
  return { unit: text('unit', '单位'), nature: text('nature', '项目性质'), grade: text('grade', '等级') };
}

/** The comparison over the projects that a choice leaves. */
export function comparisonListView(projects: readonly ComparedProject[], choice: ProjectChoice): ComparisonListView {
  const chosen = chooseProjects(projects, choice);
  return {
    matrix: projectMatrix(chosen),
    worst: worstRows(chosen, MOST_WORST),
    choice,
    choices: choicesOf(projects),
    projects: projects.length,
  };
}
