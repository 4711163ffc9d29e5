import { findProjectToChange, removeProject } from '#db/projects.ts';
import type { Db } from '#db/schema.ts';
import { removeUnitWithoutAnything } from '#db/units.ts';
import { obstacleToRemoval, takeSnapshot } from '#src/actions/project-snapshot.ts';
import { AppError } from '#src/errors.ts';

export type ErasedProject = { ok: true; year: number } | { ok: false; obstacle: string };

/** What stands in the way of removing a project, in words: it was filled in, submitted or gone on with; null for nothing. */
export async function obstacleToErasure(db: Db, projectId: string): Promise<string | null> {
  const now = await takeSnapshot(db, projectId);
  if (!now) throw new AppError('not-found', '没有这个项目，它可能已被删除。');
  return obstacleToRemoval(db, now, { entries: 0, statusChanges: 0 });
}

/**
 * 删除项目: removes a project made by mistake with its indicators and what is kept of their changes, and its unit if nothing else
 * belongs to it. Refuses, saying what stands in the way, as soon as anything was entered, submitted or based on it.
 */
export function eraseProject(db: Db, projectId: string): Promise<ErasedProject> {
  return db.transaction().execute(async (db) => {
    const project = await findProjectToChange(db, projectId);
    if (!project) throw new AppError('not-found', '没有这个项目，它可能已被删除。');
    const obstacle = await obstacleToErasure(db, projectId);
    if (obstacle) return { ok: false, obstacle };
    await removeProject(db, projectId);
    await removeUnitWithoutAnything(db, project.unitId);
    return { ok: true, year: project.year };
  });
}
