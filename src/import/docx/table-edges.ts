import type { WordCell, WordTable } from '#src/import/docx/word-blocks.ts';

/** Edges up to this far apart, in twips (2 mm), are drawn as one: tables of one form are rarely dragged to the same point. */
export const NEAR = 115;
/** Of a column whose width the file does not say. */
const UNKNOWN_WIDTH = 1000;

/** A grid edge of a table at which a cell begins or ends. */
export interface Edge {
  table: TableEdges;
  /** Of the table's own grid. */
  index: number;
  /** From the table's left in twips. */
  at: number;
  /** Of the cells that end here, where the last of them begins; -1 without any. */
  cellBefore: number;
  /** Its place from left to right, the same for edges that are one. */
  number: number;
}

export interface TableEdges {
  /** From left to right. */
  edges: Edge[];
  byIndex: Map<number, Edge>;
}

/** The edges of a table that its cells use, not numbered yet. */
export function tableEdges({ widths }: WordTable, cells: readonly WordCell[]): TableEdges {
  const before = new Map<number, number>();
  for (const { start, span } of cells) {
    before.set(start, before.get(start) ?? -1);
    before.set(start + span, Math.max(start, before.get(start + span) ?? -1));
  }
  const table: TableEdges = { edges: [], byIndex: new Map() };
  let at = 0;
  for (let index = 0; table.edges.length < before.size; index++) {
    const cellBefore = before.get(index);
    if (cellBefore !== undefined) table.edges.push({ table, index, at, cellBefore, number: 0 });
    at += widths[index] || UNKNOWN_WIDTH;
  }
  for (const edge of table.edges) table.byIndex.set(edge.index, edge);
  return table;
}
