import { findEntry, removeEntries } from '#db/entries.ts';
import { listImportedProjects } from '#db/imported-projects.ts';
import { findImportToChange, saveUndoing } from '#db/imports.ts';
import { listAllIndicators, saveIndicator } from '#db/indicators.ts';
import { findProjectToChange, removeProject, saveProject } from '#db/projects.ts';
import type { Db, ImportedProject, Tx } from '#db/schema.ts';
import { removeUnitWithoutAnything } from '#db/units.ts';
import {
  type ChangedCell,
  filledSince,
  hasSameTargets,
  obstacleToRemoval,
  type ProjectSnapshot,
  takeSnapshot,
} from '#src/actions/project-snapshot.ts';
import { recordCell } from '#src/actions/record-entry.ts';
import { appendTargetChanges, differencesOfTargets } from '#src/actions/target-changes.ts';
import { AppError } from '#src/errors.ts';

export type UndoneImport = { ok: true } | { ok: false; problem: string };

const NOT_REMEMBERED = '这次导入是旧版程序做的，没有记下导入之前的内容，不能撤销；请在项目里更正。';

function snapshotOf(text: string | null): ProjectSnapshot | null {
  return text === null ? null : (JSON.parse(text) as ProjectSnapshot);
}

/** What happened to a project since an import, in words; null when it stands exactly as the import left it. */
async function obstacleOf(db: Tx, { projectId, before, after }: ImportedProject): Promise<string | null> {
  const [left, now] = [snapshotOf(after), await takeSnapshot(db, projectId)];
  // A project that the import brought and somebody erased since: nothing is left to take back.
  if (!now && before === null) return null;
  if (!left || !now) return '已不在';
  // A corrected project goes back to what it was: only one that would be gone must have nothing based on it.
  const obstacle = before === null ? await obstacleToRemoval(db, now, left) : filledSince(now, left);
  return obstacle ?? (hasSameTargets(left, now) ? null : '目标、资金或评分办法后来又改过');
}

/** Gives the cells that an import filled in their earlier texts again; what stood there is in the history. */
async function takeOut(
  db: Tx,
  projectId: string,
  cells: readonly ChangedCell[],
  { by, at }: { by: string; at: string },
): Promise<void> {
  for (const { indicatorId, field, before } of cells) {
    const cell = { projectId, indicatorId, phase: 'year-end', field } as const;
    const version = (await findEntry(db, cell))?.version ?? 0;
    const recorded = await recordCell(db, { ...cell, text: before, version, by, at });
    if (!recorded.ok) throw new AppError('conflict', '撤销期间有人改动了同一个项目，没有撤销，请再试一次。');
  }
}

/** A row that only the import brought is marked removed, not deleted: what is kept of the changes speaks of it. */
async function takeBack(
  db: Tx,
  { projectId, before, after }: ImportedProject,
  { by, at }: { by: string; at: string },
): Promise<void> {
  const [earlier, left] = [snapshotOf(before), snapshotOf(after)];
  if (left?.filled) return takeOut(db, projectId, left.filled, { by, at });
  if (!earlier) {
    await removeEntries(db, projectId);
    await removeProject(db, projectId);
    if (left) await removeUnitWithoutAnything(db, left.project.unitId);
    return;
  }
  const kept = new Set(earlier.indicators.map(({ id }) => id));
  const brought = (left?.indicators ?? []).filter(({ id }) => !kept.has(id));
  for (const row of brought) await saveIndicator(db, { ...row, removedAt: at });
  for (const row of earlier.indicators) await saveIndicator(db, row);
  await saveProject(db, earlier.project);
  const now = { project: earlier.project, indicators: await listAllIndicators(db, projectId) };
  if (left) await appendTargetChanges(db, projectId, differencesOfTargets(left, now), { by, at, basis: null });
}

/**
 * 撤销导入: takes new projects away again, gives corrected ones their earlier targets and filled ones their earlier texts back, all or none; the import itself stays
 * in the list with who undid it and when. Refuses, naming the projects, as soon as anything was entered or changed after it. A
 * second undoing changes nothing.
 */
export function undoImport(
  db: Db,
  { importId, by, at }: { importId: string; by: string; at: string },
): Promise<UndoneImport> {
  return db.transaction().execute(async (db) => {
    const head = await findImportToChange(db, importId);
    if (!head) throw new AppError('not-found', '没有这次导入，请刷新页面。');
    if (!head.confirmedAt) return { ok: false, problem: '这次导入还没有确认，没有可以撤销的。' };
    if (head.undoneAt) return { ok: true };
    const imported = await listImportedProjects(db, importId);
    if (imported.length === 0) return { ok: false, problem: NOT_REMEMBERED };
    const changed = imported.filter(({ outcome }) => outcome !== 'unchanged' && outcome !== 'kept');
    // Always in one order, so that two programs cannot wait for each other for ever.
    const ordered = [...changed].sort((a, b) => (a.projectId < b.projectId ? -1 : 1));
    const obstacles: string[] = [];
    for (const one of ordered) {
      await findProjectToChange(db, one.projectId);
      const obstacle = await obstacleOf(db, one);
      if (obstacle) obstacles.push(`“${one.name}”${obstacle}`);
    }
    if (obstacles.length > 0) {
      const problem = `不能撤销“${head.fileName}”的导入：${obstacles.join('；')}。没有改动任何项目；请在这些项目里更正。`;
      return { ok: false, problem };
    }
    await saveUndoing(db, importId, at, by);
    for (const one of ordered) await takeBack(db, one, { by, at });
    return { ok: true };
  });
}
