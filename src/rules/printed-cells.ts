import { Decimal, normalise, parseDecimal, parsePoints } from '#src/rules/decimal.ts';
import type { YEAR_END_CELLS } from '#src/rules/form-cells.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { parseAttainment } from '#src/rules/score-words.ts';
import { parseTarget } from '#src/rules/target.ts';

/** A row as a filled 自评表 prints it; '' for an empty cell. */
export interface PrintedRow {
  category: string;
  subcategory: string;
  name: string;
  target: string;
  /** 分值 */
  weight: string;
  actual: string;
  score: string;
  /** 偏差原因分析及改进措施 */
  reason: string;
}

/** The cells that people fill in of a year-end row, only those with a text. */
export type AnsweredCells = Partial<Record<(typeof YEAR_END_CELLS)[number], string>>;

const JUDGED = /^(.*?)（(达成|部分达成|未达成)\s*(\d+(?:\.\d+)?%)?）$/s;
const BARE = /^(达成|部分达成|未达成)(?:（(\d+(?:\.\d+)?%)）)?$/;
const APPROVED = /^原批复：.*?。\s*/s;
const EXCUSED = /^不适用：/;
const DEDUCTED = /\s*(?<=^|[\s。])扣分：(?:(\d+(?:\.\d+)?)\s*分)?，?(.*)$/s;
const REASON_AND_MEASURE = /^(?:原因：(.*?))?(?:(?:^|；)措施：(.*?))?。?$/s;
const NOT_APPLICABLE = /^(?:不适用|不涉及)$/;

/** 偏差原因分析及改进措施 taken apart; a text without 原因： and 措施： before its parts is the reason as a whole. */
function answeredRemark(printed: string, applies: boolean): AnsweredCells {
  const text = printed.replace(APPROVED, '').trim();
  if (!applies) return { notApplicable: text.replace(EXCUSED, '') || '原表写明不适用' };
  const [, points = '', why = ''] = DEDUCTED.exec(text) ?? [];
  const rest = text.replace(DEDUCTED, '').trim();
  const [, reason, measure] = REASON_AND_MEASURE.exec(rest) ?? [];
  const found = reason === undefined && measure === undefined ? { reason: rest } : { reason, measure };
  return present({ ...found, deduction: points, deductionReason: why.trim() });
}

function present(cells: Partial<Record<keyof AnsweredCells, string | undefined>>): AnsweredCells {
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== undefined && text !== ''));
}

/** The share that a score is of its weight, in percent; null where it is none from 0 to 100 with at most two decimals. */
function shareOf(score: string, weight: string): Decimal | null {
  const [points, whole] = [parsePoints(score), parsePoints(weight)];
  if (points === null || whole === null || whole === 0 || points > whole) return null;
  return new Decimal(points).times(100).div(whole).toDecimalPlaces(2);
}

/** A worded row whose share is not printed: its score says it, and how it was judged unless a word does. */
function judgedByScore(text: string, { score, weight }: PrintedRow, book: Rulebook): AnsweredCells {
  const named = parseAttainment(text);
  const actual = named ? '' : text;
  const share = shareOf(score, weight);
  if (share === null) return present({ actual, attainment: named ?? '' });
  const band = book.attainmentBands.find(({ from }) => share.gte(from));
  const attainment = named ?? band?.attainment ?? '未达成';
  if (share.eq(100) && attainment === '达成') return present({ actual, attainment });
  // 达成 with less than its whole weight is said by the share alone.
  return present({ actual, attainment, share: `${share.toString()}%` });
}

function answeredWords(row: PrintedRow, book: Rulebook): AnsweredCells {
  const text = row.actual.trim();
  const [, judgedText, judged, judgedShare] = JUDGED.exec(text) ?? [];
  if (judged) return present({ actual: judgedText?.trim(), attainment: judged, share: judgedShare });
  const [, bare, bareShare] = BARE.exec(text) ?? [];
  if (bare && (bareShare || bare === '达成')) return present({ attainment: bare, share: bareShare });
  return judgedByScore(text, row, book);
}

/**
 * What was filled in to have this row printed, as the form's cells hold it: the inverse of `formatActualCell` and the remark of a
 * record. On worded rows of other programs, which print no 达成情况, the printed 得分 over 分值 gives the share. Nothing for a
 * row that nobody filled in.
 */
export function answeredCells(row: PrintedRow, book: Rulebook): AnsweredCells {
  const actual = row.actual.trim();
  const applies = !NOT_APPLICABLE.test(normalise(actual));
  const parsed = parseTarget(row.target, row);
  // A target that is 不适用 from the start is filled in by nobody.
  if (parsed.ok && parsed.target.kind === 'not-applicable') return {};
  const remark = row.reason.trim() === '' && applies ? {} : answeredRemark(row.reason, applies);
  if (!applies) return remark;
  if (actual === '') return remark;
  const isWorded = parsed.ok && parsed.target.kind === 'words';
  const answered = isWorded ? answeredWords(row, book) : { actual };
  return { ...answered, ...remark };
}

/** Whether two printed scores are the same number of points; an empty cell and — are no score and equal nothing else. */
export function isSameScore(one: string, other: string): boolean {
  const [first, second] = [parseDecimal(one), parseDecimal(other)];
  return first === null || second === null ? first === second : first.eq(second);
}
