import { isFigureTarget, mustBeOneCell } from '#src/import/cell-shape.ts';
import type { Segment } from '#src/import/pdf/page-marks.ts';
import type { Box } from '#src/import/pdf/ruled-tables.ts';
import type { TextLine } from '#src/import/pdf/text-lines.ts';
import { sizeOf } from '#src/import/pdf/text-runs.ts';
import { boxAround } from '#src/import/pdf/title-columns.ts';

/** The lines that are the text of one cell. */
export interface CellBlock extends Box {
  lines: TextLine[];
  text: string;
  doubt?: string;
}

/** Whether a line ends only because the cell does: the first characters of the next line would not have fitted on it. */
type Filled = 'no' | 'maybe' | 'yes';

/**
 * How lines of one cell, whose pitch in type sizes is at most `most`, are told from rows. `parted`: rows stand further apart.
 * `tight`: they do not, so that only a filled line shows that its cell goes on.
 */
export interface LinePitch {
  kind: 'parted' | 'tight';
  most: number;
}

/** One column's lines with the room that they have: where texts of the next column begin. */
export interface ColumnLines {
  lines: readonly TextLine[];
  nextLeft: number;
}

const CLOSEST = 0.9;
const FURTHEST = 2.6;
const SAME_PITCH = 1.05;
/** Padding of cells in parts of the type size. */
const PADDING = 1.3;

/** The width of the characters that a line cannot part: a word, or one character with the sign after it. */
function firstUnit(line: TextLine): number {
  const [word = ''] = /^(?:[\x21-\x7e]+|.[，。、；：）》”%]?)/u.exec(line.text) ?? [];
  const width = [...word].reduce((sum, one) => sum + (/[\u2e80-\uffff]/.test(one) ? 1 : 0.5), 0);
  return width * sizeOf(line);
}

function filled(upper: TextLine, lower: TextLine, widest: number, nextLeft: number): Filled {
  const size = sizeOf(upper);
  const wanted = upper.right - upper.left + firstUnit(lower);
  if (wanted <= widest - size * 0.1) return 'no';
  return upper.right + firstUnit(lower) > nextLeft - size * PADDING ? 'yes' : 'maybe';
}

/** A line or the edge of a background between two lines of text. */
export function isRuledBetween(upper: TextLine, lower: TextLine, rules: readonly Segment[]): boolean {
  const middle = (Math.max(upper.left, lower.left) + Math.min(upper.right, lower.right)) / 2;
  return rules.some(
    ({ at, from, to }) =>
      at > upper.bottom - sizeOf(upper) * 0.3 &&
      at < lower.bottom - sizeOf(lower) * 0.5 &&
      from <= middle &&
      middle <= to,
  );
}

interface Pair {
  upper: TextLine;
  lower: TextLine;
  pitch: number;
  filled: Filled;
}

function pairsOf({ lines, nextLeft }: ColumnLines, rules: readonly Segment[]): Pair[] {
  const widest = Math.max(0, ...lines.map(({ left, right }) => right - left));
  return lines.flatMap((lower, at) => {
    const upper = lines[at - 1];
    if (!upper || isRuledBetween(upper, lower, rules)) return [];
    const pitch = (lower.bottom - upper.bottom) / Math.max(sizeOf(upper), sizeOf(lower));
    return [{ upper, lower, pitch, filled: filled(upper, lower, widest, nextLeft) }];
  });
}

/** The pitch of the lines of one cell (`leaves`: the columns with a cell in every row), learnt from filled lines and from how far apart the others stand. */
export function learnPitch(
  columns: readonly ColumnLines[],
  leaves: readonly ColumnLines[],
  rules: readonly Segment[],
): LinePitch {
  const pairs = columns
    .flatMap((column) => {
      const others = leaves.filter((other) => other !== column && other.lines.length > 0);
      return pairsOf(column, rules).map((pair) => ({
        ...pair,
        mayGoOn: pair.filled !== 'no' && !areRows(pair, others),
      }));
    })
    .filter(({ pitch }) => pitch >= CLOSEST && pitch <= FURTHEST);
  const closest = Math.min(...pairs.map(({ pitch }) => pitch));
  const most = closest * SAME_PITCH;
  const near = pairs.filter(({ pitch }) => pitch <= most);
  const goOn = near.filter(({ mayGoOn }) => mayGoOn).length;
  const far = pairs.filter(({ pitch }) => pitch > most);
  const open = far.filter((pair) => pair.filled === 'no').length;
  const isParted = goOn * 5 >= near.length * 3 && far.length > 0 && open * 2 >= far.length;
  return { kind: isParted ? 'parted' : 'tight', most };
}

export function blockOf(lines: TextLine[], doubt?: string): CellBlock {
  const text = lines.map((line) => line.text).join('\n');
  return { ...boxAround(lines), lines, text, ...(doubt ? { doubt } : {}) };
}

/** Whether all other columns have lines on both heights, so that these may just as well be two rows. */
function areRows({ upper, lower }: Pair, others: readonly ColumnLines[]): boolean {
  const stands = (lines: readonly TextLine[], line: TextLine) =>
    lines.some((one) => Math.abs(one.bottom - line.bottom) <= sizeOf(line) * 0.2);
  return others.some(({ lines }) => stands(lines, upper) && stands(lines, lower));
}

/**
 * The lines of one column as its cells. `others`: the columns beside it that have a cell in every row, which in a tight table say
 * where rows may begin.
 */
export function blocksOf(
  column: ColumnLines,
  pitch: LinePitch,
  rules: readonly Segment[],
  others: readonly ColumnLines[],
): CellBlock[] {
  const pairs = new Map(pairsOf(column, rules).map((pair) => [pair.lower, pair]));
  const groups: TextLine[][] = [];
  for (const line of column.lines) {
    const pair = pairs.get(line);
    if (pair && goesOn(pair, pitch, others)) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups.map((lines) => blockOf(lines));
}

function goesOn(pair: Pair, { kind, most }: LinePitch, others: readonly ColumnLines[]): boolean {
  if (pair.pitch > most) return false;
  if (kind === 'parted') return true;
  const [above, below] = [pair.upper.text, pair.lower.text];
  if (pair.filled === 'no') return false;
  if (mustBeOneCell(above, below)) return true;
  if (isFigureTarget(above)) return false;
  return pair.filled === 'yes' || !areRows(pair, others);
}
