import { saveDeadline } from '#db/deadlines.ts';
import type { Db, Phase } from '#db/schema.ts';
import { listUnits } from '#db/units.ts';
import { AppError } from '#src/errors.ts';
import { parseDate } from '#src/rules/deadline.ts';

/**
 * 截止日期: sets the day by which every unit hands in a phase of a year, for all of them or, when one cannot be stored, for
 * none. Both texts as typed; refuses a year that is not four digits and a date without its day.
 */
export async function setDeadline(
  db: Db,
  { year, phase, dueOn }: { year: string; phase: Phase; dueOn: string },
): Promise<void> {
  if (!/^\d{4}$/.test(year)) throw new AppError('invalid', `“${year}”不是年度，请从页面上重新设置。`);
  const due = parseDate(dueOn);
  if (due?.precision !== 'day') throw new AppError('invalid', '请填完整的截止日期，例如 2025-01-20。');
  await db.transaction().execute(async (db) => {
    for (const { id } of await listUnits(db)) {
      await saveDeadline(db, { unitId: id, year: Number(year), phase, dueOn: due.date });
    }
  });
}
