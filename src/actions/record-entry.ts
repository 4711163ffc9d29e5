import { appendEntry, type Conflict, isStorable } from '#db/entries.ts';
import { findIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { findProjectToChange } from '#db/projects.ts';
import type { Db, Tx } from '#db/schema.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { cellKey, type OpenSheet, openSheet, statusAfter } from '#src/actions/open-sheet.ts';
import { AppError } from '#src/errors.ts';
import { formatPoints, parsePoints } from '#src/rules/decimal.ts';
import { type FilledForm, isFormCell, LONGEST_TEXT } from '#src/rules/form-cells.ts';

/** Whose form is changed, by whom and when. */
export interface FormEdit {
  projectId: string;
  phase: FilledForm;
  by: string;
  at: string;
}

/** One cell as it was left: `version` is the one the form was read at, 0 for a cell nobody filled in before. */
export interface CellEdit extends FormEdit {
  indicatorId: string | null;
  field: string;
  text: string;
  version: number;
  /** Texts that the same page sent for this cell, read at the same version, without hearing whether they were stored. */
  unanswered?: readonly string[];
}

/** A weight that was stored as it stood because another one was edited, with the version that it has now. */
export interface PinnedWeight {
  indicatorId: string;
  version: number;
}

export type RecordedEntry =
  | { ok: true; version: number; appended: boolean; pinned?: readonly PinnedWeight[] }
  | { ok: false; conflict: Conflict }
  | { ok: false; problem: string };

/** Why a text cannot be stored at all; null when it can. A text that merely cannot be read is stored and is a finding. */
export function storageProblem(text: string): string | null {
  if (!isStorable(text)) return '内容里有无法保存的字符（看不见的控制字符或残缺的字），请删除后重新填写。';
  if (text.length > LONGEST_TEXT) return `内容有 ${text.length} 个字，最多 ${LONGEST_TEXT} 个字，请精简后再保存。`;
  return null;
}

async function checkCell(db: Tx, edit: CellEdit): Promise<void> {
  const known = isFormCell(edit.phase, edit.indicatorId === null ? 'project' : 'indicator', edit.field);
  if (!known) throw new AppError('invalid', `表中没有“${edit.field}”这一栏。`);
  if (edit.indicatorId === null) return;
  const indicator = await findIndicator(db, edit.indicatorId);
  if (indicator?.projectId !== edit.projectId || indicator.removedAt !== null) {
    throw new AppError('not-found', '没有这个指标，表格可能已更新，请刷新页面。');
  }
}

/** The first edit of a weight stores the computed ones of all rows but the `edited`, so that they no longer move with them. */
export async function pinWeights(
  db: Tx,
  { open, edited, ...by }: FormEdit & { open: OpenSheet; edited: readonly (string | null)[] },
): Promise<PinnedWeight[]> {
  const pinned: PinnedWeight[] = [];
  for (const [i, row] of open.sheet.indicators.entries()) {
    const indicator = open.indicators[i];
    const weight = open.scored.rows[i]?.weight ?? null;
    if (!indicator || edited.includes(indicator.id) || row.weight !== '' || weight === null) continue;
    const version = open.cells.get(cellKey(indicator.id, 'weight'))?.version ?? 0;
    const cell = { indicatorId: indicator.id, field: 'weight', text: formatPoints(weight), version };
    const stored = await append(db, { ...by, ...cell });
    if (stored.ok) pinned.push({ indicatorId: indicator.id, version: stored.version });
  }
  return pinned;
}

/** A text of the same person that was stored, only its answer was lost, is no conflict. */
async function append(db: Tx, edit: CellEdit) {
  const stored = await appendAt(db, edit, edit.version);
  return stored.ok || !isOwnText(edit, stored.conflict) ? stored : appendAt(db, edit, stored.conflict.version);
}

function isOwnText({ unanswered = [], version, by }: CellEdit, stored: Conflict): boolean {
  const after = stored.version - version;
  return after > 0 && after <= unanswered.length && stored.enteredBy === by && unanswered.includes(stored.text);
}

function appendAt(db: Tx, { projectId, indicatorId, phase, field, text, at, by }: CellEdit, expectedVersion: number) {
  const cell = { projectId, indicatorId, phase, field };
  return appendEntry(db, { cell, text, expectedVersion, at, by, id: newId() });
}

/** 自评报告 is never submitted by itself: its texts stay open. */
async function isEditable(db: Tx, { projectId, phase }: CellEdit): Promise<boolean> {
  return phase === 'narrative' || statusAfter(await findNewestStatusChange(db, projectId, phase)).editable;
}

/** Checks and stores one cell and no more: the weights of other rows still move with it. */
export async function recordCell(db: Tx, edit: CellEdit): Promise<RecordedEntry> {
  const problem = storageProblem(edit.text);
  if (problem) return { ok: false, problem };
  if (!(await findProjectToChange(db, edit.projectId)))
    throw new AppError('not-found', '没有这个项目，它可能已被清除。');
  await checkCell(db, edit);
  if (!(await isEditable(db, edit)))
    return { ok: false, problem: '已提交，不能修改；如需更正，请先重新打开并写明理由。' };
  return append(db, edit);
}

/** True when a cell's text was stored as a weight, which gives the other rows the weights they have now; no other text does. */
export function pinsOthers({ field, text }: Pick<CellEdit, 'field' | 'text'>, recorded: RecordedEntry): boolean {
  return field === 'weight' && recorded.ok && recorded.appended && parsePoints(text.trim()) !== null;
}

/** `recordEntry` inside a transaction that does more. */
export async function recordInside(db: Tx, edit: CellEdit): Promise<RecordedEntry> {
  const open = edit.field === 'weight' ? await openSheet(db, edit.projectId, 'year-end') : null;
  const recorded = await recordCell(db, edit);
  if (!open || !recorded.ok || !pinsOthers(edit, recorded)) return recorded;
  return { ...recorded, pinned: await pinWeights(db, { ...edit, open, edited: [edit.indicatorId] }) };
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
