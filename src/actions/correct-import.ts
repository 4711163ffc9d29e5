import { findImportCorrection, saveImportCorrection } from '#db/import-corrections.ts';
import { findImportToChange } from '#db/imports.ts';
import type { Db } from '#db/schema.ts';
import { findReading } from '#src/actions/import-reading.ts';
import { type RecordedEntry, storageProblem } from '#src/actions/record-entry.ts';
import { AppError } from '#src/errors.ts';
import { readText } from '#src/import/corrected-tables.ts';

/** One cell of a preview as it was left; `version` 0: nobody corrected it before. */
export interface CellCorrection {
  importId: string;
  owner: string;
  field: string;
  text: string;
  version: number;
  by: string;
  at: string;
}

/**
 * 更正: keeps what a person put into a cell of a waiting import in place of what was read; the read text itself takes the
 * correction back. Same answers as an entry of the form; an import that was confirmed is corrected no more.
 */
export async function correctImport(db: Db, edit: CellCorrection): Promise<RecordedEntry> {
  const problem = storageProblem(edit.text);
  if (problem) return { ok: false, problem };
  const { importId, owner, field, text, version, by, at } = edit;
  const cell = `${owner}/${field}`;
  return db.transaction().execute(async (db) => {
    const head = await findImportToChange(db, importId);
    const { reading } = await findReading(db, importId);
    const read = readText(reading, owner, field);
    if (read === null) throw new AppError('invalid', '预览中没有这一格，请刷新页面。');
    if (head?.confirmedAt) return { ok: false, problem: '这次导入已经确认，不能再更正；请在项目里修改。' };
    const newest = await findImportCorrection(db, importId, cell);
    const stored = newest ?? { version: 0, text: read, enteredAt: '', enteredBy: '' };
    if (text === stored.text) return { ok: true, version: stored.version, appended: false };
    if (version !== stored.version) return { ok: false, conflict: stored };
    await saveImportCorrection(db, { importId, cell, version: version + 1, text, enteredAt: at, enteredBy: by });
    return { ok: true, version: version + 1, appended: true };
  });
}
