import { isPostgres } from './is-postgres.ts';
import type { Db, FileImport, Tx } from './schema.ts';

/** An import without the files themselves and what was read of them, which may be large. */
export type ImportHead = Omit<FileImport, 'content' | 'reading'>;

const HEAD = ['id', 'fileName', 'createdAt', 'confirmedAt', 'confirmedBy', 'undoneAt', 'undoneBy'] as const;

/** The import with this id, with its files. */
export function findImport(db: Db, id: string): Promise<FileImport | undefined> {
  return db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The import with this id, kept from other writers until the end of the transaction: corrections, confirmation and undoing take turns. */
export function findImportToChange(db: Tx, id: string): Promise<ImportHead | undefined> {
  const query = db.selectFrom('imports').select(HEAD).where('id', '=', id);
  return (isPostgres(db) ? query.forUpdate() : query).executeTakeFirst();
}

/** The newest imports first, at most `most`. */
export function listImports(db: Db, most: number): Promise<ImportHead[]> {
  return db.selectFrom('imports').select(HEAD).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(most).execute();
}

/** Stores an uploaded file that waits for its confirmation. */
export async function saveImport(
  db: Db,
  fileImport: Pick<FileImport, 'id' | 'fileName' | 'content' | 'reading' | 'createdAt'>,
): Promise<void> {
  await db
    .insertInto('imports')
    .values({ ...fileImport, confirmedAt: null, confirmedBy: null, undoneAt: null, undoneBy: null })
    .execute();
}

/** Takes an import away with its corrections, wherever it stands. */
export async function removeImport(db: Tx, id: string): Promise<void> {
  await db.deleteFrom('importCorrections').where('importId', '=', id).execute();
  await db.deleteFrom('imports').where('id', '=', id).execute();
}

/** Marks an import as confirmed; false if it already was, so that a second click imports nothing twice. */
export async function saveConfirmation(db: Db, id: string, at: string, by: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ confirmedAt: at, confirmedBy: by })
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Marks a confirmed import as undone; false if it already was. */
export async function saveUndoing(db: Db, id: string, at: string, by: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ undoneAt: at, undoneBy: by })
    .where('id', '=', id)
    .where('confirmedAt', 'is not', null)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
