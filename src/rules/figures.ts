import type {
  AttainmentBand,
  CategoryWeights,
  CheckBounds,
  GradeBound,
  Rulebook,
  SatisfactionBand,
  TotalCap,
} from '#src/rules/rulebook.ts';

/** The figures of a rulebook that a unit may set for itself. */
export const FIGURES = [
  'grades',
  'moneyWeight',
  'weightsWithoutCost',
  'weightsWithCost',
  'attainmentBands',
  'satisfaction',
  'passLine',
  'optionShares',
  'overAchievement',
  'totalCaps',
  'extremeWeight',
  'checks',
] as const;
export type Figure = (typeof FIGURES)[number];

/** What a figure changes in a rulebook; null when the value breaks the figure's rule. */
type Reader = (value: unknown) => Partial<Rulebook> | null;

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with exactly these fields. */
function hasFields<Name extends string>(value: unknown, ...names: Name[]): value is Record<Name, unknown> {
  return (
    isFields(value) && Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name))
  );
}

/** Hundredths of a point, 0 to 100.00. */
function isPoints(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10_000;
}

function isPercent(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 100;
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.length > 0 && value.every(isOne);
}

function falls(numbers: readonly number[]): boolean {
  return numbers.every((one, i) => i === 0 || one < (numbers[i - 1] ?? 0));
}

function neverRises(numbers: readonly number[]): boolean {
  return numbers.every((one, i) => i === 0 || one <= (numbers[i - 1] ?? 0));
}

function isGrade(value: unknown): value is GradeBound {
  return (
    hasFields(value, 'name', 'from') &&
    typeof value.name === 'string' &&
    value.name.trim() !== '' &&
    isPoints(value.from)
  );
}

function readGrades(value: unknown): Partial<Rulebook> | null {
  if (!isListOf(value, isGrade)) return null;
  const bounds = value.map((grade) => grade.from);
  const named = new Set(value.map((grade) => grade.name)).size === value.length;
  return named && falls(bounds) && bounds.at(-1) === 0 ? { grades: value } : null;
}

function isCategoryWeights(value: unknown): value is CategoryWeights {
  if (!hasFields(value, 'cost', 'output', 'benefit', 'satisfaction')) return false;
  const { cost, output, benefit, satisfaction } = value;
  const parts = [cost ?? 0, output, benefit, satisfaction];
  return parts.every(isPoints) && parts.reduce((sum, one) => sum + one, 0) <= 10_000;
}

const ATTAINMENTS = ['达成', '部分达成', '未达成'];

function isAttainmentBand(value: unknown): value is AttainmentBand {
  return (
    hasFields(value, 'attainment', 'from', 'to') &&
    ATTAINMENTS.some((one) => one === value.attainment) &&
    isPercent(value.from) &&
    isPercent(value.to)
  );
}

function readAttainmentBands(value: unknown): Partial<Rulebook> | null {
  if (!isListOf(value, isAttainmentBand) || value.length !== ATTAINMENTS.length) return null;
  const named = value.every((band, i) => band.attainment === ATTAINMENTS[i]);
  const joined = value.every((band, i) => band.from < band.to && band.to === (i === 0 ? 100 : value[i - 1]?.from));
  return named && joined && value.at(-1)?.from === 0 ? { attainmentBands: value } : null;
}

function isSatisfactionBand(value: unknown): value is SatisfactionBand {
  return hasFields(value, 'from', 'share') && isPercent(value.from) && isPercent(value.share);
}

/** The mode decides which fields count, so both are set at once. */
function readSatisfaction(value: unknown): Partial<Rulebook> | null {
  if (hasFields(value, 'mode') && value.mode === 'ratio') return { satisfaction: 'ratio', satisfactionBands: [] };
  if (!hasFields(value, 'mode', 'bands') || value.mode !== 'bands') return null;
  const { bands } = value;
  if (!isListOf(bands, isSatisfactionBand)) return null;
  const bounds = bands.map((band) => band.from);
  const ordered = falls(bounds) && bounds.at(-1) === 0 && neverRises(bands.map((band) => band.share));
  return ordered ? { satisfaction: 'bands', satisfactionBands: bands } : null;
}

function readOptionShares(value: unknown): Partial<Rulebook> | null {
  if (!isFields(value) || Object.keys(value).length === 0) return null;
  const lists = Object.entries(value).map(([count, shares]): [number, number[]] | null =>
    /^[2-9]$/.test(count) &&
    isListOf(shares, isPercent) &&
    `${shares.length}` === count &&
    shares[0] === 100 &&
    neverRises(shares)
      ? [shares.length, shares]
      : null,
  );
  const read = lists.filter((list) => list !== null);
  return read.length === lists.length ? { optionShares: Object.fromEntries(read) } : null;
}

function readOverAchievement(value: unknown): Partial<Rulebook> | null {
  if (!hasFields(value, 'warnFrom', 'deductFrom', 'deductPoints')) return null;
  const { warnFrom, deductFrom, deductPoints } = value;
  const isExcess = (one: unknown): one is number => typeof one === 'number' && one > 0 && one <= 10_000;
  if (!isExcess(warnFrom) || !isPoints(deductPoints) || !(deductFrom === null || isExcess(deductFrom))) return null;
  return { overAchievement: { warnFrom, deductFrom, deductPoints } };
}

function isTotalCap(value: unknown): value is TotalCap {
  return hasFields(value, 'below', 'atMost') && isPercent(value.below) && isPoints(value.atMost);
}

function readTotalCaps(value: unknown): Partial<Rulebook> | null {
  if (Array.isArray(value) && value.length === 0) return { totalCaps: [] };
  if (!isListOf(value, isTotalCap)) return null;
  return falls(value.map((cap) => cap.below)) && falls(value.map((cap) => cap.atMost)) ? { totalCaps: value } : null;
}

function isCheckBounds(value: unknown): value is CheckBounds {
  if (!hasFields(value, 'overSteps', 'vagueShare', 'quantitativeFloor')) return false;
  const { overSteps, vagueShare, quantitativeFloor } = value;
  if (!hasFields(overSteps, 'low', 'wrong') || !isPercent(vagueShare)) return false;
  const { low, wrong } = overSteps;
  const rising = typeof low === 'number' && typeof wrong === 'number' && low > 0 && low <= wrong && wrong <= 10_000;
  return rising && (quantitativeFloor === null || isPercent(quantitativeFloor));
}

/** Name on screen, the rule in one sentence, and the reader of every figure. Points are hundredths, all else percent. */
export const FIGURE_RULES: Record<Figure, { name: string; rule: string; read: Reader }> = {
  grades: { name: '等级', rule: '从高到低写出等级名称和最低分，名称不重复，最低一级从 0 分起', read: readGrades },
  moneyWeight: {
    name: '预算执行率分值',
    rule: '应为 0 到 100 分，最多两位小数',
    read: (value) => (isPoints(value) ? { moneyWeight: value } : null),
  },
  weightsWithoutCost: {
    name: '没有成本指标时的分值',
    rule: '产出、效益、满意度各写一个分值，合计不超过 100 分，成本留空',
    read: (value) => (isCategoryWeights(value) && value.cost === null ? { weightsWithoutCost: value } : null),
  },
  weightsWithCost: {
    name: '有成本指标时的分值',
    rule: '成本、产出、效益、满意度各写一个分值，合计不超过 100 分；成本留空表示并入产出',
    read: (value) => (isCategoryWeights(value) ? { weightsWithCost: value } : null),
  },
  attainmentBands: {
    name: '定性分档',
    rule: '依次写出达成、部分达成、未达成，从 100% 连续到 0%',
    read: readAttainmentBands,
  },
  satisfaction: {
    name: '满意度赋分',
    rule: '选按比例，或按分档写出从高到低的满意度和得分比例，最低一档从 0% 起',
    read: readSatisfaction,
  },
  passLine: {
    name: '及格门槛',
    rule: '应为 0% 到 100%，不设门槛时留空',
    read: (value) => (value === null || isPercent(value) ? { passLine: value } : null),
  },
  optionShares: {
    name: '选项得分',
    rule: '按选项个数（2 到 9 个）各写一列得分比例，第一项 100%，以后不升高',
    read: readOptionShares,
  },
  overAchievement: {
    name: '超额完成',
    rule: '提醒和扣分的起点应大于 0%，扣分为 0 到 100 分；不扣分时起点留空',
    read: readOverAchievement,
  },
  totalCaps: {
    name: '总分封顶',
    rule: '从高到低写出执行率界限和封顶分数，两者都逐档降低；不封顶时为空',
    read: readTotalCaps,
  },
  extremeWeight: {
    name: '单项分值过高的界限',
    rule: '应为 0 到 100 分，最多两位小数',
    read: (value) => (isPoints(value) ? { extremeWeight: value } : null),
  },
  checks: {
    name: '自查界限',
    rule: '目标偏低、数据可疑的起点应大于 0% 且后者不小于前者，空泛和定量为 0% 到 100%；定量不作要求时不写',
    read: (value) => (isCheckBounds(value) ? { checks: value } : null),
  },
};
