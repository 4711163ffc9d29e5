import { endsLikeName, hasGluedTarget, isFigureTarget, isWordTarget, mustBeOneCell } from '#src/import/cell-shape.ts';
import { ColumnWidths } from '#src/import/column-widths.ts';
import { type IndicatorLabel, indicatorLabelAt } from '#src/import/indicator-labels.ts';
import { compactText, joinPieces, type Piece } from '#src/import/piece.ts';

/*
 * How much speaks against reading pieces of the indicator section in a certain way: 0 for what a form normally looks like,
 * 3 and more for what a reader would notice, 12 for a piece that is left over.
 */
export const LEFT_OVER = 12;
export const MORE_LEFT_OVER = 4;
export const MISSING_WEIGHT = 4;

/** The lead that a reading needs over every other one. */
const MARGIN = 4;
const MARGIN_IN_NARROW_COLUMNS = 8;

const JOINED = { acrossWideGap: 8, namesAcrossBlank: 5.5, targetsAcrossBlank: 6, latinAcrossBlank: 0.5 };
/** A line that leaves room in its column is no broken line; one that fills it probably is. */
const BROKEN_NAME = { no: 5, nearly: 2.5, wholly: 0 };
const BROKEN_TARGET = { no: 6, nearly: 1.5, wholly: 1 };
const BROKEN_TARGET_AT_LINE_END = { no: 6, nearly: 0.5, wholly: 0.5 };
const BROKEN_COMPLETE_TARGET = { no: 8, nearly: 4, wholly: 4 };
/** A figure with its unit does not go on. */
const BROKEN_FIGURE = 20;
/** One character alone on a line is the rest of something. */
const BROKEN_BEFORE_LAST_CHARACTER = 1.5;
const BROKEN_BETWEEN_LATIN = 1;
const ENDED_NAME = { no: 0, nearly: 0.5, wholly: 2 };
const ENDED_TARGET = { no: 0, nearly: 1, wholly: 2.5 };
const ENDED_WHERE_IT_MUST_GO_ON = 10;
const NAME_ALONE_AMONG_PAIRS = 4;
const PART = { figureInName: 8, wordInName: 5, targetInTarget: 5 };
const NAME = { word: 6, gluedTarget: 8, shortLabel: 0.5, oneCharacter: 8, bracketOnly: 6 };
const TARGET = {
  gluedTarget: 8,
  shortLabel: 6,
  likeName: 3,
  oneCharacter: 6,
  latin: 6,
  short: 0.5,
  long: 1,
  veryLong: 2,
};
/** Level-2 labels without 指标: usual in some tables, elsewhere rather the name of an indicator. */
const SHORT_LABEL = 1;
const USUAL_SHORT_LABEL = { asName: 4, asPartOfName: 5 };
const FOREIGN_LABEL = 1;
/** A label, or a part of one, read as name or target. */
const LABEL_AS_CELL = 20;
/** An indicator called exactly as the label right before it. */
const LABEL_AS_NAME_BELOW_ITSELF = 3;
/** Share of the certain targets beside their names from which a table counts as printed in pairs. */
const IN_PAIRS = 0.6;

interface Shape {
  figure: boolean;
  word: boolean;
}

/** The cost of every way to make cells of a run of pieces; built once for the indicator section of one table. */
export class CellCosts {
  readonly margin: number;
  readonly #pieces: readonly Piece[];
  readonly #shapes: Shape[];
  readonly #widths: ColumnWidths;
  readonly #usesShortLabels: boolean;
  /** This table prints names and targets side by side. */
  readonly #inPairs: boolean;
  /** Number of the full label that each piece is part of, 0 for none. */
  readonly #labels: number[];

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.#shapes = pieces.map(({ text }) => ({
      figure: isFigureTarget(text),
      word: text.length > 1 && isWordTarget(text),
    }));
    this.#labels = fullLabelSpans(pieces);
    this.#usesShortLabels = pieces.some((_, at) => this.#isShortLabelBelowCategory(at));
    this.#widths = new ColumnWidths(pieces);
    const targets = pieces.filter((_, at) => this.#isCertainTarget(at));
    const besideNames = targets.filter(({ gap }) => gap !== 'line');
    this.#inPairs = besideNames.length > IN_PAIRS * targets.length;
    this.margin = this.#widths.areNarrow ? MARGIN_IN_NARROW_COLUMNS : MARGIN;
    if (this.#widths.areHopeless) this.margin = Number.POSITIVE_INFINITY;
  }

  /** Cost of the label at this piece being one. */
  label(label: IndicatorLabel): number {
    if (label.kind === 'foreign-subcategory') return FOREIGN_LABEL;
    return isFullLabel(label) || this.#usesShortLabels ? 0 : SHORT_LABEL;
  }

  /** Cost of the piece after `at` belonging to the same cell of this kind; `from` is the cell's first piece. */
  join(kind: 'name' | 'target', from: number, at: number): number {
    const [above, below] = [this.#pieces[at], this.#pieces[at + 1]];
    if (!above || !below) return Number.POSITIVE_INFINITY;
    if (mustBeOneCell(above.text, below.text)) return 0;
    if (kind === 'target') return this.#targetGoesOn(this.#pieces.slice(from, at + 1), below);
    const name = below.gap === 'line' ? this.#brokenNameCost(above, below) : blankCost(kind, above, below);
    return name + this.#partsOfName(from, at);
  }

  /** Cost of these pieces being one whole cell of this kind. */
  cell(kind: 'name' | 'target', from: number, to: number): number {
    const text = joinPieces(this.#pieces.slice(from, to));
    const shape = kind === 'name' ? this.#nameCost(text, from, to) : this.#targetCost(text, from, to);
    return shape + this.#labelCost(kind, from, to) + this.#endCost(kind, to - 1, isWholeTarget(text));
  }

  #labelCost(kind: 'name' | 'target', from: number, to: number): number {
    const labels = new Set(this.#labels.slice(from, to).filter((label) => label > 0));
    const isNameBelowItself = kind === 'name' && labels.size === 1 && this.#isBelowItself(from, to);
    return isNameBelowItself ? LABEL_AS_NAME_BELOW_ITSELF : labels.size * LABEL_AS_CELL;
  }

  #isBelowItself(from: number, to: number): boolean {
    const above = this.#pieces.slice(Math.max(0, from - (to - from)), from);
    return compactText(above) === compactText(this.#pieces.slice(from, to));
  }

  #brokenNameCost(above: Piece, below: Piece): number {
    const cost = betweenLatin(above, below) ? BROKEN_BETWEEN_LATIN : BROKEN_NAME[this.#widths.fillsNameColumn(above)];
    return isLastCharacter(below) ? Math.min(cost, BROKEN_BEFORE_LAST_CHARACTER) : cost;
  }

  #targetGoesOn(parts: readonly Piece[], below: Piece): number {
    const above = parts.at(-1);
    if (!above) return 0;
    const fillsLine = below.gap === 'line' ? this.#widths.fillsLine(above) : 'no';
    const text = joinPieces(parts);
    if (isFigureTarget(text) && !/\d$/.test(text)) return BROKEN_FIGURE;
    if (isWholeTarget(text)) return BROKEN_COMPLETE_TARGET[fillsLine];
    if (below.gap !== 'line') return blankCost('target', above, below);
    const cost = Math.min(BROKEN_TARGET_AT_LINE_END[fillsLine], BROKEN_TARGET[this.#widths.fillsTargetColumn(above)]);
    return isLastCharacter(below) ? Math.min(cost, BROKEN_BEFORE_LAST_CHARACTER) : cost;
  }

  /** A whole line that reads as a target is hardly a part of a name. */
  #partsOfName(from: number, at: number): number {
    const [above, first, below] = [this.#pieces[at], this.#shapes[from], this.#shapes[at + 1]];
    const isFirst = at === from && first !== undefined;
    const goesOn = above !== undefined && this.#widths.fillsNameColumn(above) !== 'no';
    const figures = Number(isFirst && first.figure) + Number(below?.figure ?? false);
    const words = Number(isFirst && first.word && !goesOn) + Number(below?.word ?? false);
    const label = isFirst && this.#usesShortLabels && this.#isShortLabel(from, from + 1);
    const parts = figures * PART.figureInName + words * PART.wordInName;
    return parts + (label ? USUAL_SHORT_LABEL.asPartOfName : 0);
  }

  #nameCost(text: string, from: number, to: number): number {
    if (isFigureTarget(text)) return Number.POSITIVE_INFINITY;
    if (isWordTarget(text)) return NAME.word;
    if (hasGluedTarget(text)) return NAME.gluedTarget;
    if (/^[（(][^（()）]*[)）]$/u.test(text)) return NAME.bracketOnly;
    if (text.length === 1) return NAME.oneCharacter;
    if (!this.#isShortLabel(from, to)) return 0;
    return this.#usesShortLabels && !this.#isBelowItself(from, to) ? USUAL_SHORT_LABEL.asName : NAME.shortLabel;
  }

  #targetCost(text: string, from: number, to: number): number {
    if (isFigureTarget(text) || isWordTarget(text)) return 0;
    if (hasGluedTarget(text)) return TARGET.gluedTarget;
    const wholeParts = this.#shapes.slice(from, to).filter(({ figure, word }) => figure || word).length;
    return wholeParts * PART.targetInTarget + this.#freeTargetCost(text, from, to);
  }

  #freeTargetCost(text: string, from: number, to: number): number {
    if (this.#isShortLabel(from, to)) return TARGET.shortLabel;
    if (text.length === 1) return TARGET.oneCharacter;
    if (/^[A-Za-z][A-Za-z .-]*$/.test(text)) return TARGET.latin;
    if (endsLikeName(text)) return TARGET.likeName;
    if (text.length <= 4) return TARGET.short;
    return text.length <= 40 ? TARGET.long : TARGET.veryLong;
  }

  #isShortLabel(from: number, to: number): boolean {
    const label = indicatorLabelAt(this.#pieces, from);
    return label?.length === to - from && label.meaning.kind === 'subcategory' && label.meaning.short;
  }

  #isShortLabelBelowCategory(at: number): boolean {
    const label = indicatorLabelAt(this.#pieces, at);
    if (label?.meaning.kind !== 'subcategory' || !label.meaning.short) return false;
    const above = this.#labels.indexOf(this.#labels[at - 1] || Number.NaN);
    const category = above === -1 ? null : indicatorLabelAt(this.#pieces, above)?.meaning;
    return category?.kind === 'category' && category.name === label.meaning.category;
  }

  #endCost(kind: 'name' | 'target', last: number, isWhole: boolean): number {
    const [piece, next] = [this.#pieces[last], this.#pieces[last + 1]];
    if (!piece || !next) return 0;
    if (mustBeOneCell(piece.text, next.text)) return ENDED_WHERE_IT_MUST_GO_ON;
    if (next.gap !== 'line') return 0;
    if (kind === 'target') return isWhole ? 0 : ENDED_TARGET[this.#widths.fillsLine(piece)];
    const alone = this.#inPairs && !this.#isCertainTarget(last + 1) ? NAME_ALONE_AMONG_PAIRS : 0;
    return alone + ENDED_NAME[this.#widths.fillsNameColumn(piece)];
  }

  #isCertainTarget(at: number): boolean {
    const shape = this.#shapes[at];
    return shape !== undefined && (shape.figure || shape.word);
  }
}

function betweenLatin(above: Piece, below: Piece): boolean {
  return /[A-Za-z]$/.test(above.text) && /^[A-Za-z]/.test(below.text);
}

function isWholeTarget(text: string): boolean {
  return isFigureTarget(text) || (text.length > 1 && isWordTarget(text));
}

function isLastCharacter(piece: Piece): boolean {
  return piece.gap === 'line' && piece.endsLine && /^\p{Script=Han}$/u.test(piece.text);
}

function blankCost(kind: 'name' | 'target', above: Piece, below: Piece): number {
  if (below.gap === 'wide') return JOINED.acrossWideGap;
  const goesOnInHan = /^[\p{Script=Han}≥≤<>=]/u.test(below.text);
  if (!/\p{Script=Han}$/u.test(above.text) || !goesOnInHan) return JOINED.latinAcrossBlank;
  return kind === 'name' ? JOINED.namesAcrossBlank : JOINED.targetsAcrossBlank;
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
