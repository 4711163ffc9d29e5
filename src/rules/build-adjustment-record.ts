import { adjustmentOf } from '#src/rules/adjustment.ts';
import type { AdjustedRow, AdjustmentRecord, ChangeOfTarget } from '#src/rules/adjustment-record.ts';
import { changedFieldName } from '#src/rules/target-change.ts';
import { ROW_FIELD_NAMES, type RowField } from '#src/rules/target-rows.ts';

/** An indicator as it stands now; `removed`: it was taken out of the targets. */
export interface PresentRow {
  id: string;
  category: string;
  subcategory: string;
  name: string;
  target: string;
  removed: boolean;
}

export const ADJUSTMENT_TITLE = '项目支出绩效目标调整表';

const KINDS = ['新增', '取消', '调增', '调减', '修改'] as const;

function unique(texts: readonly string[]): string {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].join('；');
}

function basisOf(changes: readonly ChangeOfTarget[]) {
  return {
    reason: unique(changes.map((one) => one.reason)),
    approvalNumber: unique(changes.map((one) => one.approvalNumber)),
    approvedOn: unique(changes.map((one) => one.approvedOn)),
  };
}

const isRowField = (field: string): field is RowField => field in ROW_FIELD_NAMES;

/** 名称：甲 → 乙, for whatever was changed of a row besides its target. */
function otherChanges(before: Record<RowField, string>, now: PresentRow): string {
  const fields = Object.keys(ROW_FIELD_NAMES).filter(isRowField);
  return fields
    .filter((field) => field !== 'target' && before[field] !== now[field])
    .map((field) => `${ROW_FIELD_NAMES[field]}：${before[field]} → ${now[field]}`)
    .join('；');
}

/** The row as it stood before its first adjustment, and whether it stood at all. */
function originOf(now: PresentRow, changes: readonly ChangeOfTarget[]) {
  const texts: Record<RowField, string> = { ...now };
  let stood = !now.removed;
  for (const { field, before } of [...changes].reverse()) {
    if (isRowField(field)) texts[field] = before;
    if (field === 'row') stood = before !== '';
  }
  return { texts, stood };
}

function adjustedRow(now: PresentRow, changes: readonly ChangeOfTarget[]): AdjustedRow[] {
  const { texts, stood } = originOf(now, changes);
  const { category, subcategory, name } = now;
  const row = { category, subcategory, name, ...basisOf(changes) };
  if (!stood && now.removed) return [];
  if (!stood) return [{ ...row, before: '', after: now.target, kind: '新增' }];
  if (now.removed) return [{ ...row, before: texts.target, after: '', kind: '取消' }];
  const others = otherChanges(texts, now);
  if (texts.target === now.target && others === '') return [];
  const kind = texts.target === now.target ? '修改' : adjustmentOf(texts.target, now.target, now);
  return [
    { ...row, before: texts.target, after: now.target, kind, reason: [others, row.reason].filter(Boolean).join('。') },
  ];
}

function changedFields(changes: readonly ChangeOfTarget[]): AdjustmentRecord['fields'] {
  const fields = [...new Set(changes.map((one) => one.field))];
  return fields.flatMap((field) => {
    const own = changes.filter((one) => one.field === field);
    const [before, after] = [own[0]?.before ?? '', own.at(-1)?.after ?? ''];
    if (before === after) return [];
    return [{ name: changedFieldName(field), before, after, reason: basisOf(own).reason }];
  });
}

/**
 * 绩效目标调整表 from the adjustments of a project, oldest first, and its indicators as they stand, removed ones too. Several changes
 * of one row become one line from the approved target to the one in force; what was taken back is left out, and so are corrections
 * before the mid-year.
 */
export function buildAdjustmentRecord(
  head: Pick<AdjustmentRecord, 'project' | 'currency' | 'money'>,
  changes: readonly ChangeOfTarget[],
  rows: readonly PresentRow[],
): AdjustmentRecord {
  const adjustments = changes.filter((one) => one.kind !== null && one.field !== 'position');
  const adjusted = rows.flatMap((row) => {
    const own = adjustments.filter((one) => one.indicatorId === row.id);
    return own.length === 0 ? [] : adjustedRow(row, own);
  });
  const fields = changedFields(adjustments.filter((one) => one.indicatorId === null));
  const occurring = new Set<string>([...adjusted.map((row) => row.kind), ...(fields.length > 0 ? ['修改'] : [])]);
  return {
    ...head,
    title: ADJUSTMENT_TITLE,
    kinds: KINDS.filter((kind) => occurring.has(kind)).join('、'),
    fields,
    rows: adjusted,
  };
}
