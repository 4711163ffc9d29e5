import { columnRoleOf, headLabelOf } from '#src/import/grids/form-words.ts';
import type { TextMark } from '#src/import/pdf/page-marks.ts';
import { lineOf, linesOf, partAt, type TextLine } from '#src/import/pdf/text-lines.ts';
import { labelKey } from '#src/import/piece.ts';

/** Parts of the type size: a wider gap may part two cells; words of one cell stand closer. */
const CELL_GAP = 0.38;
const SAME_BASELINE = 0.35;
/** Letters of 名 称 are drawn apart by no more than this. */
const LETTER_GAP = 3;
const MOST_LETTERS = 6;

export function sizeOf(line: Pick<TextLine, 'marks'>): number {
  return Math.max(1, ...line.marks.map(({ size }) => size));
}

/** The words of the form: a label of the upper part or the title of a column. */
export function isFormWord(text: string): boolean {
  const key = labelKey(text);
  return headLabelOf(key) !== null || columnRoleOf(key) !== null;
}

/** Some programs part cells by drawing blanks: such a mark as several. */
function partAtBlanks(mark: TextMark): TextMark[] {
  const wide = /\s{2,}/.exec(mark.text);
  if (!wide) return [mark];
  const width = (text: string) => [...text].reduce((sum, one) => sum + (/[\u2e80-\uffff]/.test(one) ? 2 : 1), 0);
  const unit = mark.width / Math.max(1, width(mark.text));
  const middle = width(mark.text.slice(0, wide.index)) + wide[0].length / 2;
  const parts = partAt(mark, mark.x + middle * unit);
  return parts.length < 2
    ? parts
    : parts.flatMap((part) => (part.text === mark.text ? [part] : partAtBlanks(trimmed(part))));
}

function trimmed(mark: TextMark): TextMark {
  const text = mark.text.trim();
  const unit = mark.width / Math.max(1, mark.text.length);
  const before = mark.text.length - mark.text.trimStart().length;
  return { ...mark, text, x: mark.x + before * unit, width: mark.width - (mark.text.length - text.length) * unit };
}

function letterSpaced(runs: readonly TextLine[]): TextLine[] {
  const joined: TextLine[] = [];
  for (let at = 0; at < runs.length; at++) {
    const letters: TextLine[] = [];
    for (const run of runs.slice(at, at + MOST_LETTERS)) {
      const before = letters.at(-1);
      if (run.text.length > 1 || (before && run.left - before.right > sizeOf(run) * LETTER_GAP)) break;
      letters.push(run);
    }
    while (letters.length > 1 && !isFormWord(letters.map(({ text }) => text).join(''))) letters.pop();
    const [first] = letters;
    if (!first || letters.length < 2) joined.push(runs[at] as TextLine);
    else {
      joined.push({ ...lineOf(letters.flatMap(({ marks }) => marks)), text: letters.map(({ text }) => text).join('') });
      at += letters.length - 1;
    }
  }
  return joined;
}

/** Texts without a gap that might part two cells, in reading order. */
export function runsOf(marks: readonly TextMark[]): TextLine[] {
  return linesOf(marks.flatMap(partAtBlanks)).flatMap((line) => {
    const runs: TextMark[][] = [];
    for (const mark of line.marks) {
      const before = runs.at(-1)?.at(-1);
      const size = Math.max(before?.size ?? 0, mark.size, 1);
      const near =
        before &&
        mark.x - before.x - before.width < size * CELL_GAP &&
        Math.abs(mark.y - before.y) <= size * SAME_BASELINE;
      if (near) runs.at(-1)?.push(mark);
      else runs.push([mark]);
    }
    return letterSpaced(runs.map(lineOf));
  });
}
