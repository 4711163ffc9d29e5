import { sql } from 'kysely';
import { isPostgres } from './is-postgres.ts';
import { start } from './migrations/001-start.ts';
import { jobs } from './migrations/002-jobs.ts';
import { importCorrections } from './migrations/003-import-corrections.ts';
import { addTargetChanges } from './migrations/004-target-changes.ts';
import { addMidYearAndRectification } from './migrations/005-mid-year-and-rectification.ts';
import { addPackageReturns } from './migrations/006-package-returns.ts';
import type { AppliedMigration, Db, Tx } from './schema.ts';

/** One step of the schema. A step that was ever released is never changed again. */
export interface Migration {
  name: string;
  up(db: Tx): Promise<void>;
}

/** All steps, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '001-start', up: start },
  { name: '002-jobs', up: jobs },
  { name: '003-import-corrections', up: importCorrections },
  { name: '004-target-changes', up: addTargetChanges },
  { name: '005-mid-year-and-rectification', up: addMidYearAndRectification },
  { name: '006-package-returns', up: addPackageReturns },
];

/** Any number will do, as long as it stays the same. */
const LOCK = 7_310_244_901;

/**
 * Brings the schema up to date in one transaction and under a lock, so that it is wholly old or wholly new and of two programs one
 * migrates; the other waits and finds nothing left. Returns the names of the steps taken.
 */
export async function migrateDatabase(db: Db, migrations: readonly Migration[] = MIGRATIONS): Promise<string[]> {
  return db.transaction().execute(async (db) => {
    if (isPostgres(db)) {
      // On SQLite the transaction is itself the lock.
      await sql`set local lock_timeout = '10min'`.execute(db);
      await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
    }
    await db.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('position', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .execute();
    const applied = await listAppliedMigrations(db);
    refuseUnknown(applied, migrations);
    const pending = migrations.slice(applied.length);
    for (const [index, { name, up }] of pending.entries()) {
      await up(db);
      await db
        .insertInto('migrations')
        .values({ position: applied.length + index + 1, name })
        .execute();
    }
    return pending.map(({ name }) => name);
  });
}

/** Names of the steps that this database still lacks, oldest first. */
export async function listPendingMigrations(db: Db): Promise<string[]> {
  return MIGRATIONS.slice((await listAppliedMigrations(db)).length).map(({ name }) => name);
}

/** Refuses a database that a newer program has migrated further than this program knows. */
export async function refuseNewerSchema(db: Db): Promise<void> {
  refuseUnknown(await listAppliedMigrations(db), MIGRATIONS);
}

/** The steps that a database has been through, oldest first. */
export async function listAppliedMigrations(db: Db): Promise<AppliedMigration[]> {
  const { rows } = isPostgres(db)
    ? await sql`select 1 where to_regclass('migrations') is not null`.execute(db)
    : await sql`select 1 from sqlite_master where type = 'table' and name = 'migrations'`.execute(db);
  if (rows.length === 0) return [];
  return db.selectFrom('migrations').selectAll().orderBy('position').execute();
}

function refuseUnknown(applied: readonly AppliedMigration[], known: readonly Migration[]): void {
  const unknown = applied.filter(({ name }, index) => known[index]?.name !== name);
  if (unknown.length === 0) return;
  const names = unknown.map(({ name }) => name).join('、');
  throw new Error(`数据库的结构比本程序新（本程序不认识：${names}），请用更新的程序打开，数据未改动`);
}
