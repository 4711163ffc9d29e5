import { formatActualCell } from '#src/rules/build-record.ts';
import type { ComparisonCategory } from '#src/rules/compare.ts';
import { lostPoints } from '#src/rules/compare-year.ts';
import { Decimal, divideHalfUp, formatPoints } from '#src/rules/decimal.ts';
import { signed } from '#src/rules/deviation.ts';
import type { ScoredSheet, Sheet } from '#src/rules/sheet.ts';
import { shortCategory } from '#src/rules/weights.ts';

/** 预计得分 of a project's mid-year form; `draft`: it was never submitted. */
export interface ProjectForecast {
  total: string | null;
  draft: boolean;
}

/** One project of a year in the comparison over all of them. */
export interface ComparedProject {
  id: string;
  name: string;
  unitId: string;
  unit: string;
  nature: string;
  /** The year-end form is open: its scores are those of the moment. */
  draft: boolean;
  total: string | null;
  grade: string | null;
  forecast: ProjectForecast | null;
  categories: readonly ComparisonCategory[];
  /** The indicators that lost points, most first. */
  lost: readonly LostRow[];
}

/** An indicator that lost points. */
export interface LostRow {
  name: string;
  category: string;
  target: string;
  actual: string;
  /** Hundredths of a point. */
  lost: number;
  reason: string;
}

/** Which projects are shown; '' for all. */
export interface ProjectChoice {
  unit: string;
  nature: string;
  grade: string;
}

export interface MatrixRow
  extends Pick<ComparedProject, 'id' | 'name' | 'unit' | 'nature' | 'draft' | 'total' | 'grade' | 'forecast'> {
  /** 得分率 per category in percent with two decimals; null where the project has no such category. */
  shares: (string | null)[];
  /** 预计得分 − 总分 with its sign. */
  miss: string | null;
}

/** Projects × categories with the share of points that each reached, and the plain means over the submitted ones. */
export interface ProjectMatrix {
  categories: string[];
  rows: MatrixRow[];
  /** Null while no project is submitted. */
  average: { projects: number; shares: (string | null)[]; forecast: string | null; total: string | null } | null;
}

/** Where the choice names projects whose form has no grade yet. */
export const NO_GRADE = '未定';

/** The rows of a form that lost points, most first, as many as `most`. */
export function lostRows(sheet: Sheet, scored: ScoredSheet, most: number): LostRow[] {
  const rows = sheet.indicators.flatMap((row, i) => {
    const score = scored.rows[i];
    const lost = score ? lostPoints(score) : null;
    return score && lost ? [{ row, score, lost }] : [];
  });
  return rows
    .sort((one, other) => other.lost - one.lost)
    .slice(0, most)
    .map(({ row, score, lost }) => {
      const { name, category, target, reason } = row;
      return { name, category, target, actual: formatActualCell(row, score), lost, reason: reason.trim() };
    });
}

/** The projects that a choice leaves, in their order. */
export function chooseProjects(projects: readonly ComparedProject[], choice: ProjectChoice): ComparedProject[] {
  const { unit, nature, grade } = choice;
  return projects.filter(
    (one) =>
      (unit === '' || one.unitId === unit) &&
      (nature === '' || one.nature.trim() === nature) &&
      (grade === '' || (one.grade ?? NO_GRADE) === grade),
  );
}

const COLLATOR = new Intl.Collator('zh-Hans-CN');
const GRADES = ['优', '良', '中', '合格', '差', '不合格', NO_GRADE];

function gradePlace(grade: string): number {
  const place = GRADES.indexOf(grade);
  return place === -1 ? GRADES.length : place;
}

/** What can be chosen among the projects of a year: units and natures by pinyin, grades from the best on. */
export function choicesOf(projects: readonly ComparedProject[]) {
  const units = new Map(projects.map((one) => [one.unitId, one.unit]));
  const natures = new Set(projects.map((one) => one.nature.trim()).filter((one) => one !== ''));
  const grades = new Set(projects.map((one) => one.grade ?? NO_GRADE));
  return {
    units: [...units].map(([id, name]) => ({ id, name })).sort((a, b) => COLLATOR.compare(a.name, b.name)),
    natures: [...natures].sort(COLLATOR.compare),
    grades: [...grades].sort((a, b) => gradePlace(a) - gradePlace(b)),
  };
}

function meanOf(texts: readonly (string | null | undefined)[]): string | null {
  const known = texts.flatMap((text) => (text == null ? [] : [new Decimal(text)]));
  if (known.length === 0) return null;
  const sum = known.reduce((total, one) => total.plus(one), new Decimal(0));
  return formatPoints(divideHalfUp(sum.times(100), new Decimal(known.length)));
}

function matrixRow(project: ComparedProject, categories: readonly string[]): MatrixRow {
  const { id, name, unit, nature, draft, total, grade, forecast } = project;
  const foreseen = forecast?.total ?? null;
  return {
    ...{ id, name, unit, nature, draft, total, grade, forecast },
    shares: categories.map(
      (category) => project.categories.find((one) => shortCategory(one.category) === category)?.percent ?? null,
    ),
    miss: foreseen === null || total === null ? null : signed(new Decimal(foreseen).minus(total), 2),
  };
}

const CATEGORIES = ['预算执行率', '成本', '产出', '效益', '满意度'];

function categoryPlace(category: string): number {
  const place = CATEGORIES.indexOf(category);
  return place === -1 ? CATEGORIES.length : place;
}

/** The matrix of projects and categories; means are unweighted and over submitted forms alone. */
export function projectMatrix(projects: readonly ComparedProject[]): ProjectMatrix {
  const named = projects.flatMap((project) => project.categories.map((one) => shortCategory(one.category)));
  const categories = [...new Set(named)].sort((one, other) => categoryPlace(one) - categoryPlace(other));
  const rows = projects.map((project) => matrixRow(project, categories));
  const submitted = rows.filter((row) => !row.draft);
  return {
    categories,
    rows,
    average:
      submitted.length === 0
        ? null
        : {
            projects: submitted.length,
            shares: categories.map((_, i) => meanOf(submitted.map((row) => row.shares[i]))),
            forecast: meanOf(submitted.map((row) => row.forecast?.total)),
            total: meanOf(submitted.map((row) => row.total)),
          },
  };
}

/** A row of 失分最多 with the project that it belongs to. */
export interface WorstRow extends Omit<LostRow, 'lost'> {
  projectId: string;
  project: string;
  draft: boolean;
  lost: string;
}

/** The indicators of all projects that lost most points, as many as `most`. */
export function worstRows(projects: readonly ComparedProject[], most: number): WorstRow[] {
  return projects
    .flatMap(({ id, name, draft, lost }) => lost.map((row) => ({ ...row, projectId: id, project: name, draft })))
    .sort((one, other) => other.lost - one.lost)
    .slice(0, most)
    .map((row) => ({ ...row, lost: formatPoints(row.lost) }));
}
