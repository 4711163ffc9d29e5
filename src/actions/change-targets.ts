import { isStorable } from '#db/entries.ts';
import { listAllIndicators, saveIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { pinyinOf } from '#db/pinyin-of.ts';
import { findProjectByName, findProjectToChange, saveProject } from '#db/projects.ts';
import type { Db, Indicator, Project, Tx } from '#db/schema.ts';
import { isDuplicate } from '#db/storage-errors.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { passWeights } from '#src/actions/pass-weights.ts';
import {
  appendTargetChanges,
  differencesOfTargets,
  isAdjusting,
  type TargetState,
  targetsVersion,
} from '#src/actions/target-changes.ts';
import { AppError } from '#src/errors.ts';
import { type AdjustmentBasis, type BasisProblems, checkBasis } from '#src/rules/adjustment.ts';
import { type ProjectField, projectFieldProblem } from '#src/rules/target-change.ts';
import {
  checkTargetRows,
  isEmptyRow,
  MOST_ROWS,
  moveRow,
  placeFor,
  ROW_FIELDS,
  type RowField,
  type RowProblem,
  type TargetRowTexts,
  tidyCell,
} from '#src/rules/target-rows.ts';

/** The fields of a project that are corrected together with its rows; the rulebook has a page of its own. */
export const EDITED_FIELDS = [
  'name',
  'department',
  'nature',
  'projectClass',
  'startDate',
  'endDate',
  'goal',
  'annualGoal',
] as const satisfies readonly ProjectField[];
export type EditedField = (typeof EDITED_FIELDS)[number];

/** A row as the page was left; `id` null: written anew. */
export interface EditedRow extends TargetRowTexts {
  id: string | null;
}

/** What the pressed button asks for besides storing the texts. */
export interface RowAct {
  verb: 'save' | 'up' | 'down' | 'remove' | 'restore';
  /** The indicator; '' for `save`. */
  id: string;
}

/** The whole page of targets as it was left: `version` is the one that it showed. */
export interface TargetEdit {
  projectId: string;
  version: string;
  fields: Record<EditedField, string>;
  rows: readonly EditedRow[];
  act: RowAct;
  basis: AdjustmentBasis;
  by: string;
  at: string;
}

/** Sentences at their fields; `rows` by the place of the row on the page. */
export interface TargetProblems {
  fields: Partial<Record<EditedField, string>>;
  rows: readonly RowProblem[];
  basis: BasisProblems;
}

export type ChangedTargets = { ok: true; changes: number } | { ok: false; told: string; problems: TargetProblems };

export const NO_PROBLEMS: TargetProblems = { fields: {}, rows: [], basis: {} };
const CORRECT = '没有保存：请先改正下面标出的内容。';
export const STALE = '没有保存：这个项目的目标刚被另一人改过。您写的内容仍在下面，请对照现在的内容后再保存。';
export const SUBMITTED = '没有保存：年末自评已提交，目标不能再改。如需更正，请先在年末自评页重新打开并写明理由。';

const refused = (told: string, problems: Partial<TargetProblems> = {}): ChangedTargets => ({
  ok: false,
  told,
  problems: { ...NO_PROBLEMS, ...problems },
});

/** The texts without stray blanks. What differs from the stored text only in such blanks is not a change. */
function tidyRow(row: EditedRow, stored: TargetRowTexts | undefined): EditedRow {
  const texts = ROW_FIELDS.map((field) => {
    const text = tidyCell(row[field]);
    return [field, stored && tidyCell(stored[field]) === text ? stored[field] : text];
  });
  return { id: row.id, ...(Object.fromEntries(texts) as Record<RowField, string>) };
}

function tidyFields(fields: TargetEdit['fields'], stored: Project): TargetEdit['fields'] {
  const texts = EDITED_FIELDS.map((field) => {
    const text = fields[field].replace(/\r\n/g, '\n').trim();
    const before = stored[field] ?? '';
    return [field, before.trim() === text ? before : text];
  });
  return Object.fromEntries(texts) as TargetEdit['fields'];
}

function fieldProblems(before: Project, fields: TargetEdit['fields']): TargetProblems['fields'] {
  const found = EDITED_FIELDS.flatMap((field) => {
    const message = fields[field] === (before[field] ?? '') ? null : projectFieldProblem(field, fields[field]);
    return message === null ? [] : [[field, message]];
  });
  return Object.fromEntries(found) as TargetProblems['fields'];
}

function storable(edit: TargetEdit): boolean {
  const texts = edit.rows.flatMap((row) => ROW_FIELDS.map((field) => row[field]));
  return [...texts, ...Object.values(edit.fields), ...Object.values(edit.basis)].every(isStorable);
}

/** Row problems of what was written now, at the places where the page has the rows. */
function rowProblems(present: readonly Indicator[], rows: readonly EditedRow[]): RowProblem[] {
  const places = rows.flatMap((row, place) => (row.id === null && isEmptyRow(row) ? [] : [place]));
  const written = places.map((place) => rows[place] as EditedRow);
  const stored = new Map(present.map((one) => [one.id, one]));
  const touched = written.flatMap((row, i) => {
    const before = row.id === null ? undefined : stored.get(row.id);
    return before && ROW_FIELDS.every((field) => before[field] === row[field]) ? [] : [i];
  });
  return checkTargetRows(written, new Set(touched)).map((one) => ({ ...one, row: places[one.row] ?? one.row }));
}

/** The rows in their new order: changed groups and new rows go where their group is. */
function ordered(state: TargetState, edit: TargetEdit): Indicator[] {
  const stored = new Map(state.indicators.map((one) => [one.id, one]));
  const fresh = { projectId: edit.projectId, weight: null, optionsReversed: 0 as const, removedAt: null };
  let list: Indicator[] = state.indicators.filter((one) => one.removedAt === null);
  for (const { id, ...texts } of edit.rows) {
    const before = id === null ? undefined : stored.get(id);
    if (before) {
      const stays = before.category === texts.category && before.subcategory === texts.subcategory;
      const changed = { ...before, ...texts };
      const rest = list.filter((one) => one.id !== before.id);
      const known = rest.some((one) => one.category === texts.category && one.subcategory === texts.subcategory);
      list = stays || !known ? list.map((one) => (one.id === before.id ? changed : one)) : insert(rest, changed);
    } else if (!isEmptyRow(texts)) {
      list = insert(list, { ...fresh, ...texts, id: newId(), position: 0, createdAt: edit.at });
    }
  }
  return list;
}

function insert(list: readonly Indicator[], row: Indicator): Indicator[] {
  const place = placeFor(row, list);
  return [...list.slice(0, place), row, ...list.slice(place)];
}

/** What the button asks for, done to the list; null: the row is no longer there. */
function acted(list: readonly Indicator[], state: TargetState, { verb, id }: RowAct): Indicator[] | null {
  if (verb === 'save') return [...list];
  if (verb === 'restore') {
    const gone = state.indicators.find((one) => one.id === id && one.removedAt !== null);
    if (!gone) return null;
    const next = list.findIndex((one) => one.position >= gone.position);
    const place = next < 0 ? list.length : next;
    return [...list.slice(0, place), { ...gone, removedAt: null }, ...list.slice(place)];
  }
  const index = list.findIndex((one) => one.id === id);
  if (index < 0) return null;
  if (verb === 'remove') return list.filter((one) => one.id !== id);
  return moveRow(list, index, verb === 'up' ? -1 : 1);
}

async function store(db: Tx, state: TargetState, project: Project, list: readonly Indicator[], at: string) {
  const kept = new Set(list.map((one) => one.id));
  const removed = state.indicators
    .filter((one) => one.removedAt === null && !kept.has(one.id))
    .map((one) => ({ ...one, removedAt: at }));
  await saveProject(db, project);
  for (const row of [...list.map((one, position) => ({ ...one, position })), ...removed]) {
    const before = state.indicators.find((one) => one.id === row.id);
    const same =
      before && [...ROW_FIELDS, 'position' as const, 'removedAt' as const].every((key) => before[key] === row[key]);
    if (!same) await saveIndicator(db, row);
  }
}

/** The place of a moved row before and after, as 填报记录 tells it. */
function moveOf(state: TargetState, list: readonly Indicator[], { verb, id }: RowAct) {
  if (verb !== 'up' && verb !== 'down') return [];
  const before = state.indicators.filter((one) => one.removedAt === null).findIndex((one) => one.id === id);
  const after = list.findIndex((one) => one.id === id);
  if (before === after) return [];
  const place = (index: number) => `第 ${index + 1} 行`;
  const indicator = list[after]?.name ?? '';
  return [
    {
      ...{ indicatorId: id, indicator, field: 'position', kind: '修改' as const },
      ...{ before: place(before), after: place(after) },
    },
  ];
}

/**
 * 修改目标: stores a whole page of targets in one transaction: corrected fields, renamed, new, moved, removed and restored rows.
 * Entries stay with their indicator. After the mid-year submission each change is an adjustment that needs its basis. Refuses
 * with sentences a page that somebody else's change has overtaken, what cannot be kept, and a submitted form.
 */
export async function changeTargets(db: Db, edit: TargetEdit): Promise<ChangedTargets> {
  if (!storable(edit))
    return refused('没有保存：内容里有无法保存的字符（看不见的控制字符或残缺的字），请删除后再保存。');
  try {
    return await db.transaction().execute((db) => changeInside(db, edit));
  } catch (error) {
    // Its unit got a project of this name in the same moment.
    if (isDuplicate(error)) return refused(CORRECT, { fields: { name: '本单位同一年度已有这个名称的项目。' } });
    throw error;
  }
}

async function changeInside(db: Tx, given: TargetEdit): Promise<ChangedTargets> {
  const before = await findProjectToChange(db, given.projectId);
  if (!before) throw new AppError('not-found', '没有这个项目，它可能已被清除。');
  const open = await openSheet(db, given.projectId, 'year-end');
  if (!open.status.editable) return refused(SUBMITTED);
  if (targetsVersion(open) !== given.version) return refused(STALE);
  const state: TargetState = { project: before, indicators: await listAllIndicators(db, before.id) };
  const shown = given.rows.flatMap(({ id }) => id ?? []);
  if (shown.join() !== open.indicators.map((one) => one.id).join())
    throw new AppError('invalid', '页面上的指标不全，请刷新页面后重新修改。');
  const stored = new Map(open.indicators.map((one) => [one.id, one]));
  const tidied = given.rows.map((row) => tidyRow(row, row.id === null ? undefined : stored.get(row.id)));
  const edit = { ...given, rows: tidied, fields: tidyFields(given.fields, before) };
  const rows = rowProblems(open.indicators, edit.rows);
  const fields = fieldProblems(before, edit.fields);
  if (edit.fields.name !== before.name && (await findProjectByName(db, before.unitId, before.year, edit.fields.name)))
    fields.name = '本单位同一年度已有这个名称的项目。';
  if (rows.length > 0 || Object.keys(fields).length > 0) return refused(CORRECT, { rows, fields });
  return applyEdit(db, edit, state);
}

async function applyEdit(db: Tx, edit: TargetEdit, state: TargetState): Promise<ChangedTargets> {
  const list = acted(ordered(state, edit), state, edit.act);
  if (list === null) return refused('没有保存：没有这个指标，它可能刚被移除或恢复，请刷新页面。');
  if (list.length > MOST_ROWS) return refused(`没有保存：一个项目最多 ${MOST_ROWS} 个指标。`);
  const back = list.findIndex((one) => one.id === edit.act.id);
  const twins = edit.act.verb === 'restore' ? checkTargetRows(list, new Set([back])) : [];
  if (twins[0]) return refused(`没有恢复：${twins[0].message}`);
  const { name, goal, annualGoal, ...texts } = edit.fields;
  const goals = { goal: goal || null, annualGoal: annualGoal || null };
  const project = { ...state.project, ...texts, ...goals, name, pinyin: pinyinOf(name) };
  const kept = new Set(list.map((one) => one.id));
  const removed = state.indicators.filter((one) => one.removedAt === null && !kept.has(one.id));
  const after = { project, indicators: [...list, ...removed.map((one) => ({ ...one, removedAt: edit.at }))] };
  const differences = differencesOfTargets(state, after);
  const adjusting = await isAdjusting(db, project.id);
  const basis = adjusting && differences.length > 0 ? edit.basis : null;
  const lacking = basis ? checkBasis(basis) : {};
  if (Object.keys(lacking).length > 0) return refused('没有保存：调整目标请写明依据。', { basis: lacking });
  if (adjusting) for (const one of removed) await passWeights(db, one, edit);
  await store(db, state, project, list, edit.at);
  const changes = [...differences, ...moveOf(state, list, edit.act)];
  await appendTargetChanges(db, project.id, changes, { by: edit.by, at: edit.at, basis });
  return { ok: true, changes: changes.length };
}
