import { LabelIndex, type LabelMatch } from '#src/import/label-index.ts';
import type { Piece } from '#src/import/piece.ts';
import {
  ANNUAL_GOAL_LABELS,
  CATEGORIES,
  COLUMN_LABELS,
  GOAL_CAPTION,
  INDICATOR_CAPTION,
  PROJECT_GOAL_LABELS,
} from '#src/import/shanghai-form.ts';

export type IndicatorLabel =
  | { kind: 'category'; name: string }
  /** `short`: written without 指标, so that an indicator may have the same name. */
  | { kind: 'subcategory'; name: string; category: string; short: boolean }
  /** A level-2 label that the form does not know, e.g. 安全指标. */
  | { kind: 'foreign-subcategory'; name: string }
  /** A caption that a page break repeats: 绩效指标, 项目绩效目标, a column title. */
  | { kind: 'caption' };

const CAPTION: IndicatorLabel = { kind: 'caption' };

const LABELS = new LabelIndex<IndicatorLabel>([
  ...[
    ...INDICATOR_CAPTION,
    ...GOAL_CAPTION,
    ...PROJECT_GOAL_LABELS,
    ...ANNUAL_GOAL_LABELS,
    ...Object.values(COLUMN_LABELS).flat(),
  ].map((spelling) => [spelling, CAPTION] as const),
  ...CATEGORIES.flatMap((category) => [
    ...category.spellings.map((spelling) => [spelling, { kind: 'category', name: category.name }] as const),
    ...category.subcategories.flatMap((subcategory) =>
      subcategory.spellings.map(
        (spelling) =>
          [
            spelling,
            {
              kind: 'subcategory',
              name: subcategory.name,
              category: category.name,
              short: !spelling.endsWith('指标'),
            },
          ] as const,
      ),
    ),
  ]),
]);

const FOREIGN_SUBCATEGORY = /^\p{Script=Han}{2,8}指标$/u;

/** The label of the indicator section that begins at this piece, the longest one, and the number of pieces it takes. */
export function indicatorLabelAt(pieces: readonly Piece[], at: number): LabelMatch<IndicatorLabel> | null {
  const known = LABELS.match(pieces, at);
  const piece = pieces[at];
  if (known || !piece || !FOREIGN_SUBCATEGORY.test(piece.text)) return known;
  return { meaning: { kind: 'foreign-subcategory', name: piece.text }, length: 1 };
}

/** As `indicatorLabelAt`, but only labels that the form has. */
export function knownLabelAt(pieces: readonly { key: string }[], at: number): LabelMatch<IndicatorLabel> | null {
  return LABELS.match(pieces, at);
}
