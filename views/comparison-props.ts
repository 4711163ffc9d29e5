import type { ComparisonCategory } from '#src/rules/compare.ts';
import type { choicesOf, ProjectChoice, ProjectMatrix, WorstRow } from '#src/rules/compare-projects.ts';
import type { YearRow } from '#src/rules/compare-year.ts';
import type { ForecastQuality, MoneyComparison } from '#src/rules/forecast-quality.ts';
import type { ProjectHead } from '#views/props.ts';

/** `/projects/:id/comparison`: target, mid-year, forecast and result of one project. */
export interface ComparisonView {
  project: ProjectHead;
  /** 1—7月, and whether the mid-year form was never submitted; null where nothing was filled in. */
  midYear: { months: string; draft: boolean } | null;
  /** The year before, where it is stored. */
  previousYear: number | null;
  /** Sorted by points lost, most first. */
  rows: YearRow[];
  categories: ComparisonCategory[];
  quality: ForecastQuality | null;
  money: MoneyComparison;
  total: string | null;
  grade: string | null;
}

/** `/comparison`: the projects of the year that were chosen, and what there is to choose. */
export interface ComparisonListView {
  matrix: ProjectMatrix;
  worst: WorstRow[];
  choice: ProjectChoice;
  choices: ReturnType<typeof choicesOf>;
  /** How many projects the year has in all. */
  projects: number;
}
