import type { Piece } from '#src/import/piece.ts';

/** A label found at a piece: what it stands for and how many pieces it takes. */
export interface LabelMatch<Meaning> {
  meaning: Meaning;
  length: number;
}

/**
 * Labels looked up by their spelling. A label is one or more whole pieces: a form's narrow cells break 项目绩效目标 over three
 * lines, but text that only begins like a label is never one.
 */
export class LabelIndex<Meaning> {
  readonly #meanings = new Map<string, Meaning>();
  readonly #beginnings = new Set<string>();

  constructor(entries: Iterable<readonly [spelling: string, meaning: Meaning]>) {
    for (const [spelling, meaning] of entries) {
      this.#meanings.set(spelling, meaning);
      for (let end = 1; end <= spelling.length; end++) this.#beginnings.add(spelling.slice(0, end));
    }
  }

  /** The longest label that begins at this piece. */
  match(pieces: readonly { key: string }[], at: number): LabelMatch<Meaning> | null {
    let longest: LabelMatch<Meaning> | null = null;
    let key = '';
    for (let next = at; next < pieces.length; next++) {
      key += pieces[next]?.key ?? '';
      if (!this.#beginnings.has(key)) break;
      const meaning = this.#meanings.get(key);
      if (meaning !== undefined) longest = { meaning, length: next - at + 1 };
    }
    return longest;
  }

  /** The first label at or after this piece and where it begins. */
  next(pieces: readonly Piece[], from: number): (LabelMatch<Meaning> & { at: number }) | null {
    for (let at = from; at < pieces.length; at++) {
      const match = this.match(pieces, at);
      if (match) return { ...match, at };
    }
    return null;
  }
}

/** A label and the pieces between it and the next one; the first stretch may have no label. */
export interface Stretch<Meaning> {
  meaning: Meaning | null;
  label: Piece[];
  pieces: Piece[];
}

/** Pieces cut at every label: what follows a label is its cell. */
export function cutAtLabels<Meaning>(pieces: readonly Piece[], index: LabelIndex<Meaning>): Stretch<Meaning>[] {
  const stretches: Stretch<Meaning>[] = [];
  let current: Stretch<Meaning> = { meaning: null, label: [], pieces: [] };
  let labelEnd = 0;
  pieces.forEach((piece, at) => {
    if (at < labelEnd) return;
    const match = index.match(pieces, at);
    if (match) {
      stretches.push(current);
      labelEnd = at + match.length;
      current = { meaning: match.meaning, label: pieces.slice(at, labelEnd), pieces: [] };
    } else {
      current.pieces.push(piece);
    }
  });
  stretches.push(current);
  return stretches.filter((stretch) => stretch.meaning !== null || stretch.pieces.length > 0);
}
