import { endsLikeName, hasGluedTarget, isFigureTarget, isWordTarget, mustBeOneCell } from '#src/import/cell-shape.ts';
import { type IndicatorLabel, indicatorLabelAt } from '#src/import/indicator-labels.ts';
import { joinPieces, type Piece } from '#src/import/piece.ts';

/**
 * How much speaks against reading pieces of the indicator section in a certain way: 0 for what a form normally looks like,
 * 3 and more for what a reader would notice, 12 for what is left over. `MARGIN` is the lead that a reading needs.
 */
export const MARGIN = 3;

export const LEFT_OVER = 12;
export const MORE_LEFT_OVER = 4;
export const MISSING_WEIGHT = 4;
export const LABEL_COSTS = {
  caption: 0,
  category: 0,
  subcategory: 0,
  'short-subcategory': 1,
  'foreign-subcategory': 3,
};

const JOINED = { acrossWideGap: 8, namesAcrossBlank: 4, targetsAcrossBlank: 5, latinAcrossBlank: 0.5 };
/** A line that leaves room in its column is no broken line; one that fills it probably is. */
const BROKEN_LINE = { name: 6, target: 6, longTarget: 2.5, fullTarget: 0.5, completeTarget: 8, completeFullTarget: 4 };
const ENDED = { fullName: 2, fullTarget: 1, mustContinue: 10 };
const PART = { figureInName: 8, wordInName: 5, wordInTarget: 5 };
const NAME = { word: 6, gluedTarget: 8, shortLabel: 0.5, oneCharacter: 5, bracketOnly: 6 };
const TARGET = { gluedTarget: 8, shortLabel: 6, likeName: 3, short: 0.5, long: 1, veryLong: 2 };
/** A label, or a part of one, read as name or target. */
const LABEL_AS_CELL = 8;
const SLACK = 2;

/** The columns of this table as far as its lines show them, in display columns. */
interface ColumnWidths {
  line: number;
  name: number;
  target: number;
}

interface Shape {
  figure: boolean;
  word: boolean;
}

/** The cost of every way to make cells of a run of pieces; built once for the indicator section of one table. */
export class CellCosts {
  readonly #pieces: readonly Piece[];
  readonly #shapes: Shape[];
  readonly #widths: ColumnWidths;
  /** Number of the full label that each piece is part of, 0 for none. */
  readonly #labels: number[];

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.#shapes = pieces.map(({ text }) => ({ figure: isFigureTarget(text), word: isWordTarget(text) }));
    this.#labels = fullLabelSpans(pieces);
    this.#widths = columnWidths(pieces, this.#shapes);
  }

  /** Cost of the piece after `at` belonging to the same cell of this kind; `from` is the cell's first piece. */
  join(kind: 'name' | 'target', from: number, at: number): number {
    const [above, below] = [this.#pieces[at], this.#pieces[at + 1]];
    if (!above || !below) return Number.POSITIVE_INFINITY;
    return this.#gapCost(kind, from, at, above, below) + this.#partCost(kind, from, at, above);
  }

  /** Cost of these pieces being one whole cell of this kind. */
  cell(kind: 'name' | 'target', from: number, to: number): number {
    const pieces = this.#pieces.slice(from, to);
    const text = joinPieces(pieces);
    const shape = kind === 'name' ? this.#nameCost(text, from, to) : this.#targetCost(text, from, to);
    const labels = new Set(this.#labels.slice(from, to).filter((label) => label > 0));
    return (
      shape + labels.size * LABEL_AS_CELL + this.#endCost(kind, to - 1, isFigureTarget(text) || isWordTarget(text))
    );
  }

  #gapCost(kind: 'name' | 'target', from: number, at: number, above: Piece, below: Piece): number {
    if (mustBeOneCell(above.text, below.text)) return 0;
    if (below.gap === 'wide') return JOINED.acrossWideGap;
    if (below.gap === 'blank') {
      if (!/\p{Script=Han}$/u.test(above.text) || !/^\p{Script=Han}/u.test(below.text)) return JOINED.latinAcrossBlank;
      return kind === 'name' ? JOINED.namesAcrossBlank : JOINED.targetsAcrossBlank;
    }
    if (kind === 'name') return this.#fillsItsColumn(above) ? 0 : BROKEN_LINE.name;
    const text = joinPieces(this.#pieces.slice(from, at + 1));
    const fullLine = above.lineWidth >= this.#widths.line - SLACK;
    if (isFigureTarget(text) || isWordTarget(text)) {
      return fullLine ? BROKEN_LINE.completeFullTarget : BROKEN_LINE.completeTarget;
    }
    if (fullLine) return BROKEN_LINE.fullTarget;
    return above.width > this.#widths.target ? BROKEN_LINE.longTarget : BROKEN_LINE.target;
  }

  /** A whole line that reads as a target is hardly a part of a longer cell. */
  #partCost(kind: 'name' | 'target', from: number, at: number, above: Piece): number {
    const below = this.#shapes[at + 1];
    const first = at === from ? this.#shapes[from] : undefined;
    let cost = 0;
    for (const shape of [first, below]) {
      if (shape?.figure && kind === 'name') cost += PART.figureInName;
      else if (shape?.word) cost += kind === 'name' ? PART.wordInName : PART.wordInTarget;
    }
    return mustBeOneCell(above.text, this.#pieces[at + 1]?.text ?? '') ? 0 : cost;
  }

  #nameCost(text: string, from: number, to: number): number {
    if (isFigureTarget(text)) return Number.POSITIVE_INFINITY;
    if (isWordTarget(text)) return NAME.word;
    if (hasGluedTarget(text)) return NAME.gluedTarget;
    if (/^[（(][^（()）]*[)）]$/u.test(text)) return NAME.bracketOnly;
    if (text.length === 1) return NAME.oneCharacter;
    return this.#isShortLabel(from, to) ? NAME.shortLabel : 0;
  }

  #targetCost(text: string, from: number, to: number): number {
    if (isFigureTarget(text) || isWordTarget(text)) return 0;
    if (hasGluedTarget(text)) return TARGET.gluedTarget;
    if (this.#isShortLabel(from, to)) return TARGET.shortLabel;
    if (endsLikeName(text)) return TARGET.likeName;
    if (text.length <= 4) return TARGET.short;
    return text.length <= 40 ? TARGET.long : TARGET.veryLong;
  }

  #isShortLabel(from: number, to: number): boolean {
    const label = indicatorLabelAt(this.#pieces, from);
    return label?.length === to - from && label.meaning.kind === 'subcategory' && label.meaning.short;
  }

  #endCost(kind: 'name' | 'target', last: number, complete: boolean): number {
    const [piece, next] = [this.#pieces[last], this.#pieces[last + 1]];
    if (!piece || !next) return 0;
    if (mustBeOneCell(piece.text, next.text)) return ENDED.mustContinue;
    if (next.gap !== 'line') return 0;
    if (kind === 'name') return this.#fillsItsColumn(piece) ? ENDED.fullName : 0;
    return !complete && piece.lineWidth >= this.#widths.line - SLACK ? ENDED.fullTarget : 0;
  }

  #fillsItsColumn(piece: Piece): boolean {
    const { name, line } = this.#widths;
    return (name > 0 && piece.width >= name - SLACK) || piece.lineWidth >= line - SLACK;
  }
}

function isFullLabel(label: IndicatorLabel): boolean {
  return label.kind !== 'foreign-subcategory' && !(label.kind === 'subcategory' && label.short);
}

function fullLabelSpans(pieces: readonly Piece[]): number[] {
  const spans = pieces.map(() => 0);
  for (let at = 0; at < pieces.length; ) {
    const label = indicatorLabelAt(pieces, at);
    const length = label && isFullLabel(label.meaning) ? label.length : 0;
    spans.fill(at + 1, at, at + length);
    at += Math.max(length, 1);
  }
  return spans;
}

/**
 * The widest line, the widest piece that stands where names do (alone on its line, or after labels), the widest certain
 * target. Labels do not count: their columns are narrower.
 */
function columnWidths(pieces: readonly Piece[], shapes: readonly Shape[]): ColumnWidths {
  const widths: ColumnWidths = { line: 0, name: 0, target: 0 };
  let onlyLabelsBefore = true;
  for (let at = 0; at < pieces.length; ) {
    const label = indicatorLabelAt(pieces, at);
    const piece = pieces[at];
    const shape = shapes[at];
    if (!piece || !shape) break;
    if (piece.gap === 'line') onlyLabelsBefore = true;
    widths.line = Math.max(widths.line, piece.lineWidth);
    if (label && label.meaning.kind !== 'foreign-subcategory') {
      at += label.length;
      continue;
    }
    if (shape.figure || shape.word) widths.target = Math.max(widths.target, piece.width);
    else if (piece.endsLine && onlyLabelsBefore) widths.name = Math.max(widths.name, piece.width);
    onlyLabelsBefore = false;
    at += 1;
  }
  return widths;
}
