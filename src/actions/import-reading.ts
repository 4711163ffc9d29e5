import { findImport } from '#db/imports.ts';
import type { Db, FileImport } from '#db/schema.ts';
import { AppError } from '#src/errors.ts';
import { type Reading, readFiles, type SourceFile } from '#src/import/read-files.ts';

/** The uploaded files of an import and what was read of them. */
export interface StoredReading {
  stored: FileImport;
  files: SourceFile[];
  reading: Reading;
}

/**
 * What was read of an import when it was uploaded: its corrections name the cells of that reading, also after an upgrade that
 * reads better. Refuses (not-found) an import that is not there.
 */
export async function findReading(db: Db, importId: string): Promise<StoredReading> {
  const stored = await findImport(db, importId);
  if (!stored) throw new AppError('not-found', '没有这次导入，它可能已随数据恢复而消失，请重新选择文件。');
  const files = JSON.parse(stored.content) as SourceFile[];
  const reading = stored.reading === null ? readFiles(files) : (JSON.parse(stored.reading) as Reading);
  return { stored, files, reading };
}
