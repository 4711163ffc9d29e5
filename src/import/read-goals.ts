import { type GoalLabel, goalLabels } from '#src/import/form-labels.ts';
import { knownLabelAt } from '#src/import/indicator-labels.ts';
import { cutAtLabels } from '#src/import/label-index.ts';
import { compactText, joinPieces, type Piece, quotePieces } from '#src/import/piece.ts';
import { separateGoals } from '#src/import/separate-goals.ts';
import type { ReadProblem } from '#src/import/target-table.ts';

export interface GoalTexts {
  goal: string | null;
  annualGoal: string | null;
  problems: ReadProblem[];
  /** The texts below the goal labels without blanks, to recognise them where a page break repeats them. */
  printed: string[];
}

const CANNOT_SEPARATE =
  '项目总目标和年度总体目标连在一起，分不清从哪里断开，两栏都空着。请在预览中把这段文字分别填入两栏。';
const DIFFERENT_TEXT = '绩效目标出现了两次，内容不同，取了前一个。请核对后在预览中改正。';

/** Longer texts are no goals of one project; comparing them would take too long. */
const MOST_GOAL_PIECES = 1000;
const MOST_CHARACTERS = 20_000;

/** Text and the labels right above it: both labels for a text that may be either goal or both. */
interface Block {
  labels: Set<Exclude<GoalLabel, 'caption'>>;
  pieces: Piece[];
}

/**
 * 项目总目标 and 年度总体目标. Text behind its own label is that goal; one text under both labels is the annual goal; two
 * texts under both are separated where the print shows the border, else reported and both left empty.
 */
export function readGoals(pieces: readonly Piece[], wrapsCells: boolean): GoalTexts {
  const blocks = blocksOf(pieces);
  const printed = blocks.map((block) => compactText(block.pieces));
  const result: GoalTexts = {
    goal: null,
    annualGoal: null,
    problems: [],
    printed: [...printed, printed.join('')].filter((text) => text.length <= MOST_CHARACTERS),
  };
  const report = (block: Block, message: string) => {
    result.problems.push({ line: block.pieces[0]?.line ?? 0, text: quotePieces(block.pieces), message });
  };
  for (const block of blocks) {
    const text = joinPieces(block.pieces);
    if (block.labels.size === 1) {
      const field = block.labels.has('goal') ? 'goal' : 'annualGoal';
      if (result[field] === null) result[field] = text;
      else report(block, DIFFERENT_TEXT);
    } else if (result.goal !== null || result.annualGoal !== null) {
      report(block, DIFFERENT_TEXT);
    } else {
      const texts = isTooLong(block) ? null : separateGoals(block.pieces, wrapsCells);
      if (texts === null) report(block, CANNOT_SEPARATE);
      const [first = null, second = null] = texts ?? [];
      [result.goal, result.annualGoal] = second === null ? [null, first] : [first, second];
    }
  }
  return result;
}

function isTooLong({ pieces }: Block): boolean {
  return pieces.length > MOST_GOAL_PIECES || pieces.reduce((sum, { text }) => sum + text.length, 0) > MOST_CHARACTERS;
}

/** Text by the labels above it; a page break's repetition is left out, what it continues is joined. */
function blocksOf(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let labels: Block['labels'] = new Set();
  for (const stretch of cutAtLabels(pieces, goalLabels)) {
    if (stretch.meaning && stretch.meaning !== 'caption') labels.add(stretch.meaning);
    const text = withoutPeriod(stretch.pieces);
    if (text.length === 0) continue;
    const above = blocks.find((block) => labels.size === 0 || sameLabels(block.labels, labels));
    if (above && continues(above.pieces)) above.pieces = [...above.pieces, ...text];
    else if (!above || compactText(above.pieces) !== compactText(text)) blocks.push({ labels, pieces: [...text] });
    labels = new Set();
  }
  return blocks;
}

const PERIOD = /^\(\d{4}年?(度|\d{1,2}月)?[-—–~至]+\d{4}年?(度|\d{1,2}月)?\)$/;

/** （2024年-2026年） behind a goal's label belongs to the label. */
function withoutPeriod(pieces: readonly Piece[]): readonly Piece[] {
  for (let length = 1; length <= Math.min(8, pieces.length); length++) {
    const key = pieces
      .slice(0, length)
      .map((piece) => piece.key)
      .join('');
    if (PERIOD.test(key)) return pieces.slice(length);
  }
  return pieces;
}

function sameLabels(one: Block['labels'], other: Block['labels']): boolean {
  return one.size === other.size && [...one].every((label) => other.has(label));
}

/** A text that stops inside a sentence goes on below the repeated labels. */
function continues(above: readonly Piece[]): boolean {
  return !/[。！？；!?;”"]$/u.test(above.at(-1)?.text ?? '');
}

const SHORTEST_REPEAT = 8;

/**
 * The indicator section without the goals that a page break prints again, whole or in part. Sentences below a repeated
 * 项目绩效目标 that are not the goals read before are a problem.
 */
export function withoutRepeatedGoals(
  pieces: readonly Piece[],
  printed: readonly string[],
): { rest: Piece[]; problems: ReadProblem[] } {
  const rest: Piece[] = [];
  const problems: ReadProblem[] = [];
  for (let at = 0; at < pieces.length; ) {
    const label = goalLabels.match(pieces, at);
    const from = at + (label?.length ?? 0);
    const repeated = label
      ? lengthOfRepeat(pieces, from, printed, (text) => text.length >= SHORTEST_REPEAT)
      : lengthOfRepeat(pieces, from, printed, (text) => text.length >= SHORTEST_REPEAT && printed.includes(text));
    const other = label && repeated === 0 ? lengthOfSentences(pieces, from) : 0;
    if (other > 0) {
      const text = pieces.slice(from, from + other);
      problems.push({ line: text[0]?.line ?? 0, text: quotePieces(text), message: DIFFERENT_TEXT });
    }
    if (!label && repeated === 0) rest.push(...pieces.slice(at, at + 1));
    at = from + repeated + other + (!label && repeated === 0 ? 1 : 0);
  }
  return { rest, problems };
}

/** How many pieces from here are a repetition: the longest run that is part of a printed text and accepted. */
function lengthOfRepeat(
  pieces: readonly Piece[],
  from: number,
  printed: readonly string[],
  accepted: (text: string) => boolean,
): number {
  let text = '';
  let length = 0;
  for (let at = from; at < pieces.length; at++) {
    text += pieces[at]?.text ?? '';
    if (!printed.some((known) => known.includes(text))) break;
    if (accepted(text)) length = at - from + 1;
  }
  return length;
}

/** How many pieces from here up to the next label belong to whole sentences. */
function lengthOfSentences(pieces: readonly Piece[], from: number): number {
  let length = 0;
  for (let at = from; at < Math.min(pieces.length, from + MOST_GOAL_PIECES); at++) {
    if (knownLabelAt(pieces, at)) break;
    if (/。[”"]?$/u.test(pieces[at]?.text ?? '')) length = at - from + 1;
  }
  return length;
}
