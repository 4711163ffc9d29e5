import type { WordCell, WordTable } from '#src/import/docx/word-blocks.ts';

/** Edges up to this far apart, in twips (2 mm), are drawn as one: tables of one form are rarely dragged to the same point. */
const NEAR = 115;
/** Of a column whose width the file does not say: any width that no other column is near to. */
const UNKNOWN_WIDTH = 1000;

/** Where a cell of a table stands in the columns of all tables. */
export type ColumnsOf = (table: WordTable, cell: WordCell) => { column: number; columns: number };

interface Edge {
  edges: TableEdges;
  /** Of the table's own grid. */
  index: number;
  at: number;
}

interface TableEdges {
  /** Of every grid edge at which a cell begins or ends, the edge of all tables. */
  common: Map<number, number>;
  /** Cells by the grid edge where they end: where the last of them begins. */
  lastStart: Map<number, number>;
}

/**
 * The columns of several tables in one count from left to right. Near edges become one, but the two edges of a cell never do,
 * so cells keep their order, touch where they touched, and are at least one column wide.
 */
export function commonColumns(rows: readonly { table: WordTable; cells: WordCell[] }[]): {
  columns: number;
  columnsOf: ColumnsOf;
} {
  const tables = new Map<WordTable, TableEdges>();
  for (const { table, cells } of rows) {
    const edges = tables.get(table) ?? { common: new Map(), lastStart: new Map() };
    tables.set(table, edges);
    for (const { start, span } of cells) {
      const end = start + span;
      edges.common.set(start, 0).set(end, 0);
      edges.lastStart.set(end, Math.max(start, edges.lastStart.get(end) ?? -1));
    }
  }
  const edges = [...tables].flatMap(([table, one]) => edgesOf(table, one));
  edges.sort((a, b) => a.at - b.at || a.index - b.index);
  const count = numberEdges(edges);
  return {
    columns: Math.max(1, count - 1),
    columnsOf(table, { start, span }) {
      const common = tables.get(table)?.common;
      const column = common?.get(start) ?? 0;
      return { column, columns: (common?.get(start + span) ?? column + 1) - column };
    },
  };
}

function edgesOf(table: WordTable, edges: TableEdges): Edge[] {
  const last = Math.max(0, ...edges.common.keys());
  const found: Edge[] = [];
  let at = 0;
  for (let index = 0; index <= last; index++) {
    if (edges.common.has(index)) found.push({ edges, index, at });
    at += table.widths[index] || UNKNOWN_WIDTH;
  }
  return found;
}

/** Numbers edges in their order, near ones alike; returns how many numbers there are. */
function numberEdges(edges: readonly Edge[]): number {
  let number = -1;
  let previous = Number.NEGATIVE_INFINITY;
  let leftmost = new Map<TableEdges, number>();
  for (const edge of edges) {
    const first = leftmost.get(edge.edges);
    const endsHere = edge.edges.lastStart.get(edge.index) ?? -1;
    const wouldCloseCell = first !== undefined && endsHere >= first;
    if (edge.at - previous > NEAR || wouldCloseCell) {
      number++;
      leftmost = new Map();
    }
    if (!leftmost.has(edge.edges)) leftmost.set(edge.edges, edge.index);
    edge.edges.common.set(edge.index, number);
    previous = edge.at;
  }
  return number + 1;
}
