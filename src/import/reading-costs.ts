/*
 * How much speaks against reading pieces of the indicator section in a certain way: 0 for what a form normally looks like,
 * 3 and more for what a reader would notice, 12 for a piece that is left over.
 */
export const LEFT_OVER = 12;
export const MORE_LEFT_OVER = 4;
export const MISSING_WEIGHT = 4;

/** The lead that a reading needs over every other one. */
export const MARGIN = 4;
export const MARGIN_IN_NARROW_COLUMNS = 8;

export const JOINED = { acrossWideGap: 8, namesAcrossBlank: 5.5, targetsAcrossBlank: 6, latinAcrossBlank: 0.5 };
/** A line that leaves room in its column is no broken line; one that fills it probably is. */
export const BROKEN_NAME = { no: 5, nearly: 2.5, wholly: 0 };
export const BROKEN_TARGET = { no: 6, nearly: 1.5, wholly: 1 };
export const BROKEN_TARGET_AT_LINE_END = { no: 6, nearly: 0.5, wholly: 0.5 };
export const BROKEN_COMPLETE_TARGET = { no: 8, nearly: 4, wholly: 4 };
/** A figure with its unit does not go on. */
export const BROKEN_FIGURE = 20;
/** One character alone on a line is the rest of something. */
export const BROKEN_BEFORE_LAST_CHARACTER = 1.5;
export const BROKEN_BETWEEN_LATIN = 1;
export const ENDED_NAME = { no: 0, nearly: 0.5, wholly: 2 };
export const ENDED_TARGET = { no: 0, nearly: 1, wholly: 2.5 };
export const ENDED_WHERE_IT_MUST_GO_ON = 10;
export const NAME_ALONE_AMONG_PAIRS = 4;
export const PART = { figureInName: 8, wordInName: 5, targetInTarget: 5 };
export const NAME = {
  word: 6,
  gluedTarget: 8,
  shortLabel: 0.5,
  oneCharacter: 8,
  bracketOnly: 6,
  heading: 8,
  sentence: 10,
};
export const TARGET = {
  gluedTarget: 8,
  shortLabel: 6,
  likeName: 3,
  oneCharacter: 6,
  latin: 6,
  short: 0.5,
  long: 1,
  veryLong: 2,
  sentenceBelow: 14,
};
/** Level-2 labels without 指标: usual in some tables, elsewhere rather the name of an indicator. */
export const SHORT_LABEL = 1;
export const USUAL_SHORT_LABEL = { asName: 4, asPartOfName: 5 };
export const FOREIGN_LABEL = 1;
/** A label, or a part of one, read as name or target. */
export const LABEL_AS_CELL = 20;
/** An indicator called exactly as the label right before it. */
export const LABEL_AS_NAME_BELOW_ITSELF = 3;
/** Share of the certain targets beside their names from which a table counts as printed in pairs. */
export const IN_PAIRS = 0.6;
