import { appendEntry } from '#db/entries.ts';
import { newId } from '#db/new-id.ts';
import { findProjectToChange } from '#db/projects.ts';
import type { Db, Tx } from '#db/schema.ts';
import { STALE, SUBMITTED } from '#src/actions/change-targets.ts';
import { cellKey, type OpenSheet, openSheet } from '#src/actions/open-sheet.ts';
import { targetsVersion } from '#src/actions/target-changes.ts';
import { AppError } from '#src/errors.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import { type ScoredSheet, scoreSheet } from '#src/rules/sheet.ts';
import { isNotApplicable } from '#src/rules/target.ts';
import { readPoints, scaleFactor, scaleWeights, splitWeights } from '#src/rules/weight-plan.ts';

const PHASE = 'year-end';

/** How new weights come about: typed row by row, 重新均分, or multiplied so that the money row has its points. */
export type WeightChange = { how: 'typed'; texts: ReadonlyMap<string, string> } | { how: 'split' } | { how: 'scale' };

/** New weights before they are stored: hundredths per row, null for a row without one, and what the form would score. */
export interface WeightPlan {
  weights: (number | null)[];
  scored: ScoredSheet;
}

export type PlannedWeights =
  | { ok: true; plan: WeightPlan }
  | { ok: false; told: string; problems: ReadonlyMap<string, string> };

/** Weights that count now, in hundredths; null for rows without one. */
export function presentWeights({ scored }: Pick<OpenSheet, 'scored'>): (number | null)[] {
  return scored.rows.map((row) => row.weight);
}

function rowsOf({ sheet }: OpenSheet) {
  return sheet.indicators.map((row) => ({
    category: row.category,
    weight: null,
    weighted: !isNotApplicable(row.target, row),
  }));
}

function typedWeights(open: OpenSheet, texts: ReadonlyMap<string, string>) {
  const problems = new Map<string, string>();
  const rows = rowsOf(open);
  const weights = open.indicators.map(({ id }, i) => {
    const text = texts.get(id) ?? '';
    // 不适用 rows have none, unless somebody gave them one.
    if (text.trim() === '' && rows[i]?.weighted === false) return null;
    const read = readPoints(text);
    if (!read.ok) problems.set(id, read.problem);
    return read.ok ? read.points : null;
  });
  return { weights, problems };
}

const refused = (told: string, problems: ReadonlyMap<string, string> = new Map()): PlannedWeights => ({
  ok: false,
  told,
  problems,
});

/** Works out new weights of an open sheet without storing anything. */
export function planWeights(open: OpenSheet, change: WeightChange): PlannedWeights {
  if (!open.status.editable) return refused(SUBMITTED);
  const present = presentWeights(open);
  const planned = (weights: (number | null)[]): PlannedWeights => {
    const indicators = open.sheet.indicators.map((row, i) => {
      const weight = weights[i] ?? null;
      return { ...row, weight: weight === null ? '' : formatPoints(weight) };
    });
    return { ok: true, plan: { weights, scored: scoreSheet({ ...open.sheet, indicators }) } };
  };
  if (change.how === 'split') return planned(splitWeights(rowsOf(open), open.sheet.rulebook));
  if (change.how === 'scale') {
    const factor = scaleFactor(present, open.scored.money.weight);
    if (factor === null) return refused('没有换算：各指标分值合计不是 100，不需要乘以系数。');
    return planned(scaleWeights(present, factor));
  }
  const { weights, problems } = typedWeights(open, change.texts);
  return problems.size > 0 ? refused('没有保存：请先改正下面标出的分值。', problems) : planned(weights);
}

/**
 * Stores a plan: 重新均分 leaves the weights to the rulebook again, the others keep every row's own. An imported weight that nobody
 * typed over yet has no entry that could be emptied, and is typed over with the new one.
 */
async function store(
  db: Tx,
  open: OpenSheet,
  plan: WeightPlan,
  how: WeightChange['how'],
  { by, at }: { by: string; at: string },
) {
  for (const [i, indicator] of open.indicators.entries()) {
    const weight = plan.weights[i] ?? null;
    const version = open.cells.get(cellKey(indicator.id, 'weight'))?.version ?? 0;
    const emptied = how === 'split' && (indicator.weight === null || version > 0);
    const text = emptied || weight === null ? '' : formatPoints(weight);
    if (text === (open.sheet.indicators[i]?.weight ?? '')) continue;
    await appendEntry(db, {
      id: newId(),
      cell: { projectId: open.project.id, indicatorId: indicator.id, phase: PHASE, field: 'weight' },
      text,
      expectedVersion: version,
      at,
      by,
    });
  }
}

/**
 * 调整分值: stores new weights of all rows in one transaction, each as an entry of its cell. Refuses with a sentence weights that
 * cannot be read, a page that somebody else's change has overtaken (`version` null: whatever stands), and a submitted form.
 */
export function changeWeights(
  db: Db,
  edit: { projectId: string; version: string | null; by: string; at: string },
  change: WeightChange,
): Promise<PlannedWeights> {
  return db.transaction().execute(async (db) => {
    if (!(await findProjectToChange(db, edit.projectId)))
      throw new AppError('not-found', '没有这个项目，它可能已被清除。');
    const open = await openSheet(db, edit.projectId, PHASE);
    const stale = edit.version !== null && edit.version !== targetsVersion(open);
    if (open.status.editable && stale) return refused(STALE);
    const planned = planWeights(open, change);
    if (planned.ok) await store(db, open, planned.plan, change.how, edit);
    return planned;
  });
}
