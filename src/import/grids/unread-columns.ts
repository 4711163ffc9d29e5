import { FILLED_COLUMNS } from '#src/import/filled-table.ts';
import type { ColumnTitles } from '#src/import/grids/column-titles.ts';
import { columnRoleOf } from '#src/import/grids/form-words.ts';
import type { GridView, KeyedCell } from '#src/import/grids/grid-view.ts';
import { joinLines, labelKey } from '#src/import/piece.ts';
import type { ReadProblem } from '#src/import/target-table.ts';

const READ_ROLES = [
  'category',
  'subcategory',
  'name',
  'target',
  'sign',
  'value',
  'unit',
  'weight',
  ...FILLED_COLUMNS,
] as const;

/** Cells below the titles that stand in none of the columns that are read, by the title of their column. */
export class UnreadColumns {
  readonly #view: GridView;
  readonly #titles: ColumnTitles;
  readonly #counts = new Map<string, number>();

  constructor(view: GridView, titles: ColumnTitles) {
    this.#view = view;
    this.#titles = titles;
  }

  /** Counts the cells of a row that are not read; `serial` is a 序号 that stands under the title of the names. */
  count(begun: readonly KeyedCell[], serial: KeyedCell | undefined): void {
    const { columns, others, row } = this.#titles;
    const read = [columns, others ?? {}].flatMap((side) => READ_ROLES.flatMap((role) => side[role] ?? []));
    for (const cell of begun) {
      const isRead = read.some(({ from, to }) => cell.column < to && cell.column + cell.columns > from);
      if (cell !== serial && isRead) continue;
      const title = cell === serial ? undefined : this.#view.at(row, cell.column);
      const name = title && title.row <= row ? joinLines(title.text) : '';
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
  }

  /** One sentence for each column that was not read, at the titles. */
  problems(): ReadProblem[] {
    return [...this.#counts].map(([title, count]) => {
      const column = title === '' ? '没有栏名的一栏' : `“${title}”一栏`;
      return { line: this.#titles.row + 1, text: title, message: `${column}没有读入，共 ${count} 格。` };
    });
  }

  /** Columns that were left out beside another one of the same kind, 实际完成值 beside 实际值: which of both counts is a guess. */
  rivals(): { role: (typeof READ_ROLES)[number]; title: string }[] {
    const { columns } = this.#titles;
    return [...this.#counts.keys()].flatMap((title) => {
      const role = READ_ROLES.find((one) => one === columnRoleOf(labelKey(title)));
      return role && columns[role] ? [{ role, title }] : [];
    });
  }
}
