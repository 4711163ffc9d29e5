import { isFormLine } from '#src/import/grids/filled-rows.ts';
import { type HeadLabel, headLabelOf, isTitle, labelBeforeColon, yearOf } from '#src/import/grids/form-words.ts';
import { problemAt } from '#src/import/grids/grid-problem.ts';
import type { GridView, KeyedCell } from '#src/import/grids/grid-view.ts';
import type { MoneyBlock } from '#src/import/grids/read-money-block.ts';
import type { ReadProblem } from '#src/import/target-table.ts';

/** A label of the upper part with the cell that it names; `text` is '' where the form leaves it empty. */
export interface LabelledCell {
  label: Exclude<HeadLabel, { kind: 'caption' }>;
  at: KeyedCell;
  cell: KeyedCell | null;
  text: string;
}

export interface HeadCells {
  labelled: LabelledCell[];
  year: number | null;
  currency: '元' | '万元' | null;
  /** The caption of the money block or its first label, to point at. */
  moneyAt: KeyedCell | null;
  problems: ReadProblem[];
}

const STRAY = '这一格不属于任何一栏，没有读入。请对照原表核对。';
/** What is written at length: it may stand below its label. */
const IN_WORDS: ReadonlySet<HeadLabel['kind']> = new Set(['goal', 'annualGoal', 'goalResult']);
/** How far below its label a goal may stand: directly below, or below one empty row. */
const BELOW_LABEL = 2;

function isLabel(cell: KeyedCell): boolean {
  return headLabelOf(cell.key) !== null || isTitle(cell.key) || gluedIn(cell.text) !== null;
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
    else read.labelled.push({ label, at, cell, text });
  };
  for (const at of view.cells) {
    if (at.row < top || at.row >= end || used.has(at)) continue;
    const label = headLabelOf(at.key);
    const glued = label ? null : gluedIn(at.text);
    const year = yearOf(at.key);
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
