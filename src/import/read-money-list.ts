import {
  captionUnit,
  findListHead,
  type ListColumn,
  type ListMeaning,
  lineOfWord,
} from '#src/import/money-list-head.ts';
import { type CellLine, splitCells } from '#src/import/split-cells.ts';
import type { ReadProblem } from '#src/import/target-table.ts';
import { type Decimal, normalise, parseDecimal } from '#src/rules/decimal.ts';
import type { Currency } from '#src/rules/money.ts';
import { type MoneyField, nameOfField, placeOfField, readListAmount } from '#src/rules/money-list.ts';

/** The most lines that are read at once; a unit has some dozen projects. */
export const MOST_LIST_LINES = 2_000;
const MOST_CHARACTERS = 1_000_000;

/** One line of the list: the name that it gives and its amounts in 元. */
export interface ListRow {
  line: number;
  name: string;
  amounts: { field: MoneyField; yuan: Decimal }[];
}

/** What a person decided where the list does not say it; columns count from 0. */
export interface ListChoices {
  meanings: ReadonlyMap<number, ListMeaning>;
  currency: Currency | null;
}

export type MoneyList =
  | { ok: false; problem: string }
  | {
      ok: true;
      columns: ListColumn[];
      /** What must be decided before anything can be stored, a sentence each. */
      questions: string[];
      rows: ListRow[];
      problems: ReadProblem[];
      /** 合计 lines, which are left out. */
      totals: { line: number; text: string }[];
    };

const TOTAL_NAME = /^(本页|本单位|单位|部门|项目)?(合计|总计|小计|共计|总额)[:：]?$/;

function tooMuch(pasted: string): string {
  if (pasted.trim() === '') return '没有粘贴任何内容。请在 Excel 或财务系统中选中清单（连同表头）复制，再粘贴到这里。';
  if (pasted.length > MOST_CHARACTERS) return '粘贴的内容太长，请只复制本年度项目的清单。';
  return '';
}

interface ListParts {
  columns: ListColumn[];
  /** How many columns the head has; a longer line was parted in the wrong places. */
  headed: number;
  body: CellLine[];
}

/** The columns as recognised, then as chosen; without a head each is named by its number and nothing is known of it. */
function columnsOf(lines: readonly CellLine[], choices: ListChoices): ListParts {
  const head = findListHead(lines);
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const first = lines[0]?.cells ?? [];
  const titled = head === null && first.every((cell) => parseDecimal(cell) === null);
  const columns = Array.from({ length: width }, (_, at): ListColumn => {
    const heading = titled ? first[at] || `第 ${at + 1} 列` : `第 ${at + 1} 列`;
    const known = head?.columns[at] ?? { heading, meaning: 'ignored', currency: null, oddUnit: false };
    return { ...known, meaning: choices.meanings.get(at) ?? known.meaning };
  });
  return { columns, headed: head?.columns.length ?? width, body: lines.slice(head?.bodyFrom ?? (titled ? 1 : 0)) };
}

function questionsOf(columns: readonly ListColumn[], currency: Currency | null): string[] {
  const amounts = columns.filter((one) => one.meaning.includes('.'));
  const names = columns.filter((one) => one.meaning === 'name').length;
  const questions: string[] = [];
  if (names === 0) questions.push('没有认出哪一列是项目名称，请在“列的含义”中选择。');
  if (names > 1) questions.push('有几列都当作项目名称，请在“列的含义”中只留一列。');
  if (amounts.length === 0) questions.push('没有认出哪一列是金额，请在“列的含义”中选择。');
  const seen = new Map<ListMeaning, ListColumn>();
  for (const one of amounts) {
    const before = seen.get(one.meaning);
    if (before)
      questions.push(
        `“${before.heading}”和“${one.heading}”都当作${nameOfField(one.meaning as MoneyField)}，请在“列的含义”中只留一列。`,
      );
    seen.set(one.meaning, one);
  }
  if (currency === null && amounts.some((one) => one.currency === null && !one.oddUnit))
    questions.push('清单没有写明金额单位，请选择元或万元。');
  return questions;
}

interface LineReading {
  row: ListRow | null;
  problems: ReadProblem[];
}

/** The amounts of one line; a kind of money named in the line itself says which line of the form they belong to. */
function readLine(
  { line, cells }: CellLine,
  name: string,
  columns: readonly ListColumn[],
  currency: Currency | null,
): LineReading {
  const problem = (message: string): ReadProblem => ({ line, text: cells.filter(Boolean).join('　'), message });
  const source = columns.findIndex((one) => one.meaning === 'source');
  const kind = source < 0 ? 'total' : lineOfWord(cells[source] ?? '');
  if (kind === null)
    return { row: null, problems: [problem(`资金来源“${cells[source] ?? ''}”认不出，这一行没有读入。`)] };
  const problems: ReadProblem[] = [];
  const amounts: ListRow['amounts'] = [];
  for (const [at, column] of columns.entries()) {
    if (!column.meaning.includes('.') || column.oddUnit) continue;
    const unit = column.currency ?? currency;
    if (unit === null) continue;
    const field = column.meaning as MoneyField;
    const read = readListAmount(cells[at] ?? '', unit);
    const place = placeOfField(field);
    if (!read.ok) problems.push(problem(`${name}的${nameOfField(field)}：${read.problem}`));
    else if (read.yuan !== null)
      amounts.push({ field: source < 0 ? field : `${place.column}.${kind}`, yuan: read.yuan });
  }
  return { row: { line, name, amounts }, problems };
}

type Body = Pick<Extract<MoneyList, { ok: true }>, 'rows' | 'problems' | 'totals'>;

/** Line by line below the head. With a column of 资金来源 a name holds until the next one, as merged cells mean it. */
function readBody({ columns, headed, body }: ListParts, currency: Currency | null): Body {
  const read: Body = { rows: [], problems: [], totals: [] };
  const nameAt = columns.findIndex((one) => one.meaning === 'name');
  const hasSource = columns.some((one) => one.meaning === 'source');
  let name = '';
  for (const one of nameAt < 0 ? [] : body) {
    const text = one.cells.filter(Boolean).join('　');
    const own = one.cells[nameAt] ?? '';
    const problem = (message: string) => read.problems.push({ line: one.line, text, message });
    name = own || (hasSource ? name : '');
    if (one.cells.slice(headed).some((cell) => cell !== '')) {
      problem('这一行的格数比表头多（数字里可能有千位逗号），没有读入。请从 Excel 直接复制单元格。');
    } else if (name === '') {
      if (!/^单位[:：]/.test(text)) problem('这一行没有项目名称（可能是合并单元格的后几行），没有读入。');
    } else if (TOTAL_NAME.test(normalise(name))) {
      read.totals.push({ line: one.line, text });
    } else {
      const { row, problems } = readLine(one, name, columns, currency);
      read.problems.push(...problems);
      if (row) read.rows.push(row);
    }
  }
  return read;
}

function oddUnits(columns: readonly ListColumn[]): ReadProblem[] {
  return columns
    .filter((one) => one.oddUnit && one.meaning.includes('.'))
    .map(({ heading }) => ({
      line: 1,
      text: heading,
      message: `“${heading}”的单位不是元或万元，这一列没有读入，请换算后重新粘贴。`,
    }));
}

/**
 * Reads a list of projects and amounts as it is copied from the finance system or Excel: columns by the words of their
 * heads, units by head, caption or choice. Lines that cannot be told apart are problems with their line number, never guesses.
 */
export function readMoneyList(pasted: string, choices: ListChoices): MoneyList {
  const problem = tooMuch(pasted);
  if (problem !== '') return { ok: false, problem };
  const lines = splitCells(pasted);
  if (lines.length > MOST_LIST_LINES) {
    const told = `粘贴了 ${lines.length} 行，一次最多 ${MOST_LIST_LINES} 行，请只复制本年度项目的清单。`;
    return { ok: false, problem: told };
  }
  const parts = columnsOf(lines, choices);
  const { columns } = parts;
  const currency = choices.currency ?? captionUnit(lines);
  const { rows, problems, totals } = readBody(parts, currency);
  const questions = questionsOf(columns, currency);
  return { ok: true, columns, questions, rows, problems: [...oddUnits(columns), ...problems], totals };
}
