import type { ListedProject } from '#src/actions/list-year.ts';
import { acknowledgementsOf, countKinds } from '#src/rules/acknowledgement.ts';
import { Decimal, divideHalfUp, formatPoints } from '#src/rules/decimal.ts';
import { formatMoney } from '#src/rules/money.ts';
import type { HomeFilter, HomeView, ProjectLine } from '#views/props.ts';

type Listed = Pick<ListedProject, 'project' | 'sheet' | 'scored' | 'status' | 'record' | 'cells'>;

/** One line of a list: progress, score and findings of a project. A cell nobody filled in yet is progress, 已知晓 nothing at all. */
export function projectLine({ project, sheet, scored, status, record, cells }: Listed): ProjectLine {
  const frozen = record !== null && !status.editable;
  const counts = countKinds(scored.findings, acknowledgementsOf(cells));
  const applicable = scored.rows.filter((row) => row.applicable);
  const total = frozen ? record.total : scored.total;
  return {
    id: project.id,
    name: project.name,
    pinyin: project.pinyin,
    budget: scored.money.base ? formatMoney(scored.money.base, sheet.currency) : '',
    rate: scored.money.rate ? `${scored.money.rate.toFixed(2)}%` : null,
    filled: applicable.filter((row) => row.score !== null).length,
    applicable: applicable.length,
    unfilled: frozen ? 0 : counts.unfilled,
    total: total === null ? null : formatPoints(total),
    grade: frozen ? record.grade : scored.grade,
    frozen,
    errors: frozen ? 0 : counts.errors,
    warnings: frozen ? 0 : counts.warnings,
    state: status.state,
  };
}

function gradeCounts(listed: readonly ListedProject[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { record } of listed) if (record?.grade) counts.set(record.grade, (counts.get(record.grade) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

const LEAVES: Readonly<Record<HomeFilter, (line: ProjectLine) => boolean>> = {
  unfilled: (line) => line.unfilled > 0,
  errors: (line) => line.errors > 0,
  warnings: (line) => line.warnings > 0,
  unsubmitted: (line) => !line.frozen,
};

/** A filter as an address names it; null for none. */
export function readFilter(text: string | undefined): HomeFilter | null {
  return text !== undefined && Object.hasOwn(LEAVES, text) ? (text as HomeFilter) : null;
}

interface Asked {
  query: string;
  filter: HomeFilter | null;
  deadline: HomeView['deadline'];
  job: string;
  openJobs: number;
  notice: HomeView['notice'];
}

/**
 * 我的一年: the projects of a year that a search found, with their sums, and of them the ones that the filter leaves; the average is the
 * plain mean of the submitted totals.
 */
export function homeView(listed: readonly ListedProject[], asked: Asked): HomeView {
  const found = listed.map(projectLine);
  const submitted = listed.filter(({ record, status }) => record !== null && record.total !== null && !status.editable);
  const points = submitted.reduce((sum, { record }) => sum + (record?.total ?? 0), 0);
  const sum = (of: (line: ProjectLine) => number) => found.reduce((total, line) => total + of(line), 0);
  const left = (filter: HomeFilter) => found.filter(LEAVES[filter]);
  const errors = sum((line) => line.errors);
  return {
    projects: asked.filter === null ? found : left(asked.filter),
    found: found.length,
    counts: {
      unfilled: left('unfilled').length,
      errors: left('errors').length,
      warnings: left('warnings').length,
      unsubmitted: left('unsubmitted').length,
    },
    filter: asked.filter,
    missing: errors + sum((line) => line.unfilled),
    job: asked.job,
    openJobs: asked.openJobs,
    currency: listed[0]?.sheet.currency ?? '元',
    deadline: asked.deadline,
    submitted: submitted.length,
    filled: sum((line) => line.filled),
    applicable: sum((line) => line.applicable),
    average:
      submitted.length === 0 ? null : formatPoints(divideHalfUp(new Decimal(points), new Decimal(submitted.length))),
    grades: gradeCounts(submitted),
    errors,
    warnings: sum((line) => line.warnings),
    query: asked.query,
    notice: asked.notice,
  };
}
