import type { PageMarks, Segment } from '#src/import/pdf/page-marks.ts';

/** A cell between lines, in points on its page. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A table that lines draw: its cells, merged ones whole, and the heights of its rows. */
export interface RuledTable extends Box {
  /** The edges of the rows from top to bottom, one more than there are rows. */
  rows: number[];
  cells: Box[];
}

/** Lines that are closer than this are one: double lines, and the edges of two neighbouring cells. */
const SAME_LINE = 3;
/** Lines may end so far from the one that they should meet. */
const GAP = 3;
const SHORTEST_LINE = 4;

/** Positions that belong together as one, the mean of each cluster, in order. */
export function clusterPositions(positions: readonly number[], tolerance: number): number[] {
  const clusters: number[][] = [];
  for (const position of [...positions].sort((one, other) => one - other)) {
    const last = clusters.at(-1);
    if (last && position - (last.at(-1) ?? 0) <= tolerance) last.push(position);
    else clusters.push([position]);
  }
  return clusters.map((cluster) => cluster.reduce((sum, one) => sum + one, 0) / cluster.length);
}

/** The one of these positions that is nearest. */
export function nearest(positions: readonly number[], at: number): number {
  return positions.reduce((best, one) => (Math.abs(one - at) < Math.abs(best - at) ? one : best), positions[0] ?? at);
}

/** Pieces of the same line as one: dotted lines, and the edges that each cell draws for itself. */
export function joinSegments(segments: readonly Segment[]): Segment[] {
  const positions = clusterPositions(
    segments.map(({ at }) => at),
    SAME_LINE,
  );
  const lines = new Map<number, Segment[]>(positions.map((at) => [at, []]));
  for (const one of segments) lines.get(nearest(positions, one.at))?.push(one);
  return [...lines].flatMap(([at, own]) => {
    const joined: Segment[] = [];
    for (const { from, to } of own.toSorted((one, other) => one.from - other.from)) {
      const last = joined.at(-1);
      if (last && from <= last.to + GAP) last.to = Math.max(last.to, to);
      else joined.push({ at, from, to });
    }
    return joined.filter(({ from, to }) => to - from >= SHORTEST_LINE);
  });
}

function meet(horizontal: Segment, vertical: Segment): boolean {
  const across = vertical.at >= horizontal.from - GAP && vertical.at <= horizontal.to + GAP;
  return across && horizontal.at >= vertical.from - GAP && horizontal.at <= vertical.to + GAP;
}

interface Lines {
  horizontal: Segment[];
  vertical: Segment[];
}

/** Lines that meet, directly or over others, are one table. */
function groupLines({ horizontal, vertical }: Lines): Lines[] {
  const groups: Lines[] = [];
  const [openRows, openColumns] = [new Set(horizontal), new Set(vertical)];
  for (const first of horizontal) {
    if (!openRows.delete(first)) continue;
    const group: Lines = { horizontal: [first], vertical: [] };
    const [rows, columns]: [Segment[], Segment[]] = [[first], []];
    while (rows.length > 0 || columns.length > 0) {
      const row = rows.pop();
      for (const one of row ? [...openColumns].filter((column) => meet(row, column)) : []) {
        openColumns.delete(one);
        columns.push(one);
        group.vertical.push(one);
      }
      const column = columns.pop();
      for (const one of column ? [...openRows].filter((line) => meet(line, column)) : []) {
        openRows.delete(one);
        rows.push(one);
        group.horizontal.push(one);
      }
    }
    groups.push(group);
  }
  return groups;
}

function covers(segments: readonly Segment[], at: number, middle: number): boolean {
  return segments.some(
    (one) => Math.abs(one.at - at) <= SAME_LINE && one.from - GAP <= middle && middle <= one.to + GAP,
  );
}

/** Squares of the grid with no line between them are one cell; what is no rectangle then takes the rectangle around it. */
function cellsBetween(lines: Lines, columns: readonly number[], rows: readonly number[]): Box[] {
  const across = columns.length - 1;
  const owner = Array.from({ length: across * (rows.length - 1) }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (owner[root] !== root) root = owner[root] ?? root;
    return root;
  };
  const join = (one: number, other: number) => {
    owner[rootOf(other)] = rootOf(one);
  };
  for (let row = 0; row < rows.length - 1; row++) {
    const middleY = ((rows[row] ?? 0) + (rows[row + 1] ?? 0)) / 2;
    for (let column = 0; column < across; column++) {
      const middleX = ((columns[column] ?? 0) + (columns[column + 1] ?? 0)) / 2;
      const at = row * across + column;
      if (column + 1 < across && !covers(lines.vertical, columns[column + 1] ?? 0, middleY)) join(at, at + 1);
      if (row + 2 < rows.length && !covers(lines.horizontal, rows[row + 1] ?? 0, middleX)) join(at, at + across);
    }
  }
  const boxes = new Map<number, Box>();
  for (const at of owner.keys()) {
    const [row, column] = [Math.floor(at / across), at % across];
    const square: Box = {
      left: columns[column] ?? 0,
      right: columns[column + 1] ?? 0,
      top: rows[row] ?? 0,
      bottom: rows[row + 1] ?? 0,
    };
    const known = boxes.get(rootOf(at)) ?? square;
    boxes.set(rootOf(at), {
      left: Math.min(known.left, square.left),
      right: Math.max(known.right, square.right),
      top: Math.min(known.top, square.top),
      bottom: Math.max(known.bottom, square.bottom),
    });
  }
  return [...boxes.values()];
}

function tableOf(lines: Lines): RuledTable | null {
  const ends = (segments: readonly Segment[]) => segments.flatMap(({ from, to }) => [from, to]);
  // A table that a page break cuts, or that is open at its sides, ends where its lines end.
  const xs = [...lines.vertical.map(({ at }) => at), ...ends(lines.horizontal)];
  const ys = [...lines.horizontal.map(({ at }) => at), ...ends(lines.vertical)];
  const columns = clusterPositions(xs, SAME_LINE);
  const rows = clusterPositions(ys, SAME_LINE);
  if (columns.length < 2 || rows.length < 2) return null;
  const cells = cellsBetween(lines, columns, rows);
  if (cells.length < 2) return null;
  const [left = 0, right = 0, top = 0, bottom = 0] = [columns[0], columns.at(-1), rows[0], rows.at(-1)];
  return { left, right, top, bottom, rows, cells };
}

/** The tables that the lines of a page draw, from top to bottom. */
export function findRuledTables({ horizontal, vertical }: Pick<PageMarks, 'horizontal' | 'vertical'>): RuledTable[] {
  const lines = { horizontal: joinSegments(horizontal), vertical: joinSegments(vertical) };
  return groupLines(lines)
    .map(tableOf)
    .filter((table) => table !== null)
    .toSorted((one, other) => one.top - other.top);
}
