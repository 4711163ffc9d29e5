import { EMPTY_FILLED_ROW, FILLED_COLUMNS, type FilledColumn, type FilledRow } from '#src/import/filled-table.ts';
import type { Columns } from '#src/import/grids/column-titles.ts';
import { type ColumnRole, isClosing, isClosingLabel } from '#src/import/grids/form-words.ts';
import type { GridView, KeyedCell } from '#src/import/grids/grid-view.ts';
import { saysNothing } from '#src/import/grids/row-texts.ts';

/** 说明：1. 预算执行情况：… as the paper prints the reason for a low 预算执行率. */
const EXECUTION_REASON = /^(?:说明[:：]?)?\s*(?:\d+[.、]\s*)?预算执行情况[:：]\s*/;
/** The next 说明, or what is no 说明 any more. */
const OTHER_NOTE = /^(?:\d+[.、]\s|[^，。；]{1,12}[:：])/;
/** A signature line that nobody signed, and the foot of a page: nothing that anybody wrote. */
const UNSIGNED =
  /^(?:(?:填报人|项目负责人|财务负责人|单位负责人|审核人|联系电话|填报日期|日期)(?:\(盖章\)|\(签字\)|\(签章\))?(?:年月日)?)+$/;
const PAGE_FOOT = /^(?:.*\(\d{4}年度?\))?第\d+页共\d+页(?:版本.*|草稿)?$|^草稿$/;

/** 9.5 分 as 9.5, like the weight beside it. */
function withoutUnit(score: string): string {
  return score.replace(/\s*分$/, '');
}

/** 总分：98.5分 in one cell, as `labelKey` writes it. */
const LABEL_AND_POINTS = /^([^\d()]+)(?:\([^()]*\))?(\d+(?:\.\d+)?)分?$/;

/** The points that stand in the same cell as the label of a closing line; null for other text. */
function closingPoints(key: string): string | null {
  const [, label = '', points = null] = LABEL_AND_POINTS.exec(key) ?? [];
  return isClosingLabel(label) ? points : null;
}

/** 等级：优 beside 总分, as this program prints it: it follows from the points. */
const GRADE = /^等级[优良中差]$/;

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

  /** The cells of one of the columns in a row, also those that began further up. */
  #cells(row: number, role: ColumnRole): KeyedCell[] {
    const range = this.#columns[role];
    return range ? this.#view.within(row, range.from, range.to) : [];
  }

  /** What stands beside the next indicator. */
  add({ actual, score, reason }: Record<FilledColumn, readonly KeyedCell[]>): void {
    this.rows.push({
      actual: this.#view.textOf(actual),
      score: withoutUnit(this.#view.textOf(score)),
      reason: reason.map((cell) => this.#view.written(cell)).join(''),
    });
  }

  /** The cells whose beginning a page break cut off, by their column: what stands in this row belongs to the row above. */
  goOn(row: number): [FilledColumn, KeyedCell[]][] {
    const last = this.rows.at(-1) ?? EMPTY_FILLED_ROW;
    const cut = FILLED_COLUMNS.map((role): [FilledColumn, KeyedCell[]] => [
      role,
      this.#cells(row, role).filter((cell) => cell.row === row),
    ]).filter(([, cells]) => cells.length > 0);
    for (const [role, cells] of cut) {
      const text = [last[role], ...cells.map((cell) => cell.text)].join('\n');
      last[role] = role === 'reason' ? this.#view.written({ text }) : this.#view.onOneLine(text);
    }
    return cut;
  }

  /**
   * Takes a closing line (总分 and its kind) or the reason below the form, and gives the cells of it that say something else;
   * null where the line is another one.
   */
  takeClosing(begun: readonly KeyedCell[], row: number): KeyedCell[] | null {
    const [first, ...others] = begun;
    if (!first) return null;
    if (this.#isClosingLine(first, row)) return this.#close(first, others, row);
    const text = begun.map((cell) => this.#view.written(cell)).join('');
    if (EXECUTION_REASON.test(text)) this.executionReason = text.replace(EXECUTION_REASON, '');
    else if (this.#goesOn(begun, text)) this.executionReason += `\n${text}`;
    else return null;
    return [];
  }

  /** An indicator may be called so too: only a line over all its columns, or without a target, closes the form. */
  #isClosingLine(first: KeyedCell, row: number): boolean {
    if (!isClosing(first.key)) return false;
    const aim = this.#cells(row, this.#columns.target ? 'target' : 'value');
    if (aim.some((cell) => cell !== first && !isClosingLabel(cell.key))) return false;
    const isSaid = isClosingLabel(first.key) || closingPoints(first.key) !== null;
    // 折算 92.46 × 100 ÷ 95.00 over all columns has its points beside it; without them it is a note on the sum.
    return isSaid || (aim.length > 0 && this.#cells(row, 'score').some((cell) => cell !== first));
  }

  #close(first: KeyedCell, others: readonly KeyedCell[], row: number): KeyedCell[] {
    const points = this.#cells(row, 'score').filter((cell) => cell !== first);
    const printed = withoutUnit(this.#view.textOf(points)) || closingPoints(first.key);
    // 小计 stands where rows have no score yet: there is no 总分.
    if (!first.key.startsWith('小计')) this.total = printed || this.total;
    const follows = [...points, ...this.#cells(row, 'weight')];
    return others.filter((cell) => !follows.includes(cell) && !saysNothing([cell]) && !GRADE.test(cell.key));
  }

  /** Below the form a PDF has a line of text for each line of 说明. */
  #goesOn(begun: readonly KeyedCell[], text: string): boolean {
    const isLine = begun.length === 1 && (begun[0]?.columns ?? 0) === this.#view.grid.columns;
    return this.executionReason !== '' && isLine && begun[0]?.box !== undefined && !OTHER_NOTE.test(text);
  }
}
