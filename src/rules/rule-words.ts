import { formatPoints } from '#src/rules/decimal.ts';
import { SEVERITY_NAMES } from '#src/rules/finding-words.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { isSatisfaction } from '#src/rules/score.ts';
import type { Target } from '#src/rules/target.ts';

/** Points without the zeros of whole ones: `10`, `7.14`. */
export function roundPoints(hundredths: number): string {
  return formatPoints(hundredths).replace(/\.00$/, '');
}

const ZERO_RULE = '目标为 0 的指标（如重大事故 =0次）：没有发生得满分，发生一次即不得分。';
const DEADLINE_RULE = '时限指标：按期完成得满分，逾期不得分。';

/** 定量指标：数量、比率、期限。 */
export function quantityRules(book: Rulebook): string[] {
  const { warnFrom, deductFrom, deductPoints } = book.overAchievement;
  return [
    '达到目标得满分；未达到按完成比例计分：越高越好的指标为 实际 ÷ 目标 × 分值，越低越好的指标为 目标 ÷ 实际 × 分值，四舍五入到 0.01 分。',
    ZERO_RULE,
    DEADLINE_RULE,
    ...(book.passLine === null ? [] : [`及格门槛：完成不足目标的 ${book.passLine}% 不得分。`]),
    `超出目标 ${warnFrom}% 以上须说明原因${deductFrom === null ? '，不扣分。' : `；超出 ${deductFrom}% 以上扣 ${roundPoints(deductPoints)} 分。`}`,
  ];
}

/** 定性指标：达成情况与完成比例。 */
export function wordRules(book: Rulebook): string[] {
  return book.attainmentBands.map(
    ({ attainment, from, to }) =>
      `${attainment}：分值的 ${from}%（含）至 ${to}%${to === 100 ? '（含）' : '（不含）'}。`,
  );
}

/** 满意度指标。 */
export function satisfactionRules(book: Rulebook): string[] {
  if (book.satisfaction === 'ratio') return ['满意度与其他数量指标一样，按实际满意度对目标的比例计分。'];
  return book.satisfactionBands.map(({ from, share }) => `满意度 ${from}% 以上（含）：分值的 ${share}%。`);
}

/** 预算执行率、折算、封顶与等级。 */
export function totalRules(book: Rulebook): string[] {
  const grades = book.grades.map(({ name, from }, i) =>
    i === book.grades.length - 1 ? `${name}：其余` : `${name}：${roundPoints(from)} 分以上（含）`,
  );
  return [
    '预算执行率得分 = 全年执行数 ÷ 全年预算数 × 分值，最高不超过分值；全年预算数为调整后的预算。',
    '不适用的指标不计分，其余指标的得分合计按百分制折算。',
    ...book.totalCaps.map(({ below, atMost }) => `预算执行率不足 ${below}%，总分最高 ${roundPoints(atMost)} 分。`),
    `等级：${grades.join('；')}。`,
  ];
}

/** 年中监控：截止日、预警灯和定性指标的预计得分。 */
export function monitoringRules({ monitoring }: Rulebook): string[] {
  const { periodEnd, moneyLights, targetLights, wordShares, explainPossible } = monitoring;
  const [month, day] = periodEnd.split('-').map(Number);
  const { 有可能: possible, 完全不可能: impossible } = wordShares;
  return [
    `监控期从 1 月 1 日到 ${month} 月 ${day} 日，单位另有设定的从其设定。`,
    `资金灯：执行数占预算的比重落后于时间进度 ${moneyLights.yellow} 个百分点以上为黄灯，${moneyLights.red} 个百分点以上为红灯。`,
    `目标灯：有 ${targetLights.yellow} 项以上“有可能”为黄灯，有 ${targetLights.red} 项以上“完全不可能”为红灯。`,
    `定性指标的预计得分：确定能按 100%，有可能按 ${possible.from}%—${possible.to}%，完全不可能按 ${impossible.from}%—${impossible.to}%。`,
    explainPossible
      ? '“有可能”“完全不可能”都必须写明原因和措施。'
      : '“完全不可能”必须写明原因和措施，“有可能”应当写明。',
  ];
}

/** 自查：从哪里起提醒，哪些代码另定了严重程度。 */
export function checkRules({ overAchievement, extremeWeight, checks, severities = {} }: Rulebook): string[] {
  const bounds = checks && [
    `超出目标 ${overAchievement.warnFrom}% 起要说明原因，${checks.overSteps.low}% 起提示目标偏低，${checks.overSteps.wrong}% 起提示核对数据。`,
    `只写“提高”“完善”一类的指标超过 ${checks.vagueShare}% 时提醒。`,
    checks.quantitativeFloor === null
      ? '没有规定定量指标的最低比例。'
      : `定量指标少于 ${checks.quantitativeFloor}% 时提醒。`,
  ];
  const changed = Object.entries(severities).map(([code, choice]) =>
    choice === 'off' ? `${code} 不查。` : `${code} 按“${SEVERITY_NAMES[choice ?? 'warn']}”处理。`,
  );
  return [`单项指标超过 ${roundPoints(extremeWeight)} 分时提醒。`, ...(bounds ?? []), ...changed];
}

/** 选项指标：每一档得几成。 */
export function optionRules(book: Rulebook): string[] {
  return Object.entries(book.optionShares).map(
    ([count, each]) => `${count} 个选项：从优到劣依次得分值的 ${each.map((share) => `${share}%`).join('、')}。`,
  );
}

/** The rules of a book that a row with this target is scored by, and where on the book's page they stand. */
export interface RowRules {
  section: 'quantity' | 'words' | 'options' | 'satisfaction' | 'total';
  rules: string[];
}

/** 得分规则: in the words of the rulebook's page, for one row. */
export function rulesOf(target: Target, row: { category: string; subcategory: string }, book: Rulebook): RowRules {
  if (target.kind === 'not-applicable')
    return { section: 'total', rules: ['不适用的指标不计分，其余指标的得分合计按百分制折算。'] };
  if (target.kind === 'words') return { section: 'words', rules: wordRules(book) };
  if (target.kind === 'options') return { section: 'options', rules: optionRules(book) };
  if (target.kind === 'yes-no') return { section: 'quantity', rules: ['是、否类指标：完成得满分，没有完成不得分。'] };
  if (target.kind === 'deadline') return { section: 'quantity', rules: [DEADLINE_RULE] };
  if (target.kind === 'quantity' && target.amount.isZero()) return { section: 'quantity', rules: [ZERO_RULE] };
  if (isSatisfaction(row) && book.satisfaction === 'bands')
    return { section: 'satisfaction', rules: satisfactionRules(book) };
  return {
    section: 'quantity',
    rules: quantityRules(book).filter((rule) => rule !== ZERO_RULE && rule !== DEADLINE_RULE),
  };
}
