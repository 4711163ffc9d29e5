import type { Db, Tx } from '#db/schema.ts';
import { type RecordedEntry, recordInside, storageProblem } from '#src/actions/record-entry.ts';
import { checkProject } from '#src/actions/self-check.ts';
import { ACKNOWLEDGED } from '#src/rules/form-cells.ts';

const LONGEST = 500;

/** A note on a code of one form, read at `version`. */
export interface Note {
  projectId: string;
  phase: 'mid-year' | 'year-end';
  code: string;
  note: string;
  /** Taken back; the note is then left out. */
  withdrawn: boolean;
  version: number;
  by: string;
  at: string;
}

/** Only a warning of an open form; a submitted one is refused where it is stored, with its own sentence. */
async function isNoWarning(db: Tx, { projectId, phase, code }: Note): Promise<boolean> {
  const { sections } = await checkProject(db, projectId);
  const section = sections.find((one) => one.phase === phase);
  if (section && !section.status.editable) return false;
  return !section?.findings.some((one) => one.code === code && one.severity === 'warn');
}

/**
 * 已知晓: stores the note as a cell of the form, with a version like every other. A code that is no warning of this form is
 * refused with a sentence; a note is taken back also where the warning is gone.
 */
export async function acknowledgeFinding(db: Db, given: Note): Promise<RecordedEntry> {
  const { projectId, phase, code, withdrawn, version, by, at } = given;
  const note = withdrawn ? '' : given.note.trim();
  const problem = !withdrawn && note === '' ? '请写明核对的情况，例如“已核对台账，数据无误”。' : storageProblem(note);
  if (problem) return { ok: false, problem };
  if (note.length > LONGEST) return { ok: false, problem: `说明有 ${note.length} 个字，最多 ${LONGEST} 个字。` };
  return db.transaction().execute(async (db) => {
    if (!withdrawn && (await isNoWarning(db, given)))
      return { ok: false, problem: `${code} 在这张表里现在不是提醒，不用标为已知晓。` };
    const cell = { projectId, phase, indicatorId: null, field: `${ACKNOWLEDGED}${code}` } as const;
    return recordInside(db, { ...cell, text: note, version, by, at });
  });
}
