import type { RecordIndicator } from '#src/rules/record.ts';

/** What the form of the year before says of an indicator, as it was printed. */
export interface LastYearRow {
  target: string;
  /** '' where nothing was filled in. */
  actual: string;
  /** '—' where the row had no score. */
  score: string;
  weight: string;
  reason: string;
  measure: string;
}

type Named = Pick<RecordIndicator, 'category' | 'subcategory' | 'name'>;

function onlyOne(rows: readonly RecordIndicator[]): RecordIndicator | null {
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

function findSame(row: Named, rows: readonly Named[], before: readonly RecordIndicator[]): RecordIndicator | null {
  const named = before.filter((one) => one.name === row.name);
  const placed = named.filter((one) => one.category === row.category && one.subcategory === row.subcategory);
  if (placed.length > 0) return onlyOne(placed);
  // By its name alone only where both years have it once.
  return rows.filter((one) => one.name === row.name).length === 1 ? onlyOne(named) : null;
}

/**
 * Finds each indicator in the form of the year before: by category, subcategory and name, else by its name alone where that
 * leaves no doubt; null where it is new.
 */
export function matchLastYear(rows: readonly Named[], before: readonly RecordIndicator[]): (LastYearRow | null)[] {
  return rows.map((row) => {
    const same = findSame(row, rows, before);
    if (!same) return null;
    const { target, actual, score, weight, typed } = same;
    return { target, actual, score, weight, reason: typed.reason.trim(), measure: typed.measure.trim() };
  });
}
