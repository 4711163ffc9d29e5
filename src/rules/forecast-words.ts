import type { ForecastQuality } from '#src/rules/forecast-quality.ts';

/** One line of 预计准不准. */
export interface ForecastFact {
  name: string;
  text: string;
}

function totalText({ total, low, high, result, miss, within }: ForecastQuality): string {
  const foreseen = `预计 ${total ?? '未定'}（范围 ${low}—${high}）`;
  if (result === null) return `${foreseen}，全年还没有总分`;
  const place = within === null ? '' : `，结果${within ? '在' : '不在'}预计范围内`;
  const apart = miss === null ? '' : `，预计 − 结果 = ${miss}`;
  return `${foreseen}，结果 ${result}${apart}${place}`;
}

function rowsText({ points, completion }: ForecastQuality): string {
  if (points === null) return '还没有一项同时有预计和结果';
  const percent = completion === null ? '' : `；完成程度平均相差 ${completion.mean} 个百分点（${completion.rows} 项）`;
  return `得分平均相差 ${points.mean} 分（${points.rows} 项）${percent}`;
}

function likelihoodText({ likelihoods }: ForecastQuality): string {
  const said = likelihoods.filter((one) => one.rows > 0);
  if (said.length === 0) return '没有判断过的指标';
  return said.map(({ likelihood, rows, met }) => `${likelihood} ${rows} 项，达到 ${met} 项`).join('；');
}

/** How good the forecast was, in sentences: the total, the rows, the likelihoods, and what was left out. */
export function forecastFacts(quality: ForecastQuality): ForecastFact[] {
  const apart = quality.apart === 0 ? [] : [{ name: '不计', text: `年中以后调整、新增或取消的 ${quality.apart} 项` }];
  return [
    { name: '总分', text: totalText(quality) },
    { name: '逐项', text: rowsText(quality) },
    { name: '可能性', text: likelihoodText(quality) },
    ...apart,
  ];
}
