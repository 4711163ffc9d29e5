import { SAMPLE_ADJUSTMENT } from '#db/sample/mid-year-2024.ts';
import type { Db } from '#db/schema.ts';

/** The sample as it was before its mid-year: its targets may still be corrected without an approval. */
export async function undoMidYear(db: Db): Promise<void> {
  const [change] = await db.selectFrom('targetChanges').selectAll().where('kind', 'is not', null).execute();
  if (change?.after !== SAMPLE_ADJUSTMENT.target) throw new Error('the sample has no adjustment');
  await db
    .updateTable('indicators')
    .set({ target: change.before })
    .where('id', '=', change.indicatorId ?? '')
    .execute();
  await db.deleteFrom('targetChanges').execute();
  for (const table of ['entries', 'statusChanges', 'records'] as const)
    await db.deleteFrom(table).where('phase', '=', 'mid-year').execute();
}
