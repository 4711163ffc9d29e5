import type { Db } from '#db/schema.ts';
import { listTargetChanges } from '#db/target-changes.ts';
import { lastMonitoring } from '#src/actions/monitoring-records.ts';
import { openMidYear } from '#src/actions/open-mid-year.ts';
import { openPrevious } from '#src/actions/open-previous.ts';
import { type OpenSheet, openSheet } from '#src/actions/open-sheet.ts';
import { approvedTargets } from '#src/actions/target-changes.ts';
import type { YearParts } from '#src/rules/compare-year.ts';
import { matchLastYear } from '#src/rules/last-year.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';

/** A project's year as its comparison shows it. */
export interface OpenComparison extends YearParts {
  open: OpenSheet;
  /** The year before, where it is stored. */
  previousYear: number | null;
}

/** The mid-year form that was frozen last; where none ever was, what stands in its draft, null while nothing was typed. */
export async function comparedMonitoring(db: Db, projectId: string): Promise<MonitoringRecord | null> {
  const frozen = await lastMonitoring(db, projectId);
  if (frozen) return frozen;
  const { cells, draft } = await openMidYear(db, projectId);
  return [...cells.values()].some((entry) => entry.text.trim() !== '') ? draft : null;
}

/** Targets, mid-year form, result and the year before of one project. Refuses an unknown project (not-found). */
export async function openComparison(db: Db, projectId: string): Promise<OpenComparison> {
  const open = await openSheet(db, projectId, 'year-end');
  const { sheet, scored, indicators, project } = open;
  const [midYear, changes, previous] = await Promise.all([
    comparedMonitoring(db, projectId),
    listTargetChanges(db, projectId),
    openPrevious(db, project, 'year-end'),
  ]);
  return {
    open,
    sheet,
    scored,
    ids: indicators.map((one) => one.id),
    midYear,
    approved: approvedTargets(changes),
    lastYear: previous ? matchLastYear(sheet.indicators, previous.indicators) : [],
    previousYear: previous?.year ?? null,
  };
}
