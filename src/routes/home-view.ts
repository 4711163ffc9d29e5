import type { ListedProject } from '#src/actions/list-year.ts';
import { Decimal, divideHalfUp, formatPoints } from '#src/rules/decimal.ts';
import type { Finding, Severity } from '#src/rules/findings.ts';
import { formatMoney } from '#src/rules/money.ts';
import type { HomeView, ProjectLine } from '#views/props.ts';

/** Findings that are worth a mark in a list: a cell nobody filled in yet (S6) shows as progress instead. */
function count(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((one) => one.severity === severity && one.code !== 'S6').length;
}

/** One line of a list: progress, score and findings of a project. */
export function projectLine({ project, sheet, scored, status, record }: ListedProject): ProjectLine {
  const frozen = record !== null && !status.editable;
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
    total: total === null ? null : formatPoints(total),
    grade: frozen ? record.grade : scored.grade,
    frozen,
    errors: frozen ? 0 : count(scored.findings, 'error'),
    warnings: frozen ? 0 : count(scored.findings, 'warn'),
    state: status.state,
  };
}

function gradeCounts(listed: readonly ListedProject[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { record } of listed) if (record?.grade) counts.set(record.grade, (counts.get(record.grade) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** 我的一年: the projects of a year with their sums; the average is the plain mean of the submitted totals. */
export function homeView(listed: readonly ListedProject[], query: string, deadline: HomeView['deadline']): HomeView {
  const projects = listed.map(projectLine);
  const submitted = listed.filter(({ record, status }) => record !== null && record.total !== null && !status.editable);
  const points = submitted.reduce((sum, { record }) => sum + (record?.total ?? 0), 0);
  const sum = (of: (line: ProjectLine) => number) => projects.reduce((total, line) => total + of(line), 0);
  return {
    projects,
    currency: listed[0]?.sheet.currency ?? '元',
    deadline,
    submitted: submitted.length,
    filled: sum((line) => line.filled),
    applicable: sum((line) => line.applicable),
    average:
      submitted.length === 0 ? null : formatPoints(divideHalfUp(new Decimal(points), new Decimal(submitted.length))),
    grades: gradeCounts(submitted),
    errors: sum((line) => line.errors),
    warnings: sum((line) => line.warnings),
    query,
  };
}
