/** A boundary nearer than this to one that is there already, in half points, falls onto it. */
const NEAR = 24;
/** The same for tables without rules, whose texts have room to spare: fewer columns are easier to work in. */
const NEAR_UNRULED = 48;

/** Column boundaries that several tables of a form share; the first is 0, the last the form's width. */
export type ColumnGrid = readonly number[];

/**
 * One grid of columns for tables of the same width that are cut differently, as a spreadsheet needs it: the boundaries of
 * the first table stay, those of the others are added unless one is near.
 */
export function columnGrid(
  ruled: readonly (readonly number[])[],
  unruled: readonly (readonly number[])[] = [],
): ColumnGrid {
  let grid: number[] = [0];
  for (const [index, columns] of [...ruled, ...unruled].entries()) {
    const near = index < ruled.length ? NEAR : NEAR_UNRULED;
    const added = boundariesOf(columns).filter((place) => grid.every((known) => Math.abs(known - place) >= near));
    grid = [...grid, ...(grid.length === 1 ? boundariesOf(columns).slice(1) : added)].sort((a, b) => a - b);
  }
  return grid;
}

/** For each column of a table the grid columns `[from, to)` that it covers. */
export function gridColumns(grid: ColumnGrid, columns: readonly number[]): [from: number, to: number][] {
  const places = boundariesOf(columns).map((place) => nearest(grid, place));
  return columns.map((_, index) => [places[index] ?? 0, places[index + 1] ?? 0]);
}

function boundariesOf(columns: readonly number[]): number[] {
  const boundaries = [0];
  for (const width of columns) boundaries.push((boundaries.at(-1) ?? 0) + width);
  return boundaries;
}

function nearest(grid: ColumnGrid, place: number): number {
  let best = 0;
  for (const [index, known] of grid.entries()) {
    if (Math.abs(known - place) < Math.abs((grid[best] ?? 0) - place)) best = index;
  }
  return best;
}
