import { createReadStream, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { type BackupLabel, backupDatabase, checkDatabase } from '#db/backup.ts';
import { openDatabase } from '#db/open.ts';
import { loadSample } from '#src/actions/load-sample.ts';
import { previewRestore } from '#src/actions/preview-restore.ts';
import { cancelRestore, restoreBackup } from '#src/actions/restore-backup.ts';
import { takeInBackup } from '#src/actions/take-in-backup.ts';
import { upgradeDatabase } from '#src/actions/upgrade-database.ts';
import { userPath } from '#src/cli/user-path.ts';
import { withDatabase } from '#src/cli/with-database.ts';
import { readConfig } from '#src/config.ts';
import { AppError } from '#src/errors.ts';
import { VERSION } from '#src/version.ts';

function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}

function label(): BackupLabel {
  return { at: new Date().toISOString(), version: VERSION };
}

/** `sample`: loads the sample unit. */
export async function sampleCommand(): Promise<number> {
  const projects = await withDatabase((db) => loadSample(db, new Date().toISOString()));
  console.error(`已载入示例单位的 ${projects} 个项目。`);
  printJson({ projects });
  return 0;
}

/** `migrate`: brings the schema up to date and prints the steps that were taken. */
export async function migrateCommand(): Promise<number> {
  const { db, close } = await openDatabase({ url: readConfig(process.env).databaseUrl });
  try {
    const migrated = await upgradeDatabase(db, label(), console.error);
    console.error(migrated.length === 0 ? '数据库已是最新结构。' : `已升级：${migrated.join('、')}`);
    printJson({ migrated });
    return 0;
  } finally {
    await close();
  }
}

/** `backup FILE`: copies the database into one new, verified file. */
export async function backupCommand([file, ...rest]: string[]): Promise<number> {
  if (!file || rest.length > 0) throw new AppError('invalid', '用法：backup 文件');
  const path = userPath(file);
  const folder = dirname(path);
  if (!existsSync(folder)) throw new AppError('not-found', `没有文件夹“${folder}”，请先建好，或把备份写到别处。`);
  await withDatabase((db) => backupDatabase(db, path, label()));
  console.error(`已备份并校验：${path}`);
  printJson({ backup: path });
  return 0;
}

/** `doctor`: prints what is wrong with the database, a sentence each; 1 when anything is. */
export async function doctorCommand(): Promise<number> {
  const { db, close } = await openDatabase({ url: readConfig(process.env).databaseUrl });
  try {
    const problems = await checkDatabase(db);
    for (const problem of problems) console.error(problem);
    if (problems.length === 0) console.error('数据库完好。');
    printJson({ problems });
    return problems.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

/** `restore FILE [--yes]`: checks a backup and prints what it holds and what would be lost; restores it only with `--yes`. */
export async function restoreCommand(words: string[]): Promise<number> {
  const options = { yes: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options });
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new AppError('invalid', '用法：restore 文件 [--yes]');
  const path = userPath(file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new AppError('not-found', `找不到文件：${path}`);
  return withDatabase(async (db) => {
    const taken = await takeInBackup(db, found.size, createReadStream(path));
    if (!taken.ok) throw new AppError('invalid', taken.problem);
    const preview = await previewRestore(db, taken.id);
    if (values.yes) {
      const { kept } = await restoreBackup(db, taken.id, label());
      console.error(`已恢复。恢复前的数据在 backups/${kept}。`);
    } else {
      await cancelRestore(db, taken.id);
      console.error('只作预览，没有恢复。确认无误后加 --yes。');
    }
    printJson({ restored: values.yes, ...preview });
    return 0;
  });
}

/** `version`: the version of the program. */
export function versionCommand(): number {
  printJson({ version: VERSION });
  return 0;
}
