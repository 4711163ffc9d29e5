import { Decimal, divideHalfUp, formatPoints } from '#src/rules/decimal.ts';
import type { SentenceNumbers } from '#src/rules/summary-record.ts';

/** What a project adds to the numbers of the final account. */
export interface CountedProject {
  /** 全年预算数, the initial one where it was not adjusted, in 元; null when unknown. */
  budget: Decimal | null;
  /** 年中监控 is submitted. */
  tracked: boolean;
  /** Total in hundredths of a submitted self-evaluation; null while it is not submitted. */
  total: number | null;
  rectifications: readonly ('待整改' | '正在整改' | '已完成整改')[];
}

/** Lower bounds in hundredths of a point, best first: Shanghai's, whatever book a project was scored by. */
const GRADES = [
  ['优', 9000],
  ['良', 8000],
  ['合格', 6000],
  ['不合格', 0],
] as const;

function amountOf(projects: readonly CountedProject[]): { count: number; amount: string } {
  const sum = projects.reduce((total, { budget }) => total.plus(budget ?? 0), new Decimal(0));
  return { count: projects.length, amount: formatPoints(divideHalfUp(sum, new Decimal(100))) };
}

/** Mean of the submitted totals, every project counting alike, rounded half up to 0.01; null while none is submitted. */
export function averageOf(totals: readonly number[]): string | null {
  if (totals.length === 0) return null;
  const sum = totals.reduce((total, one) => total + one, 0);
  return formatPoints(divideHalfUp(new Decimal(sum), new Decimal(totals.length)));
}

/** The 14 numbers that Shanghai's final accounts print of a year's projects. */
export function sentenceNumbers(projects: readonly CountedProject[]): SentenceNumbers {
  const evaluated = projects.filter((one) => one.total !== null);
  const totals = evaluated.map((one) => one.total ?? 0);
  const grades: SentenceNumbers['grades'] = { 优: 0, 良: 0, 合格: 0, 不合格: 0 };
  for (const total of totals) {
    const [name] = GRADES.find(([, from]) => total >= from) ?? GRADES[3];
    grades[name] += 1;
  }
  const states = projects.flatMap((one) => one.rectifications);
  return {
    planned: amountOf(projects),
    tracked: amountOf(projects.filter((one) => one.tracked)),
    evaluated: amountOf(evaluated),
    average: averageOf(totals),
    grades,
    found: states.length,
    done: states.filter((one) => one === '已完成整改').length,
    inProgress: states.filter((one) => one === '正在整改').length,
  };
}

/** The paragraph of the final account with its 14 numbers, ready to be copied. */
export function shanghaiSentence(unit: string, year: number, numbers: SentenceNumbers): string {
  const { planned, tracked, evaluated, average, grades, found, done, inProgress } = numbers;
  const graded = Object.entries(grades).map(([name, count]) => `${name} ${count} 个`);
  const result = average === null ? '尚无提交的自评结果' : `平均得分 ${average} 分`;
  return [
    `${year} 年度${unit}编报绩效目标的项目共 ${planned.count} 个，涉及项目预算资金 ${planned.amount} 万元；`,
    `开展绩效跟踪评价的项目 ${tracked.count} 个，涉及预算资金 ${tracked.amount} 万元；`,
    `开展绩效自评的项目 ${evaluated.count} 个，涉及预算资金 ${evaluated.amount} 万元，${result}，`,
    `其中评定为${graded.join('、')}；`,
    `绩效自评中发现问题 ${found} 个，已完成整改 ${done} 个，正在整改 ${inProgress} 个。`,
  ].join('');
}
