import type { Db } from '#db/schema.ts';
import { uncoveredCharacters } from '#reports/fonts.ts';
import { openPrevious } from '#src/actions/open-previous.ts';
import { type OpenSheet, particularsOf, type SheetStatus } from '#src/actions/open-sheet.ts';
import { approvedTargets } from '#src/actions/target-changes.ts';
import { formatInstant } from '#src/routes/context.ts';
import { acknowledgementsOf } from '#src/rules/acknowledgement.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import { matchLastYear } from '#src/rules/last-year.ts';
import type { ProjectHead, SheetView } from '#views/props.ts';
import { besideYearEnd } from '#views/sheet-mid-year.tsx';

/** A project's title line with the state of one of its forms. */
export function projectHead({ project, status }: Pick<OpenSheet, 'project' | 'status'>): ProjectHead {
  const { last } = status;
  return {
    ...particularsOf(project),
    status: {
      state: status.state,
      version: status.version,
      at: last ? formatInstant(last.at) : null,
      by: last?.by ?? null,
      reason: last?.reason ?? '',
    },
  };
}

/** `HH:MM` of the newest saved cell; null before the first. */
export function newestSave(cells: OpenSheet['cells']): string | null {
  const instants = [...cells.values()].map((entry) => entry.enteredAt).sort();
  const newest = instants.at(-1);
  return newest ? formatInstant(newest).slice(11) : null;
}

/** All that the paper would print of what people wrote. */
function textsOf({ project, sheet, cells }: OpenSheet): string {
  const rows = sheet.indicators.flatMap((row) => [row.name, row.target, row.subcategory]);
  const typed = [...cells.values()].map((entry) => entry.text);
  return [project.name, project.unit, project.department, project.annualGoal ?? '', ...rows, ...typed].join('\n');
}

/** The rows of the year before beside those of an open sheet; null where there is no such form, and once submitted. */
async function lastYearOf(db: Db, open: OpenSheet): Promise<SheetView['lastYear']> {
  const form = open.status.editable ? await openPrevious(db, open.project, 'year-end') : null;
  return form && { year: form.year, rows: matchLastYear(open.sheet.indicators, form.indicators) };
}

/** The frozen versions of a form, newest first. */
export function submissionsOf(records: OpenSheet['records'], status: SheetStatus): SheetView['submissions'] {
  return [...records].reverse().map((record) => ({
    version: record.version,
    at: formatInstant(record.submittedAt),
    by: record.submittedBy,
    total: record.total === null ? null : formatPoints(record.total),
    grade: record.grade,
    valid: !status.editable && record.version === status.version,
  }));
}

/** Everything that the year-end sheet shows of an open sheet; `given` is what the last edit of this browser ran into. */
export function sheetView(
  open: OpenSheet,
  person: string,
  given: Partial<Pick<SheetView, 'conflict' | 'refused' | 'lastYear'>> = {},
): SheetView {
  const { project, sheet, scored, status, records, cells, indicators } = open;
  return {
    project: projectHead(open),
    cellsAddress: `/projects/${project.id}/year-end/cells`,
    sheet,
    scored,
    indicatorIds: indicators.map((one) => one.id),
    versions: Object.fromEntries([...cells].map(([key, entry]) => [key, entry.version])),
    goal: { expected: project.annualGoal ?? project.goal ?? '', actual: cells.get('project/goalResult')?.text ?? '' },
    pinned: sheet.indicators.some((row) => row.weight !== ''),
    savedAt: newestSave(cells),
    uncovered: uncoveredCharacters(textsOf(open)),
    lastYear: given.lastYear ?? null,
    editable: status.editable,
    person,
    conflict: given.conflict ?? null,
    refused: given.refused ?? null,
    acknowledged: acknowledgementsOf(cells),
    submissions: submissionsOf(records, status),
  };
}

/** `sheetView` with the year before, the mid-year and the approved target beside each row. */
export async function sheetViewBeside(
  db: Db,
  open: OpenSheet,
  person: string,
  trouble: Partial<Pick<SheetView, 'conflict' | 'refused'>> = {},
): Promise<SheetView> {
  const { monitoring, targetChanges } = open;
  const lastYear = await lastYearOf(db, open);
  return {
    ...sheetView(open, person, { ...trouble, lastYear }),
    approved: approvedTargets(targetChanges),
    ...(monitoring === null ? {} : { midYear: besideYearEnd(monitoring) }),
  };
}
