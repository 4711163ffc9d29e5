import type { Db, Entry } from './schema.ts';

/** Which entries of a project: of one row (`null`: the project's own cells), of one person, older than an entry. */
export interface HistoryFilter {
  projectId: string;
  indicatorId?: string | null | undefined;
  by?: string | undefined;
  before?: Pick<Entry, 'enteredAt' | 'id'> | undefined;
  most: number;
}

/** The entry with this id, in this project. */
export function findEntryById(db: Db, projectId: string, id: string): Promise<Entry | undefined> {
  return db
    .selectFrom('entries')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** At most `most` entries of a project, newest first. */
export function listEntriesBack(db: Db, { projectId, indicatorId, by, before, most }: HistoryFilter): Promise<Entry[]> {
  let query = db.selectFrom('entries').selectAll().where('projectId', '=', projectId);
  if (indicatorId !== undefined) query = query.where('indicatorId', indicatorId === null ? 'is' : '=', indicatorId);
  if (by !== undefined) query = query.where('enteredBy', '=', by);
  if (before !== undefined) {
    const { enteredAt, id } = before;
    query = query.where((eb) =>
      eb.or([eb('enteredAt', '<', enteredAt), eb.and([eb('enteredAt', '=', enteredAt), eb('id', '<', id)])]),
    );
  }
  return query.orderBy('enteredAt', 'desc').orderBy('id', 'desc').limit(most).execute();
}

/** What stood in the cells before each of these entries; key: the later entry's id. First versions have nothing before them. */
export async function listEarlierTexts(db: Db, entries: readonly Entry[]): Promise<Map<string, string>> {
  const later = entries.filter((one) => one.version > 1);
  if (later.length === 0) return new Map();
  const earlier = await db
    .selectFrom('entries')
    .selectAll()
    .where((eb) =>
      eb.or(
        later.map(({ projectId, indicatorId, phase, field, version }) =>
          eb.and([
            eb('projectId', '=', projectId),
            eb('indicatorId', indicatorId === null ? 'is' : '=', indicatorId),
            eb('phase', '=', phase),
            eb('field', '=', field),
            eb('version', '=', version - 1),
          ]),
        ),
      ),
    )
    .execute();
  const key = ({ indicatorId, phase, field }: Entry, version: number) =>
    [indicatorId ?? '', phase, field, version].join(' ');
  const texts = new Map(earlier.map((one) => [key(one, one.version), one.text]));
  return new Map(later.map((one) => [one.id, texts.get(key(one, one.version - 1)) ?? '']));
}

/** Everybody who typed into a project, '' for entries without a name. */
export async function listPeople(db: Db, projectId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('entries')
    .select('enteredBy')
    .distinct()
    .where('projectId', '=', projectId)
    .orderBy('enteredBy')
    .execute();
  return rows.map(({ enteredBy }) => enteredBy);
}
