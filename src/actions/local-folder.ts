import { type DatabaseFolder, findDatabaseFolder } from '#db/database-folder.ts';
import type { Db } from '#db/schema.ts';
import { AppError } from '#src/errors.ts';

/** The folder of the data file. Refuses a database that is not a file on this machine. */
export async function localFolder(db: Db): Promise<DatabaseFolder> {
  const folder = await findDatabaseFolder(db);
  if (!folder)
    throw new AppError('invalid', '数据在 PostgreSQL 服务器上，请由管理员用 pg_dump 备份、用 pg_restore 恢复。');
  return folder;
}
