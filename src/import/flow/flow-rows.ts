import type { Token } from '#src/import/flow/flow-tokens.ts';
import { categoryNamed, placeBelow } from '#src/import/grids/category-names.ts';
import type { ColumnRole } from '#src/import/grids/form-words.ts';
import { COST_BELOW_OUTPUT } from '#src/import/shanghai-form.ts';

/** One row of indicators: its cells by column, counted from the left; `line` is where it begins in the file. */
export interface FlowRow {
  line: number;
  cells: { column: number; token: Token }[];
}

const SIGN = /^(?:>=|<=|≥|≤|>|<|=|＝|＞|＜|定性)$/;
const NUMBER = /^\d[\d,.]*%?$/;
/** Notes below a table, and what web pages print there. */
const PAGE_END = /^(?:备?注[:：]|附件|扫一扫|\[?(?:下载|打印|关闭|分享)|责任编辑|信息来源|来源|上一篇|下一篇|相关)/;

type Label = 'category' | 'subcategory';

/** Which level a label of the indicator part belongs to; null for other text. */
function labelOf(key: string): Label | null {
  const named = categoryNamed(key);
  const { category, subcategory } = placeBelow({ category: '', subcategory: '' }, '', key);
  const isSubcategory = category !== '' && subcategory !== '' && category !== subcategory;
  if (isSubcategory) return 'subcategory';
  return named.known && key.endsWith('指标') ? 'category' : null;
}

/** As `labelOf`; 成本指标 below 产出指标 and 满意度指标 below itself are level 2 where an indicator follows. */
function levelOf(key: string, above: string, next: Token | undefined): Label | null {
  const label = labelOf(key);
  const isTwice = key === above || (key === COST_BELOW_OUTPUT.subcategory && above === COST_BELOW_OUTPUT.category);
  return label === 'category' && isTwice && next && labelOf(next.key) === null ? 'subcategory' : label;
}

interface Half {
  subcategory: number;
  name: number;
  target: number;
}

/** Names and targets in turn, for every half of the table; labels stand before the names that they are about. */
function readPairs(tokens: readonly Token[], category: number, halves: readonly Half[]): FlowRow[] {
  const rows: FlowRow[] = [];
  let row: FlowRow | null = null;
  let half = 0;
  let expectsTarget = false;
  const put = (column: number, token: Token) => {
    if (!row) {
      row = { line: token.line, cells: [] };
      rows.push(row);
    }
    row.cells.push({ column, token });
  };
  let above = '';
  for (const [at, token] of tokens.entries()) {
    const label = expectsTarget ? null : levelOf(token.key, above, tokens[at + 1]);
    const own = halves[half] ?? halves[0];
    if (!own) break;
    if (label === 'category') {
      above = categoryNamed(token.key).name;
      half = 0;
      row = null;
      put(category, token);
    } else if (label !== null) {
      if (half === 0 && row && !hasCategoryOnly(row, category)) row = null;
      put(own.subcategory, token);
    } else {
      if (!expectsTarget && half === 0 && row && hasNames(row, halves)) row = null;
      put(expectsTarget ? own.target : own.name, token);
      if (expectsTarget) {
        half = (half + 1) % halves.length;
        if (half === 0) row = null;
      }
      expectsTarget = !expectsTarget;
    }
  }
  return rows;
}

function hasCategoryOnly({ cells }: FlowRow, category: number): boolean {
  return cells.length === 1 && cells[0]?.column === category;
}

function hasNames({ cells }: FlowRow, halves: readonly Half[]): boolean {
  return halves.some(({ name }) => cells.some(({ column }) => column === name));
}

/** What stands behind the name on its line, by its looks: a sign, the number, its unit, and the weight at the end. */
function placeParts(row: FlowRow, parts: readonly Token[], roles: readonly ColumnRole[]): void {
  const [name, ...rest] = parts;
  const put = (role: ColumnRole, token: Token | undefined) => {
    if (token && roles.includes(role)) row.cells.push({ column: roles.indexOf(role), token });
  };
  put('name', name);
  const weight =
    roles.includes('weight') && NUMBER.test(rest.at(-1)?.key ?? '') && rest.length > 1 ? rest.pop() : undefined;
  const sign = SIGN.test(rest[0]?.key ?? '') ? rest.shift() : undefined;
  const value: ColumnRole = roles.includes('value') ? 'value' : 'target';
  put('sign', sign);
  put(value, rest.shift());
  for (const role of ['unit', 'actual'] as const) if (roles.includes(role)) put(role, rest.shift());
  put('weight', weight);
  for (const token of rest) row.cells.push({ column: roles.length, token });
}

/** A number that has a line to itself. */
function isLoneNumber(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return token?.endsLine === true && before?.line !== token.line && NUMBER.test(token.key);
}

/** Rows of tables with more columns than name and target: one line each, the weight perhaps on a line of its own below. */
function readLines(tokens: readonly Token[], roles: readonly ColumnRole[]): FlowRow[] {
  const rows: FlowRow[] = [];
  let parts: Token[] = [];
  let row: FlowRow | null = null;
  const end = () => {
    if (row) placeParts(row, parts, roles);
    row = null;
    parts = [];
  };
  for (const [at, token] of tokens.entries()) {
    const label = parts.length === 0 ? labelOf(token.key) : null;
    row ??= { line: token.line, cells: [] };
    if (rows.at(-1) !== row) rows.push(row);
    if (label) row.cells.push({ column: roles.indexOf(hasLabel(row, roles, label) ? 'subcategory' : label), token });
    else parts.push(token);
    const lacksWeight = roles.includes('weight') && !NUMBER.test(token.key);
    if (parts.length > 0 && token.endsLine && !(lacksWeight && isLoneNumber(tokens, at + 1))) end();
  }
  end();
  return rows;
}

function hasLabel(row: FlowRow, roles: readonly ColumnRole[], label: Label): boolean {
  return row.cells.some(({ column }) => column === roles.indexOf(label));
}

export interface FlowRows {
  rows: FlowRow[];
  /** What stands below the table. */
  rest: Token[];
}

/** The rows below the titles of the columns, `roles` being what the titles name from left to right. */
export function readFlowRows(below: readonly Token[], roles: readonly ColumnRole[]): FlowRows {
  const end = below.findIndex(({ text }) => PAGE_END.test(text));
  const tokens = end < 0 ? below : below.slice(0, end);
  return { rows: readRows(tokens, roles), rest: end < 0 ? [] : below.slice(end) };
}

function readRows(tokens: readonly Token[], roles: readonly ColumnRole[]): FlowRow[] {
  if (roles.includes('weight') || roles.includes('unit') || roles.includes('actual')) return readLines(tokens, roles);
  const first = {
    subcategory: roles.indexOf('subcategory'),
    name: roles.indexOf('name'),
    target: roles.indexOf('target'),
  };
  const second = {
    subcategory: roles.lastIndexOf('subcategory'),
    name: roles.lastIndexOf('name'),
    target: roles.lastIndexOf('target'),
  };
  const halves = second.name > first.name && second.target > first.target ? [first, second] : [first];
  return readPairs(tokens, roles.indexOf('category'), halves);
}
