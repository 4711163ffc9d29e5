import type { PaperBlock, PaperRow } from '#reports/paper.ts';
import { cellParts } from '#src/export/cell-text.ts';
import { storableText } from '#src/rules/storable-text.ts';

/**
 * The tables of the paper as a spreadsheet holds them: texts without what it cannot store, a text above its limit going on in
 * further rows, 说明 in one cell, because its label has no column of its own in the sheet.
 */
export function sheetBlocks(blocks: readonly PaperBlock[]): PaperBlock[] {
  return blocks.map((block) => {
    const { columns, rows } = block.id === 'notes' ? inOneCell(block) : block;
    return { ...block, columns, rows: rows.flatMap(storableRows) };
  });
}

function inOneCell({ columns, rows }: PaperBlock): Pick<PaperBlock, 'columns' | 'rows'> {
  const joined = rows.map((row, index) => ({
    ...row,
    cells: [{ text: (index === 0 ? '' : '　　　') + row.cells.map((cell) => cell.text).join('') }],
  }));
  return { columns: [columns.reduce((sum, width) => sum + width, 0)], rows: joined };
}

function storableRows(row: PaperRow): PaperRow[] {
  const groups = row.groups.map((group) => ({ ...group, label: storableText(group.label) }));
  const parts = row.cells.map((cell) => cellParts(storableText(cell.text)));
  const count = Math.max(...parts.map((each) => each.length));
  return Array.from({ length: count }, (_, part) => ({
    ...row,
    groups,
    cells: row.cells.map((cell, index) => {
      const text = parts[index]?.[part] ?? '';
      return { ...cell, text: cell.names && part > 0 ? `${parts[index]?.[0] ?? ''}（续）` : text };
    }),
  }));
}
