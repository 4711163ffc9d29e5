import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runApart } from '#db/apart.ts';
import type { BackupLabel } from '#db/backup.ts';
import type { DatabaseFolder } from '#db/database-folder.ts';
import { newId } from '#db/new-id.ts';

const REASONS = ['升级', '恢复', '读入'] as const;

/** What the program made a backup before: of 读入 a year package that takes the place of something. */
export type BackupReason = (typeof REASONS)[number];

/** How many of each reason are kept. */
const KEPT = 5;
const NAME = /^(升级|恢复|读入)前-(\d{4}-\d\d-\d\d-\d{6})-[\w.-]+\.jiheng$/;
const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A backup that the program made by itself. */
export interface AutomaticBackup {
  name: string;
  reason: BackupReason;
  bytes: number;
  madeAt: Date;
}

/** An instant in the name of a file, in the time of Asia/Shanghai: `2026-11-26-143005`. */
export function stampOf(at: string): string {
  return SHANGHAI.format(new Date(at)).replace(' ', '-').replace(/:/g, '');
}

/** Backs up into the folder of automatic backups and keeps only the newest of this reason; gives the file's name. */
export async function backUpBefore(reason: BackupReason, folder: DatabaseFolder, label: BackupLabel): Promise<string> {
  await mkdir(folder.backups, { recursive: true });
  // Two programs may start an upgrade in the same second.
  const name = `${reason}前-${stampOf(label.at)}-${label.version}-${newId().slice(-6)}.jiheng`;
  await runApart('backup', folder.file, join(folder.backups, name), label);
  const older = (await listAutomaticBackups(folder)).filter((one) => one.reason === reason).slice(KEPT);
  for (const { name } of older) await rm(join(folder.backups, name), { force: true });
  return name;
}

/** The backups that the program made by itself, newest first. */
export async function listAutomaticBackups({ backups }: DatabaseFolder): Promise<AutomaticBackup[]> {
  const names = await readdir(backups).catch(() => []);
  const found = names.flatMap((name) => {
    const [, before, stamp = ''] = NAME.exec(name) ?? [];
    const reason = REASONS.find((one) => one === before);
    return reason ? [{ name, reason, stamp }] : [];
  });
  found.sort((a, b) => (a.stamp < b.stamp ? 1 : -1));
  return Promise.all(
    found.map(async ({ name, reason }) => {
      const { size, mtime } = await stat(join(backups, name));
      return { name, reason, bytes: size, madeAt: mtime };
    }),
  );
}
