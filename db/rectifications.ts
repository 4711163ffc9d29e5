import type { Db, Rectification } from './schema.ts';

/** The newest version of every problem of several projects, withdrawn ones too, in the order in which they were entered. */
export function listRectifications(db: Db, projectIds: readonly string[]): Promise<Rectification[]> {
  if (projectIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('rectifications')
    .selectAll()
    .where('projectId', 'in', projectIds)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('rectifications as later')
            .select('later.id')
            .whereRef('later.id', '=', 'rectifications.id')
            .whereRef('later.version', '>', 'rectifications.version'),
        ),
      ),
    )
    .orderBy('projectId')
    .orderBy('id')
    .execute();
}

/**
 * Stores a problem as the next version of it; the one that the page showed is `version - 1`. False: somebody else stored that version
 * first, and nothing was stored.
 */
export async function saveRectification(db: Db, rectification: Rectification): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('rectifications')
    .values(rectification)
    .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
