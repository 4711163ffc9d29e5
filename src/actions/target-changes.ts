import { createHash } from 'node:crypto';
import { newId } from '#db/new-id.ts';
import { listRecords } from '#db/records.ts';
import type { AdjustmentKind, Db, Indicator, Project, TargetChange, Tx } from '#db/schema.ts';
import { saveTargetChanges } from '#db/target-changes.ts';
import type { OpenSheet } from '#src/actions/open-sheet.ts';
import { type AdjustmentBasis, adjustmentOf } from '#src/rules/adjustment.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';
import { PROJECT_FIELD_NAMES, type ProjectField } from '#src/rules/target-change.ts';
import { ROW_FIELDS, type TargetRowTexts } from '#src/rules/target-rows.ts';

/** A project's targets at one moment, removed rows too. */
export interface TargetState {
  project: Project;
  indicators: readonly Indicator[];
}

/** Who changes targets, when, and, after the mid-year submission, on what basis. */
export interface ChangeOfTargets {
  by: string;
  at: string;
  /** null: a correction, not an adjustment. */
  basis: AdjustmentBasis | null;
}

type Difference = Pick<TargetChange, 'indicatorId' | 'indicator' | 'field' | 'before' | 'after' | 'kind'>;

const FIELDS = Object.keys(PROJECT_FIELD_NAMES) as ProjectField[];

/** A row in one line: 一级›二级›三级（年度指标值）. */
export function rowLine(row: TargetRowTexts): string {
  const place = [row.category, row.subcategory, row.name].filter((one) => one !== '').join('›');
  return `${place}（${row.target}）`;
}

function fieldText(project: Project, field: ProjectField): string {
  const text = project[field] ?? '';
  return field === 'rulebook' ? (findRulebook(text)?.name ?? text) : text;
}

function projectDifferences(before: Project, after: Project): Difference[] {
  return FIELDS.flatMap((field) => {
    const [old, now] = [fieldText(before, field), fieldText(after, field)];
    if (old === now) return [];
    return [{ indicatorId: null, indicator: '', field, before: old, after: now, kind: '修改' as const }];
  });
}

function rowDifferences(before: Indicator | undefined, after: Indicator): Difference[] {
  const row = { indicatorId: after.id, indicator: before?.name ?? after.name };
  const stood = before !== undefined && before.removedAt === null;
  const stands = after.removedAt === null;
  if (!stands) {
    return stood ? [{ ...row, field: 'row', before: rowLine(before), after: '', kind: '取消' }] : [];
  }
  if (!stood) return [{ ...row, field: 'row', before: '', after: rowLine(after), kind: '新增' }];
  return ROW_FIELDS.flatMap((field) => {
    const [old, now] = [before[field], after[field]];
    if (old === now) return [];
    const kind: AdjustmentKind = field === 'target' ? adjustmentOf(old, now, after) : '修改';
    return [{ ...row, field, before: old, after: now, kind }];
  });
}

/** What differs between two states of one project's targets, the project first, then row by row. */
export function differencesOfTargets(before: TargetState, after: TargetState): Difference[] {
  const earlier = new Map(before.indicators.map((one) => [one.id, one]));
  const rows = after.indicators.flatMap((one) => rowDifferences(earlier.get(one.id), one));
  return [...projectDifferences(before.project, after.project), ...rows];
}

/** Appends differences to what is kept of a project's targets; a correction has neither kind nor basis. */
export async function appendTargetChanges(
  db: Tx,
  projectId: string,
  differences: readonly Difference[],
  { by, at, basis }: ChangeOfTargets,
): Promise<void> {
  const { reason = '', approvalNumber = '', approvedOn = '' } = basis ?? {};
  await saveTargetChanges(
    db,
    differences.map((one) => ({
      ...one,
      ...{ id: newId(), projectId, reason, approvalNumber, approvedOn, at, by },
      kind: basis === null ? null : one.kind,
    })),
  );
}

/** Whether changes of targets are adjustments: the mid-year form was submitted at least once. */
export async function isAdjusting(db: Db, projectId: string): Promise<boolean> {
  return (await listRecords(db, projectId, 'mid-year')).length > 0;
}

/** The target that was approved before the first adjustment of each adjusted row; key: the indicator's id. */
export function approvedTargets(changes: readonly TargetChange[]): Map<string, string> {
  const approved = new Map<string, string>();
  for (const { kind, field, indicatorId, before } of changes) {
    if (kind === null || field !== 'target' || indicatorId === null || approved.has(indicatorId)) continue;
    approved.set(indicatorId, before);
  }
  return approved;
}

/**
 * The version of a project's targets and weights that a page shows: anything that the page can change gives another one. A page
 * sends it back, so that nobody overwrites what somebody else stored meanwhile.
 */
export function targetsVersion({ project, indicators, sheet }: OpenSheet): string {
  const shown = [
    FIELDS.map((field) => project[field]),
    indicators.map((one, i) => [one.id, ...ROW_FIELDS.map((field) => one[field]), sheet.indicators[i]?.weight]),
  ];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}
