import type { Db } from '#db/schema.ts';
import { listUnits } from '#db/units.ts';
import { listYearRows, type YearRows } from '#db/year-rows.ts';
import { AppError } from '#src/errors.ts';
import { writePackage } from '#src/year-package/package.ts';

/** Of the units only those that have something of the year. */
function usedUnits({ units, projects, deadlines, monitoringPeriods, ...rest }: YearRows): YearRows {
  const used = new Set([...projects, ...deadlines, ...monitoringPeriods].map(({ unitId }) => unitId));
  return {
    ...rest,
    units: units.filter(({ id }) => used.has(id)),
    projects,
    deadlines,
    monitoringPeriods,
    rulebookOverrides: rest.rulebookOverrides.filter(({ unitId }) => used.has(unitId)),
  };
}

/**
 * 年度数据包: a year as one text, read at one moment. The sample unit is left out beside real ones. Refuses (not-found) a year without
 * projects.
 */
export async function saveYearPackage(db: Db, year: number, program: string): Promise<string> {
  const rows = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      const units = await listUnits(db);
      const real = units.filter((unit) => unit.isSample === 0);
      const shown = (real.length > 0 ? real : units).map(({ id }) => id);
      return usedUnits(await listYearRows(db, year, shown));
    });
  if (rows.projects.length === 0) throw new AppError('not-found', `${year} 年度没有项目，没有可以装进数据包的内容。`);
  return writePackage({ year, program, rows });
}
