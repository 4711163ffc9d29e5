import type { FilledTable } from '#src/import/filled-table.ts';
import type { AmountLabel } from '#src/import/grids/amount-words.ts';
import type { ColumnRange } from '#src/import/grids/column-titles.ts';
import { isFormLine } from '#src/import/grids/filled-rows.ts';
import { headLabelOf } from '#src/import/grids/form-words.ts';
import { problemAt } from '#src/import/grids/grid-problem.ts';
import type { GridView, KeyedCell } from '#src/import/grids/grid-view.ts';
import { type MoneyColumnRole, moneyColumnOf } from '#src/import/grids/money-titles.ts';
import { joinLines } from '#src/import/piece.ts';
import type { ReadProblem, TargetMoney } from '#src/import/target-table.ts';
import type { AmountCell } from '#src/rules/form-cells.ts';
import { MONEY_COLUMNS } from '#src/rules/money.ts';

type Columns = Partial<Record<MoneyColumnRole, ColumnRange>>;

/** The money block of a filled 自评表: 年初预算数, 全年预算数 and 全年执行数 over the lines of the year's money. */
export interface MoneyBlock {
  /** Everything that stands in it, so that nobody takes it for a cell of the head. */
  cells: ReadonlySet<KeyedCell>;
  amounts: ReadonlyMap<AmountCell, KeyedCell>;
  /** Where a title of its columns names it. */
  currency: '元' | '万元' | null;
  problems: ReadProblem[];
}

const FOREIGN_LINE = '自评表的资金栏没有这一行，金额没有读入。需要时请另行记录。';
const FOREIGN_COLUMN = '自评表的资金栏没有这一栏，内容没有读入。需要时请另行记录。';
const SHARED = '这一格由资金栏的几行合用，只记在第一行，其余空着。请对照原表核对。';
const SECOND = '这一栏里另有一格，没有读入。请对照原表核对。';
const LINE_TWICE = '资金栏中这一行出现了两次，取了前一行。请对照原表核对。';
const AMOUNT = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;
/** A cell that says that there is nothing. */
const NOTHING = /^[—\-–/／]*$/;
/** Two numbers below each other are not one. */
const TWO_LINES = /[\d,.]\s*\n\s*[\d,.]/;
/** What a total is called where no line is named 年度资金总额. */
const SUMS: ReadonlySet<string> = new Set(['合计', '总计', '总额', '资金总额', '资金合计']);

/** An amount as a decimal string; null for an empty cell, undefined for what is no amount, also for numbers on two lines. */
export function readAmount(text: string, currency: '元' | '万元'): string | null | undefined {
  const plain = joinLines(text).normalize('NFKC').replace(/[\s¥]/g, '');
  if (NOTHING.test(plain)) return null;
  const number = plain.endsWith(currency) ? plain.slice(0, -currency.length) : plain;
  return AMOUNT.test(number) && !TWO_LINES.test(text) ? number.replaceAll(',', '') : undefined;
}

/** The titles of the amounts from this row on; a row below that names parts of them (年初, 全年 below 预算数) belongs to them. */
interface MoneyTitles {
  /** The last row of titles. */
  row: number;
  cells: KeyedCell[];
  columns: Columns;
}

function titlesIn(view: GridView, row: number): KeyedCell[] {
  return view.across(row).filter((cell) => cell.row === row && moneyColumnOf(cell.key) !== null);
}

/** Null where the row has fewer than two titles of the three amounts. */
function titlesAt(view: GridView, row: number): MoneyTitles | null {
  const upper = titlesIn(view, row);
  if (!hasAmounts(columnsOf(upper))) return null;
  const parts = titlesIn(view, row + 1);
  const isParted = (cell: KeyedCell) => parts.some((part) => overlap(part, cell));
  const cells = [...upper.filter((cell) => !isParted(cell)), ...parts];
  const columns = columnsOf(cells);
  return parts.length > 0 && hasAmounts(columns)
    ? { row: row + 1, cells: [...upper, ...parts], columns }
    : { row, cells: upper, columns: columnsOf(upper) };
}

function columnsOf(titles: readonly KeyedCell[]): Columns {
  const columns: Columns = {};
  for (const cell of titles) {
    const role = moneyColumnOf(cell.key);
    if (role) columns[role] ??= { from: cell.column, to: cell.column + cell.columns };
  }
  return columns;
}

function hasAmounts(columns: Columns): boolean {
  return MONEY_COLUMNS.filter((column) => columns[column]).length >= 2;
}

function overlap(one: KeyedCell, other: KeyedCell): boolean {
  return one.column < other.column + other.columns && other.column < one.column + one.columns;
}

/** A row of the block: its label, and which line of the form it is; null where a 自评表 has no such line. */
interface MoneyLine {
  row: number;
  label: KeyedCell;
  part: AmountLabel['part'] | null;
}

/** What a row is about: the last label left of its amounts, or another text there beside amounts; null below the block. */
function lineAt(view: GridView, row: number, columns: Columns, first: number): MoneyLine | null {
  const left = view.within(row, 0, first).filter((at) => at.row === row);
  const labels = left.filter(({ key }) => ['amount', 'foreign'].includes(headLabelOf(key)?.kind ?? ''));
  const known = labels.at(-1);
  if (known) {
    const label = headLabelOf(known.key);
    return { row, label: known, part: label?.kind === 'amount' ? label.amount.part : null };
  }
  const last = left.findLast(({ text }) => readAmount(text, '元') === undefined);
  const isLine = last && headLabelOf(last.key) === null && hasAmountIn(view, row, columns);
  return isLine ? { row, label: last, part: null } : null;
}

function hasAmountIn(view: GridView, row: number, columns: Columns): boolean {
  const cells = MONEY_COLUMNS.flatMap((column) => cellsIn(view, row, columns[column]));
  return cells.some(({ text }) => readAmount(text, '万元') !== undefined || readAmount(text, '元') !== undefined);
}

function cellsIn(view: GridView, row: number, range: ColumnRange | undefined): KeyedCell[] {
  return range ? view.within(row, range.from, range.to) : [];
}

/** The money block of a filled 自评表 between these rows; null where its columns have no titles. */
export function findMoneyBlock(view: GridView, top: number, end: number): MoneyBlock | null {
  for (let row = top; row < end; row++) {
    const titles = titlesAt(view, row);
    if (titles) return new BlockReader(view, row, titles).read(end);
  }
  return null;
}

/** A money block as its lines are read. */
class BlockReader {
  readonly #view: GridView;
  readonly #head: number;
  readonly #titles: MoneyTitles;
  /** The first column of an amount. */
  readonly #first: number;
  readonly #cells: Set<KeyedCell>;
  readonly #amounts = new Map<AmountCell, KeyedCell>();
  readonly #problems: ReadProblem[] = [];
  /** Of a column that the block does not have what stands in it, by its first place in the grid. */
  readonly #foreign = new Map<number, KeyedCell[]>();

  constructor(view: GridView, head: number, titles: MoneyTitles) {
    this.#view = view;
    this.#head = head;
    this.#titles = titles;
    this.#first = Math.min(...titles.cells.map(({ column }) => column));
    this.#cells = new Set(titles.cells);
  }

  read(end: number): MoneyBlock {
    const lines = this.#lines(end);
    const hasTotal = lines.some(({ part }) => part === 'total');
    const sum = hasTotal ? null : lines.find(({ label, part }) => part === null && SUMS.has(label.key));
    for (const line of lines) this.#readLine(line === sum ? { ...line, part: 'total' } : line);
    this.#reportColumns();
    const named = this.#titles.cells.flatMap(({ key }) => /\((万?元)\)/.exec(key)?.[1] ?? []);
    const currency = (named[0] as '元' | '万元' | undefined) ?? null;
    return { cells: this.#cells, amounts: this.#amounts, currency, problems: this.#problems };
  }

  #begun(row: number): KeyedCell[] {
    return this.#view.across(row).filter((cell) => cell.row === row);
  }

  #lines(end: number): MoneyLine[] {
    const lines: MoneyLine[] = [];
    for (let row = this.#titles.row + 1; row < end; row++) {
      const begun = this.#begun(row);
      if (begun.length === 0 || isFormLine(begun)) continue;
      const line = lineAt(this.#view, row, this.#titles.columns, this.#first);
      if (!line) break;
      lines.push(line);
    }
    return lines;
  }

  #readLine({ row, label, part }: MoneyLine): void {
    const begun = this.#begun(row).filter(({ column }) => column >= label.column);
    for (const cell of begun) this.#cells.add(cell);
    const isTwice = part !== null && MONEY_COLUMNS.some((column) => this.#amounts.has(`${column}.${part}`));
    if (part === null || isTwice) {
      this.#problems.push(problemAt(begun, row, isTwice ? LINE_TWICE : FOREIGN_LINE));
      return;
    }
    for (const column of MONEY_COLUMNS) {
      // In a PDF without lines a label with nothing beside it reaches over the amounts.
      const cells = cellsIn(this.#view, row, this.#titles.columns[column]).filter((one) => one !== label);
      const [cell, ...more] = cells.filter((one) => one.row === row);
      if (cell) this.#amounts.set(`${column}.${part}`, cell);
      if (cell && cell.rows > 1) this.#problems.push(problemAt([label, cell], row, SHARED));
      if (more.length > 0) this.#problems.push(problemAt([label, ...more], row, SECOND));
    }
    for (const cell of begun.filter((one) => one !== label && !this.#isInColumn(one)))
      this.#foreign.set(cell.column, [...(this.#foreign.get(cell.column) ?? []), cell]);
  }

  #isInColumn(cell: KeyedCell): boolean {
    return Object.values(this.#titles.columns).some(
      ({ from, to }) => cell.column < to && cell.column + cell.columns > from,
    );
  }

  /** One sentence for each column that the block does not have, with its title and everything in it. */
  #reportColumns(): void {
    for (const [column, cells] of this.#foreign) {
      const above = [this.#titles.row, this.#head].map((row) => this.#view.at(row, column));
      const title = above.find((cell) => cell && cell.row >= this.#head);
      if (title) this.#cells.add(title);
      const told = cells.filter(({ text }) => !NOTHING.test(text));
      const quoted = title ? [title, ...told] : told;
      if (told.length > 0) this.#problems.push(problemAt(quoted, (quoted[0] as KeyedCell).row, FOREIGN_COLUMN));
    }
  }
}

/** The amounts of a block as decimals; what is none is a problem and left empty. */
export function amountsOf(view: GridView, { amounts }: MoneyBlock, currency: '元' | '万元') {
  const read: FilledTable['amounts'] = {};
  const problems: ReadProblem[] = [];
  for (const [field, cell] of amounts) {
    const amount = readAmount(view.written(cell), currency);
    if (amount === undefined)
      problems.push(problemAt([cell], cell.row, '这一格不是一个金额，没有读入。请对照原表改正。'));
    else if (amount !== null) read[field] = amount;
  }
  return { amounts: read, problems };
}

/** The year's money of the target that a filled table stands for: its 年初预算数, in a form without it 全年预算数. */
export function yearMoney(
  amounts: FilledTable['amounts'],
): Pick<TargetMoney, 'yearTotal' | 'yearAppropriation' | 'carriedOver' | 'other'> {
  const hasInitial = Object.keys(amounts).some((field) => field.startsWith('initial.'));
  const column = hasInitial ? 'initial' : 'budget';
  return {
    yearTotal: amounts[`${column}.total`] ?? null,
    yearAppropriation: amounts[`${column}.appropriation`] ?? null,
    carriedOver: amounts[`${column}.carriedOver`] ?? null,
    other: amounts[`${column}.other`] ?? null,
  };
}
