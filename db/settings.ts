import type { Db } from './schema.ts';

/** What this installation remembers of itself, by name. */
export type SettingName =
  | 'sampleClearedAt'
  /** In a backup only: its label, JSON. */
  | 'backup'
  /** The last backup that was downloaded here, and the last restore: JSON. */
  | 'lastBackup'
  | 'restored'
  /** How often the data was restored: a page of an earlier count shows what is no longer stored. */
  | 'generation'
  /** 'on' while hints of 自查 are shown. */
  | 'hints';

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

/** Forgets a setting. */
export async function removeSetting(db: Db, name: SettingName): Promise<void> {
  await db.deleteFrom('settings').where('name', '=', name).execute();
}
