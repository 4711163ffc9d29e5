import { parseDate } from '#src/rules/deadline.ts';

/** 待整改 until it is begun, 正在整改 until it is done. */
export type RectificationState = '待整改' | '正在整改' | '已完成整改';

/** 整改 of one problem as people type it; '' for an empty cell. */
export interface RectificationTexts {
  problem: string;
  measure: string;
  foundOn: string;
  startedOn: string;
  doneOn: string;
}

/** Sentences at the cells that cannot be kept. */
export type RectificationProblems = Partial<Record<keyof RectificationTexts, string>>;

export const RECTIFICATION_NAMES: Record<keyof RectificationTexts, string> = {
  problem: '存在问题',
  measure: '整改措施',
  foundOn: '发现日期',
  startedOn: '开始整改日期',
  doneOn: '完成日期',
};

const LONGEST = 1000;
const DAYS = ['foundOn', 'startedOn', 'doneOn'] as const;

/** The state that the days of a problem say. */
export function rectificationState({
  startedOn,
  doneOn,
}: Pick<RectificationTexts, 'startedOn' | 'doneOn'>): RectificationState {
  if (doneOn !== '') return '已完成整改';
  return startedOn === '' ? '待整改' : '正在整改';
}

function readDay(text: string): string | null {
  if (text.trim() === '') return '';
  const date = parseDate(text);
  return date?.precision === 'day' ? date.date : null;
}

export type ReadRectification =
  | { ok: true; texts: RectificationTexts }
  | { ok: false; problems: RectificationProblems };

/**
 * Reads 整改 as typed: days in any of the usual notations become `YYYY-MM-DD`. Refuses, cell by cell, a problem without words, texts
 * that are too long, what is no whole day, and days that contradict each other or lie after `today`.
 */
export function readRectification(typed: RectificationTexts, today: string): ReadRectification {
  const texts = { ...typed, problem: typed.problem.trim(), measure: typed.measure.trim() };
  const problems: RectificationProblems = {};
  if (texts.problem === '') problems.problem = '请写明存在的问题。';
  for (const field of ['problem', 'measure'] as const)
    if (texts[field].length > LONGEST)
      problems[field] = `${RECTIFICATION_NAMES[field]}有 ${texts[field].length} 个字，最多 ${LONGEST} 个字，请精简。`;
  for (const field of DAYS) {
    const day = readDay(typed[field]);
    if (day === null) problems[field] = `“${typed[field].trim()}”读不出日期，请写成“2025-01-20”的样子。`;
    else if (day > today) problems[field] = `${RECTIFICATION_NAMES[field]}晚于今天，请核对。`;
    else texts[field] = day;
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { foundOn, startedOn, doneOn } = texts;
  if (startedOn !== '' && foundOn !== '' && startedOn < foundOn)
    problems.startedOn = '开始整改日期早于发现日期，请核对。';
  const begun = startedOn || foundOn;
  if (doneOn !== '' && begun !== '' && doneOn < begun) problems.doneOn = '完成日期早于开始整改（或发现）日期，请核对。';
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, texts };
}
