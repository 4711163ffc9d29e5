import { CellCosts } from '#src/import/cell-costs.ts';
import { isWeight } from '#src/import/cell-shape.ts';
import { type IndicatorLabel, indicatorLabelAt } from '#src/import/indicator-labels.ts';
import type { Piece } from '#src/import/piece.ts';
import { LEFT_OVER, MISSING_WEIGHT, MORE_LEFT_OVER } from '#src/import/reading-costs.ts';

export type CellKind = 'label' | 'name' | 'target' | 'weight' | 'left-over';

/** Pieces [from, to) read as one cell. `certain`: no other reading of these pieces comes near. */
export interface PlacedCell {
  kind: CellKind;
  from: number;
  to: number;
  label: IndicatorLabel | null;
  certain: boolean;
}

/** What the next cell may be: a label or name, the name's target, the target's weight, or more of what is left over. */
type Expecting = 'row' | 'target' | 'weight' | 'left-over';
const EXPECTING: Expecting[] = ['row', 'target', 'weight', 'left-over'];

interface Step {
  kind: CellKind;
  from: number;
  to: number;
  before: Expecting;
  after: Expecting;
  cost: number;
  label: IndicatorLabel | null;
}

/** A cell broken over more lines than this is not a cell. */
const MOST_PARTS = 16;

/**
 * Reads the pieces of the indicator section as labels, names and targets in turn. Of all readings the one with the least
 * against it is taken (`CellCosts`); wherever another one comes within the margin the cells are marked uncertain.
 */
export function placeCells(pieces: readonly Piece[], hasWeights: boolean): PlacedCell[] {
  const costs = new CellCosts(pieces);
  const steps = allSteps(pieces, costs, hasWeights);
  const there = costsFromStart(steps);
  const back = costsToEnd(steps, pieces.length);
  const taken = new Set(cheapestPath(steps, back, pieces.length));
  const best = back.get(stateKey(0, 'row')) ?? Number.POSITIVE_INFINITY;
  const contested = steps.flat().filter((step) => {
    const through =
      (there.get(stateKey(step.from, step.before)) ?? Number.POSITIVE_INFINITY) +
      step.cost +
      (back.get(stateKey(step.to, step.after)) ?? Number.POSITIVE_INFINITY);
    return through < best + costs.margin && !taken.has(step);
  });
  return [...taken].map(({ kind, from, to, label }) => ({
    kind,
    from,
    to,
    label,
    certain: !contested.some((other) => other.from < to && from < other.to),
  }));
}

function stateKey(at: number, expecting: Expecting): number {
  return at * EXPECTING.length + EXPECTING.indexOf(expecting);
}

/** Every possible cell, listed by the piece where it begins. */
function allSteps(pieces: readonly Piece[], costs: CellCosts, hasWeights: boolean): Step[][] {
  return pieces.map((piece, from) => {
    const one = { from, to: from + 1, label: null };
    const steps: Step[] = [
      ...labelSteps(pieces, costs, from),
      ...cellSteps(costs, 'name', from, pieces.length, 'row', 'target'),
      ...cellSteps(costs, 'target', from, pieces.length, 'target', hasWeights ? 'weight' : 'row'),
      { ...one, kind: 'left-over', before: 'row', after: 'left-over', cost: LEFT_OVER },
      { ...one, kind: 'left-over', before: 'left-over', after: 'left-over', cost: MORE_LEFT_OVER },
    ];
    if (isWeight(piece.text)) steps.push({ ...one, kind: 'weight', before: 'weight', after: 'row', cost: 0 });
    return steps.flatMap((step) => withShortcuts(step));
  });
}

/** What may begin a row may also follow left-over pieces, or a target whose weight is missing. */
function withShortcuts(step: Step): Step[] {
  if (step.before !== 'row') return [step];
  return [
    step,
    ...(step.kind === 'left-over' ? [] : [{ ...step, before: 'left-over' as const }]),
    { ...step, before: 'weight', cost: step.cost + MISSING_WEIGHT },
  ];
}

function labelSteps(pieces: readonly Piece[], costs: CellCosts, from: number): Step[] {
  const label = indicatorLabelAt(pieces, from);
  if (!label) return [];
  const { meaning, length } = label;
  return [
    {
      kind: 'label',
      from,
      to: from + length,
      before: 'row',
      after: 'row',
      cost: costs.label(meaning),
      label: meaning,
    },
  ];
}

function cellSteps(
  costs: CellCosts,
  kind: 'name' | 'target',
  from: number,
  count: number,
  before: Expecting,
  after: Expecting,
): Step[] {
  const steps: Step[] = [];
  let joined = 0;
  for (let to = from + 1; to <= Math.min(count, from + MOST_PARTS); to++) {
    if (to > from + 1) joined += costs.join(kind, from, to - 2);
    // Dearer than leaving it over: longer cells only cost more.
    if (joined > LEFT_OVER) break;
    const cost = joined + costs.cell(kind, from, to);
    if (cost < Number.POSITIVE_INFINITY) steps.push({ kind, from, to, before, after, cost, label: null });
  }
  return steps;
}

type Costs = Map<number, number>;

function improve(costs: Costs, key: number, cost: number): void {
  if (cost < (costs.get(key) ?? Number.POSITIVE_INFINITY)) costs.set(key, cost);
}

function costsFromStart(steps: Step[][]): Costs {
  const costs: Costs = new Map([[stateKey(0, 'row'), 0]]);
  for (const step of steps.flat()) {
    const reached = costs.get(stateKey(step.from, step.before));
    if (reached !== undefined) improve(costs, stateKey(step.to, step.after), reached + step.cost);
  }
  return costs;
}

/** A table ends after a whole row, after left-over pieces, or with a target whose weight is missing. */
function costsToEnd(steps: Step[][], count: number): Costs {
  const costs: Costs = new Map([
    [stateKey(count, 'row'), 0],
    [stateKey(count, 'left-over'), 0],
    [stateKey(count, 'weight'), MISSING_WEIGHT],
  ]);
  for (const step of steps.toReversed().flat()) {
    const rest = costs.get(stateKey(step.to, step.after));
    if (rest !== undefined) improve(costs, stateKey(step.from, step.before), step.cost + rest);
  }
  return costs;
}

function cheapestPath(steps: Step[][], back: Costs, count: number): Step[] {
  const path: Step[] = [];
  let at = 0;
  let expecting: Expecting = 'row';
  while (at < count) {
    const rest = (step: Step) => step.cost + (back.get(stateKey(step.to, step.after)) ?? Number.POSITIVE_INFINITY);
    const open: Step[] = (steps[at] ?? []).filter((step) => step.before === expecting);
    const next = open.reduce((best, step) => (rest(step) < rest(best) ? step : best));
    path.push(next);
    at = next.to;
    expecting = next.after;
  }
  return path;
}
