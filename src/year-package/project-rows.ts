import type { YearRow, YearRows, YearTable } from '#db/year-rows.ts';
import { rowLine } from '#src/year-package/package.ts';

/** The tables whose rows belong to one project. */
export const PROJECT_TABLES = [
  'indicators',
  'entries',
  'targetChanges',
  'statusChanges',
  'records',
  'rectifications',
] as const;
export type ProjectTable = (typeof PROJECT_TABLES)[number];

/** A project with everything that belongs to it. */
export type ProjectRows = { project: YearRow<'projects'> } & { [T in ProjectTable]: YearRow<T>[] };

/** The rows of a year project by project, in the order of the projects. */
export function groupByProject(rows: YearRows): ProjectRows[] {
  const grouped = PROJECT_TABLES.map(
    (table) => [table, Map.groupBy<string, { projectId: string }>(rows[table], (row) => row.projectId)] as const,
  );
  return rows.projects.map((project) => {
    const own = grouped.map(([table, groups]) => [table, groups.get(project.id) ?? []]);
    return { project, ...(Object.fromEntries(own) as { [T in ProjectTable]: YearRow<T>[] }) };
  });
}

/** The rows that the others do not have exactly so. */
export function rowsOnlyIn<T extends YearTable>(
  table: T,
  rows: readonly YearRow<T>[],
  others: readonly YearRow<T>[],
): YearRow<T>[] {
  const known = new Set(others.map((row) => rowLine(table, row)));
  return rows.filter((row) => !known.has(rowLine(table, row)));
}
