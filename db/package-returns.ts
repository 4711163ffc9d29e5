import { isPostgres } from './is-postgres.ts';
import type { Db, PackageReturn, Tx } from './schema.ts';

/** Work packages that came back together, with everything that stands in them. */
export function findPackageReturn(db: Db, id: string): Promise<PackageReturn | undefined> {
  return db.selectFrom('packageReturns').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The same, kept from other writers until the end of the transaction. */
export function findPackageReturnToChange(db: Tx, id: string): Promise<PackageReturn | undefined> {
  const query = db.selectFrom('packageReturns').selectAll().where('id', '=', id);
  return (isPostgres(db) ? query.forUpdate() : query).executeTakeFirst();
}

/** The newest returns first, at most `most`, without what stands in them, which may be large. */
export function listPackageReturns(db: Db, most: number): Promise<Omit<PackageReturn, 'content'>[]> {
  return db
    .selectFrom('packageReturns')
    .select(['id', 'fileName', 'createdAt', 'confirmedAt', 'confirmedBy', 'filled'])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

/** Stores packages that came back and wait for their confirmation. */
export async function savePackageReturn(
  db: Db,
  returned: Pick<PackageReturn, 'id' | 'fileName' | 'content' | 'createdAt'>,
): Promise<void> {
  await db
    .insertInto('packageReturns')
    .values({ ...returned, confirmedAt: null, confirmedBy: null, filled: null })
    .execute();
}

/** Marks a return as confirmed, with what was filled in. */
export async function saveReturnConfirmation(
  db: Tx,
  id: string,
  confirmed: { confirmedAt: string; confirmedBy: string; filled: string },
): Promise<void> {
  await db.updateTable('packageReturns').set(confirmed).where('id', '=', id).execute();
}

/** Takes a return away, wherever it stands. */
export async function removePackageReturn(db: Tx, id: string): Promise<void> {
  await db.deleteFrom('packageReturns').where('id', '=', id).execute();
}
