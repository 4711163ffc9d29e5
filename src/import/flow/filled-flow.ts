import { type FilledFlowRow, readFilledFlowRows } from '#src/import/flow/filled-flow-rows.ts';
import {
  addHead,
  headLabels,
  type Labelled,
  labelledIn,
  startsOf,
  textOf,
  titlesAt,
} from '#src/import/flow/flow-grid.ts';
import { type FlowGrid, FlowGridBuilder } from '#src/import/flow/flow-grid-builder.ts';
import { cellTokens, type Token } from '#src/import/flow/flow-tokens.ts';
import { type ColumnRole, type HeadLabel, headLabelOf } from '#src/import/grids/form-words.ts';
import { moneyColumnOf } from '#src/import/grids/money-titles.ts';
import { readAmount } from '#src/import/grids/read-money-block.ts';
import { MONEY_COLUMNS } from '#src/rules/money.ts';

const GOALS: readonly (HeadLabel['kind'] | undefined)[] = ['goal', 'annualGoal', 'goalResult'];

const kindOf = ({ label }: Labelled) => headLabelOf(label)?.kind;

/** Labels and what follows them; null where something stands before the first label. */
function partOf(tokens: readonly Token[]): Labelled[] | null {
  return tokens.length > 0 && headLabels.match(tokens, 0) === null ? null : labelledIn(tokens);
}

/**
 * The amounts of a line of the money block by their columns, which are the first of every form; null where cells are missing, so
 * that nobody can tell which. Behind the amounts stand weight, rate and score, which follow from them: dashes but in the first line.
 */
function amountCells({ label, cells }: Labelled, amounts: number, columns: number): readonly Token[] | null {
  if (cells.length === columns) return cells.slice(0, amounts);
  const named = headLabelOf(label);
  if (named?.kind === 'amount' && named.amount.part === 'total') return null;
  const isNothing = ({ text }: Token) => readAmount(text, '元') === null;
  if (cells.every(isNothing)) return [];
  const printed = cells.findIndex(isNothing);
  return printed === amounts && cells.slice(printed).every(isNothing) ? cells.slice(0, amounts) : null;
}

function isAmountTitle({ key }: Token): boolean {
  return MONEY_COLUMNS.some((column) => moneyColumnOf(key) === column);
}

/** The money block: the titles of its columns, then its lines; one whose cells cannot be told apart comes as a text that is no amount. */
function addMoney(builder: FlowGridBuilder, titles: readonly Token[], lines: readonly Labelled[]): void {
  const behind = (texts: readonly string[]) => texts.map((text, at) => ({ column: at + 1, text }));
  const textsOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text);
  builder.add(titles[0]?.line ?? 1, behind(textsOf(titles)));
  for (const one of lines) {
    const placed = amountCells(one, titles.filter(isAmountTitle).length, titles.length);
    const texts = placed ? textsOf(placed) : [textsOf(one.cells).join(' | ')];
    builder.add(one.line, [{ column: 0, text: one.label }, ...behind(texts)]);
  }
}

/** The goal and its result: a text behind each label, or both labels and then a text for each; more than two belong to no label. */
function addGoals(builder: FlowGridBuilder, goals: readonly Labelled[]): void {
  const goal = goals.findLast((one) => kindOf(one) === 'annualGoal');
  const result = goals.find((one) => kindOf(one) === 'goalResult');
  const isShared = goal?.cells.length === 0 && result !== undefined && result.cells.length > 0;
  const isPair = isShared && result.cells.length === 2;
  for (const one of goals) {
    const shared = isPair ? result.cells.filter((_, at) => one === (at === 0 ? goal : result)) : [];
    builder.add(one.line, [
      { column: 0, text: one.label },
      { column: 1, text: textOf(isShared ? shared : one.cells) },
    ]);
  }
  if (isShared && !isPair) for (const { line, text } of result.cells) builder.add(line, [{ column: 2, text }]);
}

/** Everything above the rows; false where something stands between the labels that no label is about. */
function addUpperPart(builder: FlowGridBuilder, tokens: readonly Token[]): boolean {
  const goalAt = tokens.findIndex((_, at) =>
    GOALS.includes(headLabelOf(headLabels.match(tokens, at)?.meaning ?? '')?.kind),
  );
  const lower = goalAt < 0 ? tokens.length : goalAt;
  const moneyAt = tokens.findIndex(isAmountTitle);
  const upper = moneyAt < 0 ? lower : moneyAt;
  const titles = tokens.slice(upper, lower);
  const titlesEnd = titles.findIndex(({ key }) => moneyColumnOf(key) === null);
  const lines = titlesEnd < 0 ? [] : titles.splice(titlesEnd);
  const [money, goals] = [partOf(lines), partOf(tokens.slice(lower))];
  if (upper > lower || !money || !goals) return false;
  addHead(builder, tokens.slice(0, upper), false);
  if (titles.length > 0) addMoney(builder, titles, money);
  addGoals(builder, goals);
  return true;
}

function addRow(builder: FlowGridBuilder, row: FilledFlowRow, roles: readonly ColumnRole[]): void {
  const cells = roles.flatMap((role, column) => {
    const tokens = row[role] ?? [];
    return tokens.length === 0
      ? []
      : [{ column, text: textOf(tokens), line: tokens[0]?.line ?? 1, doubt: tokens.find(({ doubt }) => doubt)?.doubt }];
  });
  builder.add(Math.min(...cells.map(({ line }) => line)), cells);
}

function addTable(builder: FlowGridBuilder, tokens: readonly Token[]): boolean {
  const titles = tokens.map((_, at) => titlesAt(tokens, at)).find((found) => found !== null);
  const read = titles && readFilledFlowRows(tokens.slice(titles.at + titles.length), titles.roles);
  if (!titles || !read || !addUpperPart(builder, tokens.slice(0, titles.at))) return false;
  builder.add(
    tokens[titles.at]?.line ?? 1,
    titles.spelled.map((text, column) => ({ column, text })),
  );
  for (const row of [...read.rows, ...read.closing]) addRow(builder, row, titles.roles);
  for (const [line, below] of Map.groupBy(read.rest, (token) => token.line)) builder.addBelow(line, textOf(below));
  return true;
}

/**
 * A filled 自评表 as running text put into a grid: one cell a line, or with wide gaps between the cells. Null where its rows cannot be
 * told apart, as with empty cells and cells over several lines.
 */
export function filledFlowGrid(source: string): FlowGrid | null {
  const tokens = cellTokens(source);
  const starts = startsOf(tokens);
  const builder = new FlowGridBuilder();
  const isRead = starts.every((from, index) => addTable(builder, tokens.slice(from, starts[index + 1])));
  return isRead && starts.length > 0 ? builder.build() : null;
}
