import { listEntries } from '#db/entries.ts';
import { listIndicators } from '#db/indicators.ts';
import { findPreviousProject } from '#db/previous-projects.ts';
import type { Db, Phase, Project } from '#db/schema.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { cellKey, foldSheet, frozenRecord, rulebookOf, statusAfter } from '#src/actions/open-sheet.ts';
import { recordIndicators } from '#src/rules/build-record.ts';
import type { RecordIndicator } from '#src/rules/record.ts';
import { scoreSheet } from '#src/rules/sheet.ts';

/** The indicators of the same project a year earlier, as its form prints them. */
export interface PreviousForm {
  year: number;
  indicators: readonly RecordIndicator[];
}

/** The form of the same project a year earlier: as it was submitted, else as it stands now; null where there is none. */
export async function openPrevious(db: Db, project: Project, phase: Phase): Promise<PreviousForm | null> {
  const previous = await findPreviousProject(db, project);
  if (!previous) return null;
  const { id, year } = previous;
  const { editable, version } = statusAfter(await findNewestStatusChange(db, id, phase));
  if (!editable) return { year, indicators: (await frozenRecord(db, id, phase, version)).indicators };
  // Less than an open sheet is read, because every saved cell of this year's form waits for it.
  const [indicators, entries, rulebook] = await Promise.all([
    listIndicators(db, id),
    listEntries(db, id, phase),
    rulebookOf(db, previous),
  ]);
  const cells = new Map(entries.map((entry) => [cellKey(entry.indicatorId, entry.field), entry]));
  const sheet = foldSheet(previous, indicators, cells, rulebook);
  const ids = indicators.map((one) => one.id);
  return { year, indicators: recordIndicators(ids, sheet, scoreSheet(sheet)) };
}
