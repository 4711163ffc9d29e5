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

/** What a row is told apart by; an entry that was taken over may stand at another version of its cell than where it was typed. */
function mark<T extends YearTable>(table: T, row: YearRow<T>): string {
  return rowLine(table, table === 'entries' ? { ...row, version: 1 } : row);
}

/** The rows that the others do not have; of entries those that the others have at no version. */
export function rowsOnlyIn<T extends YearTable>(
  table: T,
  rows: readonly YearRow<T>[],
  others: readonly YearRow<T>[],
): YearRow<T>[] {
  const known = new Set(others.map((row) => mark(table, row)));
  return rows.filter((row) => !known.has(mark(table, row)));
}

/** Whether two sides have the same rows to the last letter, in whatever order. */
export function sameRows<T extends YearTable>(
  table: T,
  rows: readonly YearRow<T>[],
  others: readonly YearRow<T>[],
): boolean {
  const known = new Set(others.map((row) => rowLine(table, row)));
  return rows.length === others.length && rows.every((row) => known.has(rowLine(table, row)));
}
