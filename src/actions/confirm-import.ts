import { saveImportedProject } from '#db/imported-projects.ts';
import { findImportToChange, saveConfirmation } from '#db/imports.ts';
import { findProjectToChange } from '#db/projects.ts';
import type { Db, Tx } from '#db/schema.ts';
import { fillCells, type WeighedCell } from '#src/actions/fill-cells.ts';
import { fillingOf } from '#src/actions/filling.ts';
import { type ImportTargets, importTables } from '#src/actions/import-targets.ts';
import { isImportable, type OpenImport, type OpenTable, openImport } from '#src/actions/open-import.ts';
import { type ChangedCell, takeSnapshot } from '#src/actions/project-snapshot.ts';

export interface Confirmation {
  importId: string;
  rulebook: string;
  /** `seen` of the import as the page showed it. */
  seen: string;
  by: string;
  at: string;
}

/** `year` of the first project; a refusal stores nothing and says why. */
export type Confirmed = { ok: true; year: number } | { ok: false; problem: string };

const CHANGED = '这一页打开之后，有人更正了预览，或改动了已存的项目。没有导入；请看过现在的内容，再确认一次。';
const NOTHING = '没有可以导入的项目，请按各项目下的说明更正，或重新选择文件。';

/** A table that cannot be imported is left out only by the person's own choice: a confirmed import is not opened again. */
function stoppedBy(tables: readonly OpenTable[]): string | null {
  const stopped = tables.filter(({ problem, skipped }) => problem !== '' && !skipped);
  if (stopped.length === 0) return null;
  const names = stopped.map(({ table }) => `“${table.name || '没有名称的一个'}”`).join('、');
  return `${names}还不能导入，请按项目下的说明更正，或选“跳过”。没有导入任何项目。`;
}

/** Keeps the stored projects from other writers, always in one order. */
async function lockProjects(db: Tx, { tables }: OpenImport): Promise<void> {
  const ids = tables.flatMap(({ compared }) => (compared.projectId ? [compared.projectId] : []));
  for (const id of ids.sort()) await findProjectToChange(db, id);
}

/** A filled 自评表 goes into the form of the project that is stored, whose targets stay as they are. */
async function fillStored(db: Tx, { table, filling, compared }: OpenTable, { by, at }: Author) {
  const projectId = compared.projectId ?? '';
  const filled = filling ? await fillCells(db, { projectId, phase: 'year-end', by, at }, filling.cells) : [];
  return { projectId, name: table.name, outcome: 'filled' as const, filled };
}

/** A new project, or a stored one with other targets; a filled 自评表 of a new one is filled in as soon as its rows are there. */
async function storeTable(db: Tx, { table, filled }: OpenTable, how: Omit<ImportTargets, 'tables'> & Author) {
  const [imported] = await importTables(db, { ...how, tables: [table] });
  if (!imported) throw new Error('一张表导入后没有结果');
  const { projectId, name, outcome } = imported;
  const filling = filled && (await fillingOf(db, projectId, { table, filled }));
  if (filling) await fillCells(db, { projectId, phase: 'year-end', by: how.by, at: how.at }, filling.cells);
  return { projectId, name, outcome, filled: [] };
}

interface Author {
  by: string;
  at: string;
}

async function importOne(
  db: Tx,
  open: OpenTable,
  position: number,
  importId: string,
  how: Omit<ImportTargets, 'tables'> & Author,
) {
  const before = open.compared.projectId ? await takeSnapshot(db, open.compared.projectId) : null;
  const stored = open.filling ? await fillStored(db, open, how) : await storeTable(db, open, how);
  const { projectId, name, outcome, filled } = stored;
  const after = await takeSnapshot(db, projectId);
  await saveImportedProject(db, {
    importId,
    position,
    projectId,
    name,
    year: open.table.year,
    outcome,
    before: before && JSON.stringify(before),
    after: JSON.stringify({ ...after, ...(filled.length > 0 ? { filled: filled.map(changedCell) } : {}) }),
  });
}

function changedCell({ indicatorId, field, before }: WeighedCell): ChangedCell {
  return { indicatorId, field, before };
}

/**
 * 确认导入: imports the corrected tables of a preview in one transaction, once, fills in what filled 自评表 say, and remembers per
 * project what it found and left.
 * A second confirmation changes nothing. Refuses when corrections or stored projects are no longer those that the page showed,
 * while a table that is not left out cannot be imported, and while a target still has two readings.
 */
export function confirmImport(db: Db, { importId, rulebook, seen, by, at }: Confirmation): Promise<Confirmed> {
  return db.transaction().execute(async (db) => {
    const head = await findImportToChange(db, importId);
    await lockProjects(db, await openImport(db, importId));
    const open = await openImport(db, importId);
    const tables = open.tables.filter(isImportable);
    const year = (tables[0] ?? open.tables[0])?.table.year ?? 0;
    if (head?.confirmedAt) return { ok: true, year };
    if (open.seen !== seen) return { ok: false, problem: CHANGED };
    if (tables.length === 0) return { ok: false, problem: NOTHING };
    const stopped = stoppedBy(open.tables);
    if (stopped) return { ok: false, problem: stopped };
    const questions = tables.reduce((sum, table) => sum + table.questions, 0);
    if (questions > 0)
      return { ok: false, problem: `还有 ${questions} 处指标值有两种读法，请先选定。没有导入任何项目。` };
    await saveConfirmation(db, importId, at, by);
    const how = { rulebook, replace: true, sample: false, by, at };
    for (const [position, table] of tables.entries()) await importOne(db, table, position, importId, how);
    return { ok: true, year };
  });
}
