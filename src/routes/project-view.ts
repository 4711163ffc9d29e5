import type { Db } from '#db/schema.ts';
import { listTargetChanges } from '#db/target-changes.ts';
import { type PlannedWeights, presentWeights, type WeightChange } from '#src/actions/change-weights.ts';
import { type OpenSheet, printFen } from '#src/actions/open-sheet.ts';
import { approvedTargets, targetsVersion } from '#src/actions/target-changes.ts';
import { projectLine } from '#src/routes/home-view.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import type { ScoredSheet } from '#src/rules/sheet.ts';
import { categorySums, readPoints, scaleFactor } from '#src/rules/weight-plan.ts';
import type { ProjectView } from '#views/props.ts';
import type { WeightSums, WeightsView } from '#views/weights.tsx';

/** What a change of weights came to: shown before it is stored, or refused. */
export interface TriedWeights {
  change: WeightChange;
  planned: PlannedWeights;
}

const OF_WEIGHTS = ['W1', 'W2', 'W3'];

function sumsOf({ sheet }: OpenSheet, scored: ScoredSheet, weights: readonly (number | null)[]): WeightSums {
  const rows = sheet.indicators.map(({ category }, i) => ({ category, weight: weights[i] ?? null }));
  return {
    categories: categorySums(rows, sheet.rulebook),
    indicators: rows.reduce((sum, row) => sum + (row.weight ?? 0), 0),
    money: scored.money.weight,
    findings: scored.findings.filter((one) => OF_WEIGHTS.includes(one.code)).map((one) => one.message),
  };
}

/** The weights that stand in the fields: those typed where some were, null for one that cannot be read; else the present ones. */
function weightsInFields(
  open: OpenSheet,
  typed: ReadonlyMap<string, string> | null,
  present: readonly (number | null)[],
): (number | null)[] {
  return open.indicators.map(({ id }, i) => {
    if (typed === null) return present[i] ?? null;
    const read = readPoints(typed.get(id) ?? '');
    return read.ok ? read.points : null;
  });
}

function weightsView(open: OpenSheet, tried: TriedWeights | null): WeightsView {
  const present = presentWeights(open);
  const typed = tried?.change.how === 'typed' ? tried.change.texts : null;
  const planned = tried?.planned;
  const refused = planned && !planned.ok ? planned : null;
  const scored = typed !== null && planned?.ok ? planned.plan.scored : open.scored;
  const texts = open.indicators.map(({ id }, i) => {
    const weight = present[i] ?? null;
    const stored = open.sheet.indicators[i]?.weight || (weight === null ? '' : formatPoints(weight));
    return typed?.get(id) ?? stored;
  });
  return {
    version: targetsVersion(open),
    texts,
    problems: open.indicators.map(({ id }) => refused?.problems.get(id) ?? null),
    sums: sumsOf(open, scored, weightsInFields(open, typed, present)),
    factor: scaleFactor(present, open.scored.money.weight)?.toString() ?? null,
    preview:
      tried && planned?.ok
        ? {
            how: tried.change.how,
            from: present,
            to: planned.plan.weights,
            sums: sumsOf(open, planned.plan.scored, planned.plan.weights),
          }
        : null,
    refused: refused?.told ?? '',
  };
}

/** Everything that the 目标 page shows; `tried` is a change of weights that is not stored. */
export async function projectView(
  db: Db,
  open: OpenSheet,
  { told = '', tried = null }: { told?: string; tried?: TriedWeights | null } = {},
): Promise<ProjectView> {
  const { project, scored, sheet, status, records } = open;
  const approved = approvedTargets(await listTargetChanges(db, project.id));
  const amount = (fen: number | null) => (fen === null ? '' : printFen(fen, project.currency));
  return {
    project: projectHead(open),
    currency: project.currency,
    money: [
      { label: '项目资金总额', amount: amount(project.projectTotal) },
      { label: '其中：财政资金', amount: amount(project.projectAppropriation) },
      { label: '项目其他资金', amount: amount(project.projectOther) },
      { label: '年度资金申请总额', amount: amount(project.yearTotal) },
      { label: '其中：当年财政拨款', amount: amount(project.yearAppropriation) },
      { label: '上年结转资金', amount: amount(project.carriedOver) },
      { label: '年度其他资金', amount: amount(project.other) },
    ],
    goal: project.goal ?? '',
    annualGoal: project.annualGoal ?? '',
    indicators: open.indicators.map(({ id, category, subcategory, name, target }) => {
      return { id, category, subcategory, name, target, approved: approved.get(id) ?? null };
    }),
    weights: weightsView(open, tried),
    told,
    rulebook: sheet.rulebook,
    rulebooks: RULEBOOKS,
    adjusted: open.targetChanges.some((one) => one.kind !== null),
    editable: status.editable,
    progress: projectLine({ project, sheet, scored, status, cells: open.cells, record: records.at(-1) ?? null }),
  };
}
