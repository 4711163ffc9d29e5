import type { FilledForm } from '#src/rules/form-cells.ts';
import type { Db, Entry, Tx } from './schema.ts';

/** One cell of a form. `indicatorId` null: a cell of the project itself. */
export interface Cell {
  projectId: string;
  indicatorId: string | null;
  phase: FilledForm;
  field: string;
}

export interface NewEntry {
  id: string;
  cell: Cell;
  text: string;
  /** The version that the form was read at; 0: the cell was empty. */
  expectedVersion: number;
  at: string;
  by: string;
}

/** What is stored instead: somebody else was faster. Version 0 with empty texts: nothing is. */
export interface Conflict {
  version: number;
  text: string;
  enteredAt: string;
  enteredBy: string;
}

export type Appended = { ok: true; version: number; appended: boolean } | { ok: false; conflict: Conflict };

/** Whether a text can be stored and read back unchanged on both databases: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The newest entry of a cell. */
export function findEntry(db: Db, cell: Cell): Promise<Entry | undefined> {
  const { projectId, indicatorId, phase, field } = cell;
  return db
    .selectFrom('entries')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('indicatorId', indicatorId === null ? 'is' : '=', indicatorId)
    .where('phase', '=', phase)
    .where('field', '=', field)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The newest entry of every cell of a project and phase. */
export function listEntries(db: Db, projectId: string, phase: FilledForm): Promise<Entry[]> {
  return listEntriesOfProjects(db, [projectId], phase);
}

/** The newest entry of every cell of several projects, for a list of at most some thousands. */
export async function listEntriesOfProjects(
  db: Db,
  projectIds: readonly string[],
  phase: FilledForm,
): Promise<Entry[]> {
  if (projectIds.length === 0) return [];
  return db
    .selectFrom((qb) =>
      qb
        .selectFrom('entries')
        .select(COLUMNS)
        .select((eb) =>
          eb.fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy(['projectId', 'indicatorId', 'field']).orderBy('version', 'desc'))
            .as('age'),
        )
        .where('projectId', 'in', projectIds)
        .where('phase', '=', phase)
        .as('aged'),
    )
    .select(COLUMNS)
    .where('age', '=', 1)
    .orderBy('projectId')
    .orderBy('indicatorId', (order) => order.asc().nullsFirst())
    .orderBy('field')
    .execute();
}

const COLUMNS = [
  'id',
  'projectId',
  'indicatorId',
  'phase',
  'field',
  'version',
  'text',
  'enteredAt',
  'enteredBy',
] as const;

/**
 * Every version of every cell of a project: project cells first, then indicator by indicator in the order of the form, each cell from
 * its first version on. `indicatorId` null: only the project's own cells.
 */
export function listHistory(db: Db, projectId: string, indicatorId?: string | null, field?: string): Promise<Entry[]> {
  let query = db
    .selectFrom('entries')
    .leftJoin('indicators', 'indicators.id', 'entries.indicatorId')
    .selectAll('entries')
    .where('entries.projectId', '=', projectId);
  if (indicatorId !== undefined)
    query = query.where('entries.indicatorId', indicatorId === null ? 'is' : '=', indicatorId);
  if (field !== undefined) query = query.where('entries.field', '=', field);
  return query
    .orderBy('entries.phase')
    .orderBy('indicators.position', (order) => order.asc().nullsFirst())
    .orderBy('entries.indicatorId', (order) => order.asc().nullsFirst())
    .orderBy('entries.field')
    .orderBy('entries.version')
    .execute();
}

/**
 * Stores what was typed into a cell as its next version. A text equal to the stored one appends nothing, whatever version was expected;
 * otherwise a stale version gives the conflict. Throws outside a transaction and for text that is not storable.
 */
export async function appendEntry(db: Tx, entry: NewEntry): Promise<Appended> {
  const { id, cell, text, expectedVersion, at, by } = entry;
  if (!db.isTransaction) throw new Error('appendEntry 只能在事务内调用');
  if (!isStorable(text)) throw new RangeError('文字中含有无法保存的字符');
  const stored = await findEntry(db, cell);
  const version = stored?.version ?? 0;
  if (text === (stored?.text ?? '')) return { ok: true, version, appended: false };
  if (version !== expectedVersion) return { ok: false, conflict: conflictWith(stored) };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('entries')
    .values({ id, ...cell, version: version + 1, text, enteredAt: at, enteredBy: by })
    .onConflict((conflict) =>
      (cell.indicatorId === null
        ? conflict.columns(['projectId', 'phase', 'field', 'version']).where('indicatorId', 'is', null)
        : conflict.columns(['indicatorId', 'phase', 'field', 'version']).where('indicatorId', 'is not', null)
      ).doNothing(),
    )
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return { ok: true, version: version + 1, appended: true };
  // On PostgreSQL another transaction stored this version meanwhile.
  const newer = await findEntry(db, cell);
  if (newer?.text === text) return { ok: true, version: newer.version, appended: false };
  return { ok: false, conflict: conflictWith(newer) };
}

function conflictWith(stored: Entry | undefined): Conflict {
  if (stored === undefined) return { version: 0, text: '', enteredAt: '', enteredBy: '' };
  const { version, text, enteredAt, enteredBy } = stored;
  return { version, text, enteredAt, enteredBy };
}

/** How many entries there are in all. */
export async function countEntries(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('entries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The last entry of all, with the name of its project. */
export function findNewestEntry(db: Db) {
  return db
    .selectFrom('entries')
    .innerJoin('projects', 'projects.id', 'entries.projectId')
    .select(['projects.name as project', 'entries.text', 'entries.enteredAt', 'entries.enteredBy'])
    .orderBy('entries.enteredAt', 'desc')
    .orderBy('entries.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** How many texts were ever entered for a project, whatever cell and phase. */
export async function countEntriesOf(db: Db, projectId: string): Promise<number> {
  const { count } = await db
    .selectFrom('entries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('projectId', '=', projectId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Removes everything that was ever entered for a project; only for one that the same import brought and nobody touched since. */
export async function removeEntries(db: Tx, projectId: string): Promise<void> {
  await db.deleteFrom('entries').where('projectId', '=', projectId).execute();
}
