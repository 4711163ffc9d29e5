import { labelKey, splitLines } from '#src/import/piece.ts';
import { unifyCharacters } from '#src/import/unify-characters.ts';

/** A cell of running text, or a part of one: what stands between blanks, bars or line ends. */
export interface Token {
  text: string;
  key: string;
  /** Counted from 1 in the file. */
  line: number;
  endsLine: boolean;
  /** Why its text may be another: it was cut out of text that runs together. */
  doubt?: string;
}

const BLANKS = /[\s\u200b]+/u;
const GAP = /\t|\s{2,}/u;
const BAR = /[|｜]/;
/** Web pages that are copied with bars between their cells have one in most lines. */
const BARRED = 0.3;

function token(text: string, line: number, endsLine: boolean): Token {
  return { text, key: labelKey(text), line, endsLine };
}

/** What ends with a bar is a cell, over as many lines as it takes. */
function barredTokens(lines: readonly string[]): Token[] {
  const tokens: Token[] = [];
  let open = '';
  let begun = 1;
  for (const [at, line] of lines.entries()) {
    const parts = line.split(/[|｜]/);
    for (const [part, text] of parts.entries()) {
      if (open === '') begun = at + 1;
      open = [open, text.trim()].filter(Boolean).join('\n');
      if (part === parts.length - 1) break;
      if (open !== '') tokens.push(token(open, begun, false));
      open = '';
    }
    const last = tokens.at(-1);
    if (last && open === '') last.endsLine = true;
    // A heading above the table has no bars at all.
    if (!BAR.test(line) && tokens.length === 0) open = '';
  }
  if (open !== '') tokens.push(token(open, begun, true));
  return tokens;
}

function tokensBetween(lines: readonly string[], gap: RegExp): Token[] {
  return lines.flatMap((line, at) => {
    const parts = line
      .trim()
      .split(gap)
      .filter((part) => part !== '');
    return parts.map((part, index) => token(part, at + 1, index === parts.length - 1));
  });
}

function linesOf(source: string): string[] {
  return splitLines(unifyCharacters(source)).map((line) => line.replaceAll('\f', ' '));
}

/** The cells of running text where one blank may be part of a cell: between two on one line stand a tab or at least two blanks. */
export function cellTokens(source: string): Token[] {
  return tokensBetween(linesOf(source), GAP);
}

/** The cells of running text as far as blanks, bars and line ends show them; `barred`: each token is a whole cell. */
export function flowTokens(source: string): { tokens: Token[]; barred: boolean } {
  const lines = linesOf(source);
  const filled = lines.filter((line) => line.trim() !== '');
  const barred = filled.filter((line) => BAR.test(line)).length > filled.length * BARRED;
  return { tokens: barred ? barredTokens(lines) : tokensBetween(lines, BLANKS), barred };
}
