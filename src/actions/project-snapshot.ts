import { countEntriesOf } from '#db/entries.ts';
import { listAllIndicators } from '#db/indicators.ts';
import { findNextProject, findProject } from '#db/projects.ts';
import { listRectifications } from '#db/rectifications.ts';
import type { Db, Indicator, Project } from '#db/schema.ts';
import { countStatusChanges } from '#db/status-changes.ts';

/** A project with its targets as it stood at one moment, and how much had been entered and decided by then. */
export interface ProjectSnapshot {
  project: Project;
  indicators: Indicator[];
  entries: number;
  statusChanges: number;
  /** What an import filled into its year-end form; left out where it filled in nothing of a project that was there before. */
  filled?: ChangedCell[];
}

/** A cell of a form with the text that stood there before. */
export interface ChangedCell {
  indicatorId: string | null;
  field: string;
  before: string;
}

/** The project as it stands; null when there is none. */
export async function takeSnapshot(db: Db, projectId: string): Promise<ProjectSnapshot | null> {
  const project = await findProject(db, projectId);
  if (!project) return null;
  const indicators = await listAllIndicators(db, projectId);
  const [entries, statusChanges] = [await countEntriesOf(db, projectId), await countStatusChanges(db, projectId)];
  return { project, indicators, entries, statusChanges };
}

/** What people did to a project beyond what it had before, in words: submitted or filled in; null for nothing. */
export function filledSince(
  now: ProjectSnapshot,
  before: Pick<ProjectSnapshot, 'entries' | 'statusChanges'>,
): string | null {
  if (now.statusChanges > before.statusChanges) return '已提交过';
  return now.entries > before.entries ? `已填报 ${now.entries - before.entries} 处` : null;
}

/** Why a project cannot be taken away, in words: filled in, submitted, under 整改, or gone on with in the next year; null for nothing. */
export async function obstacleToRemoval(
  db: Db,
  now: ProjectSnapshot,
  before: Pick<ProjectSnapshot, 'entries' | 'statusChanges'>,
): Promise<string | null> {
  const filled = filledSince(now, before);
  if (filled) return filled;
  if ((await listRectifications(db, [now.project.id])).length > 0) return '已登记整改';
  return (await findNextProject(db, now.project.id)) ? '已据此开始下一年度' : null;
}

/** Compared by what the earlier row knew: a later program may have given its tables more columns. */
function isSameRow(before: object, now: object): boolean {
  const present = new Map<string, unknown>(Object.entries(now));
  return Object.entries(before).every(([column, value]) => present.get(column) === value);
}

/** Whether head, money, goals and rows of a project are still those of the earlier snapshot; a row that came and went is none. */
export function hasSameTargets(before: ProjectSnapshot, now: ProjectSnapshot): boolean {
  const rows = new Map(now.indicators.map((row) => [row.id, row]));
  const known = new Set(before.indicators.map(({ id }) => id));
  return (
    isSameRow(before.project, now.project) &&
    before.indicators.every((row) => isSameRow(row, rows.get(row.id) ?? {})) &&
    now.indicators.every((row) => known.has(row.id) || row.removedAt !== null)
  );
}
