import { FILLED_COLUMNS, type FilledTable } from '#src/import/filled-table.ts';
import { categoryNamed, type Place, placeBelow } from '#src/import/grids/category-names.ts';
import type { ColumnRange, Columns, ColumnTitles } from '#src/import/grids/column-titles.ts';
import { FilledRows, isFormLine } from '#src/import/grids/filled-rows.ts';
import { type ColumnRole, columnRoleOf, headLabelOf, isTitle, yearOf } from '#src/import/grids/form-words.ts';
import { type GridPlace, placeOf, problemAt } from '#src/import/grids/grid-problem.ts';
import type { GridView, KeyedCell } from '#src/import/grids/grid-view.ts';
import { targetOf, writtenName } from '#src/import/grids/row-texts.ts';
import { joinLines } from '#src/import/piece.ts';
import type { ReadProblem, TargetIndicator } from '#src/import/target-table.ts';

export interface RowsReading {
  indicators: TargetIndicator[];
  /** What a filled 自评表 says beside the indicators and below them. */
  filled: Pick<FilledTable, 'rows' | 'executionReason' | 'total'>;
  problems: ReadProblem[];
  /** Where each cell stands: `0/name`, `0/target` … */
  places: Map<string, GridPlace>;
  doubts: Map<string, string>;
}

const MESSAGES = {
  below: '表格下方的说明或签字栏不属于任何一栏，没有读入。需要时请另行记录。',
  noName: '这一行有指标值，没有指标名称，没有读入。请对照原表，在预览里用“添一行指标”补上。',
  noTarget: '这一行没有指标值，指标已读入，指标值空着。请对照原表补上。',
  noWeight: '这一行没有读到分值，其余内容已读入。请对照原表补上分值。',
  foreignCategory: '表中没有这个一级指标的固定写法，已按原文读入。请在预览里改选一级指标。',
  subRow: '这是上一项指标的“其中”项，不单独评分，没有读入。需要单独考核时，请在预览里添一行指标。',
  longer: '中长期指标与年度指标不同，按年度指标读入，这一项没有读入。',
  dots: '表中的“……”行没有指标，没有读入。',
};
const JOINED = '这一格在换页处断开，由两页的文字合成。';
const NOTE = /^(?:备?注|说明|填报说明|填表说明|填报人|填表人|审核人|单位负责人|联系电话|填报日期)[:：]?/;
const SUB_ROW = /^[★☆*]?其中[:：]?/;
const DOTS = /^(?:[…．.。·]+)$/;

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

function textOf(cells: readonly KeyedCell[]): string {
  return cells.map(({ text }) => joinLines(text)).join('');
}

/** The rows of 绩效指标 as they are read, one after the other. */
class RowsReader {
  readonly indicators: TargetIndicator[] = [];
  readonly problems: ReadProblem[] = [];
  readonly places = new Map<string, GridPlace>();
  readonly doubts = new Map<string, string>();
  readonly filled: FilledRows;
  readonly #view: GridView;
  readonly #titles: ColumnTitles;
  /** Cells in columns that are not read, by the title of the column. */
  readonly #unread = new Map<string, number>();
  #place: Place = { category: '', subcategory: '' };
  #above: { name: KeyedCell[]; target: KeyedCell[] } = { name: [], target: [] };

  constructor(view: GridView, titles: ColumnTitles) {
    this.#view = view;
    this.#titles = titles;
    this.filled = new FilledRows(view, titles.columns);
  }

  read(end: number): void {
    for (let row = this.#titles.row + 1; row < end; row++) this.#readRow(row);
    this.#reportUnread();
  }

  #cells(row: number, role: keyof Columns, columns = this.#titles.columns): KeyedCell[] {
    const range: ColumnRange | undefined = columns[role];
    return range ? this.#view.within(row, range.from, range.to) : [];
  }

  /** Only cells that begin in this row: a merged cell counts once. */
  #begun(row: number, role: keyof Columns): KeyedCell[] {
    return this.#cells(row, role).filter((cell) => cell.row === row);
  }

  #readRow(row: number): void {
    const begun = this.#view.across(row).filter((cell) => cell.row === row);
    if (begun.length === 0 || this.#isRepeatedHead(begun) || isFormLine(begun)) return;
    if (this.filled.takeClosing(begun, row)) return;
    const { columns } = this.#titles;
    const first = columns.category ?? columns.subcategory ?? columns.name;
    const wide = begun.find((cell) => this.#isBelowTable(cell, first));
    if (wide) {
      this.problems.push(problemAt(begun, row, MESSAGES.below));
      return;
    }
    this.#readPlace(row);
    const [name, target] = [this.#begun(row, 'name'), this.#targetCells(row).filter((cell) => cell.row === row)];
    if (name.length > 0 || target.length > 0) this.#readIndicator(row, name, target);
    else if (this.indicators.length > 0) this.#goOn(row);
    this.#compareOthers(row);
    this.#countUnread(begun);
  }

  /** Cells that stand in none of the columns that are read: 实际完成值, 得分, 备注, or a column that no form known here has. */
  #countUnread(begun: readonly KeyedCell[]): void {
    const { columns, others } = this.#titles;
    const read = [columns, others ?? {}].flatMap((side) => READ_ROLES.flatMap((role) => side[role] ?? []));
    for (const cell of begun) {
      const isRead = read.some(({ from, to }) => cell.column < to && cell.column + cell.columns > from);
      if (isRead || headLabelOf(cell.key) !== null) continue;
      const title = this.#view.at(this.#titles.row, cell.column);
      const name = title && title.row <= this.#titles.row ? joinLines(title.text) : '';
      this.#unread.set(name, (this.#unread.get(name) ?? 0) + 1);
    }
  }

  /** One sentence for each column that was not read, at the titles. */
  #reportUnread(): void {
    for (const [title, count] of this.#unread) {
      const column = title === '' ? '没有栏名的一栏' : `“${title}”一栏`;
      this.problems.push({ line: this.#titles.row + 1, text: title, message: `${column}没有读入，共 ${count} 格。` });
    }
  }

  /** A page break prints the titles of the columns, the head or the title again. */
  #isRepeatedHead(cells: readonly KeyedCell[]): boolean {
    const repeated = cells.filter(
      ({ key }) => columnRoleOf(key) !== null || headLabelOf(key) !== null || isTitle(key) || yearOf(key) !== null,
    );
    return repeated.length === cells.length;
  }

  /** A note or a signature reaches over the columns of names and targets. */
  #isBelowTable(cell: KeyedCell, first: ColumnRange | undefined): boolean {
    const { name, target, value } = this.#titles.columns;
    const last = target ?? value;
    const end = cell.column + cell.columns;
    const isWide = name !== undefined && last !== undefined && cell.column <= name.from && end > last.from;
    return first !== undefined && cell.column <= first.to && (isWide || NOTE.test(cell.text));
  }

  #readPlace(row: number): void {
    const category = textOf(this.#begun(row, 'category'));
    const subcategory = textOf(this.#begun(row, 'subcategory'));
    if (category !== '' && !categoryNamed(category).known)
      this.problems.push(problemAt(this.#begun(row, 'category'), row, MESSAGES.foreignCategory));
    if (category !== '' || subcategory !== '') this.#place = placeBelow(this.#place, category, subcategory);
  }

  #targetCells(row: number, columns = this.#titles.columns): KeyedCell[] {
    const roles = ['target', 'sign', 'value', 'unit'] as const;
    return roles.flatMap((role) => this.#cells(row, role, columns));
  }

  #texts(row: number, columns = this.#titles.columns): Partial<Record<ColumnRole, string>> {
    const roles = Object.keys(columns) as (keyof Columns)[];
    return Object.fromEntries(roles.map((role) => [role, textOf(this.#cells(row, role, columns))]));
  }

  #readIndicator(row: number, name: KeyedCell[], target: KeyedCell[]): void {
    if (this.#goesOnFromPage(row, name, target)) return;
    const texts = this.#texts(row);
    const written = writtenName(textOf(name.length > 0 ? name : this.#cells(row, 'name')));
    const aim = targetOf(texts);
    const cells = [...name, ...target];
    const report = (message: string) => this.problems.push(problemAt(cells, row, message));
    if (written.name === '') return void report(MESSAGES.noName);
    if (DOTS.test(written.name)) return void report(MESSAGES.dots);
    if (SUB_ROW.test(written.name) && this.indicators.length > 0) return void report(MESSAGES.subRow);
    const { weight } = this.#titles.columns;
    if (aim === '') report(MESSAGES.noTarget);
    if (weight && texts.weight === '') report(MESSAGES.noWeight);
    const points = texts.weight?.replace(/[%％分]$/, '') ?? '';
    const at = this.indicators.length;
    this.indicators.push({
      ...this.#place,
      name: written.name,
      target: aim,
      ...(points === '' ? {} : { weight: points }),
    });
    this.#above = { name, target };
    this.filled.add(row);
    for (const role of FILLED_COLUMNS) this.#note(`${at}/${role}`, this.filled.cells(row, role));
    this.#note(`${at}/name`, name);
    this.#note(`${at}/target`, target);
    this.#note(`${at}/printedWeight`, this.#cells(row, 'weight'));
    if (written.note !== '') this.doubts.set(`${at}/name`, written.note);
  }

  #note(field: string, cells: readonly KeyedCell[]): void {
    const [first] = cells;
    if (!first) return;
    this.places.set(field, placeOf(first));
    const doubt = cells.find((cell) => cell.doubt)?.doubt;
    if (doubt) this.doubts.set(field, doubt);
  }

  /** The first row of a page with only one half of an indicator is the rest of the row that the page break cut. */
  #goesOnFromPage(row: number, name: KeyedCell[], target: KeyedCell[]): boolean {
    const last = this.indicators.at(-1);
    if (!last || !this.#view.grid.pageStarts.includes(row) || (name.length > 0 && target.length > 0)) return false;
    const at = this.indicators.length - 1;
    const { name: nameAbove, target: targetAbove } = this.#above;
    const whole = (above: readonly KeyedCell[], below: readonly KeyedCell[]) =>
      joinLines([...above, ...below].map(({ text }) => text).join('\n'));
    if (name.length > 0) last.name = writtenName(whole(nameAbove, name)).name;
    if (target.length > 0) last.target = whole(targetAbove, target);
    this.#goOn(row);
    this.doubts.set(`${at}/${name.length > 0 ? 'name' : 'target'}`, JOINED);
    return true;
  }

  /** 实际完成值 or 偏差原因 that a page break cut, or that a row of its own goes on with. */
  #goOn(row: number): void {
    const at = this.indicators.length - 1;
    for (const role of this.filled.goOn(row)) this.doubts.set(`${at}/${role}`, JOINED);
  }

  /** What the longer period says differently is left out and said so. */
  #compareOthers(row: number): void {
    const { others } = this.#titles;
    if (!others) return;
    const cells = this.#view
      .within(row, others.name?.from ?? 0, (others.target ?? others.value)?.to ?? 0)
      .filter((cell) => cell.row === row);
    if (cells.length === 0) return;
    const texts = this.#texts(row, others);
    const name = writtenName(texts.name ?? '').name;
    const target = targetOf(texts);
    const isSame = this.indicators.some((one) => one.name === name && one.target === target);
    if (!isSame) this.problems.push(problemAt(cells, row, MESSAGES.longer));
  }
}

/** The rows below the titles of the columns, up to the row `end` of the grid. */
export function readRows(view: GridView, titles: ColumnTitles, end: number): RowsReading {
  const reader = new RowsReader(view, titles);
  reader.read(end);
  const { indicators, problems, places, doubts } = reader;
  const { rows, executionReason, total } = reader.filled;
  return { indicators, filled: { rows, executionReason, total }, problems, places, doubts };
}
