/** A row of the target table as people write it. */
export interface TargetRowTexts {
  category: string;
  subcategory: string;
  name: string;
  target: string;
}

/** The texts of a row in the order of the form. */
export const ROW_FIELDS = ['category', 'subcategory', 'name', 'target'] as const;
export type RowField = (typeof ROW_FIELDS)[number];

/** What stands above each column on the form. */
export const ROW_FIELD_NAMES: Record<RowField, string> = {
  category: '一级指标',
  subcategory: '二级指标',
  name: '三级指标',
  target: '年度指标值',
};

/** The longest text of each column. */
const LONGEST: Record<RowField, number> = { category: 50, subcategory: 50, name: 200, target: 500 };

/** More rows than any form has; a table of more is a mistake of pasting. */
export const MOST_ROWS = 500;

/** A sentence for one cell of one row. */
export interface RowProblem {
  row: number;
  field: RowField;
  message: string;
}

/** One line without blanks at its ends: a cell of the table has neither paragraphs nor tabs. */
export function tidyCell(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, '')
    .replace(/\t+/g, ' ')
    .trim();
}

/** True for a row in which nothing was written. */
export function isEmptyRow(row: TargetRowTexts): boolean {
  return ROW_FIELDS.every((field) => row[field] === '');
}

const groupOf = (row: TargetRowTexts) => `${row.category}›${row.subcategory}`;

function cellProblem(row: TargetRowTexts, field: RowField): string | null {
  const text = row[field];
  const name = ROW_FIELD_NAMES[field];
  if (text.length > LONGEST[field]) return `${name}有 ${text.length} 个字，最多 ${LONGEST[field]} 个字，请精简。`;
  if (text !== '' || field === 'subcategory') return null;
  return field === 'target' ? '请填写年度指标值，例如“≥90.00(%)”；暂时没有就写“不适用”。' : `请填写${name}。`;
}

/**
 * What is wrong with the rows of a target table, cell by cell: empty or over-long texts and a name that its subcategory has
 * already. `touched` names the rows that were written now; what an imported table says of itself stays as it is.
 */
export function checkTargetRows(rows: readonly TargetRowTexts[], touched: ReadonlySet<number>): RowProblem[] {
  const problems: RowProblem[] = [];
  for (const [index, row] of rows.entries()) {
    if (!touched.has(index)) continue;
    for (const field of ROW_FIELDS) {
      const message = cellProblem(row, field);
      if (message) problems.push({ row: index, field, message });
    }
    const twin = rows.findIndex((one, i) => i !== index && one.name === row.name && groupOf(one) === groupOf(row));
    if (row.name === '' || twin < 0) continue;
    const place = row.subcategory || row.category;
    problems.push({
      row: index,
      field: 'name',
      message: `“${place}”下第 ${twin + 1} 行已有“${row.name}”，请改用别的名称。`,
    });
  }
  return problems;
}

/** Where a new row belongs: after the last of its subcategory, else of its category, else at the end. */
export function placeFor(row: TargetRowTexts, rows: readonly TargetRowTexts[]): number {
  const after = (same: (one: TargetRowTexts) => boolean) => {
    for (let i = rows.length - 1; i >= 0; i -= 1) {
      const one = rows[i];
      if (one && same(one)) return i + 1;
    }
    return null;
  };
  return after((one) => groupOf(one) === groupOf(row)) ?? after((one) => one.category === row.category) ?? rows.length;
}

/** The rows with one of them a place further up (−1) or down (+1); the first and the last stay where they are. */
export function moveRow<T>(rows: readonly T[], index: number, step: -1 | 1): T[] {
  const moved = [...rows];
  const [from, to] = [moved[index], moved[index + step]];
  if (from === undefined || to === undefined) return moved;
  moved[index] = to;
  moved[index + step] = from;
  return moved;
}
