import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#db/schema.ts';
import { listTables } from '#db/tables.ts';

/** What belongs to the installation and not to the data. */
const OWN_SETTINGS = ['backup', 'lastBackup', 'restored', 'generation'];

/** One hash over every row of every table but what a restore itself remembers: equal for equal data. */
export async function hashOfRows(db: Db): Promise<string> {
  const hash = createHash('sha256');
  for (const table of await listTables(db)) {
    const { rows } = await sql<{ name?: string }>`select * from ${sql.id(table)}`.execute(db);
    const counted = table === 'settings' ? rows.filter(({ name = '' }) => !OWN_SETTINGS.includes(name)) : rows;
    const lines = counted.map((row) => JSON.stringify(row)).sort();
    hash.update(`${table} ${lines.length}\n${lines.join('\n')}\n`);
  }
  return hash.digest('hex');
}

/** One row into every table of the schema, whatever tables there are; the references lead nowhere. */
export async function fillEveryTable(db: Db): Promise<void> {
  await sql`pragma foreign_keys = off`.execute(db);
  for (const table of await listTables(db)) {
    if (table === 'migrations') continue;
    const { rows } = await sql<{ name: string; type: string }>`
      select name, type from pragma_table_info(${table})
    `.execute(db);
    const values = rows.map(({ name, type }) => rowValue(table, name, type));
    await sql`insert into ${sql.id(table)} (${sql.join(rows.map(({ name }) => sql.id(name)))})
      values (${sql.join(values)})`.execute(db);
  }
}

/** References lead to the one row of their table, or to nothing where they may. */
function rowValue(table: string, column: string, type: string): string | number | null {
  if (column === 'previous_project_id') return null;
  if (type.toLowerCase() !== 'text') return 1;
  const target = /^(\w+?)_id$/.exec(column)?.[1];
  return target ? `${target}s 的行` : column === 'id' ? `${table} 的行` : '字';
}
