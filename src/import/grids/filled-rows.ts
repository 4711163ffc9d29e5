import { EMPTY_FILLED_ROW, FILLED_COLUMNS, type FilledColumn, type FilledRow } from '#src/import/filled-table.ts';
import type { Columns } from '#src/import/grids/column-titles.ts';
import { isClosing } from '#src/import/grids/form-words.ts';
import type { GridView, KeyedCell } from '#src/import/grids/grid-view.ts';
import { joinLines } from '#src/import/piece.ts';

/** 说明：1. 预算执行情况：… as the paper prints the reason for a low 预算执行率. */
const EXECUTION_REASON = /^(?:说明[:：]?)?\s*(?:\d+[.、]\s*)?预算执行情况[:：]\s*/;
/** The next 说明, or what is no 说明 any more. */
const OTHER_NOTE = /^(?:\d+[.、]\s|[^，。；]{1,12}[:：])/;
/** A signature line that nobody signed, and the foot of a page: nothing that anybody wrote. */
const UNSIGNED =
  /^(?:(?:填报人|项目负责人|财务负责人|单位负责人|审核人|联系电话|填报日期|日期)(?:\(盖章\)|\(签字\)|\(签章\))?(?:年月日)?)+$/;
const PAGE_FOOT = /第\d+页共\d+页(?:版本.*|草稿)?$|^草稿$/;

/** 9.5 分 as 9.5, like the weight beside it. */
function withoutUnit(score: string): string {
  return score.replace(/\s*分$/, '');
}

/** Whether a line below or between the rows is only the form's own: an empty signature line or the foot of a page. */
export function isFormLine(cells: readonly KeyedCell[]): boolean {
  const key = cells.map((cell) => cell.key).join('');
  return UNSIGNED.test(key) || PAGE_FOOT.test(key);
}

/** 实际完成值, 得分 and 偏差原因分析及改进措施 beside the indicators, and what closes the form. */
export class FilledRows {
  readonly rows: FilledRow[] = [];
  executionReason = '';
  total = '';
  readonly #view: GridView;
  readonly #columns: Columns;

  constructor(view: GridView, columns: Columns) {
    this.#view = view;
    this.#columns = columns;
  }

  /** The cells of one of the columns in a row; of 得分 and 偏差原因 only those that begin there: a merged one counts once. */
  cells(row: number, role: FilledColumn): KeyedCell[] {
    const range = this.#columns[role];
    const across = range ? this.#view.within(row, range.from, range.to) : [];
    return role === 'actual' ? across : across.filter((cell) => cell.row === row);
  }

  /** What the row of the next indicator says. */
  add(row: number): void {
    const text = (role: FilledColumn) =>
      this.cells(row, role)
        .map((cell) => joinLines(cell.text))
        .join('');
    const reason = this.cells(row, 'reason').map((cell) => this.#view.written(cell));
    this.rows.push({ actual: text('actual'), score: withoutUnit(text('score')), reason: reason.join('') });
  }

  /** The columns whose cell a page break cut: what stands in this row belongs to the row above. */
  goOn(row: number): FilledColumn[] {
    const last = this.rows.at(-1) ?? EMPTY_FILLED_ROW;
    const cut = FILLED_COLUMNS.filter((role) => this.cells(row, role).some((cell) => cell.row === row));
    for (const role of cut) {
      const more = this.cells(row, role).map(({ text }) => text);
      last[role] = joinLines([last[role], ...more].join('\n'));
    }
    return cut;
  }

  /** Takes a closing line (总分 and its kind) or the reason below the form; false where the line is another one. */
  takeClosing(begun: readonly KeyedCell[], row: number): boolean {
    const [first] = begun;
    if (!first) return false;
    const target = this.#columns.target ?? this.#columns.value;
    // An indicator may be called so too: only a line over all its columns, or without a target, closes the form.
    if (
      isClosing(first.key) &&
      (!target || this.#view.within(row, target.from, target.to).every((one) => one === first))
    ) {
      const printed = this.cells(row, 'score').map(({ text }) => text.trim());
      // 小计 stands where rows have no score yet: there is no 总分.
      if (!first.key.startsWith('小计')) this.total = withoutUnit(printed.join('')) || this.total;
      return true;
    }
    const text = begun.map((cell) => this.#view.written(cell)).join('');
    if (EXECUTION_REASON.test(text)) this.executionReason = text.replace(EXECUTION_REASON, '');
    else if (this.#goesOn(begun, text)) this.executionReason += `\n${text}`;
    else return false;
    return true;
  }

  /** Below the form a PDF has a line of text for each line of 说明. */
  #goesOn(begun: readonly KeyedCell[], text: string): boolean {
    const isLine = begun.length === 1 && (begun[0]?.columns ?? 0) === this.#view.grid.columns;
    return this.executionReason !== '' && isLine && begun[0]?.box !== undefined && !OTHER_NOTE.test(text);
  }
}
