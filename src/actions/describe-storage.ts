import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findDatabaseFolder } from '#db/database-folder.ts';
import { countEntries, findNewestEntry } from '#db/entries.ts';
import { listAppliedMigrations } from '#db/migrate.ts';
import { countProjects } from '#db/projects.ts';
import type { Db } from '#db/schema.ts';
import { findSetting } from '#db/settings.ts';
import { listUnits } from '#db/units.ts';
import { type AutomaticBackup, listAutomaticBackups } from '#src/actions/automatic-backups.ts';
import type { Restored } from '#src/actions/restore-backup.ts';

export interface StorageFacts {
  /** The data file; null on PostgreSQL. `bytes` with its journal, `free` on its disk. */
  file: { path: string; backups: string; bytes: number; free: number } | null;
  /** The last step of the schema. */
  schema: string;
  units: number;
  projects: number;
  entries: number;
  newest: Awaited<ReturnType<typeof findNewestEntry>> | null;
  lastBackup: { at: string; bytes: number } | null;
  restored: Restored | null;
  automatic: AutomaticBackup[];
}

/** 数据与备份: where the data is, how much it is, and what was backed up and restored here. */
export async function describeStorage(db: Db): Promise<StorageFacts> {
  const folder = await findDatabaseFolder(db);
  const [lastBackup, restored] = [await findSetting(db, 'lastBackup'), await findSetting(db, 'restored')];
  return {
    file: folder && { path: folder.file, backups: folder.backups, ...(await sizesOf(folder.file)) },
    schema: (await listAppliedMigrations(db)).at(-1)?.name ?? '',
    units: (await listUnits(db)).length,
    projects: await countProjects(db),
    entries: await countEntries(db),
    newest: (await findNewestEntry(db)) ?? null,
    lastBackup: lastBackup ? JSON.parse(lastBackup) : null,
    restored: restored ? JSON.parse(restored) : null,
    automatic: folder ? await listAutomaticBackups(folder) : [],
  };
}

async function sizesOf(file: string): Promise<{ bytes: number; free: number }> {
  const { bavail, bsize } = await statfs(dirname(file));
  const journal = await stat(`${file}-wal`).catch(() => ({ size: 0 }));
  return { bytes: (await stat(file)).size + journal.size, free: bavail * bsize };
}
