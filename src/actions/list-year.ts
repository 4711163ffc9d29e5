import { listEntriesOfProjects } from '#db/entries.ts';
import { listIndicatorsOfProjects } from '#db/indicators.ts';
import { listNewestContents, listNewestRecords, type RecordSummary } from '#db/records.ts';
import type { Db, Entry, Indicator, Phase, Project, StatusChange, TargetChange } from '#db/schema.ts';
import { listNewestStatusChanges } from '#db/status-changes.ts';
import { listAdjustments } from '#db/target-changes.ts';
import { checkSheet } from '#src/actions/check-sheet.ts';
import { lastMonitorings } from '#src/actions/monitoring-records.ts';
import { cellKey, foldSheet, rulebookOf, type SheetStatus, statusAfter } from '#src/actions/open-sheet.ts';
import { listShownProjects } from '#src/actions/shown-projects.ts';
import { AppError } from '#src/errors.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { type ScoredSheet, type Sheet, scoreSheet } from '#src/rules/sheet.ts';

/** One project of a year as a list shows it: its form scored as it stands, and what was frozen of it. */
export interface ListedProject {
  project: Project;
  /** The newest text and version per cell; key as in an open sheet. */
  cells: ReadonlyMap<string, Entry>;
  /** Per row of the sheet, the indicator's id. */
  indicatorIds: string[];
  sheet: Sheet;
  scored: ScoredSheet;
  status: SheetStatus;
  /** The newest frozen record, valid only while the form is not open again. */
  record: RecordSummary | null;
}

export interface YearFilter {
  year: number;
  phase: Phase;
  /** Part of a name, or of its pinyin or initials. */
  search?: string;
  /** Whether 自查 looks at submitted forms as at open ones. */
  submittedToo?: boolean;
  /** Whether 自查 lists hints too. */
  hints?: boolean;
}

/** Rows by their project. */
export function grouped<T extends { projectId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.projectId, [...(groups.get(row.projectId) ?? []), row]);
  return groups;
}

/** The one row of each project. */
export function onePerProject<T extends { projectId: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.projectId, row]));
}

/** Reads the rulebook of a unit and year once, however many projects share it. */
export function booksOnce(db: Db) {
  const read = new Map<string, Promise<Rulebook>>();
  return {
    of(project: Project): Promise<Rulebook> {
      const key = `${project.unitId} ${project.rulebook}`;
      const book = read.get(key) ?? rulebookOf(db, project);
      read.set(key, book);
      return book;
    },
  };
}

/** The rulebooks that submissions froze, by project: a submitted form was scored by the figures of its own day. */
async function frozenBooks(db: Db, phase: Phase, statuses: ReadonlyMap<string, SheetStatus>) {
  const submitted = [...statuses].flatMap(([id, status]) => (status.editable ? [] : [id]));
  const contents = await listNewestContents(db, submitted, phase);
  const books = new Map(
    contents.map(({ projectId, content }) => [projectId, (JSON.parse(content) as EvaluationRecord).rulebook]),
  );
  const lost = submitted.find((id) => !books.has(id));
  if (lost !== undefined) throw new AppError('not-found', '没有这个版本的自评表。');
  return books;
}

/** All projects of a year, in their order, read with one query per table. The sample unit is left out beside real ones. */
export async function listYear(
  db: Db,
  { year, phase, search = '', submittedToo = false, hints = false }: YearFilter,
): Promise<ListedProject[]> {
  const projects = await listShownProjects(db, { year, search });
  const ids = projects.map((project) => project.id);
  const [indicators, entries, changes, records, adjustments] = await Promise.all([
    listIndicatorsOfProjects(db, ids),
    listEntriesOfProjects(db, ids, phase),
    listNewestStatusChanges(db, { year }, phase),
    listNewestRecords(db, { year }, phase),
    listAdjustments(db, year),
  ]);
  const adjusted: Map<string, TargetChange[]> = grouped(adjustments);
  const rows: Map<string, Indicator[]> = grouped(indicators);
  const typed: Map<string, Entry[]> = grouped(entries);
  const change: Map<string, StatusChange> = onePerProject(changes);
  const record: Map<string, RecordSummary> = onePerProject(records);
  const statuses = new Map(projects.map(({ id }) => [id, statusAfter(change.get(id))]));
  const frozen = await frozenBooks(db, phase, statuses);
  // Elsewhere than in 自查 nobody acts on the findings of what was submitted.
  const checked = new Set(ids.filter((id) => submittedToo || statuses.get(id)?.editable));
  const monitorings = await lastMonitorings(db, [...checked]);
  // Only hints look into the texts of the reports.
  const told = grouped(hints ? await listEntriesOfProjects(db, [...checked], 'narrative') : []);
  const books = booksOnce(db);
  return Promise.all(
    projects.map(async (project) => {
      const cells = new Map(
        (typed.get(project.id) ?? []).map((entry) => [cellKey(entry.indicatorId, entry.field), entry]),
      );
      const status = statuses.get(project.id) ?? statusAfter(undefined);
      const book = frozen.get(project.id) ?? (await books.of(project));
      const indicators = rows.get(project.id) ?? [];
      const sheet = foldSheet(project, indicators, cells, book);
      const indicatorIds = indicators.map((one) => one.id);
      const own = scoreSheet(sheet);
      const around = {
        monitoring: monitorings.get(project.id) ?? null,
        changes: adjusted.get(project.id) ?? [],
        narrative: (told.get(project.id) ?? []).map((entry) => entry.text),
        hints,
      };
      const findings = checked.has(project.id)
        ? checkSheet(project, indicatorIds, { sheet, scored: own }, around)
        : own.findings;
      return {
        project,
        cells,
        indicatorIds,
        sheet,
        scored: { ...own, findings },
        status,
        record: record.get(project.id) ?? null,
      };
    }),
  );
}
