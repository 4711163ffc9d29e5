import { appendEntry, type Conflict, isStorable } from '#db/entries.ts';
import { findIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { findProjectToChange } from '#db/projects.ts';
import type { Db, Phase, Tx } from '#db/schema.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { cellKey, type OpenSheet, openSheet, statusAfter } from '#src/actions/open-sheet.ts';
import { AppError } from '#src/errors.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import { MONEY_COLUMNS } from '#src/rules/money.ts';
import { MONEY_LINES } from '#src/rules/record.ts';

/** The cells of an indicator row that people fill in. */
export const INDICATOR_FIELDS = [
  'actual',
  'attainment',
  'share',
  'reason',
  'measure',
  'weight',
  'notApplicable',
  'deduction',
  'deductionReason',
] as const;

/** The cells of the project itself: 3 money columns by 4 lines, the reason under the table and the goal's result. */
const PROJECT_FIELDS: readonly string[] = [
  ...MONEY_COLUMNS.flatMap((column) => MONEY_LINES.map((line) => `${column}.${line}`)),
  'executionReason',
  'goalResult',
];

/** The longest text that a cell keeps; 自评表 cells hold a few hundred characters. */
const LONGEST = 5000;

/** One cell as it was left: `version` is the one the form was read at, 0 for a cell nobody filled in before. */
export interface CellEdit {
  projectId: string;
  phase: Phase;
  indicatorId: string | null;
  field: string;
  text: string;
  version: number;
  by: string;
  at: string;
}

export type RecordedEntry =
  | { ok: true; version: number; appended: boolean }
  | { ok: false; conflict: Conflict }
  | { ok: false; problem: string };

/** Why a text cannot be stored at all; null when it can. A text that merely cannot be read is stored and is a finding. */
export function storageProblem(text: string): string | null {
  if (!isStorable(text)) return '内容里有无法保存的字符（看不见的控制字符或残缺的字），请删除后重新填写。';
  if (text.length > LONGEST) return `内容有 ${text.length} 个字，最多 ${LONGEST} 个字，请精简后再保存。`;
  return null;
}

async function checkCell(db: Tx, edit: CellEdit): Promise<void> {
  const known =
    edit.indicatorId === null
      ? PROJECT_FIELDS.includes(edit.field)
      : INDICATOR_FIELDS.some((field) => field === edit.field);
  if (!known) throw new AppError('invalid', `表中没有“${edit.field}”这一栏。`);
  if (edit.indicatorId === null) return;
  const indicator = await findIndicator(db, edit.indicatorId);
  if (indicator?.projectId !== edit.projectId || indicator.removedAt !== null) {
    throw new AppError('not-found', '没有这个指标，表格可能已更新，请刷新页面。');
  }
}

/** The first edit of a weight stores the computed ones of all other rows, so that they no longer move with it. */
async function pinWeights(db: Tx, open: OpenSheet, edit: CellEdit): Promise<void> {
  for (const [i, row] of open.sheet.indicators.entries()) {
    const indicator = open.indicators[i];
    const weight = open.scored.rows[i]?.weight ?? null;
    if (!indicator || indicator.id === edit.indicatorId || row.weight !== '' || weight === null) continue;
    const version = open.cells.get(cellKey(indicator.id, 'weight'))?.version ?? 0;
    await append(db, { ...edit, indicatorId: indicator.id, text: formatPoints(weight), version });
  }
}

function append(db: Tx, edit: CellEdit) {
  const { projectId, indicatorId, phase, field } = edit;
  return appendEntry(db, {
    cell: { projectId, indicatorId, phase, field },
    text: edit.text,
    expectedVersion: edit.version,
    at: edit.at,
    by: edit.by,
    id: newId(),
  });
}

/** `recordEntry` inside a transaction that does more. */
export async function recordInside(db: Tx, edit: CellEdit): Promise<RecordedEntry> {
  const problem = storageProblem(edit.text);
  if (problem) return { ok: false, problem };
  if (!(await findProjectToChange(db, edit.projectId)))
    throw new AppError('not-found', '没有这个项目，它可能已被清除。');
  await checkCell(db, edit);
  const { editable } = statusAfter(await findNewestStatusChange(db, edit.projectId, edit.phase));
  if (!editable) return { ok: false, problem: '已提交，不能修改；如需更正，请先重新打开并写明理由。' };
  const open = edit.field === 'weight' ? await openSheet(db, edit.projectId, edit.phase) : null;
  const recorded = await append(db, edit);
  if (open && recorded.ok && recorded.appended) await pinWeights(db, open, edit);
  return recorded;
}

/**
 * Stores one cell of a form as typed. An unchanged text appends nothing; a stale version gives both texts as a conflict; a
 * submitted form and a text that cannot be kept are refused with a sentence.
 */
export async function recordEntry(db: Db, edit: CellEdit): Promise<RecordedEntry> {
  const problem = storageProblem(edit.text);
  if (problem) return { ok: false, problem };
  return db.transaction().execute((db) => recordInside(db, edit));
}

/** 重新均分: clears every stored weight of the phase, so that the rulebook's equal split holds again. */
export async function resetWeights(db: Db, of: Pick<CellEdit, 'projectId' | 'phase' | 'by' | 'at'>): Promise<void> {
  await db.transaction().execute(async (db) => {
    await findProjectToChange(db, of.projectId);
    const open = await openSheet(db, of.projectId, of.phase);
    if (!open.status.editable) throw new AppError('conflict', '已提交，不能修改分值；如需更正，请先重新打开。');
    for (const [i, row] of open.sheet.indicators.entries()) {
      const indicator = open.indicators[i];
      if (!indicator || row.weight === '') continue;
      const version = open.cells.get(cellKey(indicator.id, 'weight'))?.version ?? 0;
      await append(db, { ...of, indicatorId: indicator.id, field: 'weight', text: '', version });
    }
  });
}
