import { unifyCharacters } from '#src/import/unify-characters.ts';

/** What stands before a piece: a line end, one blank, or a wide gap (tab, several blanks, a drawn column line). */
type Gap = 'line' | 'blank' | 'wide';

/**
 * A run of characters without blanks: a whole cell of the table, or a part of one that was broken over lines. `key` is the
 * spelling used to compare it with labels.
 */
export interface Piece {
  text: string;
  key: string;
  /** Counted from 1 in the file. */
  line: number;
  gap: Gap;
  /** Empty lines before the piece's line; 0 inside a line. */
  blankLines: number;
  /** The piece is the first after a page break that the file shows (form feed or page number). */
  startsPage: boolean;
  endsLine: boolean;
  /** Columns of a fixed-width display: 2 for a Chinese character, 1 for a Latin one. */
  width: number;
  lineWidth: number;
  /** Characters of the line. */
  lineLength: number;
}

const BETWEEN_PIECES = /[\s\u200b|｜]+/gu;
/** 第 3 页, 第 3 页 共 9 页, 3 / 9 页, - 3 -, —3—; never a part of a date (-01- or 1/1). */
const PAGE_NUMBER =
  /^(第\s*\d+\s*页([\s,，、/／]*共\s*\d+\s*页)?|共\s*\d+\s*页[\s,，、/／]*第\s*\d+\s*页|\d+\s*[/／]\s*\d+\s*页|-\s+\d+\s+-|[—–－]+\s*\d+\s*[—–－]+)$/u;
const BARE_NUMBER = /^\d{1,4}$/;

/** The lines of a text as problems count them, without a mark at its beginning. */
export function splitLines(source: string): string[] {
  return source.replace(/^\ufeff/, '').split(/\r\n|[\n\r\u2028\u2029\v]/);
}

/** All pieces of a text in reading order; page numbers and control marks of the page are left out. */
export function splitPieces(source: string): Piece[] {
  const text = unifyCharacters(source);
  const pieces: Piece[] = [];
  let blankLines = 0;
  let startsPage = false;
  const lines = splitLines(text);
  lines.forEach((rawLine, at) => {
    const nextLine = lines[at + 1] ?? '';
    const pageBreak = rawLine.includes('\f');
    if (pageBreak) startsPage = true;
    const content = rawLine.replaceAll('\f', ' ').trim();
    if (content === '') {
      blankLines += 1;
    } else if (isPageNumber(content, pageBreak || nextLine.startsWith('\f'))) {
      startsPage = true;
    } else {
      for (const piece of splitLine(content, at + 1, blankLines, startsPage)) pieces.push(piece);
      blankLines = 0;
      startsPage = false;
    }
  });
  return pieces;
}

function isPageNumber(content: string, atPageBreak: boolean): boolean {
  const text = content.replace(BETWEEN_PIECES, ' ').trim();
  return PAGE_NUMBER.test(text) || (atPageBreak && BARE_NUMBER.test(text));
}

function splitLine(content: string, line: number, blankLines: number, startsPage: boolean): Piece[] {
  const pieces: Piece[] = [];
  const lineWidth = displayWidth(content);
  let from = 0;
  let gap: Gap = 'line';
  const add = (text: string, endsLine: boolean) => {
    if (text === '') return;
    const first = pieces.length === 0;
    pieces.push({
      text,
      key: labelKey(text),
      line,
      gap: first ? 'line' : gap,
      blankLines: first ? blankLines : 0,
      startsPage: first && startsPage,
      endsLine,
      width: displayWidth(text),
      lineWidth,
      lineLength: content.length,
    });
  };
  for (const match of content.matchAll(BETWEEN_PIECES)) {
    const end = match.index + match[0].length;
    add(content.slice(from, match.index), end === content.length);
    gap = /^[ \u00a0\u200b]$/.test(match[0]) ? 'blank' : 'wide';
    from = end;
  }
  add(content.slice(from), true);
  return pieces;
}

/** The spelling by which labels are compared: no blanks, no colons, half-width forms. */
export function labelKey(text: string): string {
  return text.normalize('NFKC').replace(/[\s:]/g, '');
}

const WIDE =
  /[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud840-\ud87f][\udc00-\udfff]/g;

/** Columns that a text takes in a fixed-width display: Chinese characters and full-width signs count 2. */
function displayWidth(text: string): number {
  let width = text.length;
  for (const match of text.matchAll(WIDE)) width += match[0].length === 1 ? 1 : 0;
  return width;
}

const LATIN_END = /[A-Za-z0-9][,;:!?]?$/;
const LATIN_START = /^[A-Za-z0-9]/;
const NUMBER_END = /\d[,.]?$/;

/**
 * Pieces of one cell as one text. Parts on one line keep one blank between them; a line end joins without a blank between
 * Chinese characters and inside numbers, with one between Latin words.
 */
export function joinPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece, at) => blankBetween(pieces[at - 1], piece) + piece.text).join('');
}

function blankBetween(left: Piece | undefined, right: Piece): string {
  if (!left) return '';
  return right.gap === 'line' ? betweenLines(left.text, right.text) : ' ';
}

function betweenLines(above: string, below: string): string {
  const end = above.slice(-2);
  if (NUMBER_END.test(end) && /^\d/.test(below)) return '';
  return LATIN_END.test(end) && LATIN_START.test(below) ? ' ' : '';
}

function writtenLines(text: string): string[] {
  return splitLines(text)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
}

/** The text of one cell whose line breaks are known, its lines joined as `joinPieces` joins them, with one blank for each gap. */
export function joinLines(text: string): string {
  return writtenLines(text)
    .map((line, at, lines) => betweenLines(lines[at - 1] ?? '', line) + line)
    .join('');
}

/** Whether two numbers would become one if the text `below` were put right behind the text `above`. */
export function wouldTouch(above: string, below: string): boolean {
  return /[\d０-９][,.，．]?$/.test(above) && /^[\d０-９]/.test(below);
}

/** As `joinLines`, for a cell whose lines somebody typed: the digits of two lines stay apart, ≥40 over 2座 is ≥40 2座. */
export function joinTypedLines(text: string): string {
  return writtenLines(text)
    .map((line, at, lines) => {
      const above = lines[at - 1] ?? '';
      return (wouldTouch(above, line) ? ' ' : betweenLines(above, line)) + line;
    })
    .join('');
}

const LIST_NUMBER = /^\d{1,2}(?:[、）)]|[.．](?!\d))/;

/** Whether `joinTypedLines` had to keep digits apart, and the next line is no numbered one of a list. */
export function hasTypedNumbers(text: string): boolean {
  return writtenLines(text).some((line, at, lines) => wouldTouch(lines[at - 1] ?? '', line) && !LIST_NUMBER.test(line));
}

/** Pieces as they are quoted in a problem: nothing left out, one blank between pieces. */
export function quotePieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join(' ');
}

/** The characters of the pieces without blanks, for comparing texts that were wrapped differently. */
export function compactText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}
