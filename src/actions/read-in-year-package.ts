import { findDatabaseFolder } from '#db/database-folder.ts';
import { saveDeadline } from '#db/deadlines.ts';
import { saveMonitoringPeriod } from '#db/monitoring-periods.ts';
import { removeProject, saveProject } from '#db/projects.ts';
import type { Db, Tx } from '#db/schema.ts';
import { isDuplicate } from '#db/storage-errors.ts';
import { insertYearRows, lockYear } from '#db/year-rows.ts';
import { backUpBefore } from '#src/actions/automatic-backups.ts';
import { settingsOf } from '#src/actions/compare-package-settings.ts';
import { unlessFull } from '#src/actions/full-disk.ts';
import { type PackageItem, type PackagePlan, planYearPackage } from '#src/actions/plan-year-package.ts';
import { storedProject, type Taking, takePackageProject } from '#src/actions/take-package-project.ts';
import type { YearPackage } from '#src/year-package/package.ts';
import { groupByProject, type ProjectRows, rowsOnlyIn } from '#src/year-package/project-rows.ts';

export interface ReadingIn extends Taking {
  package: YearPackage;
  /** `seen` of the plan as the page showed it. */
  seen: string;
  /** The ids of the items that differ and that are taken from the package; of all others what is here stays. */
  take: ReadonlySet<string>;
  /** Of the program, for the name of the backup before. */
  version: string;
}

/** How many projects came, were changed and were left as they are; a refusal stores nothing and says why. */
export type ReadIn =
  | { ok: true; year: number; added: number; changed: number; kept: number }
  | { ok: false; problem: string };

const CHANGED = '这一页打开之后，本机的内容有改动。没有读入；请看过现在的对照，再确认一次。';
const FULL = '磁盘已满，没有读入，现有数据没有改动。请腾出空间后再试。';
const TAKEN = '数据包里有内容与本机别的内容标识相同，没有读入；请在原来的电脑上重新下载一份。';

function isTaken({ take }: ReadingIn, { id, state }: PackageItem): boolean {
  return state === 'new' || (state === 'different' && take.has(id));
}

function refusalOf(plan: PackagePlan, how: ReadingIn): string | null {
  if (plan.refusal !== null) return plan.refusal;
  if (plan.seen !== how.seen) return CHANGED;
  const stopped = plan.items.find((item) => isTaken(how, item) && item.obstacle !== null);
  return stopped ? `“${stopped.name}”不能以数据包为准：${stopped.obstacle}。没有读入任何内容。` : null;
}

async function addProjects(db: Tx, added: readonly ProjectRows[]): Promise<void> {
  for (const { project } of added) await saveProject(db, storedProject(project));
  await insertYearRows(db, {
    indicators: added.flatMap((one) => one.indicators),
    entries: added.flatMap((one) => one.entries),
    targetChanges: added.flatMap((one) => one.targetChanges),
    statusChanges: added.flatMap((one) => one.statusChanges),
    records: added.flatMap((one) => one.records),
    rectifications: added.flatMap((one) => one.rectifications),
  });
}

async function takeSettings(db: Tx, { rows, here, units }: PackagePlan, unitId: string): Promise<void> {
  const settings = settingsOf(rows, unitId);
  if (units.some(({ id }) => id === unitId)) return insertYearRows(db, settings);
  for (const deadline of settings.deadlines) await saveDeadline(db, deadline);
  for (const period of settings.monitoringPeriods) await saveMonitoringPeriod(db, period);
  const own = settingsOf(here, unitId).rulebookOverrides;
  const missing = rowsOnlyIn('rulebookOverrides', settings.rulebookOverrides, own);
  await insertYearRows(db, { rulebookOverrides: missing });
}

async function store(db: Tx, plan: PackagePlan, how: ReadingIn): Promise<void> {
  const taken = new Map(plan.items.filter((item) => isTaken(how, item)).map((item) => [item.id, item]));
  const [packed, here] = [groupByProject(plan.rows), groupByProject(plan.here)];
  await insertYearRows(db, { units: plan.units });
  const added: ProjectRows[] = [];
  for (const one of packed) {
    const item = taken.get(one.project.id);
    const stored = here.find(({ project }) => project.id === item?.storedId);
    if (stored?.project.id === one.project.id) await takePackageProject(db, stored, one, how);
    else if (item) added.push(one);
    if (stored && stored.project.id !== one.project.id) await removeProject(db, stored.project.id);
  }
  await addProjects(db, added);
  for (const item of taken.values())
    if (item.kind === 'settings') await takeSettings(db, plan, item.storedId ?? item.id);
  const imports = new Set(plan.imports.map(({ id }) => id));
  await insertYearRows(db, {
    imports: plan.imports,
    importCorrections: plan.rows.importCorrections.filter(({ importId }) => imports.has(importId)),
    importedProjects: plan.rows.importedProjects.filter(({ importId }) => imports.has(importId)),
  });
}

function readIn(db: Db, how: ReadingIn): Promise<ReadIn> {
  return db.transaction().execute(async (db) => {
    await lockYear(db, how.package.year);
    const plan = await planYearPackage(db, how.package);
    const projects = plan.items.filter(({ kind }) => kind === 'project');
    const taken = projects.filter((item) => isTaken(how, item));
    const nothing = plan.imports.length === 0 && !plan.items.some((item) => isTaken(how, item));
    const problem = nothing ? plan.refusal : refusalOf(plan, how);
    if (problem !== null) return { ok: false, problem };
    if (!nothing) await store(db, plan, how);
    const added = taken.filter(({ state }) => state === 'new').length;
    const kept = projects.filter(({ state }) => state === 'different').length - (taken.length - added);
    return { ok: true, year: how.package.year, added, changed: taken.length - added, kept };
  });
}

/** What the package takes the place of stays in an automatic backup; a PostgreSQL server has its own. */
async function backUp(db: Db, { take, at, version }: ReadingIn): Promise<void> {
  const folder = take.size > 0 ? await findDatabaseFolder(db) : null;
  if (folder) await unlessFull(backUpBefore('读入', folder, { at, version }), FULL);
}

/**
 * 读入年度数据包: stores in one transaction what of a package is not here, and of what differs what a person takes from the package. A
 * second reading changes nothing. Refuses when what is here is no longer what the page showed, when something that cannot be
 * taken is chosen, and when an id of the package stands for something else here.
 */
export async function readInYearPackage(db: Db, how: ReadingIn): Promise<ReadIn> {
  await backUp(db, how);
  try {
    return await readIn(db, how);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  try {
    // On PostgreSQL somebody else may have stored the same meanwhile, which is here now.
    return await readIn(db, how);
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, problem: TAKEN };
    throw error;
  }
}
