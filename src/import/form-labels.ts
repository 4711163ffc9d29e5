import { LabelIndex } from '#src/import/label-index.ts';
import { labelKey, type Piece } from '#src/import/piece.ts';
import {
  ANNUAL_GOAL_LABELS,
  COLUMN_LABELS,
  FOREIGN_HEADER_LABELS,
  GOAL_CAPTION,
  HEADER_LABELS,
  type HeaderField,
  MONEY_CAPTIONS,
  MONEY_LABELS,
  type MoneyField,
  PROJECT_GOAL_LABELS,
  SHANGHAI_MARKS,
  TITLES,
} from '#src/import/shanghai-form.ts';

function entries<Meaning>(spellings: readonly string[], meaning: Meaning): [string, Meaning][] {
  return spellings.map((spelling) => [spelling, meaning]);
}

/** Header labels by field; `foreign` is a header cell that a target table has no place for. */
export const headerLabels = new LabelIndex<HeaderField | 'foreign'>([
  ...HEADER_LABELS.flatMap(({ field, spellings }) => entries<HeaderField | 'foreign'>(spellings, field)),
  ...entries<HeaderField | 'foreign'>(FOREIGN_HEADER_LABELS, 'foreign'),
]);

export type MoneyLabel = { kind: 'amount'; field: MoneyField } | { kind: 'caption'; currency: '元' | '万元' | null };

export const moneyLabels = new LabelIndex<MoneyLabel>([
  ...MONEY_LABELS.flatMap(({ field, spellings }) => entries<MoneyLabel>(spellings, { kind: 'amount', field })),
  ...MONEY_CAPTIONS.flatMap(({ currency, spellings }) => entries<MoneyLabel>(spellings, { kind: 'caption', currency })),
]);

export type GoalLabel = 'caption' | 'goal' | 'annualGoal';

export const goalLabels = new LabelIndex<GoalLabel>([
  ...entries<GoalLabel>(GOAL_CAPTION, 'caption'),
  ...entries<GoalLabel>(PROJECT_GOAL_LABELS, 'goal'),
  ...entries<GoalLabel>(ANNUAL_GOAL_LABELS, 'annualGoal'),
]);

type ColumnLabel = keyof typeof COLUMN_LABELS;

const columnLabels = new LabelIndex<ColumnLabel>(
  (Object.keys(COLUMN_LABELS) as ColumnLabel[]).flatMap((column) => entries(COLUMN_LABELS[column], column)),
);

const titles = new LabelIndex<true>(entries(TITLES, true as const));
const shanghaiMarks = new LabelIndex<string>(SHANGHAI_MARKS.map((mark) => [mark, mark] as const));

const TITLE_AT_END = new RegExp(`^.{0,40}(${TITLES.join('|')})$`, 'u');
const YEAR = /^\((\d{4})年度?\)$/;
const YEAR_INSIDE = /(\d{4})年/;

/** The table's title at this piece, also with the department or the year written before it; its pieces and that year. */
export function matchTitle(pieces: readonly Piece[], at: number): { length: number; year: number | null } | null {
  const match = titles.match(pieces, at);
  if (match) return { length: match.length, year: null };
  const piece = pieces[at];
  if (!piece || !TITLE_AT_END.test(piece.key)) return null;
  const year = YEAR_INSIDE.exec(piece.key)?.[1];
  return { length: 1, year: year === undefined ? null : Number(year) };
}

/** （2024年度） at this piece, also broken over a few of them. */
export function matchYear(pieces: readonly Piece[], at: number): { length: number; year: number } | null {
  let key = '';
  for (let length = 1; length <= 6; length++) {
    key += pieces[at + length - 1]?.key ?? '';
    const year = YEAR.exec(key)?.[1];
    if (year !== undefined) return { length, year: Number(year) };
  }
  return null;
}

/** The titles of the indicator columns, all that follow one another from this piece. */
export function matchColumnTitles(
  pieces: readonly Piece[],
  at: number,
): { length: number; hasWeights: boolean } | null {
  let next = at;
  const columns: ColumnLabel[] = [];
  for (let match = columnLabels.match(pieces, next); match; match = columnLabels.match(pieces, next)) {
    columns.push(match.meaning);
    next += match.length;
  }
  if (columns.length < 2 || !columns.includes('category')) return null;
  return { length: next - at, hasWeights: columns.includes('weight') };
}

/** How many different labels of the Shanghai form these pieces hold that forms of other places do not have. */
export function countShanghaiMarks(pieces: readonly Piece[]): number {
  const found = new Set<string>();
  for (let at = 0; at < pieces.length; at++) {
    const match = shanghaiMarks.match(pieces, at);
    if (match) found.add(match.meaning);
  }
  return found.size;
}

const GLUED = /^([^:：]{2,12}[:：])(.+)$/u;
const GLUED_YEAR = new RegExp(`^(.*(?:${TITLES.join('|')}))([（(].{4,10}[)）])$`, 'u');

/** Pieces with a label and its cell in one (项目名称：…, 申报表（2024年度）) taken apart. */
export function separateGluedLabels(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece) => {
    const parts = GLUED_YEAR.exec(piece.text) ?? GLUED.exec(piece.text);
    const [, label, cell] = parts ?? [];
    if (label === undefined || cell === undefined) return [piece];
    const labelPiece: Piece = { ...piece, text: label, key: labelKey(label), endsLine: false };
    const known =
      matchTitle([labelPiece], 0) ?? headerLabels.match([labelPiece], 0) ?? moneyLabels.match([labelPiece], 0);
    if (!known) return [piece];
    return [labelPiece, { ...piece, text: cell, key: labelKey(cell), gap: 'blank', blankLines: 0, startsPage: false }];
  });
}
