import { findProjectToChange } from '#db/projects.ts';
import type { Db, Tx } from '#db/schema.ts';
import { freezeForm } from '#src/actions/freeze-form.ts';
import { openMidYear } from '#src/actions/open-mid-year.ts';
import { requireName, type Submission, type Submitted } from '#src/actions/submit-evaluation.ts';
import { AppError } from '#src/errors.ts';

/** `submitMidYear` inside a transaction that does more. */
export async function submitMidYearInside(db: Tx, { projectId, by, at }: Submission): Promise<Submitted> {
  const name = requireName(by);
  await findProjectToChange(db, projectId);
  const { indicators, outlook, findings, draft, status } = await openMidYear(db, projectId);
  if (!status.editable) return { ok: true, version: status.version };
  const errors = findings.filter((one) => one.severity === 'error');
  if (errors.length > 0) return { ok: false, errors };
  if (indicators.length === 0) throw new AppError('conflict', '还没有指标，不能提交：请先导入或填写指标。');
  await freezeForm(db, { ...draft, submitted: { at, by: name } }, { total: outlook.total, grade: null });
  return { ok: true, version: status.version };
}

/**
 * 提交监控: freezes the mid-year form as a new version of its record, which no later change of targets or values touches. Findings of
 * severity error stop it and are returned; a second submission of the same form is the first one's version.
 */
export function submitMidYear(db: Db, submission: Submission): Promise<Submitted> {
  return db.transaction().execute((db) => submitMidYearInside(db, submission));
}
