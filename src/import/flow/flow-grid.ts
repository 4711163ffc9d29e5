import { type FlowGrid, FlowGridBuilder } from '#src/import/flow/flow-grid-builder.ts';
import { type FlowRows, readFlowRows } from '#src/import/flow/flow-rows.ts';
import { flowTokens, type Token } from '#src/import/flow/flow-tokens.ts';
import { separateLabels } from '#src/import/flow/separate-labels.ts';
import {
  COLUMN_SPELLINGS,
  type ColumnRole,
  columnRoleOf,
  HEAD_SPELLINGS,
  headLabelOf,
  isTitle,
  labelBeforeColon,
  yearOf,
} from '#src/import/grids/form-words.ts';
import { LabelIndex, type LabelMatch } from '#src/import/label-index.ts';
import { labelKey } from '#src/import/piece.ts';

/** The labels of a head, also broken over tokens. */
export const headLabels = new LabelIndex<string>(HEAD_SPELLINGS.map((word) => [word, word] as const));
const columnTitles = new LabelIndex<ColumnRole>(
  COLUMN_SPELLINGS.flatMap((word) => {
    const role = columnRoleOf(word);
    return role ? [[word, role] as const] : [];
  }),
);

export interface Titles {
  at: number;
  length: number;
  roles: ColumnRole[];
  spelled: string[];
}

/** The titles of the indicator columns, one after the other from this token: at least a name and its target. */
export function titlesAt(tokens: readonly Token[], at: number): Titles | null {
  const titles: Titles = { at, length: 0, roles: [], spelled: [] };
  for (let match = columnTitles.match(tokens, at); match; match = columnTitles.match(tokens, at + titles.length)) {
    titles.roles.push(match.meaning);
    titles.spelled.push(keyOf(tokens, at + titles.length, match));
    titles.length += match.length;
  }
  return titles.roles.length >= 3 && titles.roles.includes('name') && titles.roles.includes('target') ? titles : null;
}

function keyOf(tokens: readonly Token[], at: number, { length }: LabelMatch<unknown>): string {
  return tokens
    .slice(at, at + length)
    .map(({ key }) => key)
    .join('');
}

/** Tokens as one text: a blank between those on one line, a line break between the others. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token, at) => {
      const before = tokens[at - 1];
      return before ? `${before.line === token.line ? ' ' : '\n'}${token.text}` : token.text;
    })
    .join('');
}

/** The second amount of one kind belongs to the half beside the first: the whole project's money stands left of the year's. */
function columnOf(key: string, seen: Map<string, number>, bothTotals: boolean): number {
  const label = headLabelOf(key);
  if (label?.kind !== 'amount' || !bothTotals) return 0;
  if (label.amount.half !== 'either') return label.amount.half === 'year' ? 2 : 0;
  const times = seen.get(key) ?? 0;
  seen.set(key, times + 1);
  return times === 0 ? 0 : 2;
}

/** A label of the head and what follows it, up to the next one. */
export interface Labelled {
  label: string;
  line: number;
  cells: Token[];
}

/** Labels and what follows them up to the next one. Titles and years are labels of their own; what stands before all is left out. */
export function labelledIn(tokens: readonly Token[]): Labelled[] {
  const found: Labelled[] = [];
  const begin = (label: string, line: number, cells: Token[] = []) => found.push({ label, line, cells });
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const match = headLabels.match(tokens, at);
    const pair = match ? null : labelBeforeColon(token.text);
    const year = yearAt(tokens, at);
    if (match) {
      begin(match.meaning, token.line);
      at += match.length - 1;
    } else if (headLabelOf(token.key)) {
      begin(token.key, token.line);
    } else if (pair) {
      begin(
        pair.spelled,
        token.line,
        pair.text === '' ? [] : [{ ...token, text: pair.text, key: labelKey(pair.text) }],
      );
    } else if (year || isTitle(token.key)) {
      begin(year?.text ?? token.text, token.line);
      at += (year?.length ?? 1) - 1;
    } else found.at(-1)?.cells.push(token);
  }
  return found;
}

/** Two goals printed side by side come as both labels and then both texts. */
function shareGoals(labelled: readonly Labelled[]): void {
  for (const [at, one] of labelled.entries()) {
    const before = labelled[at - 1];
    const isPair = headLabelOf(before?.label ?? '')?.kind === 'goal' && headLabelOf(one.label)?.kind === 'annualGoal';
    const [first] = one.cells;
    if (!before || !first || !isPair || before.cells.length > 0 || one.cells.length !== 2) continue;
    before.cells.push(first);
    one.cells.shift();
  }
}

/** The labels of a table's head with what follows each, a row each. */
export function addHead(builder: FlowGridBuilder, tokens: readonly Token[], barred: boolean): void {
  const labelled = labelledIn(tokens);
  if (barred) shareGoals(labelled);
  const labels = labelled.map(({ label }) => headLabelOf(label));
  const totals = labels.flatMap((one) =>
    one?.kind === 'amount' && one.amount.part === 'total' ? [one.amount.half] : [],
  );
  const seen = new Map<string, number>();
  for (const { label, line, cells } of labelled) {
    if (headLabelOf(label) === null) {
      // A title names no cell: what stands below it is a heading of the page, each on its own line.
      builder.add(line, [{ column: 0, text: label }]);
      for (const token of cells) builder.add(token.line, [{ column: 0, text: token.text }]);
      continue;
    }
    const column = columnOf(label, seen, new Set(totals).size > 1);
    builder.add(line, [
      { column, text: label },
      { column: column + 1, text: textOf(cells) },
    ]);
  }
}

/** （2024年度）, also in a few tokens: （ 2024 年度 ）. */
function yearAt(tokens: readonly Token[], at: number): { length: number; text: string } | null {
  let text = '';
  for (let length = 1; length <= 4; length++) {
    text += tokens[at + length - 1]?.key ?? '';
    if (/^\(20[\dXx×]{2}年度?\)$/.test(text) && (yearOf(text) !== null || /[Xx×]/.test(text))) return { length, text };
  }
  return null;
}

function addRows(builder: FlowGridBuilder, { rows, rest }: FlowRows): void {
  for (const { line, cells } of rows)
    builder.add(
      line,
      cells.map(({ column, token }) => ({ column, text: token.text, doubt: token.doubt })),
    );
  const [first] = rest;
  if (first) builder.addBelow(first.line, textOf(rest));
}

/** Where a table begins: at the title shortly before its 项目名称, else there. */
export function startsOf(tokens: readonly Token[]): number[] {
  const names = tokens.flatMap(({ text, key }, at) => (key === '项目名称' || /^项目名称[:：]/.test(text) ? [at] : []));
  return names.map((name, index) => {
    const from = Math.max(index === 0 ? 0 : (names[index - 1] ?? 0) + 1, name - TOKENS_BELOW_TITLE);
    const title = tokens.slice(from, name).findIndex(({ key }) => isTitle(key));
    return title < 0 ? name : from + title;
  });
}

const TOKENS_BELOW_TITLE = 16;

/**
 * Running text of a target form with its labels and cells put into a grid: web pages that were copied, with bars, blanks or one
 * cell a line. Null for a text without the titles of indicator columns, and for none of whose cells are parted.
 */
export function flowGrid(source: string): FlowGrid | null {
  const flow = flowTokens(source);
  const tokens = separateLabels(flow.tokens);
  const starts = startsOf(tokens);
  const builder = new FlowGridBuilder();
  let hasTable = false;
  for (const [index, from] of (starts.length === 0 ? [0] : starts).entries()) {
    const end = starts[index + 1] ?? tokens.length;
    const titles = tokens
      .slice(from, end)
      .map((_, at) => titlesAt(tokens, from + at))
      .find((found) => found !== null);
    const headEnd = titles?.at ?? end;
    addHead(builder, tokens.slice(from, headEnd), flow.barred);
    if (!titles) continue;
    hasTable = true;
    builder.add(
      tokens[titles.at]?.line ?? 1,
      titles.spelled.map((text, column) => ({ column, text })),
    );
    addRows(builder, readFlowRows(tokens.slice(titles.at + titles.length, end), titles.roles));
  }
  return hasTable ? builder.build() : null;
}
