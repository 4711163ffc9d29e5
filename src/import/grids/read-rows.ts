import { FILLED_COLUMNS, type FilledTable } from '#src/import/filled-table.ts';
import { categoryNamed, type Place, placeBelow, placeOfBand } from '#src/import/grids/category-names.ts';
import type { ColumnRange, Columns, ColumnTitles } from '#src/import/grids/column-titles.ts';
import { FilledRows, isFormLine } from '#src/import/grids/filled-rows.ts';
import type { ColumnRole } from '#src/import/grids/form-words.ts';
import { type GridPlace, placeOf, problemAt } from '#src/import/grids/grid-problem.ts';
import type { GridView, KeyedCell } from '#src/import/grids/grid-view.ts';
import { isBelowTable, isRepeatedHead, isWide } from '#src/import/grids/row-kinds.ts';
import { saysNothing, serialBefore, targetOf, writtenName } from '#src/import/grids/row-texts.ts';
import { UnreadColumns } from '#src/import/grids/unread-columns.ts';
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
  nothing: '这一行只写了“无”或“/”，没有指标，没有读入。',
  loose: '这一行没有写全一项指标，这些内容没有读入。确是一项指标的，请在预览里用“添一行指标”补上。',
  closing: '合计行里的这些内容没有读入。属于某一项指标的，请填到那一项；其余需要时请另行记录。',
};
const MERGED = '原表的这一格由几项指标合用，只记在第一项，其余空着。请对照原表逐项填写。';
const JOINED = '这一格在换页处断开，由两页的文字合成。';
const SUB_ROW = /^[★☆*]?其中[:：]?/;
const DOTS = /^(?:[…．.。·]+)$/;

/** The columns beside name and target in which a row may say something. */
const VALUE_ROLES = ['weight', ...FILLED_COLUMNS] as const;

/** The rows of 绩效指标 as they are read, one after the other. */
class RowsReader {
  readonly indicators: TargetIndicator[] = [];
  readonly problems: ReadProblem[] = [];
  readonly places = new Map<string, GridPlace>();
  readonly doubts = new Map<string, string>();
  readonly filled: FilledRows;
  readonly #view: GridView;
  readonly #titles: ColumnTitles;
  readonly #unread: UnreadColumns;
  /** The indicator that has a cell of 分值, 得分 or 偏差原因. */
  readonly #owners = new Map<KeyedCell, number>();
  #place: Place = { category: '', subcategory: '' };
  #above: { name: KeyedCell[]; target: KeyedCell[] } = { name: [], target: [] };

  constructor(view: GridView, titles: ColumnTitles) {
    this.#view = view;
    this.#titles = titles;
    this.filled = new FilledRows(view, titles.columns);
    this.#unread = new UnreadColumns(view, titles);
  }

  read(end: number): void {
    for (let row = this.#titles.row + 1; row < end; row++) this.#readRow(row);
    this.problems.push(...this.#unread.problems());
    for (const { role, title } of this.#unread.rivals()) this.#doubtRival(role, title);
  }

  #doubtRival(role: ColumnRole, title: string): void {
    const doubt = `表中还有一栏“${title}”，与这一栏同类，没有读入。请对照原表核对取哪一栏。`;
    const field = role === 'weight' ? 'printedWeight' : role;
    for (const at of this.indicators.keys())
      if (!this.doubts.has(`${at}/${field}`)) this.doubts.set(`${at}/${field}`, doubt);
  }

  #cells(row: number, role: keyof Columns, columns = this.#titles.columns): KeyedCell[] {
    const range: ColumnRange | undefined = columns[role];
    const cells = range ? this.#view.within(row, range.from, range.to) : [];
    const serial = role === 'name' ? serialBefore(cells) : undefined;
    return cells.filter((cell) => cell !== serial);
  }

  /** Only cells that begin in this row: a merged cell counts once. */
  #begun(row: number, role: keyof Columns): KeyedCell[] {
    return this.#cells(row, role).filter((cell) => cell.row === row);
  }

  #readRow(row: number): void {
    const begun = this.#view.across(row).filter((cell) => cell.row === row);
    const { columns } = this.#titles;
    if (begun.length === 0 || isRepeatedHead(begun, columns) || isFormLine(begun)) return;
    const left = this.filled.takeClosing(begun, row);
    if (left) return void this.#tell(left, row, MESSAGES.closing);
    if (this.#takeBand(begun)) return;
    if (isBelowTable(begun, columns)) return void this.#tell(begun, row, MESSAGES.below);
    this.#readPlace(row);
    const [name, target] = [this.#begun(row, 'name'), this.#targetCells(row).filter((cell) => cell.row === row)];
    if (name.length > 0 || target.length > 0) this.#readIndicator(row, name, target);
    else this.#readBeside(row, begun);
    this.#compareOthers(row);
    const { name: names } = columns;
    const serial = names && serialBefore(this.#view.within(row, names.from, names.to));
    this.#unread.count(begun, serial);
  }

  #tell(cells: readonly KeyedCell[], row: number, message: string): void {
    if (cells.length > 0) this.problems.push(problemAt(cells, row, message));
  }

  /** 一、产出指标（50分） over all columns, in place of the column of level 1. */
  #takeBand([cell, ...others]: readonly KeyedCell[]): boolean {
    if (!cell || others.length > 0 || !isWide(cell, this.#titles.columns)) return false;
    const place = placeOfBand(this.#place, cell.text);
    if (place) this.#place = place;
    return place !== null;
  }

  /** A row without a name and a target: it goes on with the row above, unless it has a level 2 of its own. */
  #readBeside(row: number, begun: readonly KeyedCell[]): void {
    const isOwn = this.#begun(row, 'subcategory').length > 0 && !this.#view.grid.pageStarts.includes(row);
    if (this.indicators.length > 0 && !isOwn) return void this.#goOn(row);
    const left = VALUE_ROLES.flatMap((role) => this.#begun(row, role));
    if (!saysNothing(left)) this.#tell(begun, row, MESSAGES.loose);
  }

  #readPlace(row: number): void {
    const category = this.#view.textOf(this.#begun(row, 'category'));
    const subcategory = this.#view.textOf(this.#begun(row, 'subcategory'));
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
    return Object.fromEntries(roles.map((role) => [role, this.#view.textOf(this.#cells(row, role, columns))]));
  }

  #readIndicator(row: number, name: KeyedCell[], target: KeyedCell[]): void {
    if (this.#goesOnFromPage(row, name, target)) return;
    const texts = this.#texts(row);
    const written = writtenName(this.#view.textOf(name.length > 0 ? name : this.#cells(row, 'name')));
    const aim = targetOf(texts);
    const cells = [...name, ...target];
    const report = (message: string) => this.problems.push(problemAt(cells, row, message));
    if (written.name === '') return void report(MESSAGES.noName);
    if (DOTS.test(written.name)) return void report(MESSAGES.dots);
    if (SUB_ROW.test(written.name) && this.indicators.length > 0) return void report(MESSAGES.subRow);
    const values = [...cells, ...VALUE_ROLES.flatMap((role) => this.#begun(row, role))];
    if (saysNothing(values)) return void this.#tell(values, row, MESSAGES.nothing);
    if (aim === '') report(MESSAGES.noTarget);
    if (this.#titles.columns.weight && texts.weight === '') report(MESSAGES.noWeight);
    const at = this.indicators.length;
    const [weight, score, reason] = [this.#own(row, 'weight'), this.#own(row, 'score'), this.#own(row, 'reason')];
    const actual = this.#cells(row, 'actual');
    const points = this.#view.textOf(weight).replace(/[%％分]$/, '');
    this.indicators.push({
      ...this.#place,
      name: written.name,
      target: aim,
      ...(points === '' ? {} : { weight: points }),
    });
    this.#above = { name, target };
    this.filled.add({ actual, score, reason });
    for (const [field, own] of Object.entries({ name, target, actual, score, printedWeight: weight }))
      this.#note(`${at}/${field}`, own, this.#view.doubtOf(own));
    this.#note(`${at}/reason`, reason, reason.find((cell) => cell.doubt)?.doubt);
    if (written.note !== '') this.doubts.set(`${at}/name`, written.note);
  }

  /** The cells of a column that are this indicator's own: what is merged over several belongs to the first and is doubtful in all. */
  #own(row: number, role: 'weight' | 'score' | 'reason'): KeyedCell[] {
    const at = this.indicators.length;
    const cells = this.#cells(row, role);
    const own = cells.filter((cell) => !this.#owners.has(cell));
    const sharing = cells.flatMap((cell) => (saysNothing([cell]) ? [] : (this.#owners.get(cell) ?? [])));
    const field = role === 'weight' ? 'printedWeight' : role;
    if (sharing.length > 0) for (const one of [...sharing, at]) this.doubts.set(`${one}/${field}`, MERGED);
    for (const cell of own) this.#owners.set(cell, at);
    return own;
  }

  #note(field: string, [first]: readonly KeyedCell[], doubt: string | undefined): void {
    if (!first) return;
    this.places.set(field, placeOf(first));
    if (doubt) this.doubts.set(field, doubt);
  }

  /** The first row of a page with only one half of an indicator is the rest of the row that the page break cut. */
  #goesOnFromPage(row: number, name: KeyedCell[], target: KeyedCell[]): boolean {
    const last = this.indicators.at(-1);
    if (!last || !this.#view.grid.pageStarts.includes(row) || (name.length > 0 && target.length > 0)) return false;
    const at = this.indicators.length - 1;
    const { name: nameAbove, target: targetAbove } = this.#above;
    const whole = (above: readonly KeyedCell[], below: readonly KeyedCell[]) =>
      this.#view.onOneLine([...above, ...below].map(({ text }) => text).join('\n'));
    if (name.length > 0) last.name = writtenName(whole(nameAbove, name)).name;
    if (target.length > 0) last.target = whole(targetAbove, target);
    this.#goOn(row);
    this.doubts.set(`${at}/${name.length > 0 ? 'name' : 'target'}`, JOINED);
    return true;
  }

  /** 实际完成值 or 偏差原因 that a page break cut, or that a row of its own goes on with. */
  #goOn(row: number): void {
    const at = this.indicators.length - 1;
    for (const [role, cells] of this.filled.goOn(row)) {
      this.doubts.set(`${at}/${role}`, JOINED);
      for (const cell of cells) this.#owners.set(cell, at);
    }
    const weight = this.#begun(row, 'weight');
    if (!saysNothing(weight)) this.#tell(weight, row, MESSAGES.loose);
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
