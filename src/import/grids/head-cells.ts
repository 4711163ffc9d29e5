import { isFormLine } from '#src/import/grids/filled-rows.ts';
import { type HeadLabel, headLabelOf, isTitle, labelBeforeColon, yearOf } from '#src/import/grids/form-words.ts';
import { problemAt, quoteCell } from '#src/import/grids/grid-problem.ts';
import type { GridView, KeyedCell } from '#src/import/grids/grid-view.ts';
import type { MoneyBlock } from '#src/import/grids/read-money-block.ts';
import type { ReadProblem } from '#src/import/target-table.ts';

/** A label of the upper part with the cell that it names; `text` is '' where the form leaves it empty. */
export interface LabelledCell {
  label: Exclude<HeadLabel, { kind: 'caption' }>;
  at: KeyedCell;
  cell: KeyedCell | null;
  text: string;
  /** Why the cell may hold something else, as a sentence; '' where there is no doubt. */
  doubt: string;
}

export interface HeadCells {
  labelled: LabelledCell[];
  year: number | null;
  currency: '元' | '万元' | null;
  /** The caption of the money block or its first label, to point at. */
  moneyAt: KeyedCell | null;
  problems: ReadProblem[];
}

/** Said of a cell of the head that no label names. */
export const STRAY = '这一格不属于任何一栏，没有读入。请对照原表核对。';
/** What is written at length: it may stand below its label. */
const IN_WORDS: ReadonlySet<HeadLabel['kind']> = new Set(['goal', 'annualGoal', 'goalResult']);
/** How far below its label a goal may stand: directly below, or below one empty row. */
const BELOW_LABEL = 2;

function isLabel(cell: KeyedCell): boolean {
  return headLabelOf(cell.key) !== null || isTitle(cell.key) || gluedIn(cell.text) !== null;
}

/** A text that nothing but its place tells from a value: short, without digits, and ending as labels do. */
const LABEL_LIKE =
  /^[^\d，。；、]{1,12}(?:人|编码|代码|电话|目标|情况|内容|名称|类型|类别|属性|性质|科目|方式|来源|依据|级次|年度|日期|时间|金额|[预决]算数)$/;

/** What the file doubts of the cell; and a cell that has a text to its right that no label names may be the next label. */
function doubtOf(view: GridView, label: KeyedCell, cell: KeyedCell | null): string {
  const own = cell?.doubt ?? '';
  const value = cell && cell !== label && LABEL_LIKE.test(cell.key) ? view.rightOf(cell) : undefined;
  if (!value || isLabel(value)) return own;
  return `${own}这一格像是另一栏的栏名（右边是“${quoteCell(value)}”），原表这一栏可能空着。请对照原表核对。`;
}

interface Glued {
  label: HeadLabel;
  text: string;
}

/** 项目名称：道路养护, also several in one cell with a wide gap between them; null where any part has no known label. */
function gluedIn(text: string): Glued[] | null {
  const found: Glued[] = [];
  for (const part of text.split(/\s{2,}|\n/).filter((one) => one.trim() !== '')) {
    const pair = labelBeforeColon(part.trim());
    const last = found.at(-1);
    if (pair) found.push({ label: pair.label, text: pair.text });
    else if (last && !/[:：]/.test(part)) last.text += `\n${part.trim()}`;
    else return null;
  }
  return found.length === 0 ? null : found;
}

/** What a label names: the next cell to the right; a goal whose right neighbour is another label stands below. */
function cellOf(view: GridView, label: HeadLabel, at: KeyedCell, end: number): KeyedCell | null {
  const right = view.rightOf(at);
  if (right && !isLabel(right)) return right;
  if (!IN_WORDS.has(label.kind)) return null;
  const below = view.below(at, BELOW_LABEL);
  return below && below.row < end && !isLabel(below) ? below : null;
}

/** A cell that a page break cuts goes on in the cell below, over the same columns and without a label of its own. */
function continuationOf(view: GridView, cell: KeyedCell, end: number): KeyedCell | null {
  const below = view.below(cell, 1);
  const goesOn = below && below.row < end && below.column === cell.column && below.columns === cell.columns;
  if (!goesOn || !view.grid.pageStarts.includes(below.row)) return null;
  // A label in the row says that it is a row of its own.
  return view.across(below.row).some((one) => one.row === below.row && isLabel(one)) ? null : below;
}

/** Whether a year without brackets is what the unknown label left of it names (项目起始年度 | 2021年), not the year of the table. */
function isValue(view: GridView, cell: KeyedCell, used: ReadonlySet<KeyedCell>): boolean {
  const left = view.within(cell.row, 0, cell.column).at(-1);
  if (!left || isTitle(cell.key) || cell.key.startsWith('(')) return false;
  return !used.has(left) && !isTitle(left.key) && gluedIn(left.text) === null;
}

/**
 * The labels between the rows `top` and `end` of a grid with the cells that they name, in reading order, beside the money block of
 * a filled 自评表. Text that no label names is a problem.
 */
export function readHeadCells(view: GridView, top: number, end: number, block: MoneyBlock | null): HeadCells {
  const problems = [...(block?.problems ?? [])];
  const read: HeadCells = { labelled: [], year: null, currency: block?.currency ?? null, moneyAt: null, problems };
  const used = new Set<KeyedCell>(block?.cells);
  const take = (label: HeadLabel, at: KeyedCell, cell: KeyedCell | null, text: string) => {
    if (label.kind === 'amount' || (label.kind === 'caption' && label.currency)) read.moneyAt ??= at;
    if (label.kind === 'caption') read.currency ??= label.currency;
    else read.labelled.push({ label, at, cell, text, doubt: doubtOf(view, at, cell) });
  };
  for (const at of view.between(top, end)) {
    if (used.has(at)) continue;
    const label = headLabelOf(at.key);
    const glued = label ? null : gluedIn(at.text);
    const year = isValue(view, at, used) ? null : yearOf(at.key);
    if (label?.kind === 'caption') take(label, at, null, '');
    else if (label) {
      const cell = cellOf(view, label, at, end);
      let text = cell?.text ?? '';
      if (cell) used.add(cell);
      const more = cell && continuationOf(view, cell, end);
      if (more) {
        used.add(more);
        text += `\n${more.text}`;
      }
      take(label, at, cell, text);
    } else if (year !== null || isTitle(at.key)) read.year ??= year;
    else if (glued) for (const one of glued) take(one.label, at, at, one.text);
    else if (!/汇总表$/.test(at.key) && !isFormLine([at])) read.problems.push(problemAt([at], at.row, STRAY));
  }
  return read;
}
