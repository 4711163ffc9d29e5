import { newId } from '#db/new-id.ts';
import { findProjectToChange } from '#db/projects.ts';
import type { Db, Phase } from '#db/schema.ts';
import { findNewestStatusChange, saveStatusChange } from '#db/status-changes.ts';
import { statusAfter } from '#src/actions/open-sheet.ts';
import { requireName, type Submission } from '#src/actions/submit-evaluation.ts';
import { AppError } from '#src/errors.ts';

export interface Reopening extends Submission {
  phase: Phase;
  reason: string;
}

/** 重新打开: makes a submitted form editable again as the next version; the old one is kept for ever as 已失效. Needs a reason. */
export async function reopenForm(db: Db, { projectId, phase, by, at, reason }: Reopening): Promise<void> {
  const name = requireName(by);
  const why = reason.trim();
  if (why === '' || why.length > 500) throw new AppError('invalid', '请写明重新打开的理由（不超过 500 个字）。');
  await db.transaction().execute(async (db) => {
    if (!(await findProjectToChange(db, projectId))) throw new AppError('not-found', '没有这个项目，它可能已被清除。');
    const { editable, version } = statusAfter(await findNewestStatusChange(db, projectId, phase));
    if (editable) throw new AppError('conflict', '这张表没有提交，可以直接修改。');
    const change = { id: newId(), projectId, phase, state: 'reopened', version, reason: why, at, by: name } as const;
    await saveStatusChange(db, change);
  });
}
