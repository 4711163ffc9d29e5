import { rm } from 'node:fs/promises';
import { runApart } from '#db/apart.ts';
import type { BackupLabel } from '#db/backup.ts';
import type { Db } from '#db/schema.ts';
import { findSetting } from '#db/settings.ts';
import { openSqliteAlone } from '#db/sqlite.ts';
import { backUpBefore } from '#src/actions/automatic-backups.ts';
import { unlessFull } from '#src/actions/full-disk.ts';
import { localFolder } from '#src/actions/local-folder.ts';
import { waitingBackup } from '#src/actions/take-in-backup.ts';

/** What is remembered of a restore: when, when the backup was made ('' when it does not say), and where the data before it is. */
export interface Restored {
  at: string;
  madeAt: string;
  kept: string;
}

const FULL = '磁盘已满，没有恢复，现有数据没有改动。请腾出空间后再试。';

/**
 * 恢复: backs up what is here, then puts a backup that was taken in in its place, wholly or not at all. When the first backup fails,
 * nothing is changed.
 */
export async function restoreBackup(db: Db, id: string, label: BackupLabel): Promise<Restored> {
  const [folder, file] = [await localFolder(db), await waitingBackup(db, id)];
  const restored = {
    at: label.at,
    madeAt: await madeAtOf(file),
    kept: await unlessFull(backUpBefore('恢复', folder, label), FULL),
  };
  await unlessFull(runApart('restore', folder.file, file, JSON.stringify(restored)), FULL);
  await rm(file, { force: true });
  return restored;
}

/** Gives up a restore before it is confirmed. */
export async function cancelRestore(db: Db, id: string): Promise<void> {
  await rm(await waitingBackup(db, id), { force: true });
}

async function madeAtOf(file: string): Promise<string> {
  const copy = openSqliteAlone(file);
  try {
    const label = await findSetting(copy, 'backup');
    return label ? JSON.parse(label).at : '';
  } finally {
    await copy.destroy();
  }
}
