import { listEntriesOfProjects } from '#db/entries.ts';
import { listIndicatorsOfProjects } from '#db/indicators.ts';
import { listMonitoringPeriods } from '#db/monitoring-periods.ts';
import type { Db, Entry, Project } from '#db/schema.ts';
import { listNewestStatusChanges } from '#db/status-changes.ts';
import { booksOnce, grouped, onePerProject } from '#src/actions/list-year.ts';
import { lastMonitorings } from '#src/actions/monitoring-records.ts';
import { cellsByKey, openParts } from '#src/actions/open-mid-year.ts';
import { type SheetStatus, statusAfter } from '#src/actions/open-sheet.ts';
import { listShownProjects } from '#src/actions/shown-projects.ts';
import type { Finding } from '#src/rules/findings.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';

/** The mid-year form of one project as a list shows it. */
export interface ListedMidYear {
  project: Project;
  status: SheetStatus;
  /** The frozen record once submitted, else the draft. */
  record: MonitoringRecord;
  /** Of an open form; empty once submitted. */
  findings: Finding[];
  /** Whether anybody typed anything yet. */
  begun: boolean;
}

/** The mid-year forms of all projects of a year, in their order. The sample unit is left out beside real ones. */
export async function listMidYear(
  db: Db,
  { year, search = '' }: { year: number; search?: string },
): Promise<ListedMidYear[]> {
  const projects = await listShownProjects(db, { year, search });
  const ids = projects.map((project) => project.id);
  const [indicators, entries, yearEnd, changes, periods] = await Promise.all([
    listIndicatorsOfProjects(db, ids),
    listEntriesOfProjects(db, ids, 'mid-year'),
    listEntriesOfProjects(db, ids, 'year-end'),
    listNewestStatusChanges(db, { year }, 'mid-year'),
    listMonitoringPeriods(db, { year }),
  ]);
  const [rows, typed, weights] = [grouped(indicators), grouped<Entry>(entries), grouped<Entry>(yearEnd)];
  const change = onePerProject(changes);
  const statuses = new Map(ids.map((id) => [id, statusAfter(change.get(id))]));
  const frozen = await lastMonitorings(
    db,
    ids.filter((id) => statuses.get(id)?.editable === false),
  );
  const ends = new Map(periods.map((period) => [period.unitId, period.endsOn]));
  const books = booksOnce(db);
  return Promise.all(
    projects.map(async (project) => {
      const status = statuses.get(project.id) ?? statusAfter(undefined);
      const cells = cellsByKey(typed.get(project.id) ?? []);
      const begun = cells.size > 0;
      const record = frozen.get(project.id);
      if (record) return { project, status, record, findings: [], begun };
      const rulebook = await books.of(project);
      const periodEnd = ends.get(project.unitId) ?? `${year}-${rulebook.monitoring.periodEnd}`;
      const parts = {
        ...{ project, cells, rulebook, periodEnd },
        indicators: rows.get(project.id) ?? [],
        weights: cellsByKey(weights.get(project.id) ?? []),
      };
      const { draft, findings } = openParts(parts, status.version);
      return { project, status, record: draft, findings, begun };
    }),
  );
}
