import { expect, test } from 'vitest';
import { formatPoints } from '#src/rules/decimal.ts';
import { type ScoredSheet, scoreSheet } from '#src/rules/sheet.ts';
import { book, money, row, sheet } from '#test/rules/forms.ts';

function chain(scored: ScoredSheet): string[] {
  return scored.steps.map((step) => `${step.label} ${formatPoints(step.score)}`);
}

const [OUTPUT, BENEFIT, SATISFACTION] = sheet().indicators as [
  ReturnType<typeof row>,
  ReturnType<typeof row>,
  ReturnType<typeof row>,
];

test('全部达到：100.00，优', () => {
  const scored = scoreSheet(sheet());
  expect(chain(scored)).toEqual(['得分合计 100.00', '总分 100.00']);
  expect(scored).toMatchObject({ subtotal: 10000, missing: 0, weightSum: 10000, total: 10000, grade: '优' });
  expect(scored.findings).toEqual([]);
});

test('总分是印出的各行得分之和', () => {
  const scored = scoreSheet(
    sheet({
      money: money(['250000', '250000', '215457.6'], {}, '合同尾款跨年'),
      indicators: [OUTPUT, { ...BENEFIT, actual: '9', reason: '少一次' }, SATISFACTION],
    }),
  );
  expect(scored.total).toBe(862 + 5000 + 2700 + 1000);
  expect(scored.grade).toBe('优');
});

// One row without a score: a subtotal and a count, neither total nor grade.
const MISSING: [name: string, set: Parameters<typeof sheet>[0], subtotal: number, missing: number][] = [
  ['一行没有填', { indicators: [OUTPUT, { ...BENEFIT, actual: '' }, SATISFACTION] }, 7000, 1],
  ['一行读不出', { indicators: [OUTPUT, { ...BENEFIT, actual: '完成' }, SATISFACTION] }, 7000, 1],
  ['目标有疑问', { indicators: [OUTPUT, { ...BENEFIT, target: '无' }, SATISFACTION] }, 7000, 1],
  ['没有执行数', { money: money(['100', '', '']) }, 9000, 1],
  ['全都没有', { money: money(['', '', '']), indicators: [row({ target: '≥1次' })] }, 0, 2],
  ['没有指标', { indicators: [] }, 1000, 0],
  ['分值读不出', { indicators: [{ ...OUTPUT, weight: '五十' }, BENEFIT, SATISFACTION] }, 5000, 1],
  ['没有分值的类别', { indicators: [OUTPUT, BENEFIT, SATISFACTION, { ...OUTPUT, category: '项目决策' }] }, 10000, 1],
  ['预算执行率的分值读不出', { moneyWeight: '十' }, 9000, 1],
];

test.each(MISSING)('没有总分：%s', (_name, set, subtotal, missing) => {
  expect(scoreSheet(sheet(set))).toMatchObject({ subtotal, missing, total: null, grade: null, steps: [] });
});

// 折算: rows set aside keep their printed weight; the points of the others are brought up to a hundred.
test('标为不适用的行：折算', () => {
  const scored = scoreSheet(
    sheet({
      indicators: [
        { ...OUTPUT, actual: '9', reason: '少一次' },
        BENEFIT,
        { ...SATISFACTION, notApplicable: '全年没有服务对象' },
      ],
    }),
  );
  expect(chain(scored)).toEqual(['得分合计 85.00', '折算 94.44', '总分 94.44']);
  expect(scored.steps[1]?.working).toContain('85.00 × 100 ÷ 90.00 = 94.44');
  expect(scored.rows[2]).toMatchObject({ applicable: false, weight: 1000, score: null });
  expect(scored.rows[2]?.working).toContain('全年没有服务对象');
  expect(scored).toMatchObject({ weightSum: 10000, grade: '优' });
});

test('预算执行率不适用：折算', () => {
  const scored = scoreSheet(
    sheet({
      money: money(['', '0', '0']),
      indicators: [{ ...OUTPUT, actual: '9', reason: '少一次' }, BENEFIT, SATISFACTION],
    }),
  );
  expect(chain(scored)).toEqual(['得分合计 85.00', '折算 94.44', '总分 94.44']);
});

test('目标表里的不适用行没有分值，也不折算', () => {
  const scored = scoreSheet(
    sheet({ indicators: [OUTPUT, { ...OUTPUT, name: '无', target: '无' }, BENEFIT, SATISFACTION] }),
  );
  expect(chain(scored)).toEqual(['得分合计 100.00', '总分 100.00']);
  expect(scored.rows[1]).toMatchObject({ applicable: false, weight: null });
});

test('全部不适用就没有总分', () => {
  const scored = scoreSheet(
    sheet({ money: money(['', '0', '0']), indicators: [{ ...OUTPUT, notApplicable: '停办' }] }),
  );
  expect(scored).toMatchObject({ total: null, missing: 0 });
});

// A locality's manual of 2022.
const CAPPED = {
  ...book('shanghai'),
  totalCaps: [
    { below: 80, atMost: 8900 },
    { below: 50, atMost: 5900 },
  ],
};
test.each([
  ['正好 80% 不封顶', '80', ['得分合计 98.00', '总分 98.00'], '优'],
  ['低于 80%', '79.99', ['得分合计 98.00', '封顶 89.00', '总分 89.00'], '良'],
  ['正好 50%', '50', ['得分合计 95.00', '封顶 89.00', '总分 89.00'], '良'],
  ['低于 50%', '49.99', ['得分合计 95.00', '封顶 59.00', '总分 59.00'], '不合格'],
] as const)('封顶：%s', (_name, executed, steps, grade) => {
  const scored = scoreSheet(sheet({ rulebook: CAPPED, money: money(['', '100', executed], {}, '跨年') }));
  expect(chain(scored)).toEqual(steps);
  expect(scored.grade).toBe(grade);
});

test('低于封顶的总分不变', () => {
  const scored = scoreSheet(
    sheet({
      rulebook: CAPPED,
      money: money(['', '100', '70'], {}, '跨年'),
      indicators: [{ ...OUTPUT, actual: '5', reason: '停工' }, BENEFIT, SATISFACTION],
    }),
  );
  expect(chain(scored)).toEqual(['得分合计 72.00', '总分 72.00']);
});

test('先折算再封顶', () => {
  const scored = scoreSheet(
    sheet({
      rulebook: CAPPED,
      money: money(['', '100', '70'], {}, '跨年'),
      indicators: [OUTPUT, BENEFIT, { ...SATISFACTION, notApplicable: '没有服务对象' }],
    }),
  );
  expect(chain(scored)).toEqual(['得分合计 87.00', '折算 96.67', '封顶 89.00', '总分 89.00']);
  expect(scored.steps[2]?.working).toContain('70.00%');
});
