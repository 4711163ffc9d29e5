import type { TextMark } from '#src/import/pdf/page-marks.ts';

/** Texts at one height, as the eye reads them from left to right. */
export interface TextLine {
  top: number;
  bottom: number;
  left: number;
  right: number;
  text: string;
  marks: readonly TextMark[];
}

/** Marks whose baselines differ by less than this part of the type size stand on one line: a raised ² or a smaller bracket. */
const SAME_BASELINE = 0.5;
/** Parts of the type size that part words, and that part texts which have nothing to do with each other. */
const BLANK = 0.25;
const BLANK_BESIDE_CHINESE = 0.8;
const WIDE_GAP = 2;
const LATIN = /[\x21-\x7e]/;

function between(left: TextMark, right: TextMark): string {
  const gap = (right.x - left.x - left.width) / Math.max(left.size, right.size, 1);
  if (gap >= WIDE_GAP) return '  ';
  const latin = LATIN.test(left.text.slice(-1)) && LATIN.test(right.text.slice(0, 1));
  return gap >= (latin ? BLANK : BLANK_BESIDE_CHINESE) ? ' ' : '';
}

/** Marks that stand on one line as that line. */
export function lineOf(marks: readonly TextMark[]): TextLine {
  const sorted = marks.toSorted((one, other) => one.x - other.x);
  const text = sorted
    .map((mark, at) => {
      const before = sorted[at - 1];
      return (before ? between(before, mark) : '') + mark.text;
    })
    .join('')
    .replace(/\s{3,}/g, '  ')
    .trim();
  return {
    text,
    marks: sorted,
    top: Math.min(...marks.map(({ y, size }) => y - size)),
    bottom: Math.max(...marks.map(({ y }) => y)),
    left: sorted[0]?.x ?? 0,
    right: Math.max(...marks.map(({ x, width }) => x + width)),
  };
}

/** The lines that marks stand on, from top to bottom. */
export function linesOf(marks: readonly TextMark[]): TextLine[] {
  const lines: TextMark[][] = [];
  for (const mark of marks.toSorted((one, other) => one.y - other.y)) {
    const last = lines.at(-1);
    const first = last?.[0];
    const size = Math.max(first?.size ?? 0, mark.size);
    if (last && first && mark.y - first.y <= size * SAME_BASELINE) last.push(mark);
    else lines.push([mark]);
  }
  return lines.map(lineOf);
}

const WIDE_CHARACTER = /[\u2e80-\uffff]/;

/** A mark that reaches over the line at `x` as the two marks beside it, parted where its characters meet the line. */
export function partAt(mark: TextMark, x: number): TextMark[] {
  const characters = [...mark.text];
  const weights = characters.map((one) => (WIDE_CHARACTER.test(one) ? 2 : 1));
  const unit =
    mark.width /
    Math.max(
      1,
      weights.reduce((sum, one) => sum + one, 0),
    );
  let end = mark.x;
  let count = 0;
  for (const weight of weights) {
    if (end + (weight * unit) / 2 > x) break;
    end += weight * unit;
    count += 1;
  }
  const [left, right] = [characters.slice(0, count).join(''), characters.slice(count).join('')];
  return [
    { ...mark, text: left, width: end - mark.x },
    { ...mark, text: right, x: end, width: mark.x + mark.width - end },
  ].filter(({ text }) => text.trim() !== '');
}
