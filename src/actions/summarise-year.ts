import { listRectifications } from '#db/rectifications.ts';
import type { Db } from '#db/schema.ts';
import { listNewestStatusChanges } from '#db/status-changes.ts';
import { listYear } from '#src/actions/list-year.ts';
import { statusAfter } from '#src/actions/open-sheet.ts';
import { type SummaryProject, summarise } from '#src/rules/summary.ts';
import type { SummaryRecord } from '#src/rules/summary-record.ts';

/** The units that have projects in a year. */
export interface SummaryUnit {
  id: string;
  name: string;
}

/** 汇总 of a year, of one unit or of all that are shown. */
export async function summariseYear(
  db: Db,
  { year, unitId }: { year: number; unitId?: string | undefined },
): Promise<{ record: SummaryRecord; units: SummaryUnit[] }> {
  const all = await listYear(db, { year, phase: 'year-end' });
  const units = new Map(all.map(({ project }) => [project.unitId, project.unit]));
  const listed = all.filter(({ project }) => unitId === undefined || project.unitId === unitId);
  const [rectifications, midYear] = await Promise.all([
    listRectifications(
      db,
      listed.map(({ project }) => project.id),
    ),
    listNewestStatusChanges(db, { year }, 'mid-year'),
  ]);
  const tracked = new Set(midYear.filter((one) => !statusAfter(one).editable).map((one) => one.projectId));
  const projects = listed.map(({ project, sheet, scored, status, record }): SummaryProject => {
    const { id, name, nature, department, unit } = project;
    const own = rectifications.filter((one) => one.projectId === id && one.withdrawn === 0);
    const submitted = record !== null && !status.editable ? { total: record.total, grade: record.grade } : null;
    return {
      id,
      name,
      nature,
      department,
      unit,
      sheet,
      scored,
      submitted,
      tracked: tracked.has(id),
      rectifications: own,
    };
  });
  const names = [...new Set(listed.map(({ project }) => project.unit))];
  const unit = names.length > 3 ? `${names[0]}等 ${names.length} 家单位` : names.join('、');
  return { record: summarise(unit, year, projects), units: [...units].map(([id, name]) => ({ id, name })) };
}
