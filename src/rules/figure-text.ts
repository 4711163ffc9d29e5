import { Decimal, formatPoints, parseDecimal, parsePoints } from '#src/rules/decimal.ts';
import { FIGURE_RULES, FIGURES, type Figure } from '#src/rules/figures.ts';
import type { CategoryWeights, Rulebook } from '#src/rules/rulebook.ts';

/** Lines of a text, each cut at blanks and colons; null: the text is not of the figure's form. */
type Parser = (lines: readonly string[]) => { value: unknown } | null;

interface FigureText {
  /** One line for people: what a line says, in which order. */
  explanation: string;
  /** A text that is accepted. */
  example: string;
  format: (book: Rulebook) => readonly string[];
  parse: Parser;
}

function cut(line: string): string[] {
  return line.split(/[\s:：]+/).filter((word) => word !== '');
}

function points(hundredths: number): string {
  return formatPoints(hundredths).replace(/\.?0+$/, '');
}

function percent(value: number): string {
  return new Decimal(value).toString();
}

function readPoints(word = ''): number | null {
  return parsePoints(word.replace(/分$/, ''));
}

function readPercent(word = ''): number | null {
  const value = parseDecimal(word.replace(/[%％]$/, ''));
  return value === null || value.isNegative() ? null : value.toNumber();
}

/** All or nothing: one line that cannot be read makes the whole text unreadable. */
function everyLine<T>(lines: readonly string[], read: (line: string) => T | null): T[] | null {
  const all = lines.map(read).filter((one) => one !== null);
  return all.length === lines.length ? all : null;
}

/** Lines of two numbers each. */
function pairs(
  lines: readonly string[],
  readSecond: (word?: string) => number | null,
): { first: number; second: number }[] | null {
  return everyLine(lines, (line) => {
    const [one, two, ...more] = cut(line);
    const [first, second] = [readPercent(one), readSecond(two)];
    return first === null || second === null || more.length > 0 ? null : { first, second };
  });
}

/** Lines of one of `names` and its number, in any order, none twice. */
function named<Name extends string>(
  lines: readonly string[],
  names: readonly Name[],
  readNumber: (word?: string) => number | null,
): ReadonlyMap<Name, number> | null {
  const all = everyLine(lines, (line): [Name, number] | null => {
    const [word, number, ...more] = cut(line);
    const name = names.find((one) => one === word);
    const value = readNumber(number);
    return name === undefined || value === null || more.length > 0 ? null : [name, value];
  });
  const found = new Map(all ?? []);
  return all !== null && found.size === all.length ? found : null;
}

/** One line of points and nothing else. */
const onePoints: Parser = ([line = '', ...more]) => {
  const value = readPoints(line);
  return value === null || more.length > 0 ? null : { value };
};

const parsePassLine: Parser = (lines) => {
  if (lines.length === 0) return { value: null };
  const value = readPercent(lines[0]);
  return value === null || lines.length > 1 ? null : { value };
};

const parseGrades: Parser = (lines) => {
  const value = everyLine(lines, (line) => {
    const [, name = '', bound] = /^(.*\S)[\s:：]+(\S+)$/.exec(line) ?? [];
    const from = readPoints(bound);
    return from === null ? null : { name: name.replace(/[\s:：]+$/, ''), from };
  });
  return value && { value };
};

function formatWeights({ cost, output, benefit, satisfaction }: CategoryWeights): string[] {
  return [
    ...(cost === null ? [] : [`成本 ${points(cost)}`]),
    `产出 ${points(output)}`,
    `效益 ${points(benefit)}`,
    `满意度 ${points(satisfaction)}`,
  ];
}

const parseWeights: Parser = (lines) => {
  const found = named(lines, ['成本', '产出', '效益', '满意度'], readPoints);
  const [output, benefit, satisfaction] = [found?.get('产出'), found?.get('效益'), found?.get('满意度')];
  if (!found || output === undefined || benefit === undefined || satisfaction === undefined) return null;
  return { value: { cost: found.get('成本') ?? null, output, benefit, satisfaction } };
};

const parseBands: Parser = (lines) => {
  const found = named(lines, ['达成', '部分达成', '未达成'], readPercent);
  const [met, partly, missed] = [found?.get('达成'), found?.get('部分达成'), found?.get('未达成')];
  if (met === undefined || partly === undefined || missed === undefined) return null;
  const value = [
    { attainment: '达成', from: met, to: 100 },
    { attainment: '部分达成', from: partly, to: met },
    { attainment: '未达成', from: missed, to: partly },
  ];
  return { value };
};

const parseSatisfaction: Parser = (lines) => {
  if (lines.length === 1 && lines[0] === '按比例') return { value: { mode: 'ratio' } };
  const bands = pairs(lines, readPercent)?.map(({ first, second }) => ({ from: first, share: second }));
  return bands ? { value: { mode: 'bands', bands } } : null;
};

const parseOptionShares: Parser = (lines) => {
  const lists = everyLine(lines, (line): [string, number[]] | null => {
    const [, count = '', rest = ''] = /^(\S+?)\s*个(.*)$/.exec(line) ?? [];
    const number = parseDecimal(count);
    const shares = everyLine(cut(rest), readPercent);
    return number === null || shares === null ? null : [number.toString(), shares];
  });
  const value = Object.fromEntries(lists ?? []);
  return lists !== null && Object.keys(value).length === lists.length ? { value } : null;
};

const parseOverAchievement: Parser = (lines) => {
  const read = everyLine(lines, (line) => {
    const [name, from, deducted, ...more] = cut(line);
    const [excess, taken] = [readPercent(from), readPoints(deducted)];
    if (excess === null || more.length > 0) return null;
    if (name === '提醒' && deducted === undefined) return { warnFrom: excess };
    return name === '扣分' && taken !== null ? { deductFrom: excess, deductPoints: taken } : null;
  });
  // Two lines of the same kind would leave one of them unheard.
  const value = Object.assign({}, ...(read ?? []));
  const complete = lines.length === 1 ? 'warnFrom' in value : lines.length === 2 && Object.keys(value).length === 3;
  return read !== null && complete ? { value: { deductFrom: null, deductPoints: 0, ...value } } : null;
};

const parseCaps: Parser = (lines) => {
  const value = pairs(lines, readPoints)?.map(({ first, second }) => ({ below: first, atMost: second }));
  return value ? { value } : null;
};

const CHECK_NAMES = ['目标偏低', '数据可疑', '空泛', '定量'] as const;

const parseChecks: Parser = (lines) => {
  const found = named(lines, CHECK_NAMES, (word) => readPercent(word));
  const [low, wrong, vagueShare] = [found?.get('目标偏低'), found?.get('数据可疑'), found?.get('空泛')];
  if (!found || low === undefined || wrong === undefined || vagueShare === undefined) return null;
  return { value: { overSteps: { low, wrong }, vagueShare, quantitativeFloor: found.get('定量') ?? null } };
};

function formatChecks({ checks }: Rulebook): string[] {
  if (!checks) return [];
  const { overSteps, vagueShare, quantitativeFloor } = checks;
  const bounds = [overSteps.low, overSteps.wrong, vagueShare, quantitativeFloor];
  return CHECK_NAMES.flatMap((name, i) => {
    const bound = bounds[i] ?? null;
    return bound === null ? [] : [`${name} ${percent(bound)}`];
  });
}

/** How people write each figure: one entry a line, points in points with up to two decimals, all else percent. */
export const FIGURE_TEXTS: Record<Figure, FigureText> = {
  grades: {
    explanation: '每行写一个等级和它的最低分，从高到低，最后一级写 0',
    example: '优 90\n良 80\n合格 60\n不合格 0',
    format: (book) => book.grades.map(({ name, from }) => `${name} ${points(from)}`),
    parse: parseGrades,
  },
  moneyWeight: {
    explanation: '写预算执行率占多少分',
    example: '10',
    format: (book) => [points(book.moneyWeight)],
    parse: onePoints,
  },
  weightsWithoutCost: {
    explanation: '每行写一类指标和它的分值：产出、效益、满意度',
    example: '产出 50\n效益 30\n满意度 10',
    format: (book) => formatWeights(book.weightsWithoutCost),
    parse: parseWeights,
  },
  weightsWithCost: {
    explanation: '每行写一类指标和它的分值；不写成本一行，成本指标就并入产出计分',
    example: '成本 20\n产出 40\n效益 20\n满意度 10',
    format: (book) => formatWeights(book.weightsWithCost),
    parse: parseWeights,
  },
  attainmentBands: {
    explanation: '每行写一档和它最低得分值的百分之几，最后一档写 0',
    example: '达成 80\n部分达成 60\n未达成 0',
    format: (book) => book.attainmentBands.map(({ attainment, from }) => `${attainment} ${percent(from)}`),
    parse: parseBands,
  },
  satisfaction: {
    explanation: '写“按比例”；分档的，每行先写满意度从百分之几起，再写得分值的百分之几',
    example: '90 100\n80 80\n60 50\n0 0',
    format: (book) =>
      book.satisfaction === 'ratio'
        ? ['按比例']
        : book.satisfactionBands.map(({ from, share }) => `${percent(from)} ${percent(share)}`),
    parse: parseSatisfaction,
  },
  passLine: {
    explanation: '写完成目标的百分之几才得分；不设门槛的，什么都不写',
    example: '60',
    format: (book) => (book.passLine === null ? [] : [percent(book.passLine)]),
    parse: parsePassLine,
  },
  optionShares: {
    explanation: '每行先写有几个选项，再从优到劣写各得分值的百分之几',
    example: '2 个 100 0\n3 个 100 70 30',
    format: (book) =>
      Object.entries(book.optionShares).map(([count, shares]) => `${count} 个 ${shares.map(percent).join(' ')}`),
    parse: parseOptionShares,
  },
  overAchievement: {
    explanation: '“提醒”后写超出目标百分之几须说明原因；要扣分的另起一行，“扣分”后写超出百分之几、扣几分',
    example: '提醒 30\n扣分 50 2',
    format: ({ overAchievement: { warnFrom, deductFrom, deductPoints } }) => [
      `提醒 ${percent(warnFrom)}`,
      ...(deductFrom === null ? [] : [`扣分 ${percent(deductFrom)} ${points(deductPoints)}`]),
    ],
    parse: parseOverAchievement,
  },
  totalCaps: {
    explanation: '每行先写预算执行率不足百分之几，再写总分最高几分；不封顶的，什么都不写',
    example: '80 89\n60 79',
    format: (book) => book.totalCaps.map(({ below, atMost }) => `${percent(below)} ${points(atMost)}`),
    parse: parseCaps,
  },
  extremeWeight: {
    explanation: '写单项指标超过多少分要提醒',
    example: '50',
    format: (book) => [points(book.extremeWeight)],
    parse: onePoints,
  },
  checks: {
    explanation: '每行写一个界限：超额到百分之几算目标偏低、数据可疑，空泛的指标最多占百分之几，定量的最少占百分之几',
    example: '目标偏低 50\n数据可疑 100\n空泛 50\n定量 60',
    format: formatChecks,
    parse: parseChecks,
  },
};

/** The figure of this name; undefined for a name that a unit may not set for itself. */
export function findFigure(name: string): Figure | undefined {
  return FIGURES.find((figure) => figure === name);
}

/** A figure of a book as people write it, one entry a line; '' when the book sets none (及格门槛, 总分封顶). */
export function formatFigure(book: Rulebook, figure: Figure): string {
  return FIGURE_TEXTS[figure].format(book).join('\n');
}

/**
 * The value of a figure, as a rulebook override stores it, from a text in the form of `formatFigure`; ； also ends a line,
 * full-width blanks, colons and digits are accepted. Null: not of that form, or against the figure's rule.
 */
export function parseFigure(figure: Figure, text: string): { value: unknown } | null {
  const lines = text
    .split(/[\n\r;；]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const parsed = FIGURE_TEXTS[figure].parse(lines);
  return parsed && FIGURE_RULES[figure].read(parsed.value) ? parsed : null;
}
