import type { Db, FileImport } from './schema.ts';

/** The uploaded file with this id. */
export function findImport(db: Db, id: string): Promise<FileImport | undefined> {
  return db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Stores an uploaded file that waits for its confirmation. */
export async function saveImport(db: Db, fileImport: Omit<FileImport, 'confirmedAt'>): Promise<void> {
  await db
    .insertInto('imports')
    .values({ ...fileImport, confirmedAt: null })
    .execute();
}

/** Marks an uploaded file as confirmed; false if it already was, so that a second click imports nothing. */
export async function saveConfirmation(db: Db, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ confirmedAt: at })
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
