import { blockOf, type CellBlock, isRuledBetween } from '#src/import/pdf/cell-blocks.ts';
import type { Segment } from '#src/import/pdf/page-marks.ts';
import { lineOf, type TextLine } from '#src/import/pdf/text-lines.ts';
import { isFormWord, sizeOf } from '#src/import/pdf/text-runs.ts';
import { isBeside, overlap } from '#src/import/pdf/title-columns.ts';

/*
 * The cells of the upper part of a form. Its rows have cells of their own widths; what parts them are the form's labels.
 */

const MOST_LINES = 5;
const CLOSEST = 0.9;
const FURTHEST = 2.6;
const SAME_PITCH = 1.05;
/** Texts of one cell that begin at one place differ by less, in parts of the type size; the first line may be indented. */
const SAME_LEFT = 0.3;
const SAME_MIDDLE = 0.6;
const INDENT = 2.6;
/** A line ends no further from the next cell than one character and the padding. */
const PADDING = 1.3;
/** Words with a wider gap, in parts of the type size, are two cells; with one from here on they may be. */
const APART = 2;
const PERHAPS_APART = 0.9;

const DOUBT = '这一格没有框线，文字中间有空白，可能是两格。请对照原件核对。';

interface Below {
  run: TextLine;
  pitch: number;
}

/** A text that stands out of its narrow cell a little is not below what stands in the next one. */
function isBelow(run: TextLine, upper: TextLine): boolean {
  const least = Math.min(run.right - run.left, upper.right - upper.left);
  return overlap(run.left, run.right, upper.left, upper.right) >= least / 2;
}

/** The nearest text below within the same columns, with how far down it is in type sizes. */
function belowOf(upper: TextLine, runs: readonly TextLine[], rules: readonly Segment[]): Below | null {
  const size = sizeOf(upper);
  const found = runs
    .filter((run) => run.bottom > upper.bottom + size / 2 && isBelow(run, upper))
    .map((run) => ({ run, pitch: (run.bottom - upper.bottom) / size }))
    .toSorted((one, other) => one.pitch - other.pitch)[0];
  return found && found.pitch <= FURTHEST && !isRuledBetween(upper, found.run, rules) ? found : null;
}

export function isLabelBlock({ text }: CellBlock): boolean {
  return isFormWord(text.replace(/\n/g, ''));
}

/** The label on the left of these lines that is nearest to them. */
function nearestLabel(lines: readonly TextLine[], labels: readonly CellBlock[]): CellBlock | undefined {
  return labels
    .filter((label) => lines.some((line) => label.right <= line.left + 1 && isBeside(line, label)))
    .toSorted((one, other) => other.right - one.right)[0];
}

class HeadBlocks {
  readonly #runs: readonly TextLine[];
  readonly #rules: readonly Segment[];
  readonly #below: Map<TextLine, Below | null>;
  /** The pitch of the lines of one cell. */
  readonly #most: number;
  /** Rows of labels stand as close as the lines of one cell. */
  readonly #isTight: boolean;

  /** Boundaries of columns that are known. */
  readonly #known: readonly number[];

  constructor(runs: readonly TextLine[], rules: readonly Segment[], known: readonly number[]) {
    this.#runs = runs;
    this.#known = known;
    this.#rules = rules;
    this.#below = new Map(runs.map((run) => [run, belowOf(run, runs, rules)]));
    const pairs = [...this.#below].flatMap(([upper, below]) => (below ? [{ upper, ...below }] : []));
    const pitches = pairs.map(({ pitch }) => pitch).filter((pitch) => pitch >= CLOSEST);
    this.#most = Math.min(...pitches) * SAME_PITCH;
    this.#isTight = pairs.some(
      ({ upper, run, pitch }) => pitch <= this.#most && isFormWord(upper.text) && isFormWord(run.text),
    );
  }

  read(): CellBlock[] {
    const labels = this.#labels();
    const used = new Set(labels.flatMap(({ lines }) => lines));
    const rest = this.#joinWords(
      this.#runs.filter((run) => !used.has(run)),
      labels,
    );
    return [...labels, ...this.#values(rest, labels)];
  }

  /** Labels, also broken over lines: from each line on the longest that the form knows. */
  #labels(): CellBlock[] {
    const used = new Set<TextLine>();
    const blocks: CellBlock[] = [];
    for (const run of this.#runs.toSorted((one, other) => one.bottom - other.bottom)) {
      if (used.has(run)) continue;
      const stack = [run];
      let best: TextLine[] = [];
      for (let last: TextLine | undefined = run; last && stack.length <= MOST_LINES; ) {
        if (isFormWord(stack.map(({ text }) => text).join(''))) best = [...stack];
        const below: Below | null = this.#below.get(last) ?? null;
        last = below && below.pitch <= this.#most && !used.has(below.run) ? below.run : undefined;
        if (last) stack.push(last);
      }
      if (best.length === 0) continue;
      for (const one of best) used.add(one);
      blocks.push(blockOf(best));
    }
    return blocks;
  }

  /** Words of one line that belong to one cell: no other cell begins where the second of them does. */
  #joinWords(runs: readonly TextLine[], labels: readonly CellBlock[]): { line: TextLine; doubt?: string }[] {
    const starts = [...labels.map(({ left }) => left), ...runs.map(({ left }) => left)];
    const joined: { line: TextLine; doubt?: string }[] = [];
    for (const run of runs.toSorted((one, other) => one.bottom - other.bottom || one.left - other.left)) {
      const size = sizeOf(run);
      const before = joined.findLast(
        ({ line }) => Math.abs(line.bottom - run.bottom) <= size * SAME_LEFT && line.right <= run.left + 1,
      );
      const gap = before ? (run.left - before.line.right) / size : APART;
      const isStart =
        starts.filter((left) => Math.abs(left - run.left) < 1).length > 1 ||
        this.#known.some((x) => before && x >= before.line.right && x <= run.left + 1);
      const isBetween = labels.some(
        (label) =>
          before && label.left >= before.line.right - 1 && label.right <= run.left + 1 && this.#isOn(label, run),
      );
      if (!before || gap >= APART || isStart || isBetween) joined.push({ line: run });
      else {
        before.line = lineOf([...before.line.marks, ...run.marks]);
        if (gap >= PERHAPS_APART) before.doubt = DOUBT;
      }
    }
    return joined;
  }

  #isOn(label: CellBlock, run: TextLine): boolean {
    return label.top < run.bottom && label.bottom > run.top;
  }

  /** Lines that go on below each other. */
  #values(rest: readonly { line: TextLine; doubt?: string }[], labels: readonly CellBlock[]): CellBlock[] {
    const groups: { lines: TextLine[]; doubt?: string }[] = [];
    for (const { line, doubt } of rest) {
      const open = groups.find(({ lines }) => this.#goesOn(lines, line, rest, labels));
      if (!open) groups.push({ lines: [line], ...(doubt ? { doubt } : {}) });
      else {
        open.lines.push(line);
        if (doubt) open.doubt ??= doubt;
      }
    }
    return groups.map(({ lines, doubt }) => blockOf(lines, doubt));
  }

  #goesOn(
    lines: readonly TextLine[],
    lower: TextLine,
    rest: readonly { line: TextLine }[],
    labels: readonly CellBlock[],
  ): boolean {
    const upper = lines.at(-1);
    if (!upper || isRuledBetween(upper, lower, this.#rules)) return false;
    const size = Math.max(sizeOf(upper), sizeOf(lower));
    const pitch = (lower.bottom - upper.bottom) / size;
    if (pitch < SAME_LEFT || pitch > this.#most) return false;
    const shift = upper.left - lower.left;
    const middle = (upper.left + upper.right - lower.left - lower.right) / 2;
    const isBelow = Math.abs(shift) <= size * SAME_LEFT || Math.abs(middle) <= size * SAME_MIDDLE;
    const isIndented =
      Math.abs(shift) <= size * INDENT && overlap(upper.left, upper.right, lower.left, lower.right) > 0;
    if (!isBelow && !isIndented) return false;
    // A cell has its label on its left: beside another label stands another cell.
    const [above, below] = [lines, [lower]].map((own) => nearestLabel(own, labels));
    if (above && below && !lines.some((line) => isBeside(line, below))) return false;
    if (!this.#isTight) return true;
    const widest = Math.max(
      ...rest.filter(({ line }) => Math.abs(line.left - lower.left) <= size).map(({ line }) => line.right),
    );
    const nexts = this.#runs.filter(
      (run) => run.left >= upper.right && Math.abs(run.bottom - upper.bottom) <= size * FURTHEST,
    );
    const room = Math.min(widest, ...nexts.map(({ left }) => left));
    const isFilled = upper.right + size * PADDING > room;
    return isFilled;
  }
}

/** The cells of the upper part of a form: its labels, and the texts between them with the lines that belong together. */
export function headBlocks(
  runs: readonly TextLine[],
  rules: readonly Segment[],
  known: readonly number[],
): CellBlock[] {
  return new HeadBlocks(runs, rules, known).read();
}
