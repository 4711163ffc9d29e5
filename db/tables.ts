import { sql } from 'kysely';
import type { Db } from './schema.ts';

interface SchemaPart {
  type: string;
  name: string;
  /** Names and types of a table's columns in their order; '' for everything else. */
  columns: string;
}

/** All tables of a SQLite database as it stands, whatever migrations it has been through. */
export async function listTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from main.sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name
  `.execute(db);
  return rows.map(({ name }) => name);
}

/** How many rows each table of a SQLite database has. */
export async function countRows(db: Db): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of await listTables(db)) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from main.${sql.id(table)}`.execute(db);
    counts.set(table, rows[0]?.count ?? 0);
  }
  return counts;
}

/** Tables with their columns, indexes, triggers and views of a SQLite database, to be compared with another's. */
export async function listSchema(db: Db): Promise<SchemaPart[]> {
  const { rows } = await sql<SchemaPart>`
    select type, name, case type when 'table' then
      (select group_concat(name || ' ' || type, ',') from (select name, type from pragma_table_xinfo(m.name) order by cid))
      else '' end as columns
    from main.sqlite_master as m where name not like 'sqlite\\_%' escape '\\' order by type, name
  `.execute(db);
  return rows;
}
