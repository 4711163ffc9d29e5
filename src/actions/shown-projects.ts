import { listProjects } from '#db/projects.ts';
import type { Db, Project } from '#db/schema.ts';
import { listUnits } from '#db/units.ts';

/** The projects of a year in their order, or those that a search finds. The sample unit is left out beside real ones. */
export async function listShownProjects(db: Db, filter: { year: number; search?: string }): Promise<Project[]> {
  const [units, found] = await Promise.all([listUnits(db), listProjects(db, filter)]);
  const real = new Set(units.filter((unit) => unit.isSample === 0).map((unit) => unit.id));
  return real.size > 0 ? found.filter((project) => real.has(project.unitId)) : found;
}
