import { type CheckedRow, rowNumbers } from '#src/rules/checks/checked-row.ts';
import { normalise } from '#src/rules/decimal.ts';
import { at, type Finding, finding } from '#src/rules/findings.ts';
import type { MoneyScore } from '#src/rules/money.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';

/** Words that say nothing of what happened, when they are all that is written. */
const STOCK =
  /^(?:受?(?:新冠)?(?:肺炎)?疫情(?:的)?(?:影响|原因|因素)?|因疫情|[暂]?无|没有|其[他它](?:原因|因素)?|(?:客观|主观|特殊|历史|各种|多种|其他客观|不可抗力)(?:原因|因素|影响)?|不可抗力|同上|见上|正常|无偏差|无原因|不涉及|工作需要|实际情况|[-/.、*0]+)$/;

/** A measure that stands in the same cell as the reason, as in tables of one column. */
const MEASURE = /措施|下一步|今后|明年|下年|次年|整改|改进|加强|将[^近]|拟|已(?:督促|协调|整改)/;

/** From so many rows on one text for all of them is a stock reason. */
const SAME_ROWS = 3;

function plainReason(text: string): string {
  return normalise(text).replace(/[。；;，,.!]+$/, '');
}

function isStock(text: string): boolean {
  return STOCK.test(plainReason(text) || normalise(text));
}

function losesPoints({ score }: CheckedRow): boolean {
  return score.score !== null && score.weight !== null && score.score < score.weight;
}

/** Rows of which a reason is asked: points lost, or a target passed by far. */
function wantsReason(row: CheckedRow, { overAchievement: { warnFrom } }: Rulebook): boolean {
  if (losesPoints(row)) return true;
  const { target, completion } = row.score;
  const more = target.ok && target.target.kind === 'quantity' && ['≥', '>'].includes(target.target.comparator);
  return more && (completion?.gte(1 + warnFrom / 100) ?? false);
}

function checkRow(row: CheckedRow, indicator: number): Finding[] {
  const { reason, measure } = row.entry;
  if (isStock(reason)) {
    const message = `原因只写了“${reason.trim()}”，请写明本行为什么有偏差。`;
    return [at(indicator, finding('R2', 'warn', 'reason', message))];
  }
  if (!losesPoints(row) || measure.trim() !== '' || MEASURE.test(reason)) return [];
  return [at(indicator, finding('R2', 'warn', 'measure', '本行失分，只写了原因，请写明改进措施。'))];
}

/** One text in the reasons of many rows. */
function checkSameReason(rows: readonly { row: CheckedRow; indicator: number }[]): Finding[] {
  const places = new Map<string, number[]>();
  for (const { row, indicator } of rows) {
    const key = plainReason(row.entry.reason);
    places.set(key, [...(places.get(key) ?? []), indicator]);
  }
  return [...places].flatMap(([text, indexes]) => {
    const [first] = indexes;
    if (first === undefined || indexes.length < SAME_ROWS || isStock(text)) return [];
    const message = `${rowNumbers(indexes)}的偏差原因一字不差，请分别写明各行的原因。`;
    return [at(first, finding('R2', 'warn', 'reason', message))];
  });
}

/** R2: reasons that explain nothing, one reason for many rows, lost points without a measure. R1 asks for a reason at all. */
export function checkReasons(
  rows: readonly CheckedRow[],
  money: Pick<MoneyScore, 'rate'>,
  moneyReason: string,
  book: Rulebook,
): Finding[] {
  const asked = rows.flatMap((row, indicator) =>
    row.entry.reason.trim() !== '' && wantsReason(row, book) ? [{ row, indicator }] : [],
  );
  const stock = moneyReason.trim() !== '' && money.rate?.lt(90) && isStock(moneyReason);
  const message = `执行情况说明只写了“${moneyReason.trim()}”，请写明资金为什么没有用完。`;
  return [
    ...(stock ? [at(null, finding('R2', 'warn', 'reason', message))] : []),
    ...checkSameReason(asked),
    ...asked.flatMap(({ row, indicator }) => checkRow(row, indicator)),
  ];
}
