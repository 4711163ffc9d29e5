import { type ColumnDefinitionBuilder, type CreateTableBuilder, type RawBuilder, sql } from 'kysely';
import { isPostgres } from '../is-postgres.ts';
import type { Tx } from '../schema.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const toImport = (column: ColumnDefinitionBuilder) => column.notNull().references('imports.id');

/**
 * What a waiting import needs to be corrected cell by cell, and a confirmed one to be undone: what was read of the file, the
 * corrections of it, and per project what the import found and left.
 */
export async function importCorrections(db: Tx): Promise<void> {
  const text: 'text' | RawBuilder<unknown> = isPostgres(db) ? sql`text collate "C"` : 'text';
  const create = async <Name extends string>(table: CreateTableBuilder<Name>) => {
    // Without it SQLite stores a fraction or a text in an integer column.
    await (isPostgres(db) ? table : table.modifyEnd(sql`strict`)).execute();
  };
  // Null for a file that was uploaded before: it is read anew.
  await db.schema.alterTable('imports').addColumn('reading', text).execute();
  await db.schema.alterTable('imports').addColumn('confirmedBy', text).execute();
  await db.schema.alterTable('imports').addColumn('undoneAt', text).execute();
  await db.schema.alterTable('imports').addColumn('undoneBy', text).execute();
  await create(
    db.schema
      .createTable('importCorrections')
      .addColumn('importId', text, toImport)
      .addColumn('cell', text, required)
      .addColumn('version', 'integer', required)
      .addColumn('text', text, required)
      .addColumn('enteredAt', text, required)
      .addColumn('enteredBy', text, required)
      .addPrimaryKeyConstraint('importCorrectionsKey', ['importId', 'cell', 'version']),
  );
  await create(
    db.schema
      .createTable('importedProjects')
      .addColumn('importId', text, toImport)
      .addColumn('position', 'integer', required)
      // No reference: the line outlives the project of an import that was undone.
      .addColumn('projectId', text, required)
      .addColumn('name', text, required)
      .addColumn('year', 'integer', required)
      .addColumn('outcome', text, required)
      .addColumn('before', text)
      .addColumn('after', text)
      .addPrimaryKeyConstraint('importedProjectsKey', ['importId', 'position']),
  );
  await db.schema.createIndex('importsOfProject').on('importedProjects').column('projectId').execute();
}
