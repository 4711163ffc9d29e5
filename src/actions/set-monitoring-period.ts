import { saveMonitoringPeriod } from '#db/monitoring-periods.ts';
import type { Db } from '#db/schema.ts';
import { findUnit } from '#db/units.ts';
import { AppError } from '#src/errors.ts';
import { parseDate } from '#src/rules/deadline.ts';
import { isPeriodEnd } from '#src/rules/mid-year.ts';

/**
 * 监控期: sets the last day of a unit's monitoring period for a year, the end of a month. Forms that are submitted keep the period that they
 * froze. Refuses an unknown unit and a day that is no end of a month of that year.
 */
export async function setMonitoringPeriod(
  db: Db,
  { unitId, year, endsOn }: { unitId: string; year: string; endsOn: string },
): Promise<void> {
  const date = parseDate(endsOn)?.date ?? '';
  if (!/^\d{4}$/.test(year) || !isPeriodEnd(date, Number(year)))
    throw new AppError('invalid', '监控期请从 6 月 30 日、7 月 31 日、8 月 31 日等月末日期中选择。');
  if (!(await findUnit(db, unitId))) throw new AppError('not-found', '没有这个单位，请刷新页面。');
  await saveMonitoringPeriod(db, { unitId, year: Number(year), endsOn: date });
}
