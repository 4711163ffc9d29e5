import { listIndicators, saveIndicator } from '#db/indicators.ts';
import { findProjectToChange } from '#db/projects.ts';
import type { Db } from '#db/schema.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { statusAfter } from '#src/actions/open-sheet.ts';
import { appendTargetChanges, differencesOfTargets } from '#src/actions/target-changes.ts';
import { AppError } from '#src/errors.ts';
import { parseTarget } from '#src/rules/target.ts';

/**
 * 选定指标值的读法: rewrites a target that has two readings as the one that a person chose. Refuses any other answer, a
 * target that has no question, and a submitted form.
 */
export async function settleTarget(
  db: Db,
  projectId: string,
  indicatorId: string,
  answer: string,
  { by, at }: { by: string; at: string },
): Promise<void> {
  await db.transaction().execute(async (db) => {
    const project = await findProjectToChange(db, projectId);
    if (!project) throw new AppError('not-found', '没有这个项目，它可能已被清除。');
    const { editable } = statusAfter(await findNewestStatusChange(db, projectId, 'year-end'));
    if (!editable) throw new AppError('conflict', '年末自评已提交，请先重新打开，再更正指标值。');
    const indicator = (await listIndicators(db, projectId)).find((one) => one.id === indicatorId);
    if (!indicator) throw new AppError('not-found', '没有这个指标，表格可能已更新，请刷新页面。');
    const parsed = parseTarget(indicator.target, indicator);
    if (parsed.ok || parsed.code !== 'Q1' || !parsed.answers.includes(answer)) {
      throw new AppError('invalid', '这个指标值没有这种读法，请刷新页面后重新选择。');
    }
    const after = { ...indicator, target: answer };
    await saveIndicator(db, after);
    const differences = differencesOfTargets({ project, indicators: [indicator] }, { project, indicators: [after] });
    await appendTargetChanges(db, projectId, differences, { by, at, basis: null });
  });
}
