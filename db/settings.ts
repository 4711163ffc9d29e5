import type { Db } from './schema.ts';

/** What this installation remembers of itself, by name. */
export type SettingName = 'sampleClearedAt';

/** The value of a setting; undefined while it was never set. */
export async function findSetting(db: Db, name: SettingName): Promise<string | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

/** Stores a setting in place of the one before. */
export async function saveSetting(db: Db, name: SettingName, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
