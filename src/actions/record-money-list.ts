import type { Db } from '#db/schema.ts';
import { type RecordedEntry, recordInside } from '#src/actions/record-entry.ts';
import type { MoneyField } from '#src/rules/money-list.ts';

/** One amount of a list that a person confirmed, with the version of the cell that the preview showed. */
export interface ListedAmount {
  projectId: string;
  field: MoneyField;
  text: string;
  version: number;
}

/** What became of each confirmed amount, in the order of the list. */
export interface RecordedAmount extends ListedAmount {
  recorded: RecordedEntry;
}

/**
 * 确认财务清单: stores the confirmed amounts of a list in one transaction. A cell that changed after the preview is a conflict
 * and keeps what stands there, one of a submitted form is refused; all others are stored.
 */
export function recordMoneyList(
  db: Db,
  { amounts, by, at }: { amounts: readonly ListedAmount[]; by: string; at: string },
): Promise<RecordedAmount[]> {
  // Always in one order, so that two lists confirmed at once cannot wait for each other for ever.
  const ordered = [...amounts].sort((a, b) => (a.projectId < b.projectId ? -1 : Number(a.projectId > b.projectId)));
  return db.transaction().execute(async (db) => {
    const done = new Map<ListedAmount, RecordedEntry>();
    for (const one of ordered) {
      const { projectId, field, text, version } = one;
      const edit = { projectId, phase: 'year-end', indicatorId: null, field, text, version, by, at } as const;
      done.set(one, await recordInside(db, edit));
    }
    return amounts.flatMap((one) => {
      const recorded = done.get(one);
      return recorded ? [{ ...one, recorded }] : [];
    });
  });
}
