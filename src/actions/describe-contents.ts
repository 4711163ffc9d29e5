import { countEntries, findNewestEntry } from '#db/entries.ts';
import { listYears } from '#db/projects.ts';
import type { Db } from '#db/schema.ts';
import { listUnits } from '#db/units.ts';
import { listYear } from '#src/actions/list-year.ts';

/** One project in few words: state and how many of its rows have a score. */
export interface HeldProject {
  year: number;
  name: string;
  state: string;
  filled: number;
  applicable: number;
}

/** What a database holds. */
export interface Contents {
  units: string[];
  years: number[];
  /** Newest year first; the sample unit is left out beside real ones. */
  projects: HeldProject[];
  entries: number;
  newest: { text: string; project: string; enteredAt: string; enteredBy: string } | null;
}

/** What a database holds: units, years, projects with state and progress, entries. */
export async function describeContents(db: Db): Promise<Contents> {
  const years = await listYears(db);
  const projects: HeldProject[] = [];
  for (const year of years) {
    for (const { project, scored, status } of await listYear(db, { year, phase: 'year-end' })) {
      const applicable = scored.rows.filter((row) => row.applicable);
      const filled = applicable.filter((row) => row.score !== null).length;
      projects.push({ year, name: project.name, state: status.state, filled, applicable: applicable.length });
    }
  }
  const units = (await listUnits(db)).map((unit) => (unit.isSample ? `${unit.name}（示例）` : unit.name));
  return { units, years, projects, entries: await countEntries(db), newest: (await findNewestEntry(db)) ?? null };
}
