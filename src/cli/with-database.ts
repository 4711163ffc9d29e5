import { openDatabase } from '#db/open.ts';
import type { Db } from '#db/schema.ts';
import { upgradeDatabase } from '#src/actions/upgrade-database.ts';
import { readConfig } from '#src/config.ts';
import { VERSION } from '#src/version.ts';

/** Opens and migrates the configured database for one command and closes it afterwards, also after a failure. */
export async function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase({ url: readConfig(process.env).databaseUrl });
  try {
    await upgradeDatabase(db, { at: new Date().toISOString(), version: VERSION }, console.error);
    return await work(db);
  } finally {
    await close();
  }
}
