import { migrateDatabase } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import type { Db } from '#db/schema.ts';
import { readConfig } from '#src/config.ts';

/** Opens and migrates the configured database for one command and closes it afterwards, also after a failure. */
export async function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase({ url: readConfig(process.env).databaseUrl });
  try {
    await migrateDatabase(db);
    return await work(db);
  } finally {
    await close();
  }
}
