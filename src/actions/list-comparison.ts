import { listEntriesOfProjects } from '#db/entries.ts';
import { listIndicatorsOfProjects } from '#db/indicators.ts';
import { listMonitoringPeriods } from '#db/monitoring-periods.ts';
import { listNewestRecords } from '#db/records.ts';
import type { Db, Entry, Indicator } from '#db/schema.ts';
import { listUnits } from '#db/units.ts';
import { type ListedProject, listYear } from '#src/actions/list-year.ts';
import { cellsByKey, foldMidYear } from '#src/actions/open-mid-year.ts';
import { compareCategories } from '#src/rules/compare.ts';
import { type ComparedProject, lostRows, type ProjectForecast } from '#src/rules/compare-projects.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import { outlookOf } from '#src/rules/outlook.ts';

/** The rows that a project can have among those of all projects that lost most. */
export const MOST_LOST = 20;

function points(hundredths: number | null): string | null {
  return hundredths === null ? null : formatPoints(hundredths);
}

function byProject<T extends { projectId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.projectId);
    if (group) group.push(row);
    else groups.set(row.projectId, [row]);
  }
  return groups;
}

/** 预计得分 of the projects that began their mid-year form: as frozen last, else of the draft. */
async function listForecasts(db: Db, year: number, listed: readonly ListedProject[]) {
  const forecasts = new Map<string, ProjectForecast>();
  for (const { projectId, total } of await listNewestRecords(db, { year }, 'mid-year')) {
    forecasts.set(projectId, { total: points(total), draft: false });
  }
  const open = listed.filter(({ project }) => !forecasts.has(project.id));
  const typed = byProject<Entry>(
    await listEntriesOfProjects(
      db,
      open.map(({ project }) => project.id),
      'mid-year',
    ),
  );
  const drafts = open.filter(({ project }) => typed.get(project.id)?.some((entry) => entry.text.trim() !== ''));
  if (drafts.length === 0) return forecasts;
  const [indicators, periods] = await Promise.all([
    listIndicatorsOfProjects(
      db,
      drafts.map(({ project }) => project.id),
    ),
    listMonitoringPeriods(db, { year }),
  ]);
  const rows = byProject<Indicator>(indicators);
  const ends = new Map(periods.map((one) => [one.unitId, one.endsOn]));
  for (const { project, cells, sheet } of drafts) {
    const { total } = outlookOf(
      foldMidYear({
        project,
        indicators: rows.get(project.id) ?? [],
        cells: cellsByKey(typed.get(project.id) ?? []),
        weights: cells,
        rulebook: sheet.rulebook,
        periodEnd: ends.get(project.unitId) ?? `${year}-${sheet.rulebook.monitoring.periodEnd}`,
      }),
    );
    forecasts.set(project.id, { total: points(total), draft: true });
  }
  return forecasts;
}

/** All projects of a year with what each category reached, what mid-year forecast, and which rows lost most; no query per project. */
export async function listComparison(db: Db, year: number): Promise<ComparedProject[]> {
  const [listed, units] = await Promise.all([listYear(db, { year, phase: 'year-end' }), listUnits(db)]);
  const forecasts = await listForecasts(db, year, listed);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return listed.map(({ project, sheet, scored, status, record }) => {
    const frozen = status.editable ? null : record;
    return {
      id: project.id,
      name: project.name,
      unitId: project.unitId,
      unit: names.get(project.unitId) ?? project.unit,
      nature: project.nature,
      draft: frozen === null,
      total: points(frozen ? frozen.total : scored.total),
      grade: frozen ? frozen.grade : scored.grade,
      forecast: forecasts.get(project.id) ?? null,
      categories: compareCategories(sheet, scored),
      lost: lostRows(sheet, scored, MOST_LOST),
    };
  });
}
