import { at, type Finding, finding } from '#src/rules/findings.ts';

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
