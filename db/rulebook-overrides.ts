import type { Db, RulebookOverride } from './schema.ts';

/** A unit's own figures for a rulebook, oldest first: of one figure the last counts whose date has come. */
export function listRulebookOverrides(db: Db, unitId: string, rulebook: string): Promise<RulebookOverride[]> {
  return db
    .selectFrom('rulebookOverrides')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('rulebook', '=', rulebook)
    .orderBy('validFrom')
    .orderBy('sequence')
    .execute();
}

/** Stores a unit's own figure as the next one; those before stay. Returns its sequence number. */
export async function saveRulebookOverride(db: Db, override: Omit<RulebookOverride, 'sequence'>): Promise<number> {
  const row = await db
    .selectFrom('rulebookOverrides')
    .select((eb) => eb.fn.max('sequence').as('last'))
    .where('unitId', '=', override.unitId)
    .where('rulebook', '=', override.rulebook)
    .executeTakeFirst();
  const sequence = (row?.last ?? 0) + 1;
  await db
    .insertInto('rulebookOverrides')
    .values({ ...override, sequence })
    .execute();
  return sequence;
}
