import type { Token } from '#src/import/flow/flow-tokens.ts';
import { type ColumnRole, isClosingLabel } from '#src/import/grids/form-words.ts';
import { knownLabelAt } from '#src/import/indicator-labels.ts';
import { parsePoints } from '#src/rules/decimal.ts';

/** A row of a filled 自评表 in running text: by role the tokens of its cell. */
export type FilledFlowRow = Partial<Record<ColumnRole, readonly Token[]>>;

export interface FilledFlowRows {
  rows: FilledFlowRow[];
  /** 总分 and its kind: its label, then 分值 and 得分 as far as they are printed. */
  closing: FilledFlowRow[];
  /** What stands below the table. */
  rest: readonly Token[];
}

/** A level 1 or 2 that begins at a token; `sure`: it can be nothing else, while 社会效益 may as well be what an indicator is called. */
function labelAt(tokens: readonly Token[], at: number) {
  const match = knownLabelAt(tokens, at);
  if (match === null || (match.meaning.kind !== 'category' && match.meaning.kind !== 'subcategory')) return null;
  const { kind } = match.meaning;
  return { kind, length: match.length, sure: match.meaning.kind === 'category' || !match.meaning.short };
}

/** （50分） below 产出指标, in the same cell. */
const POINTS_OF_LABEL = /^\(\d+(?:\.\d+)?分?\)$/;
/** Every row has these cells; what else a form asks for may be empty, and then nobody can tell which cell is which. */
const NEEDED: readonly ColumnRole[] = ['name', 'target', 'actual', 'weight', 'score'];
const MOST_REASON_LINES = 3;
/** How a signature line and the notes below a form begin. */
const BELOW =
  /^(?:填报人|填表人|项目负责人|财务负责人|单位负责人|审核人|联系电话|填报日期|日期|备?注|说明)(?:[(（][^()（）]*[)）])?[:：]/;
/** What can be nothing but a reason: a whole sentence, or one that says what it is. */
const SURELY_REASON = /[。；！]$|^(?:偏差)?(?:原因|措施|改进措施)[:：]/;
const REASON_DOUBT = '原文没有标出单元格：按偏差原因读入，也可能是下一项指标名称的开头。';
const LABEL_DOUBT = '原文没有标出单元格：它上面的一行按指标分类读入，也可能是指标名称的开头。';
const NAME_DOUBT = '原文没有标出单元格：按指标名称读入，也可能是指标分类，那样这一行少了一格，后面的都错了一格。';
/** No form has as many cells, or as many lines that may close it. */
const MOST_TOKENS = 20_000;
const MOST_ENDS = 20;

const pointsOf = ({ key }: Token) => parsePoints(key.replace(/分$/, ''));

function isSureLabel(tokens: readonly Token[], at: number): boolean {
  return labelAt(tokens, at)?.sure === true;
}

interface Labelled {
  labels: FilledFlowRow;
  next: number;
}

/** The ways to read the labels before a name: none, a level 1, a level 2, or both. */
function labelsAt(tokens: readonly Token[], at: number): Labelled[] {
  const match = labelAt(tokens, at);
  const ways: Labelled[] = match?.sure ? [] : [{ labels: {}, next: at }];
  if (!match) return ways;
  let next = at + match.length;
  const labels = { [match.kind]: tokens.slice(at, next) };
  if (POINTS_OF_LABEL.test(tokens[next]?.key ?? '')) next += 1;
  if (match.kind === 'subcategory') return [...ways, { labels, next }];
  const below = labelsAt(tokens, next).filter((one) => one.labels.category === undefined);
  return [...ways, ...below.map((one) => ({ labels: { ...labels, ...one.labels }, next: one.next }))];
}

/** The cells behind the labels, in the order of the columns; null where they cannot be these. */
function cellsAt(tokens: readonly Token[], at: number, order: readonly ColumnRole[]): FilledFlowRow | null {
  const cells: FilledFlowRow = {};
  for (const [place, role] of order.entries()) {
    const token = tokens[at + place];
    if (!token || isEnd(token)) return null;
    cells[role] = [token];
  }
  const [weight, score] = [cells.weight?.[0], cells.score?.[0]].map((token) => token && pointsOf(token));
  const isRow = weight != null && score != null && score <= weight && pointsOf(tokens[at] as Token) === null;
  return isRow ? cells : null;
}

/** What a row may go on with: a line that is no number and no label. */
function isReason(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && pointsOf(token) === null && !isSureLabel(tokens, at) && !isEnd(token);
}

/** Whether the rows may end before this token. */
function isEnd({ key, text }: Token): boolean {
  return isClosingLabel(key) || BELOW.test(text);
}

/** The columns behind the labels of a row, without 偏差原因, which is the last one and may be empty. */
interface Columns {
  order: readonly ColumnRole[];
  hasReason: boolean;
}

interface PossibleRow {
  row: FilledFlowRow;
  next: number;
}

/** Every row that may begin at this token. */
function rowsAt(tokens: readonly Token[], at: number, { order, hasReason }: Columns): PossibleRow[] {
  return labelsAt(tokens, at).flatMap(({ labels, next }) => {
    const cells = cellsAt(tokens, next, order);
    if (!cells) return [];
    const mayBeLabel = labels.subcategory === undefined && labelAt(tokens, next) !== null;
    if (next > at && !isSureLabel(tokens, at)) cells.name = doubted(cells.name, LABEL_DOUBT);
    else if (mayBeLabel) cells.name = doubted(cells.name, NAME_DOUBT);
    const from = next + order.length;
    const rows: PossibleRow[] = [{ row: { ...labels, ...cells }, next: from }];
    for (let to = from; hasReason && to < from + MOST_REASON_LINES && isReason(tokens, to); to++)
      rows.push({ row: { ...labels, ...cells, reason: tokens.slice(from, to + 1) }, next: to + 1 });
    return rows;
  });
}

function doubted(cell: readonly Token[] = [], doubt: string): Token[] {
  return cell.map((token) => ({ ...token, doubt }));
}

/** The rows that these tokens are from first to last; null where they are none, or where there is more than one way to divide them. */
function divide(tokens: readonly Token[], columns: Columns): FilledFlowRow[] | null {
  const end = tokens.length;
  /** By token in how many ways, 2 for more, the rows go on from it to the end, and the first row of one of them. */
  const ways: number[] = Array<number>(end + 1).fill(0);
  const firstRows: PossibleRow[] = [];
  ways[end] = 1;
  for (let at = end - 1; at >= 0; at--) {
    for (const one of rowsAt(tokens, at, columns)) {
      if (ways[one.next] === 0) continue;
      ways[at] = Math.min(2, (ways[at] ?? 0) + (ways[one.next] ?? 0));
      firstRows[at] = one;
    }
  }
  if (end === 0 || ways[0] !== 1) return null;
  const rows: FilledFlowRow[] = [];
  for (let at = 0; at < end; ) {
    const { row = {}, next = end } = firstRows[at] ?? {};
    const isSure =
      next === end || isSureLabel(tokens, next) || row.reason?.every(({ text }) => SURELY_REASON.test(text));
    rows.push(isSure || !row.reason ? row : { ...row, reason: doubted(row.reason, REASON_DOUBT) });
    at = next;
  }
  return rows;
}

/** 总分 100 97.5, or 折算 97.5: a closing line and the index behind it; null for a line that is none. */
function closingAt(
  tokens: readonly Token[],
  at: number,
  first: ColumnRole,
): { row: FilledFlowRow; next: number } | null {
  const label = tokens[at];
  if (!label || !isClosingLabel(label.key)) return null;
  let next = at + 1;
  while (next < tokens.length && pointsOf(tokens[next] as Token) !== null) next += 1;
  const numbers = tokens.slice(at + 1, next);
  if (numbers.length === 0 || numbers.length > 2) return null;
  const [weight, score] = numbers.length > 1 ? numbers : [undefined, numbers[0]];
  // 等级：优 or a working on the same line.
  while (tokens[next]?.line === label.line || /^等级/.test(tokens[next]?.key ?? '')) next += 1;
  return {
    row: { [first]: [label], ...(weight ? { weight: [weight] } : {}), ...(score ? { score: [score] } : {}) },
    next,
  };
}

/** What follows the rows; null where a line begins like a closing one and is none: nobody can tell what else it is. */
function readClosing(tokens: readonly Token[], first: ColumnRole): Pick<FilledFlowRows, 'closing' | 'rest'> | null {
  const closing: FilledFlowRow[] = [];
  let at = 0;
  for (let line = closingAt(tokens, at, first); line; line = closingAt(tokens, at, first)) {
    closing.push(line.row);
    at = line.next;
  }
  const rest = tokens.slice(at);
  return rest.some(({ key }) => isClosingLabel(key)) ? null : { closing, rest };
}

/** Null for a form with other columns than these. */
function columnsOf(roles: readonly ColumnRole[]): Columns | null {
  const cells = roles.filter((role) => role !== 'category' && role !== 'subcategory');
  const hasReason = cells.at(-1) === 'reason';
  const order = hasReason ? cells.slice(0, -1) : cells;
  const isWhole = order.length === NEEDED.length && NEEDED.every((role) => order.some((one) => one === role));
  return isWhole && order[0] === 'name' ? { order, hasReason } : null;
}

/**
 * The rows below the titles of a filled 自评表, `roles` being what the titles name from left to right. Null where they divide in no way
 * or in more than one, as where a cell is missing; what a row may be otherwise is doubtful.
 */
export function readFilledFlowRows(below: readonly Token[], roles: readonly ColumnRole[]): FilledFlowRows | null {
  const columns = columnsOf(roles);
  if (!columns || below.length > MOST_TOKENS) return null;
  const ends = below.flatMap((token, at) => (isEnd(token) ? [at] : [])).slice(0, MOST_ENDS);
  for (const end of [...ends, below.length]) {
    const rows = divide(below.slice(0, end), columns);
    const after = rows && readClosing(below.slice(end), roles[0] ?? 'name');
    if (rows && after) return { rows, ...after };
  }
  return null;
}
