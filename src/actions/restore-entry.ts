import { findEntryById } from '#db/entry-history.ts';
import type { Db, Entry } from '#db/schema.ts';
import { type RecordedEntry, recordInside } from '#src/actions/record-entry.ts';
import { AppError } from '#src/errors.ts';

export interface EntryRestore {
  projectId: string;
  entryId: string;
  /** The cell's newest version as the person saw it. */
  version: number;
  by: string;
  at: string;
}

/**
 * 恢复: types an earlier text into its cell once more, as a new entry. A cell that changed since the person looked gives the
 * conflict; a submitted form and a removed indicator are refused.
 */
export function restoreEntry(
  db: Db,
  { projectId, entryId, version, by, at }: EntryRestore,
): Promise<{ entry: Entry; recorded: RecordedEntry }> {
  return db.transaction().execute(async (db) => {
    const entry = await findEntryById(db, projectId, entryId);
    if (!entry) throw new AppError('not-found', '没有这条填报记录，请刷新页面。');
    const { indicatorId, phase, field, text } = entry;
    const recorded = await recordInside(db, { projectId, indicatorId, phase, field, text, version, by, at });
    return { entry, recorded };
  });
}
