import { createHash } from 'node:crypto';
import { listImports } from '#db/imports.ts';
import { listProjectsById } from '#db/projects.ts';
import type { Db, Project, Unit } from '#db/schema.ts';
import { listUnits } from '#db/units.ts';
import { listYearRows, type YearRows } from '#db/year-rows.ts';
import { comparePackageProject } from '#src/actions/compare-package-project.ts';
import { comparePackageSettings } from '#src/actions/compare-package-settings.ts';
import { obstacleToRemoval, takeSnapshot } from '#src/actions/project-snapshot.ts';
import type { YearPackage } from '#src/year-package/package.ts';
import { groupByProject, type ProjectRows } from '#src/year-package/project-rows.ts';

/** A project of a package, or what a unit set for itself (deadlines, 监控期, own figures), beside what is stored here. */
export interface PackageItem {
  /** The id of the project or unit. */
  id: string;
  kind: 'project' | 'settings';
  name: string;
  unitName: string;
  state: 'new' | 'same' | 'different';
  /** In words, “原” here and “新” in the package. */
  differences: string[];
  /** Why the package's cannot be taken in the stored one's place; null: it can, if a person chooses so. */
  obstacle: string | null;
  /** The stored project in whose place the package's would come; null for none. */
  storedId: string | null;
}

export interface PackagePlan {
  items: PackageItem[];
  /** The units that are not known here, and the confirmed imports, which come along as they are. */
  units: Unit[];
  imports: YearRows['imports'];
  /** What cannot be stored exactly as it was, a sentence each. */
  notes: string[];
  /** Why nothing of the package can be stored here; null: it can. */
  refusal: string | null;
  /** The rows as they would be stored here, and those that are. */
  rows: YearRows;
  here: YearRows;
  /** A hash of all the rest: a page sends it back, so that nobody confirms what he has not seen. */
  seen: string;
}

/** What of the package is stored here under which id. */
interface Place {
  units: Unit[];
  /** By id, of whatever year. */
  projects: Map<string, Project>;
}

function unitHere({ units }: Place, unit: Unit): Unit | undefined {
  return (
    units.find(({ id }) => id === unit.id) ??
    units.find(({ name, isSample }) => name === unit.name && isSample === unit.isSample)
  );
}

function clashOf({ rows, year }: YearPackage, place: Place): string | null {
  const units = rows.units.flatMap((unit) => {
    const here = place.units.find(({ id }) => id === unit.id);
    return here && here.name !== unit.name ? [`单位“${unit.name}”与本机的单位“${here.name}”`] : [];
  });
  const projects = rows.projects.flatMap(({ id, name }) => {
    const here = place.projects.get(id);
    return here && here.year !== year ? [`项目“${name}”与本机 ${here.year} 年度的项目“${here.name}”`] : [];
  });
  const [first] = [...units, ...projects];
  return first ? `数据包里的${first}标识相同，内容却是两回事，没有读入；请在原来的电脑上重新下载一份。` : null;
}

/** The sample unit is shown nowhere beside real ones. */
function hiddenSamples(units: readonly Unit[], { units: here }: Place): string[] {
  if (here.every(({ isSample }) => isSample === 1)) return [];
  const samples = units.filter(({ isSample }) => isSample === 1);
  return samples.map(({ name }) => `“${name}”是示例单位：本机已有本单位的数据，它的项目读入以后不显示。`);
}

/** A unit that is known here by its name keeps its own id; a link to a year before that is not here cannot be kept. */
function rowsForHere({ rows, year }: YearPackage, place: Place): { rows: YearRows; notes: string[] } {
  const ids = new Map(rows.units.map((unit) => [unit.id, unitHere(place, unit)?.id ?? unit.id]));
  const moved = <Row extends { unitId: string }>(row: Row): Row => ({
    ...row,
    unitId: ids.get(row.unitId) ?? row.unitId,
  });
  const isHere = (id: string) => (place.projects.get(id)?.year ?? year) < year;
  const unlinked = rows.projects.filter(({ previousProjectId: id }) => id !== null && !isHere(id));
  const gone = new Set(unlinked.map(({ id }) => id));
  return {
    rows: {
      ...rows,
      projects: rows.projects.map((one) => moved(gone.has(one.id) ? { ...one, previousProjectId: null } : one)),
      deadlines: rows.deadlines.map(moved),
      monitoringPeriods: rows.monitoringPeriods.map(moved),
      rulebookOverrides: rows.rulebookOverrides.map(moved),
    },
    notes: [
      ...hiddenSamples(rows.units, place),
      ...unlinked.map(
        ({ name }) =>
          `“${name}”的上年项目不在本机，没有连上；先读入上年的数据包，再读入这一份，就会连上（已经读入过的，要选“以数据包为准”）。`,
      ),
    ],
  };
}

async function planProject(
  db: Db,
  packed: ProjectRows,
  here: readonly ProjectRows[],
  unitName: string,
): Promise<PackageItem> {
  const { id, unitId, name } = packed.project;
  const item = { id, kind: 'project' as const, name, unitName, differences: [], obstacle: null };
  const stored = here.find(({ project }) => project.id === id);
  const namesake = here.find(({ project }) => project.unitId === unitId && project.name === name);
  const beside = stored ?? namesake;
  if (!beside) return { ...item, state: 'new', storedId: null };
  const compared = comparePackageProject(beside, packed);
  if (!compared) return { ...item, state: 'same', storedId: beside.project.id };
  const different: PackageItem = { ...item, ...compared, state: 'different', storedId: beside.project.id };
  if (!namesake || namesake === stored) return different;
  if (stored) return { ...different, obstacle: '本机另有一个同名项目' };
  const snapshot = await takeSnapshot(db, namesake.project.id);
  const filled = snapshot && (await obstacleToRemoval(db, snapshot, { entries: 0, statusChanges: 0 }));
  return { ...different, obstacle: filled && `本机的同名项目是另外建立的，${filled}，不能合并` };
}

function planSettings(rows: YearRows, here: YearRows, unit: Unit, stored: Unit | undefined): PackageItem[] {
  const compared = comparePackageSettings(rows, here, stored?.id ?? unit.id);
  if (compared === 'none') return [];
  const item = { id: unit.id, kind: 'settings', name: '截止日期、监控期和自定数值', unitName: unit.name } as const;
  const nothing = { differences: [], obstacle: null, storedId: stored?.id ?? null };
  if (!stored) return [{ ...item, ...nothing, state: 'new' }];
  return compared === 'same'
    ? [{ ...item, ...nothing, state: 'same' }]
    : [{ ...item, ...nothing, ...compared, state: 'different' }];
}

/** What reading in a package would do here, item by item; stores nothing. */
export async function planYearPackage(db: Db, found: YearPackage): Promise<PackagePlan> {
  const linked = found.rows.projects.flatMap(({ id, previousProjectId: before }) => (before ? [id, before] : [id]));
  const known = await listProjectsById(db, linked);
  const place = { units: await listUnits(db), projects: new Map(known.map((project) => [project.id, project])) };
  const { rows, notes } = rowsForHere(found, place);
  const here = await listYearRows(
    db,
    found.year,
    place.units.map(({ id }) => id),
  );
  const stored = groupByProject(here);
  const names = new Map(found.rows.units.map((unit) => [unitHere(place, unit)?.id ?? unit.id, unit.name]));
  const items: PackageItem[] = found.rows.units.flatMap((unit) =>
    planSettings(rows, here, unit, unitHere(place, unit)),
  );
  for (const packed of groupByProject(rows))
    items.push(await planProject(db, packed, stored, names.get(packed.project.unitId) ?? ''));
  const units = rows.units.filter((unit) => !unitHere(place, unit));
  const listed = new Set((await listImports(db, Number.MAX_SAFE_INTEGER)).map(({ id }) => id));
  const imports = rows.imports.filter(({ id }) => !listed.has(id));
  const refusal = clashOf(found, place);
  const seen = createHash('sha256')
    .update(JSON.stringify([items, imports.length, notes, refusal]))
    .digest('hex');
  return { items, units, imports, notes, refusal, rows, here, seen };
}
