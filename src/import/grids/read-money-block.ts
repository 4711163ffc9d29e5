import type { FilledTable } from '#src/import/filled-table.ts';
import type { ColumnRange } from '#src/import/grids/column-titles.ts';
import { isFormLine } from '#src/import/grids/filled-rows.ts';
import { type AmountLabel, headLabelOf, type MoneyColumnRole, moneyColumnOf } from '#src/import/grids/form-words.ts';
import { problemAt } from '#src/import/grids/grid-problem.ts';
import type { GridView, KeyedCell } from '#src/import/grids/grid-view.ts';
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
const LINE_TWICE = '资金栏中这一行出现了两次，取了前一行。请对照原表核对。';
const AMOUNT = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;
/** A cell that says that there is nothing. */
const NOTHING = /^[—\-–/／]*$/;

/** An amount as a decimal string; null for an empty cell, undefined for what is no amount. */
export function readAmount(text: string, currency: '元' | '万元'): string | null | undefined {
  const plain = joinLines(text).normalize('NFKC').replace(/\s/g, '');
  if (NOTHING.test(plain)) return null;
  const number = plain.endsWith(currency) ? plain.slice(0, -currency.length) : plain;
  return AMOUNT.test(number) ? number.replaceAll(',', '') : undefined;
}

/** The columns whose titles stand in this row; null where it has fewer than two of the three amounts. */
function columnsAt(view: GridView, row: number): Columns | null {
  const columns: Columns = {};
  for (const cell of view.across(row)) {
    const role = cell.row === row ? moneyColumnOf(cell.key) : null;
    if (role) columns[role] ??= { from: cell.column, to: cell.column + cell.columns };
  }
  return MONEY_COLUMNS.filter((column) => columns[column]).length >= 2 ? columns : null;
}

/** What a row of the block is about: the last label left of its amounts, null for `amount` where a 自评表 has no such line. */
interface LineLabel {
  at: KeyedCell;
  amount: AmountLabel | null;
}

function labelIn(view: GridView, row: number, first: number): LineLabel | null {
  const labels = view.within(row, 0, first).flatMap((at): LineLabel[] => {
    const label = at.row === row ? headLabelOf(at.key) : null;
    if (label?.kind === 'amount') return [{ at, amount: label.amount }];
    return label?.kind === 'foreign' ? [{ at, amount: null }] : [];
  });
  return labels.at(-1) ?? null;
}

/** The money block of a filled 自评表 between these rows; null where its columns have no titles. */
export function findMoneyBlock(view: GridView, top: number, end: number): MoneyBlock | null {
  for (let row = top; row < end; row++) {
    const columns = columnsAt(view, row);
    if (columns) return readBlock(view, row, end, columns);
  }
  return null;
}

function readBlock(view: GridView, head: number, end: number, columns: Columns): MoneyBlock {
  const titles = view.across(head).filter((cell) => moneyColumnOf(cell.key) !== null);
  const cells = new Set(titles);
  const amounts = new Map<AmountCell, KeyedCell>();
  const problems: ReadProblem[] = [];
  const first = Math.min(...titles.map(({ column }) => column));
  for (let row = head + 1; row < end; row++) {
    const inRow = view.across(row).filter((cell) => cell.row === row);
    if (inRow.length === 0 || isFormLine(inRow)) continue;
    const label = labelIn(view, row, first);
    if (!label) break;
    const begun = inRow.filter(({ column }) => column >= label.at.column);
    for (const cell of begun) cells.add(cell);
    const line = label.amount?.part;
    const isTwice = line !== undefined && MONEY_COLUMNS.some((column) => amounts.has(`${column}.${line}`));
    if (line === undefined || isTwice) problems.push(problemAt(begun, row, isTwice ? LINE_TWICE : FOREIGN_LINE));
    else
      for (const column of MONEY_COLUMNS) {
        const range = columns[column];
        const [cell] = range ? view.within(row, range.from, range.to) : [];
        if (cell) amounts.set(`${column}.${line}`, cell);
      }
  }
  const named = titles.flatMap(({ key }) => /\((万?元)\)/.exec(key)?.[1] ?? []);
  return { cells, amounts, currency: (named[0] as '元' | '万元' | undefined) ?? null, problems };
}

/** The amounts of a block as decimals; what is none is a problem and left empty. */
export function amountsOf({ amounts }: MoneyBlock, currency: '元' | '万元') {
  const read: FilledTable['amounts'] = {};
  const problems: ReadProblem[] = [];
  for (const [field, cell] of amounts) {
    const amount = readAmount(cell.text, currency);
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
