import { endsLikeName, hasGluedTarget, isFigureTarget, isWordTarget, mustBeOneCell } from '#src/import/cell-shape.ts';
import { ColumnWidths } from '#src/import/column-widths.ts';
import { type IndicatorLabel, indicatorLabelAt } from '#src/import/indicator-labels.ts';
import { compactText, joinPieces, type Piece } from '#src/import/piece.ts';

import {
  BROKEN_BEFORE_LAST_CHARACTER,
  BROKEN_BETWEEN_LATIN,
  BROKEN_COMPLETE_TARGET,
  BROKEN_FIGURE,
  BROKEN_NAME,
  BROKEN_TARGET,
  BROKEN_TARGET_AT_LINE_END,
  ENDED_NAME,
  ENDED_TARGET,
  ENDED_WHERE_IT_MUST_GO_ON,
  FOREIGN_LABEL,
  IN_PAIRS,
  JOINED,
  LABEL_AS_CELL,
  LABEL_AS_NAME_BELOW_ITSELF,
  MARGIN,
  MARGIN_IN_NARROW_COLUMNS,
  NAME,
  NAME_ALONE_AMONG_PAIRS,
  PART,
  SHORT_LABEL,
  TARGET,
  USUAL_SHORT_LABEL,
} from '#src/import/reading-costs.ts';

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
    if (/^[一二三四五六七八九十]+、/u.test(text)) return NAME.heading;
    if (text.endsWith('。')) return NAME.sentence;
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
    if (text.endsWith('。') && this.#pieces[from]?.gap === 'line') return TARGET.sentenceBelow;
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
