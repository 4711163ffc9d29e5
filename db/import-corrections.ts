import type { Db, ImportCorrection } from './schema.ts';

/** Every correction of an import, cell by cell, each from its first version on. */
export function listImportCorrections(db: Db, importId: string): Promise<ImportCorrection[]> {
  return db
    .selectFrom('importCorrections')
    .selectAll()
    .where('importId', '=', importId)
    .orderBy('cell')
    .orderBy('version')
    .execute();
}

/** The newest correction of one cell. */
export function findImportCorrection(db: Db, importId: string, cell: string): Promise<ImportCorrection | undefined> {
  return db
    .selectFrom('importCorrections')
    .selectAll()
    .where('importId', '=', importId)
    .where('cell', '=', cell)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Stores the next version of a cell. */
export async function saveImportCorrection(db: Db, correction: ImportCorrection): Promise<void> {
  await db.insertInto('importCorrections').values(correction).execute();
}
