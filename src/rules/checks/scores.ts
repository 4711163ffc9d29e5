import { formatPoints, parseDecimal } from '#src/rules/decimal.ts';
import { at, type Finding, finding, type RowFinding } from '#src/rules/findings.ts';
import { gradeOf } from '#src/rules/grade.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import type { RowScore } from '#src/rules/score.ts';
import type { ScoredSheet, Sheet } from '#src/rules/sheet.ts';
import { type TotalStep, totalSteps } from '#src/rules/total.ts';

/** What a table made elsewhere prints as its results, as typed; '' for an empty cell. Rows are those of the sheet. */
export interface PrintedForm {
  rows: readonly { score: string }[];
  money: { rate: string; score: string };
  total: string;
  grade: string;
}

/** The results of a form, its own or printed ones, in hundredths of a point; null for what is not there. */
export interface Results {
  rows: readonly { applicable: boolean; weight: number | null; score: number | null; met: boolean | null }[];
  /** Below 90 % of the budget was spent. */
  lagging: boolean;
  total: number | null;
}

const NEARLY_FULL = 9900;

/** S7: full marks in every row and nearly 100 in all, while the money lags or a target was missed. */
export function checkInflated({ rows, lagging, total }: Results): Finding[] {
  const counted = rows.filter((row) => row.applicable);
  const full = counted.length > 0 && counted.every(({ score, weight }) => score !== null && score === weight);
  const missed = counted.some(({ met }) => met === false);
  if (!full || total === null || total < NEARLY_FULL || !(lagging || missed)) return [];
  const why = lagging ? '预算执行率却不足 90%' : '却有目标没有达到';
  const message = `各行都是满分、总分在 99 分以上，${why}，请重新核对完成值和得分。`;
  return [at(null, finding('S7', 'warn', 'total', message))];
}

/** Printed points in hundredths, to be compared with ours; null for an empty or unreadable cell. */
export function printedPoints(text: string): number | null {
  return parseDecimal(text.trim().replace(/分$/, ''))?.times(100).toNumber() ?? null;
}

function unread(text: string, field: 'score' | 'total'): RowFinding[] {
  if (text.trim() === '' || printedPoints(text) !== null) return [];
  return [finding('V2', 'error', field, `得分“${text.trim()}”读不出，请只填数字，例如“7.14”。`)];
}

/** A scored row, or the money row, beside the score that is printed for it. */
interface Compared {
  weight: number | null;
  /** What the row's method gives. */
  ours: number | null;
  printed: number;
  /** A reason for a lower score stands in the table. */
  explained: boolean;
  working: string;
}

/** A manual score may be so many hundredths away from the method's before it is asked about. */
const TOLERANCE = 10;

/** S1, S3, S4 and S5: one printed score beside its weight and beside what the method gives. */
function compareScore({ weight, ours, printed, explained, working }: Compared): RowFinding[] {
  const given = formatPoints(printed);
  const scoreFinding = (code: string, severity: 'error' | 'warn', message: string) => [
    finding(code, severity, 'score', message),
  ];
  if (printed < 0) return scoreFinding('S1', 'error', `得分 ${given} 小于 0，请核对。`);
  if (weight === null) return [];
  if (printed > weight)
    return scoreFinding('S1', 'error', `得分 ${given} 大于分值 ${formatPoints(weight)}，请改为不超过分值。`);
  if (ours === null) return [];
  if (ours === weight && printed < weight && !explained)
    return scoreFinding(
      'S3',
      'error',
      `已达到目标，却只给 ${given} 分，请按 ${formatPoints(weight)} 计，或写明扣分的原因。`,
    );
  if (ours < weight && printed === weight)
    return scoreFinding('S4', 'error', `没有达到目标，却给了满分 ${given}，应为 ${formatPoints(ours)}（${working}）。`);
  if (Math.abs(printed - ours) <= TOLERANCE || (explained && printed < ours)) return [];
  return scoreFinding('S5', 'warn', `得分 ${given} 与评分办法的 ${formatPoints(ours)} 不符（${working}），请核对。`);
}

function compareRows(sheet: Sheet, scored: ScoredSheet, printed: PrintedForm): Finding[] {
  const filled = printed.rows.some(({ score }) => score.trim() !== '');
  return scored.rows.flatMap((row, indicator) => {
    const [text, entry] = [printed.rows[indicator]?.score ?? '', sheet.indicators[indicator]];
    const points = printedPoints(text);
    if (points === null || !entry) {
      const blank = filled && row.applicable && text.trim() === '';
      const found = blank ? [finding('S6', 'error', 'score', '得分未填。')] : unread(text, 'score');
      return found.map((one) => at(indicator, one));
    }
    const explained = entry.reason.trim() !== '' || entry.deductionReason.trim() !== '';
    const { weight, score: ours, working } = row;
    return compareScore({ weight, ours, printed: points, explained, working }).map((one) => at(indicator, one));
  });
}

function compareMoney({ money: { reason } }: Sheet, { money }: ScoredSheet, text: string): Finding[] {
  const printed = printedPoints(text);
  if (printed === null) return unread(text, 'score').map((one) => at(null, one));
  const { weight, score: ours, working } = money;
  const found = compareScore({ weight, ours, printed, explained: reason.trim() !== '', working });
  return found.map((one) => {
    const message = one.message.replace('已达到目标', '已全部执行').replace('没有达到目标', '没有全部执行');
    return at(null, { ...one, message: `预算执行率：${message}` });
  });
}

/** A row that counts with its printed score; the money row keeps ours where none is printed. */
interface Counted {
  weight: number;
  printed: number | null;
}

function countedRows({ rows, money }: ScoredSheet, printed: PrintedForm): Counted[] {
  const counted = ({ weight }: Pick<RowScore, 'weight'>, score: number | null) => ({
    weight: weight ?? 0,
    printed: score,
  });
  return [
    ...rows.flatMap((row, i) => (row.applicable ? [counted(row, printedPoints(printed.rows[i]?.score ?? ''))] : [])),
    ...(money.applicable ? [counted(money, printedPoints(printed.money.score) ?? money.score)] : []),
  ];
}

/** How a sum becomes the total in words: 92.00，折算 …，封顶 …. */
function chainWords(steps: readonly TotalStep[]): string {
  const changed = steps.filter((step) => step.working !== '').map(({ label, working }) => `${label}：${working}`);
  const sum = `各行得分合计 ${formatPoints(steps[0]?.score ?? 0)}`;
  return changed.length === 0 ? sum : `${sum}，${changed.join('，')}`;
}

function totalFinding(message: string): Finding[] {
  return [at(null, finding('S2', 'error', 'total', message))];
}

/** S2: the printed total against the chain from the printed scores; while some are missing, against the most they could be. */
function compareTotal(scored: ScoredSheet, printed: PrintedForm, book: Rulebook): Finding[] {
  const total = printedPoints(printed.total);
  if (total === null) return unread(printed.total, 'total').map((one) => at(null, one));
  const given = formatPoints(total);
  const rows = countedRows(scored, printed);
  const sumOf = (value: (row: Counted) => number) => rows.reduce((sum, row) => sum + value(row), 0);
  if (rows.some((row) => row.printed === null)) {
    const most = sumOf((row) => row.printed ?? row.weight);
    return total > most ? totalFinding(`总分 ${given} 大于各行最多能得的 ${formatPoints(most)}，请核对。`) : [];
  }
  const steps = totalSteps(
    sumOf((row) => row.printed ?? 0),
    sumOf((row) => row.weight),
    scored.weightSum,
    scored.money,
    book,
  );
  const ours = steps.at(-1)?.score ?? 0;
  // Where the sum is rescaled, the last digit depends on how others round.
  const tolerance = steps.some((step) => step.label === '折算') ? 1 : 0;
  if (Math.abs(total - ours) <= tolerance) return [];
  return totalFinding(`总分 ${given} 不对：${chainWords(steps)}，总分应为 ${formatPoints(ours)}。`);
}

/** S2: the grade must be that of the printed total. */
function compareGrade(printed: PrintedForm, book: Rulebook): Finding[] {
  const total = printedPoints(printed.total);
  const given = printed.grade.trim();
  if (given === '' || total === null || total < 0) return [];
  const ours = gradeOf(total, book);
  if (given === ours) return [];
  const message = `总分 ${formatPoints(total)} 的等级是“${ours}”，表中写的是“${given}”，请核对。`;
  return [at(null, finding('S2', 'error', 'grade', message))];
}

/** S1 to S5, and S6 and S7 of the printed scores: a table made elsewhere beside what the rulebook gives for it. */
export function checkPrinted(sheet: Sheet, scored: ScoredSheet, printed: PrintedForm): Finding[] {
  const rows = scored.rows.map((row, i) => ({ ...row, score: printedPoints(printed.rows[i]?.score ?? '') }));
  const results = { rows, lagging: scored.money.rate?.lt(90) ?? false, total: printedPoints(printed.total) };
  return [
    ...compareRows(sheet, scored, printed),
    ...compareMoney(sheet, scored, printed.money.score),
    ...compareTotal(scored, printed, sheet.rulebook),
    ...compareGrade(printed, sheet.rulebook),
    ...checkInflated(results),
  ];
}
