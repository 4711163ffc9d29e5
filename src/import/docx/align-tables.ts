import { NEAR, type TableEdges } from '#src/import/docx/table-edges.ts';

/** A table's edges as drawn and where they are put, both from left to right by their numbers. */
interface Aligned {
  drawn: number[];
  put: number[];
}

/**
 * Moves the edges of tables, each numbered by itself, to where a table before it with equally many has them, since Word fits
 * each table of a form to its own text; else to where the table just before would have them.
 */
export function alignTables(tables: readonly TableEdges[]): void {
  const byCount = new Map<number, Aligned>();
  let before: Aligned | null = null;
  for (const { edges } of tables) {
    const drawn: number[] = [];
    for (const { number, at } of edges) drawn[number] ??= at;
    const put: number[] = byCount.get(drawn.length)?.put ?? (before ? moveAlong(drawn, before) : drawn);
    before = { drawn, put };
    byCount.set(drawn.length, before);
    for (const edge of edges) edge.at = put[edge.number] ?? edge.at;
  }
}

/** Where another table's edges take these along: onto a near one, else in proportion between its neighbours. */
function moveAlong(drawn: readonly number[], { drawn: from, put: to }: Aligned): number[] {
  let right = 0;
  return drawn.map((at) => {
    while (right < from.length && (from[right] ?? 0) <= at) right++;
    const [left, leftTo] = [from[right - 1], to[right - 1]];
    const [next, nextTo] = [from[right], to[right]];
    if (left === undefined || leftTo === undefined) return at + (nextTo ?? at) - (next ?? at);
    if (at - left <= NEAR) return leftTo;
    if (next === undefined || nextTo === undefined) return leftTo + at - left;
    if (next - at <= NEAR) return nextTo;
    return leftTo + ((at - left) * (nextTo - leftTo)) / (next - left);
  });
}
