import type { FilledTable } from '#src/import/filled-table.ts';
import type { AmountLabel } from '#src/import/grids/amount-words.ts';
import { type GridPlace, placeOf, problemAt } from '#src/import/grids/grid-problem.ts';
import type { GridView } from '#src/import/grids/grid-view.ts';
import { type HeadCells, type LabelledCell, readHeadCells } from '#src/import/grids/head-cells.ts';
import {
  amountsOf,
  findMoneyBlock,
  type MoneyBlock,
  readAmount,
  yearMoney,
} from '#src/import/grids/read-money-block.ts';
import { joinLines } from '#src/import/piece.ts';
import { isoDate } from '#src/import/read-header.ts';
import { HEADER_LABELS, MONEY_LABELS } from '#src/import/shanghai-form.ts';
import { EMPTY_MONEY, type ReadProblem, type TargetMoney, type TargetTable } from '#src/import/target-table.ts';

export type TableHead = Omit<TargetTable, 'indicators'>;

export interface HeadReading {
  head: TableHead;
  /** What a filled 自评表 says of money and goal. */
  filled: Pick<FilledTable, 'amounts' | 'goalResult'>;
  problems: ReadProblem[];
  /** Those of the problems that say what the head does not have. */
  missing: ReadonlySet<ReadProblem>;
  /** Where each field stands: `name`, `money.yearTotal`, `goal` … */
  places: Map<string, GridPlace>;
  doubts: Map<string, string>;
}

const FOREIGN_CELL = '申报表没有这一栏，内容没有读入。需要时请另行记录。';
const OUTSIDE = '这个金额不在资金栏的几列之下，没有读入。请对照原表核对。';
const NO_YEAR = '标题下没有“（20××年度）”，年度空着。请在标题下补上一行，再导入。';
const NO_CURRENCY = '项目资金没有写明（元）还是（万元），暂按元读入。请对照原表写上单位，再导入。';

type AmountField = Exclude<keyof TargetMoney, 'currency'>;

const FIELDS: Record<'project' | 'year', Record<AmountLabel['part'], AmountField | null>> = {
  project: { total: 'projectTotal', appropriation: 'projectAppropriation', carriedOver: null, other: 'projectOther' },
  year: { total: 'yearTotal', appropriation: 'yearAppropriation', carriedOver: 'carriedOver', other: 'other' },
};

/** Which column of the form an amount belongs to: the label says it, else the total that it stands below. */
function fieldOf(one: LabelledCell, amount: AmountLabel, totals: readonly LabelledCell[]): AmountField | null {
  if (amount.half !== 'either') return FIELDS[amount.half][amount.part];
  const above = totals.filter(({ at }) => at.column <= one.at.column && at.row <= one.at.row);
  const nearer = (left: LabelledCell, right: LabelledCell) =>
    right.at.column - left.at.column || right.at.row - left.at.row;
  const nearest = above.toSorted(nearer)[0] ?? totals[0];
  const half = nearest?.label.kind === 'amount' ? nearest.label.amount.half : 'year';
  return FIELDS[half === 'project' ? 'project' : 'year'][amount.part];
}

function isAmount(one: LabelledCell): one is LabelledCell & { label: { kind: 'amount' } } {
  return one.label.kind === 'amount';
}

/** One table's upper part as it is put together. */
class HeadReader {
  readonly problems: ReadProblem[];
  readonly missing = new Set<ReadProblem>();
  readonly places = new Map<string, GridPlace>();
  readonly doubts = new Map<string, string>();
  readonly #view: GridView;
  readonly #cells: HeadCells;
  readonly #top: number;
  readonly #isShanghai: boolean;
  readonly #block: MoneyBlock | null;
  readonly filled: HeadReading['filled'] = { amounts: {}, goalResult: '' };

  constructor(view: GridView, cells: HeadCells, block: MoneyBlock | null, top: number, isShanghai: boolean) {
    this.#view = view;
    this.#cells = cells;
    this.#block = block;
    this.#top = top;
    this.#isShanghai = isShanghai;
    this.problems = [...cells.problems];
  }

  read(): TableHead {
    const head = this.#headTexts();
    const money = this.#money();
    const goals = this.#goals();
    this.#goalResult();
    for (const one of this.#cells.labelled) {
      if (one.label.kind !== 'foreign' || one.text === '') continue;
      const cells = one.cell && one.cell !== one.at ? [one.at, one.cell] : [one.at];
      this.problems.push(problemAt(cells, one.at.row, FOREIGN_CELL));
    }
    const year = this.#cells.year ?? this.#labelledYear();
    if (year === null) this.#missing('年度', NO_YEAR);
    return { ...head, year: year ?? 0, money, ...goals };
  }

  #labelledYear(): number | null {
    const text = this.#cells.labelled.find(({ label }) => label.kind === 'year')?.text ?? '';
    const year = /^(20\d\d)年?度?$/.exec(text.trim())?.[1];
    return year === undefined ? null : Number(year);
  }

  #missing(text: string, message: string): void {
    const problem = { line: this.#top + 1, text, message };
    this.missing.add(problem);
    this.problems.push(problem);
  }

  /** Keeps where a field was read and what is doubtful about its cell. */
  #note(field: string, { cell, doubt }: LabelledCell): void {
    if (!cell) return;
    this.places.set(field, placeOf(cell));
    if (doubt) this.doubts.set(field, doubt);
  }

  #headTexts(): Pick<TableHead, (typeof HEADER_LABELS)[number]['field']> {
    const texts = HEADER_LABELS.map(({ field, title }) => {
      const cells = this.#cells.labelled.filter(({ label }) => label.kind === 'head' && label.field === field);
      const [first, ...others] = cells;
      const mustBeThere = this.#isShanghai || field === 'name' || field === 'unit';
      if (!first && mustBeThere) {
        this.#missing(title, `表头中没有找到“${title}”，这一栏空着。请对照原表补上，再导入。`);
      }
      if (!first) return [field, ''];
      this.#note(field, first);
      for (const other of others.filter(({ text }) => text !== '' && joinLines(text) !== joinLines(first.text)))
        this.#repeated(title, other);
      const text = joinLines(first.text);
      if (field === 'name' && text === '') this.#missing('项目名称', '项目名称是空的。请对照原表补上，再导入。');
      const isDate = field === 'startDate' || field === 'endDate';
      return [field, isDate ? this.#date(title, first, text) : text];
    });
    return Object.fromEntries(texts);
  }

  #repeated(title: string, other: LabelledCell): void {
    const message = `“${title}”出现了两次，内容不同，取了前一个。请对照原表改成一样，再导入。`;
    this.problems.push(problemAt([other.cell ?? other.at], other.at.row, message));
  }

  #date(title: string, one: LabelledCell, text: string): string {
    if (text === '') return '';
    const iso = isoDate(text);
    if (iso !== null) return iso;
    const message = `“${title}”不是一个日期，这一栏空着。请写成 2024-01-01 的样子，再导入。`;
    this.problems.push(problemAt([one.cell ?? one.at], one.at.row, message));
    return '';
  }

  #money(): TargetMoney {
    const currency = this.#cells.currency ?? '元';
    const money: TargetMoney = { ...EMPTY_MONEY, currency };
    const amounts = this.#cells.labelled.filter(isAmount);
    const { moneyAt } = this.#cells;
    if (this.#block) {
      for (const { at, cell, text } of amounts)
        if (text !== '') this.problems.push(problemAt([at, ...(cell && cell !== at ? [cell] : [])], at.row, OUTSIDE));
      return { ...money, ...this.#filledMoney(this.#block, currency) };
    }
    if (amounts.length === 0) {
      this.#missing('项目资金', '没有找到“项目资金”一栏，金额都空着。请核对表格是否完整，补上后再导入。');
      return money;
    }
    if (this.#cells.currency === null && moneyAt) this.problems.push(problemAt([moneyAt], moneyAt.row, NO_CURRENCY));
    const totals = amounts.filter(({ label }) => label.amount.part === 'total');
    const seen = new Set<AmountField>();
    for (const one of amounts) {
      const field = fieldOf(one, one.label.amount, totals);
      const amount = readAmount(this.#amountText(one), currency);
      if (field === null || seen.has(field) || amount === undefined) {
        if (one.text !== '') this.#noAmount(one);
        continue;
      }
      seen.add(field);
      money[field] = amount;
      this.#note(`money.${field}`, one);
    }
    if (this.#isShanghai) this.#missingAmounts(amounts.map(({ label }) => label.title));
    return money;
  }

  /** Lines that only the width of a page broke are one number. */
  #amountText({ cell, text }: LabelledCell): string {
    return cell?.box || this.#view.grid.wrapped ? joinLines(text) : text;
  }

  /** A filled 自评表 has the year's money only, as 年初预算数 beside what became of it. */
  #filledMoney(block: MoneyBlock, currency: '元' | '万元') {
    const { amounts, problems } = amountsOf(this.#view, block, currency);
    this.problems.push(...problems);
    this.filled.amounts = amounts;
    for (const [field, cell] of block.amounts) {
      this.places.set(field, placeOf(cell));
      if (cell.doubt) this.doubts.set(field, cell.doubt);
    }
    const [first] = block.cells;
    if (this.#cells.currency === null && first) this.problems.push(problemAt([first], first.row, NO_CURRENCY));
    return yearMoney(amounts);
  }

  #goalResult(): void {
    const one = this.#cells.labelled.find(({ label, text }) => label.kind === 'goalResult' && text !== '');
    if (!one) return;
    this.#note('goalResult', one);
    // A text that a page break cut consists of two cells.
    this.filled.goalResult = one.cell?.text === one.text ? this.#view.written(one.cell) : joinLines(one.text);
  }

  #noAmount(one: LabelledCell & { label: { kind: 'amount' } }): void {
    const message = `“${one.label.title}”后面不是一个金额，这一栏空着。请对照原表改正，再导入。`;
    this.problems.push(
      problemAt([one.at, ...(one.cell && one.cell !== one.at ? [one.cell] : [])], one.at.row, message),
    );
  }

  #missingAmounts(found: readonly string[]): void {
    for (const { title } of MONEY_LABELS.filter((one) => !found.includes(one.title)))
      this.#missing(title, `项目资金中没有找到“${title}”，这一栏空着。请对照原表补上，再导入。`);
  }

  /** One text under both labels is the annual goal; the project's goal is then none of its own (one cell, or one left empty). */
  #goals(): Pick<TableHead, 'goal' | 'annualGoal'> {
    const find = (kind: 'goal' | 'annualGoal') =>
      this.#cells.labelled.filter(({ label, text }) => label.kind === kind && text !== '');
    const [[goal, ...goals], [annual, ...annuals]] = [find('goal'), find('annualGoal')];
    for (const other of [...goals, ...annuals]) {
      const first = other.label.kind === 'goal' ? goal : annual;
      if (first && joinLines(first.text) !== joinLines(other.text)) this.#repeated('绩效目标', other);
    }
    const only = annual && goal && annual.cell !== goal.cell ? null : (annual ?? goal);
    if (only) {
      this.#note('annualGoal', only);
      return { goal: null, annualGoal: this.#view.onOneLine(only.text) };
    }
    if (goal) this.#note('goal', goal);
    if (annual) this.#note('annualGoal', annual);
    const written = (one: LabelledCell | undefined) => (one ? this.#view.onOneLine(one.text) : null);
    return { goal: written(goal), annualGoal: written(annual) };
  }
}

/** The head of a target table between the rows `top` and `end`: what stands in it, what could not be placed, and where it stands. */
export function readHead(view: GridView, top: number, end: number, isShanghai: boolean): HeadReading {
  const block = findMoneyBlock(view, top, end);
  const reader = new HeadReader(view, readHeadCells(view, top, end, block), block, top, isShanghai);
  const head = reader.read();
  const { filled, problems, missing, places, doubts } = reader;
  return { head, filled, problems, missing, places, doubts };
}
