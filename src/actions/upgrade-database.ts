import type { BackupLabel } from '#db/backup.ts';
import { findDatabaseFolder } from '#db/database-folder.ts';
import { listAppliedMigrations, MIGRATIONS, type Migration, migrateDatabase } from '#db/migrate.ts';
import type { Db } from '#db/schema.ts';
import { isFull } from '#db/storage-errors.ts';
import { backUpBefore } from '#src/actions/automatic-backups.ts';
import { AppError } from '#src/errors.ts';

/**
 * Brings a database to today's schema; one that holds something already is backed up first, and stays as it is when that fails. PostgreSQL
 * is backed up by its own means. `say` hears one line on the backup. Gives the steps that were taken.
 */
export async function upgradeDatabase(
  db: Db,
  label: BackupLabel,
  say: (line: string) => void,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<string[]> {
  const folder = await findDatabaseFolder(db);
  const applied = await listAppliedMigrations(db);
  if (folder && applied.length > 0 && applied.length < migrations.length) {
    try {
      say(`升级数据库前已备份：backups/${await backUpBefore('升级', folder, label)}`);
    } catch (error) {
      const reason = isFull(error) ? '磁盘已满' : error instanceof Error ? error.message : String(error);
      throw new AppError('full', `升级前的备份没有做成（${reason}），所以没有升级，数据未改动。请处理后再启动。`);
    }
  }
  return migrateDatabase(db, migrations);
}
