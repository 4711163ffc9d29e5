import { findPreviousProject } from '#db/previous-projects.ts';
import type { Db, Phase, Project } from '#db/schema.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { frozenRecord, openSheet, statusAfter } from '#src/actions/open-sheet.ts';
import { recordOf } from '#src/actions/submit-evaluation.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

/** The form of the same project a year earlier: as it was submitted, else as it stands now; null where there is none. */
export async function openPrevious(db: Db, project: Project, phase: Phase): Promise<EvaluationRecord | null> {
  const previous = await findPreviousProject(db, project);
  if (!previous) return null;
  const status = statusAfter(await findNewestStatusChange(db, previous.id, phase));
  if (!status.editable) return frozenRecord(db, previous.id, phase, status.version);
  return recordOf(await openSheet(db, previous.id, phase), null);
}
