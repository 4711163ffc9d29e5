import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runApart } from '#db/apart.ts';
import type { BackupLabel } from '#db/backup.ts';
import { newId } from '#db/new-id.ts';
import type { Db } from '#db/schema.ts';
import { saveSetting } from '#db/settings.ts';
import { stampOf } from '#src/actions/automatic-backups.ts';
import { unlessFull } from '#src/actions/full-disk.ts';
import { localFolder } from '#src/actions/local-folder.ts';

/** A finished backup: its bytes are read from `opened`, and no file of it is left behind. */
export interface MadeBackup {
  name: string;
  bytes: number;
  opened: FileHandle;
}

/** 下载备份: makes one verified backup and remembers when. The file has lost its name already: it vanishes once it is closed. */
export async function makeBackup(db: Db, label: BackupLabel): Promise<MadeBackup> {
  const folder = await localFolder(db);
  await mkdir(folder.transfer, { recursive: true });
  const file = join(folder.transfer, `${newId()}.jiheng`);
  try {
    const full = '磁盘已满，备份没有做成，现有数据没有改动。请腾出空间后再试。';
    await unlessFull(runApart('backup', folder.file, file, label), full);
    const opened = await open(file, 'r');
    const { size } = await opened.stat();
    await saveSetting(db, 'lastBackup', JSON.stringify({ at: label.at, bytes: size }));
    return { name: `绩衡备份-${stampOf(label.at).slice(0, 15)}.jiheng`, bytes: size, opened };
  } finally {
    await rm(file, { force: true });
  }
}
