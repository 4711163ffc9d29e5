import { findProjectToChange } from '#db/projects.ts';
import type { Db, Tx } from '#db/schema.ts';
import { freezeForm } from '#src/actions/freeze-form.ts';
import { cellKey, frozenRecord, type OpenSheet, openSheet, particularsOf } from '#src/actions/open-sheet.ts';
import { approvedTargets } from '#src/actions/target-changes.ts';
import { AppError } from '#src/errors.ts';
import { buildRecord } from '#src/rules/build-record.ts';
import type { Finding } from '#src/rules/findings.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

const PHASE = 'year-end';

export interface Submission {
  projectId: string;
  by: string;
  at: string;
}

export type Submitted = { ok: true; version: number } | { ok: false; errors: Finding[] };

/** The record of an open sheet: a draft (草稿) without `submitted`, else what submission freezes. */
export function recordOf(open: OpenSheet, submitted: EvaluationRecord['submitted']): EvaluationRecord {
  const { project, sheet, scored, status } = open;
  const head = {
    project: particularsOf(project),
    indicatorIds: open.indicators.map((one) => one.id),
    approved: approvedTargets(open.targetChanges),
    goal: {
      expected: project.annualGoal ?? project.goal ?? '',
      actual: open.cells.get(cellKey(null, 'goalResult'))?.text ?? '',
    },
    version: status.version,
    submitted,
  };
  return buildRecord(head, sheet, scored);
}

/** The record that a form prints as it stands: what was frozen where it is submitted, else its draft. */
export async function standingRecord(db: Db, open: OpenSheet): Promise<EvaluationRecord> {
  const { project, status } = open;
  return status.editable ? recordOf(open, null) : frozenRecord(db, project.id, PHASE, status.version);
}

/** The trimmed name of who submits. Refuses (invalid) none and a very long one. */
export function requireName(by: string): string {
  const name = by.trim();
  if (name === '' || name.length > 50) throw new AppError('invalid', '请填写提交人姓名（不超过 50 个字）。');
  return name;
}

/** `submitEvaluation` inside a transaction that does more. */
export async function submitInside(db: Tx, { projectId, by, at }: Submission): Promise<Submitted> {
  const name = requireName(by);
  await findProjectToChange(db, projectId);
  const open = await openSheet(db, projectId, PHASE);
  if (!open.status.editable) return { ok: true, version: open.status.version };
  const errors = open.scored.findings.filter((one) => one.severity === 'error');
  if (errors.length > 0) return { ok: false, errors };
  if (open.scored.total === null) throw new AppError('conflict', '还没有总分，不能提交：请先导入或填写指标。');
  const record = recordOf(open, { at, by: name });
  await freezeForm(db, record, { total: open.scored.total, grade: open.scored.grade });
  return { ok: true, version: open.status.version };
}

/**
 * 提交自评: freezes the form as a new version of its record. Findings of severity error stop it and are returned; a second
 * submission of the same form is the first one's version, not another.
 */
export function submitEvaluation(db: Db, submission: Submission): Promise<Submitted> {
  return db.transaction().execute((db) => submitInside(db, submission));
}
