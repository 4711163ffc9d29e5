import { appendFileSync, copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { runApart } from '#db/apart.ts';
import { backupDatabase, checkDatabase } from '#db/backup.ts';
import { appendEntry, listHistory } from '#db/entries.ts';
import { newId } from '#db/new-id.ts';
import { openDatabase } from '#db/open.ts';
import { saveProject } from '#db/projects.ts';
import { readyBackup } from '#db/ready-backup.ts';
import { restoreDatabase } from '#db/restore.ts';
import type { Db } from '#db/schema.ts';
import { findSetting } from '#db/settings.ts';
import { openSqliteAlone } from '#db/sqlite.ts';
import { listTables } from '#db/tables.ts';
import { saveUnit } from '#db/units.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { useFolder } from '#test/support/folder.ts';
import { aProject, aUnit } from '#test/support/rows.ts';

const LABEL = { at: '2025-01-09T01:00:00.000Z', version: '0.1.0' };

async function enter(db: Db, projectId: string, text: string, expectedVersion: number): Promise<void> {
  const cell = { projectId, indicatorId: null, phase: 'year-end', field: 'goalResult' } as const;
  const entry = { id: newId(), cell, text, expectedVersion, at: `2025-01-0${expectedVersion + 1}T01:00:00Z`, by: '陈' };
  await db.transaction().execute((db) => appendEntry(db, entry));
}

/** One row into every table of the schema, whatever tables there are. */
async function fillEveryTable(db: Db): Promise<void> {
  await sql`pragma foreign_keys = off`.execute(db);
  for (const table of await listTables(db)) {
    if (table === 'migrations') continue;
    const { rows } = await sql<{
      name: string;
      type: string;
    }>`select name, type from pragma_table_info(${table})`.execute(db);
    const values = rows.map(({ type }) => (type.toLowerCase() === 'text' ? sql`${`行 ${table}`}` : sql`1`));
    const columns = rows.map(({ name }) => sql.id(name));
    await sql`insert into ${sql.id(table)} (${sql.join(columns)}) values (${sql.join(values)})`.execute(db);
  }
}
