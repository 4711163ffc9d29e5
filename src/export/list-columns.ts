/** What a column holds: words that are never a number, figures and percentages as shown, amounts in groups of three digits, days or minutes. */
export type ColumnKind = 'text' | 'number' | 'amount' | 'moment';

/** One column of a list: its head, its width in characters of a spreadsheet, what it holds. */
export interface ListColumn {
  head: string;
  width: number;
  kind: ColumnKind;
}

/** A column with the text that each row shows in it. */
export interface ListField<Row> extends ListColumn {
  of(row: Row, index: number): string;
}

type Of<Row> = ListField<Row>['of'];

/** A column of words. */
export function text<Row>(head: string, width: number, of: Of<Row>): ListField<Row> {
  return { head, width, kind: 'text', of };
}

/** A column of figures or percentages, signed or not. */
export function number<Row>(head: string, width: number, of: Of<Row>): ListField<Row> {
  return { head, width, kind: 'number', of };
}

/** A column of amounts of money. */
export function amount<Row>(head: string, width: number, of: Of<Row>): ListField<Row> {
  return { head, width, kind: 'amount', of };
}

/** A column of days `2024-08-15` or minutes `2024-08-15 12:03`. */
export function moment<Row>(head: string, width: number, of: Of<Row>): ListField<Row> {
  return { head, width, kind: 'moment', of };
}

/** 序号, the first column of most lists. */
export function position<Row>(): ListField<Row> {
  return number('序号', 6, (_, index) => String(index + 1));
}

/** A list as a spreadsheet shows it, a sheet of its own. */
export interface ListTable {
  tab: string;
  title: string;
  /** Stand under the title, left and right. */
  about: string;
  unit?: string;
  columns: readonly ListColumn[];
  rows: readonly (readonly string[])[];
  /** 合计 and 平均, below the rows and outside of what is filtered. */
  closing?: readonly (readonly string[])[];
  /** A paragraph below everything. */
  below?: string;
}

/** The columns and texts of a list. */
export function listed<Row>(fields: readonly ListField<Row>[], rows: readonly Row[]) {
  return { columns: fields, rows: rows.map((row, index) => fields.map((field) => field.of(row, index))) };
}
