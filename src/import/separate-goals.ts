import { mustBeOneCell } from '#src/import/cell-shape.ts';
import { listPositions } from '#src/import/list-markers.ts';
import { compactText, joinPieces, type Piece } from '#src/import/piece.ts';

/** A place between two pieces where one goal may end and the other begin. */
interface Break {
  /** Index of the piece after the break. */
  at: number;
  /** `wrap`: inside one cell. `end`: the cell or a paragraph ends here. `unsure`: a full line that ends a sentence. */
  kind: 'wrap' | 'end' | 'unsure';
  /** Width of the line above, 0 inside a line. */
  width: number;
}

const SENTENCE_END = /([。！？；!?;…]|[^\d]\.)[”’"）)》」』]*$/u;
const WIDTH_SLACK = 3;
/** No goal cell is as narrow as this: a shorter line was not broken by its cell. */
const NARROWEST_GOAL_CELL = 24;

/**
 * The texts below 项目总目标 and 年度总体目标: one or two, or null where two readings are possible. Signs of a border are, in
 * this order: quotation marks around the cells, the same text twice, a list that begins again, an empty line, a blank after
 * a sentence, lines of another width. A running list and sentences that end inside lines are signs of one text.
 */
export function separateGoals(pieces: readonly Piece[], wrapsCells: boolean): string[] | null {
  const quoted = quotedCells(pieces);
  if (quoted !== null) return quoted;
  const half = sameTextTwice(pieces);
  if (half !== null) return pieces[half]?.startsPage ? [joinPieces(pieces.slice(0, half))] : cutAt(pieces, half);
  const list = listPositions(pieces);
  if (list.restarts.length > 0) return list.restarts.length === 1 ? cutAt(pieces, list.restarts[0] ?? null) : null;
  const breaks = breaksOf(pieces, list.inside);
  const open = breaks.filter(({ kind }) => kind !== 'wrap');
  if (open.length === 0) return [joinPieces(pieces)];
  return (
    cutAt(pieces, afterEmptyLine(pieces, open) ?? atOtherWidth(breaks, open)) ??
    byCount(pieces, open, breaks, wrapsCells)
  );
}

function cutAt(pieces: readonly Piece[], at: number | null): string[] | null {
  return at === null ? null : [joinPieces(pieces.slice(0, at)), joinPieces(pieces.slice(at))];
}

/** "…" around a cell, as spreadsheets write cells with line ends in them. */
function quotedCells(pieces: readonly Piece[]): string[] | null {
  const text = joinPieces(pieces);
  const cells = [...text.matchAll(/"([^"]*)"|([^"]+)/g)]
    .map((match) => (match[1] ?? match[2] ?? '').trim())
    .filter((cell) => cell !== '');
  const marks = text.split('"').length - 1;
  const framed = text.startsWith('"') || text.endsWith('"');
  return framed && marks % 2 === 0 && cells.length <= 2 && cells.length > 0 ? cells : null;
}

function sameTextTwice(pieces: readonly Piece[]): number | null {
  const whole = compactText(pieces);
  if (whole.length % 2 === 1 || whole.slice(0, whole.length / 2) !== whole.slice(whole.length / 2)) return null;
  let length = 0;
  for (let at = 0; at < pieces.length; at++) {
    if (length === whole.length / 2) return at;
    length += pieces[at]?.text.length ?? 0;
  }
  return null;
}

function breaksOf(pieces: readonly Piece[], insideList: ReadonlySet<number>): Break[] {
  const widest = pieces.reduce((most, piece) => Math.max(most, piece.lineWidth), 0);
  const punctuated = SENTENCE_END.test(pieces.at(-1)?.text ?? '');
  return pieces.flatMap((piece, at): Break[] => {
    const above = pieces[at - 1];
    if (!above) return [];
    const width = piece.gap === 'line' ? above.lineWidth : 0;
    const ends = SENTENCE_END.test(above.text);
    const mayEnd = punctuated ? ends : !mustBeOneCell(above.text, piece.text);
    if (insideList.has(at)) return [{ at, kind: 'wrap', width: ends ? 0 : width }];
    if (piece.gap !== 'line') return ends || piece.gap === 'wide' ? [{ at, kind: 'end', width }] : [];
    if (!mayEnd) return [{ at, kind: 'wrap', width }];
    return [{ at, kind: width < widest - WIDTH_SLACK ? 'end' : 'unsure', width }];
  });
}

/** One empty line between two blocks of text; three and more are a page break. */
function afterEmptyLine(pieces: readonly Piece[], open: readonly Break[]): number | null {
  const spaced = pieces.filter((piece, at) => at > 0 && piece.blankLines > 0);
  const found = open.filter(({ at }) => {
    const blankLines = pieces[at]?.blankLines ?? 0;
    return blankLines > 0 && blankLines < 3 && !pieces[at]?.startsPage;
  });
  return spaced.length === 1 && found.length === 1 ? (found[0]?.at ?? null) : null;
}

/** The two cells are seldom equally wide: lines broken at one width above, at another below. */
function atOtherWidth(breaks: readonly Break[], open: readonly Break[]): number | null {
  const wraps = breaks.filter(({ kind, width }) => kind === 'wrap' && width > 0);
  const found = open.filter(({ at }) => {
    const above = wraps.filter((wrap) => wrap.at < at).map(({ width }) => width);
    const below = wraps.filter((wrap) => wrap.at > at).map(({ width }) => width);
    if (above.length === 0 || below.length === 0) return false;
    const apart = Math.max(Math.min(...above) - Math.max(...below), Math.min(...below) - Math.max(...above));
    return apart > WIDTH_SLACK && spread(above) <= WIDTH_SLACK && spread(below) <= WIDTH_SLACK;
  });
  return found.length === 1 ? (found[0]?.at ?? null) : null;
}

function spread(widths: readonly number[]): number {
  return Math.max(...widths) - Math.min(...widths);
}

/** Two labels and two unbroken texts. A sentence that ends at a line's end among broken lines may end a goal or not. */
function byCount(
  pieces: readonly Piece[],
  open: readonly Break[],
  breaks: readonly Break[],
  wrapsCells: boolean,
): string[] | null {
  const [only, another] = open;
  const wraps = breaks.filter(({ kind, width }) => kind === 'wrap' && width > 0);
  if (!only || another) return null;
  if (only.width === 0) return cutAt(pieces, only.at);
  if (wraps.length > 0) return null;
  if (only.kind === 'end' || !wrapsCells || only.width < NARROWEST_GOAL_CELL) return cutAt(pieces, only.at);
  return null;
}
