import { newId } from '#db/new-id.ts';
import { findPackageReturnToChange, saveReturnConfirmation } from '#db/package-returns.ts';
import { findProjectToChange } from '#db/projects.ts';
import type { Db } from '#db/schema.ts';
import { fillCells, isFilling } from '#src/actions/fill-cells.ts';
import { type FilledCell, filledBy, openPackageReturn, projectsOf } from '#src/actions/open-package-return.ts';
import { openPackageForm } from '#src/actions/package-form.ts';
import { AppError } from '#src/errors.ts';
import type { PackageRow, WorkPackage } from '#src/rules/work-package.ts';

export type ConfirmedReturn = { ok: true; filled: FilledCell[] } | { ok: false; problem: string };

const CHANGED = '这一页打开之后，有人改动了这些表。没有填入；请看过现在的内容，再确认一次。';
const NOTHING = '没有可以填入的内容。';

/** Who filled a package in: whoever wrote a name, else whom it was given to; taking a return back is done by who confirms it. */
function authorOf(work: WorkPackage, by: string): string {
  return work.filledBy || (work.undo ? by : work.recipient);
}

/**
 * 确认填入: fills in what the packages of a return bring, in one transaction, once, each under the name of the person who filled it in.
 * A second confirmation changes nothing. Refuses when what is stored is no longer what the page showed.
 */
export function confirmPackageReturn(
  db: Db,
  { id, seen, by, at }: { id: string; seen: string; by: string; at: string },
): Promise<ConfirmedReturn> {
  return db.transaction().execute(async (db) => {
    const head = await findPackageReturnToChange(db, id);
    if (!head) throw new AppError('not-found', '没有这次交回，请重新选择文件。');
    if (head.filled !== null) return { ok: true, filled: filledBy(head) };
    const projects = projectsOf(head);
    // Always in one order, so that two programs cannot wait for each other for ever.
    for (const projectId of [...projects].sort()) await findProjectToChange(db, projectId);
    const open = await openPackageReturn(db, id);
    if (open.seen !== seen) return { ok: false, problem: CHANGED };
    const filled: FilledCell[] = [];
    for (const { work, cells } of open.packages) {
      const { phase } = work;
      for (const projectId of projects) {
        const own = cells.filter((one) => one.projectId === projectId && isFilling(one));
        await fillCells(db, { projectId, phase, by: authorOf(work, by), at }, own);
        for (const { indicatorId, field, before, text } of own)
          filled.push({ projectId, indicatorId: indicatorId ?? '', phase, field, before, text });
      }
    }
    if (filled.length === 0) return { ok: false, problem: NOTHING };
    await saveReturnConfirmation(db, id, { confirmedAt: at, confirmedBy: by, filled: JSON.stringify(filled) });
    return { ok: true, filled };
  });
}

/** The row of an indicator with only the cells that still hold what the return filled in, each with the text before it; null for none. */
function undoRow(row: PackageRow, cells: readonly FilledCell[]): PackageRow | null {
  const back = cells.flatMap(({ field, before, text }) => {
    const answer = row.cells[field];
    return answer?.stored === text ? [[field, { ...answer, text: before }] as const] : [];
  });
  return back.length === 0 ? null : { ...row, cells: Object.fromEntries(back) };
}

/**
 * 撤销文件: a package that holds, for every cell that a return filled in and nobody changed since, the text that stood there before; read
 * back like any other it takes the return back. Refuses (conflict) when nothing is left to take back.
 */
export async function makeUndoPackage(db: Db, id: string, at: string): Promise<WorkPackage> {
  const { stored, packages } = await openPackageReturn(db, id);
  if (stored.filled === null) throw new AppError('conflict', '这次交回还没有确认，没有可以撤销的。');
  const filled = filledBy(stored);
  const rows: PackageRow[] = [];
  for (const [projectId, own] of Map.groupBy(filled, (one) => one.projectId)) {
    const form = await openPackageForm(db, projectId, own[0]?.phase ?? 'year-end');
    for (const indicator of form.indicators) {
      const cells = own.filter(({ indicatorId }) => indicatorId === indicator.id);
      const row = undoRow(form.rowOf(indicator, rows.length + 1), cells);
      if (row) rows.push(row);
    }
  }
  if (rows.length === 0) throw new AppError('conflict', '填入的内容后来都改过了，没有可以撤销的。');
  const [first] = packages;
  if (!first) throw new AppError('not-found', '这次交回里没有工作包。');
  const restored = rows.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0);
  const changed = filled.length - restored;
  const later = changed > 0 ? `另有 ${changed} 格后来又改过，或目标改了不再填，不在其中。` : '';
  return {
    ...first.work,
    id: newId(),
    undo: true,
    recipient: `撤销 ${first.work.recipient}`,
    filledBy: '',
    note: `这是撤销文件：原样交回，就把填入的 ${restored} 格恢复成填入之前的内容。${later}`,
    madeAt: at,
    rows,
  };
}
