import { type ColumnDefinitionBuilder, type CreateTableBuilder, type RawBuilder, sql } from 'kysely';
import { isPostgres } from '../is-postgres.ts';
import type { Tx } from '../schema.ts';

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const id = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();
const to = (target: string) => (column: ColumnDefinitionBuilder) => column.notNull().references(target);
const flag = (name: string) => (column: ColumnDefinitionBuilder) =>
  column.notNull().check(sql`${sql.ref(name)} in (0, 1)`);
/** Amounts in 分 that JavaScript reads exactly. */
const money = (name: string) => (column: ColumnDefinitionBuilder) =>
  column.check(sql`${sql.ref(name)} between 0 and 9007199254740991`);

interface Types {
  /** Compared byte by byte on both databases. */
  text: 'text' | RawBuilder<unknown>;
  bigint: 'bigint' | 'integer';
}

/** The first schema: units, projects, indicators, entries, status changes, records, deadlines, overrides, imports, settings. */
export async function start(db: Tx): Promise<void> {
  const types: Types = isPostgres(db)
    ? { text: sql`text collate "C"`, bigint: 'bigint' }
    : { text: 'text', bigint: 'integer' };
  const create = async <Name extends string>(table: CreateTableBuilder<Name>) => {
    // Without it SQLite stores a fraction or a text in an integer column.
    await (isPostgres(db) ? table : table.modifyEnd(sql`strict`)).execute();
  };
  await create(units(db, types));
  await create(projects(db, types));
  await create(indicators(db, types));
  await create(entries(db, types));
  await create(statusChanges(db, types));
  await create(records(db, types));
  await create(deadlines(db, types));
  await create(rulebookOverrides(db, types));
  await create(imports(db, types));
  await create(settings(db, types));
  await createIndexes(db);
}

function units(db: Tx, { text }: Types) {
  return db.schema
    .createTable('units')
    .addColumn('id', text, id)
    .addColumn('name', text, required)
    .addColumn('isSample', 'integer', flag('isSample'))
    .addColumn('createdAt', text, required)
    .addUniqueConstraint('unitsName', ['name', 'isSample']);
}

function projects(db: Tx, { text, bigint }: Types) {
  return db.schema
    .createTable('projects')
    .addColumn('id', text, id)
    .addColumn('unitId', text, to('units.id'))
    .addColumn('year', 'integer', required)
    .addColumn('name', text, required)
    .addColumn('pinyin', text, required)
    .addColumn('nature', text, required)
    .addColumn('projectClass', text, required)
    .addColumn('department', text, required)
    .addColumn('unit', text, required)
    .addColumn('startDate', text, required)
    .addColumn('endDate', text, required)
    .addColumn('currency', text, required)
    .addColumn('projectTotal', bigint, money('projectTotal'))
    .addColumn('projectAppropriation', bigint, money('projectAppropriation'))
    .addColumn('projectOther', bigint, money('projectOther'))
    .addColumn('yearTotal', bigint, money('yearTotal'))
    .addColumn('yearAppropriation', bigint, money('yearAppropriation'))
    .addColumn('carriedOver', bigint, money('carriedOver'))
    .addColumn('other', bigint, money('other'))
    .addColumn('goal', text)
    .addColumn('annualGoal', text)
    .addColumn('rulebook', text, required)
    .addColumn('previousProjectId', text, (column) => column.references('projects.id'))
    .addColumn('position', 'integer', required)
    .addColumn('createdAt', text, required)
    .addUniqueConstraint('projectsName', ['unitId', 'year', 'name']);
}

function indicators(db: Tx, { text }: Types) {
  return db.schema
    .createTable('indicators')
    .addColumn('id', text, id)
    .addColumn('projectId', text, to('projects.id'))
    .addColumn('position', 'integer', required)
    .addColumn('category', text, required)
    .addColumn('subcategory', text, required)
    .addColumn('name', text, required)
    .addColumn('target', text, required)
    .addColumn('weight', 'integer')
    .addColumn('optionsReversed', 'integer', flag('optionsReversed'))
    .addColumn('removedAt', text)
    .addColumn('createdAt', text, required)
    .addUniqueConstraint('indicatorsOfProject', ['id', 'projectId']);
}

function entries(db: Tx, { text }: Types) {
  return db.schema
    .createTable('entries')
    .addColumn('id', text, id)
    .addColumn('projectId', text, to('projects.id'))
    .addColumn('indicatorId', text)
    .addColumn('phase', text, required)
    .addColumn('field', text, required)
    .addColumn('version', 'integer', required)
    .addColumn('text', text, required)
    .addColumn('enteredAt', text, required)
    .addColumn('enteredBy', text, required)
    .addForeignKeyConstraint('entriesIndicator', ['indicatorId', 'projectId'], 'indicators', ['id', 'projectId']);
}

function statusChanges(db: Tx, { text }: Types) {
  return db.schema
    .createTable('statusChanges')
    .addColumn('id', text, id)
    .addColumn('projectId', text, to('projects.id'))
    .addColumn('phase', text, required)
    .addColumn('sequence', 'integer', required)
    .addColumn('state', text, required)
    .addColumn('version', 'integer', required)
    .addColumn('reason', text, required)
    .addColumn('at', text, required)
    .addColumn('by', text, required)
    .addUniqueConstraint('statusChangesSequence', ['projectId', 'phase', 'sequence']);
}

function records(db: Tx, { text }: Types) {
  return (
    db.schema
      .createTable('records')
      .addColumn('id', text, id)
      .addColumn('projectId', text, to('projects.id'))
      .addColumn('phase', text, required)
      .addColumn('version', 'integer', required)
      .addColumn('format', 'integer', required)
      .addColumn('hash', text, required)
      .addColumn('total', 'integer')
      .addColumn('grade', text)
      .addColumn('submittedAt', text, required)
      .addColumn('submittedBy', text, required)
      // Last, so that reading totals does not walk through the content.
      .addColumn('content', text, required)
      .addUniqueConstraint('recordsVersion', ['projectId', 'phase', 'version'])
  );
}

function deadlines(db: Tx, { text }: Types) {
  return db.schema
    .createTable('deadlines')
    .addColumn('unitId', text, to('units.id'))
    .addColumn('year', 'integer', required)
    .addColumn('phase', text, required)
    .addColumn('dueOn', text, required)
    .addPrimaryKeyConstraint('deadlinesKey', ['unitId', 'year', 'phase']);
}

function rulebookOverrides(db: Tx, { text }: Types) {
  return db.schema
    .createTable('rulebookOverrides')
    .addColumn('id', text, id)
    .addColumn('unitId', text, to('units.id'))
    .addColumn('rulebook', text, required)
    .addColumn('sequence', 'integer', required)
    .addColumn('figure', text, required)
    .addColumn('value', text, required)
    .addColumn('source', text, required)
    .addColumn('validFrom', text, required)
    .addColumn('createdAt', text, required)
    .addColumn('createdBy', text, required)
    .addUniqueConstraint('rulebookOverridesSequence', ['unitId', 'rulebook', 'sequence']);
}

function imports(db: Tx, { text }: Types) {
  return db.schema
    .createTable('imports')
    .addColumn('id', text, id)
    .addColumn('fileName', text, required)
    .addColumn('createdAt', text, required)
    .addColumn('confirmedAt', text)
    .addColumn('content', text, required);
}

function settings(db: Tx, { text }: Types) {
  return db.schema.createTable('settings').addColumn('name', text, id).addColumn('value', text, required);
}

async function createIndexes(db: Tx): Promise<void> {
  const index = (name: string) => db.schema.createIndex(name);
  await index('projectsOfYear').on('projects').columns(['year', 'position']).execute();
  await index('indicatorsInOrder').on('indicators').columns(['projectId', 'position']).execute();
  await index('entriesOfProject').on('entries').columns(['projectId', 'phase']).execute();
  await index('entriesOfIndicatorCell')
    .unique()
    .on('entries')
    .columns(['indicatorId', 'phase', 'field', 'version'])
    .where(sql.ref('indicatorId'), 'is not', null)
    .execute();
  await index('entriesOfProjectCell')
    .unique()
    .on('entries')
    .columns(['projectId', 'phase', 'field', 'version'])
    .where(sql.ref('indicatorId'), 'is', null)
    .execute();
}
