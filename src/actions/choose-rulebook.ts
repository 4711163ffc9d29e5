import { findProjectToChange, saveProject } from '#db/projects.ts';
import type { Db } from '#db/schema.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { statusAfter } from '#src/actions/open-sheet.ts';
import { appendTargetChanges, differencesOfTargets } from '#src/actions/target-changes.ts';
import { AppError } from '#src/errors.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';

/** 选用评分办法: changes by which rulebook a project scores and keeps that it did; refused once its year-end form is submitted. */
export async function chooseRulebook(
  db: Db,
  projectId: string,
  rulebook: string,
  { by, at }: { by: string; at: string },
): Promise<void> {
  if (!findRulebook(rulebook)) throw new AppError('invalid', `没有评分办法“${rulebook}”。`);
  await db.transaction().execute(async (db) => {
    const project = await findProjectToChange(db, projectId);
    if (!project) throw new AppError('not-found', '没有这个项目，它可能已被清除。');
    const { editable } = statusAfter(await findNewestStatusChange(db, projectId, 'year-end'));
    if (!editable) throw new AppError('conflict', '年末自评已提交，请先重新打开，再改评分办法。');
    const after = { ...project, rulebook };
    await saveProject(db, after);
    const differences = differencesOfTargets({ project, indicators: [] }, { project: after, indicators: [] });
    await appendTargetChanges(db, projectId, differences, { by, at, basis: null });
  });
}
