import { runApart } from '#db/apart.ts';
import type { BackupLabel } from '#db/backup.ts';
import type { Losses } from '#db/losses.ts';
import type { Db } from '#db/schema.ts';
import { findSetting } from '#db/settings.ts';
import { openSqliteAlone } from '#db/sqlite.ts';
import { type Contents, describeContents } from '#src/actions/describe-contents.ts';
import { localFolder } from '#src/actions/local-folder.ts';
import { waitingBackup } from '#src/actions/take-in-backup.ts';

export interface RestorePreview {
  /** What the backup says of itself; null for a database file that was copied by hand. */
  label: BackupLabel | null;
  backup: Contents;
  here: Contents;
  losses: Losses;
}

/** What a backup that was taken in holds, beside what is here now and would be lost. */
export async function previewRestore(db: Db, id: string): Promise<RestorePreview> {
  const file = await waitingBackup(db, id);
  const copy = openSqliteAlone(file);
  try {
    const label = await findSetting(copy, 'backup');
    return {
      label: label ? JSON.parse(label) : null,
      backup: await describeContents(copy),
      here: await describeContents(db),
      losses: await runApart('losses', (await localFolder(db)).file, file),
    };
  } finally {
    await copy.destroy();
  }
}
