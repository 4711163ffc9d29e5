import { isFigureTarget, isWordTarget, mustBeOneCell } from '#src/import/cell-shape.ts';
import { indicatorLabelAt } from '#src/import/indicator-labels.ts';
import type { Piece } from '#src/import/piece.ts';

/** How far a piece fills the room it has: only a piece that fills it is likely to go on below. */
export type Filling = 'no' | 'nearly' | 'wholly';

/** Room in display columns and in characters: printers break lines by the one, text programs by the other. */
interface Room {
  width: number;
  length: number;
}

/** Breaks leave up to one Chinese character of room where the next sign may not begin a line. */
const SLACK = 2;
const NARROW_LINE = 16;
const SHORT_NAME = 10;
const MANY_SHORT_NAMES = 10;
const SHORT_NAMES_PER_TARGET = 2;
const FIGURE_BEGINS = /^[≥≤≧≦><=═＝＞＜\d]/u;

/** The widths of lines and columns of one indicator section, as far as its pieces show them. */
export class ColumnWidths {
  readonly #line: Room = { width: 0, length: 0 };
  readonly #name: Room = { width: 0, length: 0 };
  /** Some label or figure is broken over lines for certain. */
  #hasBrokenCells = false;
  #shortNames = 0;
  #targets = 0;
  readonly #certainTarget: Room = { width: 0, length: 0 };
  /** Parts of targets that are broken for certain: ≥90. above 00(%). */
  readonly #brokenTarget: Room = { width: 0, length: 0 };

  constructor(pieces: readonly Piece[]) {
    let onlyLabelsBefore = true;
    for (let at = 0; at < pieces.length; ) {
      const label = indicatorLabelAt(pieces, at);
      const piece = pieces[at];
      if (!piece) break;
      if (piece.gap === 'line') onlyLabelsBefore = true;
      grow(this.#line, { width: piece.lineWidth, length: piece.lineLength });
      if (label && label.meaning.kind !== 'foreign-subcategory') {
        this.#hasBrokenCells ||= pieces.slice(at + 1, at + label.length).some(({ gap }) => gap === 'line');
        at += label.length;
        continue;
      }
      const above = pieces[at - 1];
      if (!above || !mustBeOneCell(above.text, piece.text)) this.#add(piece, pieces[at + 1], onlyLabelsBefore);
      onlyLabelsBefore = false;
      at += 1;
    }
  }

  #add(piece: Piece, next: Piece | undefined, afterLabels: boolean): void {
    const room = { width: piece.width, length: piece.text.length };
    const breaks = next?.gap === 'line' && mustBeOneCell(piece.text, next.text);
    this.#hasBrokenCells ||= breaks;
    const isTarget = FIGURE_BEGINS.test(piece.text) || isFigureTarget(piece.text) || isWordTarget(piece.text);
    if (isTarget) this.#targets += 1;
    else if (afterLabels && piece.width <= SHORT_NAME) this.#shortNames += 1;
    if (breaks && FIGURE_BEGINS.test(piece.text)) grow(this.#brokenTarget, room);
    else if (isFigureTarget(piece.text) || isWordTarget(piece.text)) grow(this.#certainTarget, room);
    else if (afterLabels) grow(this.#name, room);
  }

  /** Lines so short that it is hard to tell which cell they belong to. */
  get areNarrow(): boolean {
    return this.#hasBrokenCells && this.#line.width < NARROW_LINE;
  }

  /** Names in so many short parts that it is impossible. */
  get areHopeless(): boolean {
    return this.#shortNames >= MANY_SHORT_NAMES && this.#shortNames > SHORT_NAMES_PER_TARGET * this.#targets;
  }

  fillsLine(piece: Piece): Filling {
    return filling({ width: piece.lineWidth, length: piece.lineLength }, this.#line);
  }

  fillsNameColumn(piece: Piece): Filling {
    const column = filling({ width: piece.width, length: piece.text.length }, this.#name);
    const line = this.fillsLine(piece);
    return column === 'no' || line === 'wholly' ? line : column;
  }

  /** As wide as targets that are broken for certain, or wider than every target that is not. */
  fillsTargetColumn(piece: Piece): Filling {
    const room = { width: piece.width, length: piece.text.length };
    if (this.#brokenTarget.width > 0) return filling(room, this.#brokenTarget);
    return room.width > this.#certainTarget.width ? 'nearly' : 'no';
  }
}

function grow(room: Room, other: Room): void {
  room.width = Math.max(room.width, other.width);
  room.length = Math.max(room.length, other.length);
}

function filling(piece: Room, room: Room): Filling {
  if (room.width === 0) return 'no';
  if (piece.width >= room.width || piece.length >= room.length) return 'wholly';
  return piece.width >= room.width - SLACK ? 'nearly' : 'no';
}
