import { sql } from 'kysely';
import { openDatabase } from './open.ts';
import type { Db } from './schema.ts';

const MOST_SHOWN = 20;

/** Something typed here that the backup does not have. `indicator` '' for a cell of the project itself. */
export interface LostEntry {
  project: string;
  year: number;
  indicator: string;
  field: string;
  text: string;
  enteredAt: string;
  enteredBy: string;
}

/** What a project would lose; `gone`: the backup does not have the project at all. */
export interface LossOfProject {
  project: string;
  year: number;
  gone: 0 | 1;
  entries: number;
  /** Submissions, reopenings and the like. */
  statusChanges: number;
  /** Changes of targets, adjustments too. */
  targetChanges: number;
  /** Versions of 整改 entries. */
  rectifications: number;
}

/** What a restore would take away. */
export interface Losses {
  projects: LossOfProject[];
  entries: number;
  /** The newest of the lost entries, newest first. */
  newest: LostEntry[];
}

/** Compares the database of `file` with a ready copy of a backup. */
export async function listLosses(file: string, copy: string): Promise<Losses> {
  const { db, close } = await openDatabase({ url: file });
  try {
    await sql`attach ${copy} as backup`.execute(db);
    const projects = await listLossesOfProjects(db);
    return {
      projects,
      entries: projects.reduce((sum, project) => sum + project.entries, 0),
      newest: await listNewestLost(db),
    };
  } finally {
    await close();
  }
}

async function listLossesOfProjects(db: Db): Promise<LossOfProject[]> {
  const { rows } = await sql<LossOfProject>`
    select * from (
      select p.name as project, p.year, not exists (select 1 from backup.projects as b where b.id = p.id) as gone,
        (select count(*) from main.entries as e where e.project_id = p.id
          and not exists (select 1 from backup.entries as b where b.id = e.id)) as entries,
        (select count(*) from main.status_changes as s where s.project_id = p.id
          and not exists (select 1 from backup.status_changes as b where b.id = s.id)) as status_changes,
        (select count(*) from main.target_changes as t where t.project_id = p.id
          and not exists (select 1 from backup.target_changes as b where b.id = t.id)) as target_changes,
        (select count(*) from main.rectifications as r where r.project_id = p.id
          and not exists (select 1 from backup.rectifications as b where b.id = r.id and b.version = r.version)) as rectifications
      from main.projects as p order by p.year desc, p.position, p.id
    ) where gone = 1 or entries > 0 or status_changes > 0 or target_changes > 0 or rectifications > 0
  `.execute(db);
  return rows;
}

async function listNewestLost(db: Db): Promise<LostEntry[]> {
  const { rows } = await sql<LostEntry>`
    select p.name as project, p.year, coalesce(i.name, '') as indicator, e.field, e.text, e.entered_at, e.entered_by
    from main.entries as e join main.projects as p on p.id = e.project_id left join main.indicators as i on i.id = e.indicator_id
    where not exists (select 1 from backup.entries as b where b.id = e.id)
    order by e.entered_at desc, e.id desc limit ${MOST_SHOWN}
  `.execute(db);
  return rows;
}
