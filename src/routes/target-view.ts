import { listAllIndicators } from '#db/indicators.ts';
import type { Db, Indicator } from '#db/schema.ts';
import { listTargetChanges } from '#db/target-changes.ts';
import { EDITED_FIELDS, NO_PROBLEMS, type TargetEdit } from '#src/actions/change-targets.ts';
import { type OpenSheet, openSheet } from '#src/actions/open-sheet.ts';
import { approvedTargets, isAdjusting, targetsVersion } from '#src/actions/target-changes.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { cellName } from '#src/rules/cell-name.ts';
import { YEAR_END_CELLS } from '#src/rules/form-cells.ts';
import { isEmptyRow, MOST_ROWS, ROW_FIELDS, type TargetRowTexts, tidyCell } from '#src/rules/target-rows.ts';
import type { TargetLine, TargetsView } from '#views/targets.tsx';

/** Empty rows at the end of the table, for new indicators. */
const EMPTY_ROWS = 3;
const EMPTY = { id: '', category: '', subcategory: '', name: '', target: '', approved: null, now: null };

function lineOf(
  { id, category, subcategory, name, target }: Indicator,
  approved: ReadonlyMap<string, string>,
): TargetLine {
  return { id, category, subcategory, name, target, approved: approved.get(id) ?? null, now: null };
}

/** What was typed against an indicator, in the form's words, for the question before it is removed. */
function typedAgainst(open: OpenSheet, id: string): { field: string; text: string }[] {
  return YEAR_END_CELLS.flatMap((field) => {
    const text = open.cells.get(`${id}/${field}`)?.text ?? '';
    return text === '' ? [] : [{ field: cellName(field), text }];
  });
}

/** The row that a pressed button asks to remove; null when none is asked for, or it is gone. */
export function removalOf(open: OpenSheet, id: string): TargetsView['removal'] {
  const row = open.indicators.find((one) => one.id === id);
  return row ? { id, name: row.name, typed: typedAgainst(open, id) } : null;
}

/** Whether two rows say the same, blanks apart. */
function sameTexts(a: TargetRowTexts, b: TargetRowTexts): boolean {
  return ROW_FIELDS.every((field) => tidyCell(a[field]) === tidyCell(b[field]));
}

/**
 * The rows as they were left, over those that stand now: a row of somebody else's is shown as it is, and one that is gone is kept as
 * a new one if something else was written into it.
 */
function leftRows(edit: TargetEdit, stored: readonly TargetLine[], all: readonly Indicator[]): TargetLine[] {
  const left = new Map(edit.rows.map((row) => [row.id, row]));
  const present = new Set(stored.map((one) => one.id));
  const known = stored.map((line) => {
    const row = left.get(line.id);
    return row ? { ...line, ...row, id: line.id, now: sameTexts(row, line) ? null : line } : line;
  });
  const others = edit.rows.flatMap(({ id, ...texts }) => {
    const gone = id === null ? undefined : all.find((one) => one.id === id);
    const dropped = id !== null && (present.has(id) || !gone || sameTexts(gone, texts));
    return dropped ? [] : [{ ...EMPTY, ...texts }];
  });
  return [...known, ...others];
}

/**
 * Everything that 修改目标 shows: the targets as they stand, or, with an `edit` that was not stored, as they were left, on top of
 * the version that now stands.
 */
export async function targetsView(
  db: Db,
  projectId: string,
  given: Partial<Pick<TargetsView, 'told' | 'refused' | 'removal' | 'moved' | 'problems'>> = {},
  edit: TargetEdit | null = null,
): Promise<TargetsView> {
  const open = await openSheet(db, projectId, 'year-end');
  const approved = approvedTargets(await listTargetChanges(db, projectId));
  const stored = open.indicators.map((one) => lineOf(one, approved));
  const all = await listAllIndicators(db, projectId);
  const version = targetsVersion(open);
  const stale = edit !== null && edit.version !== version;
  const left = edit === null ? stored : leftRows(edit, stored, all);
  const rows = stale ? left : left.map((row) => ({ ...row, now: null }));
  const empty = rows.filter((row) => row.id === '' && isEmptyRow(row)).length;
  const wanted = Math.max(0, Math.min(EMPTY_ROWS - empty, MOST_ROWS - rows.length));
  const present = Object.fromEntries(EDITED_FIELDS.map((field) => [field, open.project[field] ?? '']));
  const removed = all.filter((one) => one.removedAt !== null);
  return {
    project: projectHead(open),
    version,
    adjusting: await isAdjusting(db, projectId),
    fields: edit?.fields ?? present,
    fieldsNow: stale ? present : {},
    rows: [...rows, ...Array.from({ length: wanted }, () => EMPTY)],
    removed: removed.map((one) => lineOf(one, approved)),
    basis: edit?.basis ?? { reason: '', approvalNumber: '', approvedOn: '' },
    problems: given.problems ?? NO_PROBLEMS,
    told: given.told ?? '',
    refused: given.refused ?? false,
    removal: given.removal ?? null,
    moved: given.moved ?? null,
    editable: open.status.editable,
  };
}
