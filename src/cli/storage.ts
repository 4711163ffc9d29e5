import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { backupDatabase, checkDatabase } from '#db/backup.ts';
import { listPendingMigrations, migrateDatabase } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import { loadSample } from '#src/actions/load-sample.ts';
import { userPath } from '#src/cli/user-path.ts';
import { withDatabase } from '#src/cli/with-database.ts';
import { readConfig } from '#src/config.ts';
import { AppError } from '#src/errors.ts';
import { VERSION } from '#src/version.ts';

function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
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
    const pending = await listPendingMigrations(db);
    await migrateDatabase(db);
    console.error(pending.length === 0 ? '数据库已是最新结构。' : `已升级：${pending.join('、')}`);
    printJson({ migrated: pending });
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
  await withDatabase((db) => backupDatabase(db, path, { at: new Date().toISOString(), version: VERSION }));
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
