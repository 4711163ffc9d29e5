import { alignTables } from '#src/import/docx/align-tables.ts';
import { type Edge, NEAR, type TableEdges, tableEdges } from '#src/import/docx/table-edges.ts';
import type { WordCell, WordTable } from '#src/import/docx/word-blocks.ts';

/** Where a cell of a table stands in the columns of all tables. */
export type ColumnsOf = (table: WordTable, cell: WordCell) => { column: number; columns: number };

/**
 * The columns of several tables in one count from left to right. Near edges become one, and those of tables with equally many;
 * but the two edges of a cell never do, so cells keep their order, touch where they touched, and are at least one column wide.
 */
export function uniteColumns(rows: readonly { table: WordTable; cells: WordCell[] }[]): {
  columns: number;
  columnsOf: ColumnsOf;
} {
  const cells = new Map<WordTable, WordCell[]>();
  for (const row of rows) {
    const known = cells.get(row.table);
    if (known) known.push(...row.cells);
    else cells.set(row.table, [...row.cells]);
  }
  const tables = new Map([...cells].map(([table, own]) => [table, tableEdges(table, own)]));
  for (const { edges } of tables.values()) numberEdges(edges);
  alignTables([...tables.values()]);
  const edges = [...tables.values()].flatMap((table) => table.edges);
  const count = numberEdges(edges.sort((a, b) => a.at - b.at || a.index - b.index));
  return {
    columns: Math.max(1, count - 1),
    columnsOf(table, { start, span }) {
      const numbers = tables.get(table)?.byIndex;
      const column = numbers?.get(start)?.number ?? 0;
      return { column, columns: (numbers?.get(start + span)?.number ?? column + 1) - column };
    },
  };
}

/** Numbers edges in their order, near ones alike; returns how many numbers there are. */
function numberEdges(edges: readonly Edge[]): number {
  let number = -1;
  let previous = Number.NEGATIVE_INFINITY;
  let leftmost = new Map<TableEdges, number>();
  for (const edge of edges) {
    const first = leftmost.get(edge.table);
    const wouldCloseCell = first !== undefined && edge.cellBefore >= first;
    if (edge.at - previous > NEAR || wouldCloseCell) {
      number++;
      leftmost = new Map();
    }
    if (!leftmost.has(edge.table)) leftmost.set(edge.table, edge.index);
    edge.number = number;
    previous = edge.at;
  }
  return number + 1;
}
