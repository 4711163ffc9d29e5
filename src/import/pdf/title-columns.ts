import { type ColumnRole, columnRoleOf } from '#src/import/grids/form-words.ts';
import type { Box } from '#src/import/pdf/ruled-tables.ts';
import type { TextLine } from '#src/import/pdf/text-lines.ts';
import { sizeOf } from '#src/import/pdf/text-runs.ts';
import { labelKey } from '#src/import/piece.ts';

/** A column that only the alignment of its texts shows; `role` is null where no known title stands above it. */
export interface AlignedColumn {
  left: number;
  right: number;
  role: ColumnRole | null;
}

/** One title, perhaps on several lines. */
export interface ColumnTitle extends Box {
  role: ColumnRole | null;
  runs: TextLine[];
}

/** The titles of the indicator columns from left to right. */
export interface TitleRow {
  top: number;
  bottom: number;
  titles: ColumnTitle[];
}

const MOST_LINES = 4;
const LINE_PITCH = 2.2;
const FEWEST_TITLES = 3;
/** Of all texts below the titles at most this part may reach over one boundary of columns. */
const MOST_CROSSING = 0.1;

export function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.min(to, otherTo) - Math.max(from, otherFrom);
}

/** Whether two boxes stand side by side: they share half of the lower one's height. */
export function isBeside(one: Pick<Box, 'top' | 'bottom'>, other: Pick<Box, 'top' | 'bottom'>): boolean {
  const least = Math.min(one.bottom - one.top, other.bottom - other.top);
  return overlap(one.top, one.bottom, other.top, other.bottom) >= least / 2;
}

export function boxAround(runs: readonly Box[]): Box {
  return {
    left: Math.min(...runs.map(({ left }) => left)),
    right: Math.max(...runs.map(({ right }) => right)),
    top: Math.min(...runs.map(({ top }) => top)),
    bottom: Math.max(...runs.map(({ bottom }) => bottom)),
  };
}

/** The text below that may go on with the lines above it. */
function nextBelow(stack: readonly TextLine[], runs: readonly TextLine[]): TextLine | undefined {
  const last = stack.at(-1);
  if (!last) return undefined;
  const reach = sizeOf(last) * LINE_PITCH;
  return runs
    .filter(
      (run) =>
        run.bottom > last.bottom + sizeOf(last) / 2 &&
        run.bottom - last.bottom <= reach &&
        overlap(run.left, run.right, last.left, last.right) > 0,
    )
    .toSorted((one, other) => one.bottom - other.bottom)[0];
}

/** Every title, also one that is broken over lines: the longest that can be read from its first line on. */
function titlesIn(runs: readonly TextLine[]): ColumnTitle[] {
  const found: ColumnTitle[] = [];
  for (const run of runs) {
    let stack = [run];
    let best: ColumnTitle | null = null;
    while (stack.length <= MOST_LINES) {
      const role = columnRoleOf(labelKey(stack.map(({ text }) => text).join('')));
      if (role) best = { ...boxAround(stack), role, runs: stack };
      const next = nextBelow(stack, runs);
      if (!next) break;
      stack = [...stack, next];
    }
    if (best) found.push(best);
  }
  const sorted = found.toSorted((one, other) => other.runs.length - one.runs.length);
  const used = new Set<TextLine>();
  return sorted.filter(({ runs: own }) => {
    if (own.some((run) => used.has(run))) return false;
    for (const run of own) used.add(run);
    return true;
  });
}

function isTitleRow(titles: readonly ColumnTitle[]): boolean {
  const roles = new Set(titles.map(({ role }) => role));
  return titles.length >= FEWEST_TITLES && (roles.has('name') || roles.has('subcategory')) && roles.has('target');
}

/** Titles without a known word that stand between or beside the known ones, on the same height. */
function unknownTitles(known: readonly ColumnTitle[], runs: readonly TextLine[]): ColumnTitle[] {
  const { left, top, bottom } = boxAround(known);
  const used = new Set(known.flatMap((title) => title.runs));
  const others = runs.filter((run) => {
    const middle = (run.top + run.bottom) / 2;
    const isFree = known.every((title) => overlap(title.left, title.right, run.left, run.right) <= 0);
    return !used.has(run) && run.left > left && middle > top && middle < bottom && isFree;
  });
  const groups: TextLine[][] = [];
  for (const run of others.toSorted((one, other) => one.left - other.left)) {
    const group = groups.find((one) =>
      one.some(({ left: from, right }) => overlap(from, right, run.left, run.right) > 0),
    );
    if (group) group.push(run);
    else groups.push([run]);
  }
  return groups.map((own) => ({ ...boxAround(own), role: null, runs: own }));
}

/** The rows of column titles among the texts of a page, from top to bottom. */
export function titleRowsOf(runs: readonly TextLine[]): TitleRow[] {
  const open = titlesIn(runs).toSorted((one, other) => one.top - other.top);
  const rows: TitleRow[] = [];
  while (open.length > 0) {
    const [first] = open;
    if (!first) break;
    const known = open.filter((title) => isBeside(title, first));
    for (const title of known) open.splice(open.indexOf(title), 1);
    if (!isTitleRow(known)) continue;
    const titles = [...known, ...unknownTitles(known, runs)].toSorted((one, other) => one.left - other.left);
    const { top, bottom } = boxAround(titles);
    const apart = titles.every((title, at) => title.left >= (titles[at - 1]?.right ?? title.left));
    if (apart) rows.push({ top, bottom, titles });
  }
  return rows.toSorted((one, other) => one.top - other.top);
}

/** Where fewest texts are cut between `from` and `to`, the middle of the widest such gap. */
function widestGap(texts: readonly Box[], from: number, to: number): { at: number; cut: number; width: number } {
  const inside = texts.filter(({ left, right }) => right > from && left < to);
  const edges = [from, to, ...inside.flatMap(({ left, right }) => [left, right])];
  const stops = [...new Set(edges.filter((x) => x >= from && x <= to))].sort((one, other) => one - other);
  let best = { at: (from + to) / 2, cut: Number.POSITIVE_INFINITY, width: 0 };
  for (const [at, left] of stops.entries()) {
    const right = stops[at + 1];
    if (right === undefined || right - left < 0.5) continue;
    const middle = (left + right) / 2;
    const cut = inside.filter((box) => box.left < middle && box.right > middle).length;
    if (cut < best.cut || (cut === best.cut && right - left > best.width))
      best = { at: middle, cut, width: right - left };
  }
  return best;
}

/** The texts that reach over this boundary by more than an overhang. */
export function crossing(texts: readonly TextLine[], x: number): TextLine[] {
  return texts.filter((run) => run.left < x - sizeOf(run) / 2 && run.right > x + sizeOf(run) / 2);
}

/**
 * The columns below a row of titles: white from top to bottom between each two titles, and left of the first one where texts stand
 * there, also on the next pages (`goingOn`). Null where texts reach over the boundaries, as in running text, unless it is a first
 * guess to find the end of the table.
 */
export function columnsBelow(
  { titles }: TitleRow,
  texts: readonly TextLine[],
  frame: Box,
  { isGuess = false, goingOn = [] }: { isGuess?: boolean; goingOn?: readonly TextLine[] },
): AlignedColumn[] | null {
  const [first] = titles;
  if (!first) return null;
  const all = [...texts, ...goingOn, ...titles.flatMap(({ runs }) => runs)];
  const bounds: number[] = [];
  for (const [at, title] of titles.entries()) {
    const before = titles[at - 1];
    if (before) bounds.push(widestGap(all, before.right, title.left).at);
  }
  const margin = all.filter(({ right }) => right <= first.left);
  const hasMargin = margin.length > 0;
  if (hasMargin) bounds.unshift(widestGap(all, Math.min(...margin.map(({ right }) => right)), first.left).at);
  const allowed = Math.max(1, texts.length * MOST_CROSSING);
  if (!isGuess && bounds.some((x) => crossing(texts, x).length > allowed)) return null;
  const roles = [...(hasMargin ? [null] : []), ...titles.map(({ role }) => role)];
  return roles.map((role, at) => ({ left: bounds[at - 1] ?? frame.left, right: bounds[at] ?? frame.right, role }));
}
