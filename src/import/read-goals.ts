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
  '项目总目标和年度总体目标连在一起，分不清从哪里断开，两栏都空着。请给两段文字各加一对引号（"…"），或在两段之间空一行，再导入。';
const DIFFERENT_TEXT = '绩效目标出现了两次，内容不同，取了前一个。请对照原表删去多余的一份，再导入。';

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

const SHORTEST_PART = 8;
/** Without a label above it a short text may as well be the name of an indicator. */
const SHORTEST_UNLABELLED = 16;

/**
 * The indicator section without the goals that a page break prints again, whole or their beginning or end. Sentences below
 * a repeated label that are not the goals read before are a problem.
 */
export function withoutRepeatedGoals(
  pieces: readonly Piece[],
  printed: readonly string[],
): { rest: Piece[]; problems: ReadProblem[] } {
  const rest: Piece[] = [];
  const problems: ReadProblem[] = [];
  let from = 0;
  pieces.forEach((piece, at) => {
    if (at < from) return;
    const label = goalLabels.match(pieces, at);
    const below = at + (label?.length ?? 0);
    const repeated = lengthOfRepeat(pieces, below, printed, label !== null);
    const other = label && repeated === 0 ? lengthOfSentences(pieces, below) : 0;
    from = below + repeated + other;
    if (other > 0) {
      problems.push({
        line: pieces[below]?.line ?? piece.line,
        text: quotePieces(pieces.slice(below, from)),
        message: DIFFERENT_TEXT,
      });
    }
    if (from === at) rest.push(piece);
  });
  return { rest, problems };
}

/** How many pieces from here are a whole goal or, below a label, at least its beginning or end. */
function lengthOfRepeat(pieces: readonly Piece[], from: number, printed: readonly string[], labelled: boolean): number {
  let text = '';
  let length = 0;
  for (let at = from; at < pieces.length; at++) {
    text += pieces[at]?.text ?? '';
    const holding = printed.filter((goal) => goal.includes(text));
    if (holding.length === 0) break;
    const isPart = labelled && text.length >= SHORTEST_PART;
    const isWhole = text.length >= SHORTEST_UNLABELLED && printed.includes(text);
    if (isWhole || (isPart && holding.some((goal) => goal.startsWith(text) || goal.endsWith(text))))
      length = at - from + 1;
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
