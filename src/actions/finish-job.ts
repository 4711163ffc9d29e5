import { findJobToChange, saveJob } from '#db/jobs.ts';
import type { Db } from '#db/schema.ts';

/** Ends a job whose projects are all seen to; one that was cancelled meanwhile stays so. */
export async function finishJob(db: Db, how: { id: string; at: string; booklets: string[] }): Promise<void> {
  await db.transaction().execute(async (db) => {
    const job = await findJobToChange(db, how.id);
    if (job?.endedAt === null) await saveJob(db, { ...job, endedAt: how.at, booklets: JSON.stringify(how.booklets) });
  });
}
