import type { CellLine } from '#src/import/split-cells.ts';
import { normalise, parseDecimal } from '#src/rules/decimal.ts';
import type { Currency, MoneyColumn } from '#src/rules/money.ts';
import type { MoneyField } from '#src/rules/money-list.ts';
import type { MoneyLine } from '#src/rules/record.ts';

/** What a column of the list holds: the project's name, the kind of money of the line, an amount, or nothing that is read. */
export type ListMeaning = 'name' | 'source' | 'ignored' | MoneyField;

export interface ListColumn {
  heading: string;
  meaning: ListMeaning;
  /** The unit that the heading names; null for none. */
  currency: Currency | null;
  /** The unit of a heading is none that the form knows (千元, 亿元). */
  oddUnit: boolean;
}

/** The head of a list; `bodyFrom` is the index of the first line below it. */
export interface ListHead {
  line: number;
  columns: ListColumn[];
  bodyFrom: number;
}

/** Lines of a table in which a head is looked for: a title and a caption may stand above it. */
const HEAD_LINES = 10;

const IGNORED =
  /率|%|比重|占比|比例|进度|增减|差额|差异|结余|余额|年末|序号|编码|代码|科目|调整数|调整额|调增|调减|追加/;

interface Reading {
  meaning: 'name' | 'source' | 'ignored' | null;
  column: MoneyColumn | null;
  line: MoneyLine | null;
}

function columnOf(text: string): MoneyColumn | null {
  if (/执行|决算/.test(text) || (/支出|支付|已用|使用/.test(text) && !/预算|指标/.test(text))) return 'executed';
  if (/年初|批复/.test(text)) return 'initial';
  return /调整后|预算|指标/.test(text) ? 'budget' : null;
}

/** The money line that a word names: 财政拨款, 上年结转, 其他资金, or their total. */
export function lineOfWord(word: string): MoneyLine | null {
  const text = normalise(word);
  if (/结转|上年结余/.test(text)) return 'carriedOver';
  if (/财政(拨款|资金|补助)|拨款|一般公共预算/.test(text)) return 'appropriation';
  if (/其他|自有|单位资金/.test(text)) return 'other';
  return /合计|小计|总额|总计/.test(text) ? 'total' : null;
}

function readHeading(heading: string): Reading {
  const text = normalise(heading).replace(/[（(](单位[:：])?[百千]?[万亿]?元[）)]/g, '');
  const none = { column: null, line: null };
  if (text === '') return { meaning: null, ...none };
  if (/项目名|^(预算|二级)?项目$|^名称$/.test(text)) return { meaning: 'name', ...none };
  if (/资金(来源|性质|构成|类别|类型)/.test(text)) return { meaning: 'source', ...none };
  const carried = /上年(末)?(结转|结余)/.test(text);
  if (IGNORED.test(carried ? text.replace(/上年(末)?(结转|结余)(结余)?/g, '') : text))
    return { meaning: 'ignored', ...none };
  return { meaning: null, column: columnOf(text.replace('一般公共预算', '')), line: lineOfWord(text) };
}

function unitOf(heading: string): Pick<ListColumn, 'currency' | 'oddUnit'> {
  const unit = /[（(:：]([百千]?[万亿]?元)[）)]?/.exec(normalise(heading))?.[1];
  const known = unit === '元' || unit === '万元';
  return { currency: known ? unit : null, oddUnit: unit !== undefined && !known };
}

/** A part without a column of its own (其中：当年财政拨款) belongs to the amount that stands left of it. */
function columnsOf(headings: readonly string[]): ListColumn[] {
  let left: MoneyColumn | null = null;
  return headings.map((heading): ListColumn => {
    const { meaning, column, line } = readHeading(heading);
    if (column !== null) left = column;
    const amount: MoneyColumn | null = column ?? (line === null ? null : left);
    const unit = unitOf(heading);
    if (meaning !== null) return { heading, meaning, ...unit };
    return { heading, meaning: amount === null ? 'ignored' : `${amount}.${line ?? 'total'}`, ...unit };
  });
}

function isHead(columns: readonly ListColumn[]): boolean {
  return columns.some((one) => one.meaning === 'name') && columns.some((one) => one.meaning.includes('.'));
}

/** Headings of two lines read together: a merged heading above counts for every heading below it. */
function joinedHeadings(above: CellLine, below: CellLine | undefined): string[] | null {
  if (!below || !above.cells.some((cell) => readHeading(cell).meaning === 'name')) return null;
  if (below.cells.some((cell) => parseDecimal(cell) !== null)) return null;
  const words = below.cells.map(readHeading);
  if (!words.some((one) => one.line !== null || one.column !== null)) return null;
  let merged = '';
  return Array.from({ length: Math.max(above.cells.length, below.cells.length) }, (_, at) => {
    const [own, under] = [above.cells[at] ?? '', below.cells[at] ?? ''];
    if (own !== '') merged = own;
    return under === '' ? own : `${merged}${under}`;
  });
}

/** The head of a list, in one line or two; null where no line names both projects and amounts. */
export function findListHead(lines: readonly CellLine[]): ListHead | null {
  for (const [at, line] of lines.slice(0, HEAD_LINES).entries()) {
    const joined = joinedHeadings(line, lines[at + 1]);
    const [two, one] = [joined && columnsOf(joined), columnsOf(line.cells)];
    if (two && isHead(two)) return { line: line.line, columns: two, bodyFrom: at + 2 };
    if (isHead(one)) return { line: line.line, columns: one, bodyFrom: at + 1 };
  }
  return null;
}

/** The unit that a caption above the head or beside it names (单位：万元); null for none. */
export function captionUnit(lines: readonly CellLine[]): Currency | null {
  const caption = lines.flatMap(({ cells }) => cells).find((cell) => /单位[:：]/.test(normalise(cell)));
  return caption === undefined ? null : unitOf(caption).currency;
}
