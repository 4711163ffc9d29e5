import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildRecord } from '#src/rules/build-record.ts';
import { Decimal, formatPoints, parsePoints } from '#src/rules/decimal.ts';
import { formatMoney, parseMoney } from '#src/rules/money.ts';
import { type Comparator, parseQuantity } from '#src/rules/quantity.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { scoreRow } from '#src/rules/score.ts';
import { formatQuantity } from '#src/rules/score-quantity.ts';
import { type Sheet, type SheetRow, scoreSheet } from '#src/rules/sheet.ts';
import { parseTarget } from '#src/rules/target.ts';
import { parseUnit } from '#src/rules/unit.ts';
import { assignWeights } from '#src/rules/weights.ts';
import { row } from '#test/rules/forms.ts';

const books = fc.constantFrom(...RULEBOOKS);
const categories = fc.constantFrom('产出指标', '效益指标', '满意度指标', '成本指标', '项目决策');
const targets = fc.constantFrom(
  ...'≥90.00(%)|=100%|≤5次|<10次|>5000次|=0次|≥-5%|18—54周岁|2024年12月31日|通过|优良中低差|及时|≥1.00(万条)|半小时内响应|无|63'.split(
    '|',
  ),
);
const amounts = fc.integer({ min: 0, max: 9_999_999 }).map((one) => new Decimal(one).div(100).toString());
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  amounts,
  amounts.map((one) => `${one}%`),
  fc.constantFrom(
    '',
    '达成',
    '部分达成',
    '未达成',
    '达成预期指标',
    '≥90%',
    '45600',
    '2024-12-31',
    '未通过',
    '优',
    '-3%',
    '1小时30分钟',
    '75',
  ),
);
const points = fc.integer({ min: 0, max: 9000 });

const rows: fc.Arbitrary<SheetRow> = fc.record({
  category: fc.oneof(categories, typed),
  subcategory: fc.constantFrom('数量指标', '成本指标', '满意度指标', ''),
  name: fc.oneof(fc.constantFrom('指标甲', '事故', '无', '本项目不适用'), typed),
  target: fc.oneof(targets, typed),
  actual: typed,
  attainment: typed,
  share: typed,
  reason: typed,
  measure: typed,
  notApplicable: fc.constantFrom('', '', '', '停办'),
  deduction: fc.constantFrom('', '', '1', '0.5', '-1', '一'),
  deductionReason: typed,
  optionsReversed: fc.boolean(),
  weight: fc.oneof(fc.constant(''), points.map(formatPoints), typed),
});

const moneyLine = fc.record({ initial: typed, budget: typed, executed: typed });
const sheets: fc.Arbitrary<Sheet> = fc.record({
  rulebook: books,
  currency: fc.constantFrom('元', '万元'),
  money: fc.record({
    lines: fc.record({ total: moneyLine, appropriation: moneyLine, carriedOver: moneyLine, other: moneyLine }),
    reason: typed,
  }),
  moneyWeight: fc.oneof(fc.constant(''), typed),
  goalResult: fc.oneof(fc.constant(null), typed),
  indicators: fc.array(rows, { maxLength: 8 }),
});

test('任何文字：0 ≤ 得分 ≤ 分值，没有达到的行少于分值', () => {
  fc.assert(
    fc.property(rows, points, books, (one, weight, book) => {
      const { score, met } = scoreRow(one, weight, book);
      if (score === null) return;
      expect(Number.isInteger(score) && score >= 0 && score <= weight).toBe(true);
      const banded = book.satisfaction === 'bands' && (one.category + one.subcategory).includes('满意度');
      if (met === false && weight > 0 && !banded) expect(score).toBeLessThan(weight);
    }),
    { numRuns: 3000 },
  );
});

const QUANTITIES = fc.record({
  comparator: fc.constantFrom<Comparator>('≥', '>', '≤', '<'),
  amount: amounts,
  unit: fc.constantFrom('次', '%', '万元', '小时', '万条', '工作日', 'TB', '元/亩', ''),
});

test('做得更好不会少得分', () => {
  fc.assert(
    fc.property(
      QUANTITIES,
      amounts,
      amounts,
      points,
      books,
      ({ comparator, amount, unit }, one, other, weight, book) => {
        const target = `${comparator}${amount}${unit}`;
        // Without its unit a number up to 1 may mean a share.
        const scoreOf = (actual: string) =>
          scoreRow(row({ target, actual: `${actual}${unit}` }), weight, book).score ?? -1;
        const [less, more] = new Decimal(one).lt(other) ? [one, other] : [other, one];
        const upward = comparator === '≥' || comparator === '>';
        expect(upward ? scoreOf(more) : scoreOf(less)).toBeGreaterThanOrEqual(upward ? scoreOf(less) : scoreOf(more));
      },
    ),
    { numRuns: 2000 },
  );
});

test('完成比例更高不会少得分', () => {
  const shares = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(shares, shares, points, books, (one, other, weight, book) => {
      const scoreOf = (share: number) =>
        scoreRow(row({ target: '及时', share: `${formatPoints(share)}%` }), weight, book).score ?? -1;
      expect(scoreOf(Math.max(one, other))).toBeGreaterThanOrEqual(scoreOf(Math.min(one, other)));
    }),
  );
});

test('各类指标的分值合计总是 100.00', () => {
  const known = fc.constantFrom('产出指标', '效益指标', '满意度指标', '成本指标');
  fc.assert(
    fc.property(fc.array(known, { minLength: 1, maxLength: 30 }), books, (headings, book) => {
      const weights = assignWeights(
        headings.map((category) => ({ category, weight: null, weighted: true })),
        null,
        book,
      );
      expect(weights.rows.reduce<number>((sum, one) => sum + (one ?? 0), weights.money)).toBe(10_000);
    }),
  );
});

test('填了一部分分值，只要放得下，合计仍是 100.00', () => {
  const known = fc.constantFrom('产出指标', '效益指标', '满意度指标');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(known, fc.option(fc.integer({ min: 0, max: 100 }))), { minLength: 1, maxLength: 10 }),
      books,
      (set, book) => {
        // At most 10 rows of 1 point fit into every category; one open row in each takes the rest.
        const open = [...new Set(set.map(([category]) => category))].map((category) => [category, null] as const);
        const entries = [...set, ...open].map(([category, weight]) => ({ category, weight, weighted: true }));
        const weights = assignWeights(entries, null, book);
        expect(weights.rows.reduce<number>((sum, one) => sum + (one ?? 0), weights.money)).toBe(10_000);
        entries.forEach((entry, i) => {
          if (entry.weight !== null) expect(weights.rows[i]).toBe(entry.weight);
        });
      },
    ),
  );
});

test('读回印出的分数、金额和目标', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), (one) => parsePoints(formatPoints(one)) === one));
  const money = fc.bigInt({ min: 0n, max: 9_000_000_000_000_000n }).map(String);
  fc.assert(
    fc.property(money, fc.constantFrom('元' as const, '万元' as const), (fen, currency) => {
      const amount = new Decimal(fen).div(currency === '元' ? 100 : 1_000_000);
      const parsed = parseMoney(formatMoney(amount, currency), currency);
      expect(parsed.ok && parsed.amount.eq(amount)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(QUANTITIES, ({ comparator, amount, unit }) => {
      const quantity = { comparator, amount: new Decimal(amount), unit: parseUnit(unit), bare: false };
      const parsed = parseQuantity(formatQuantity(quantity));
      expect(parsed && { ...parsed, amount: parsed.amount.toString() }).toEqual({
        comparator,
        amount: quantity.amount.toString(),
        unit: expect.objectContaining({ text: unit }),
        bare: false,
      });
    }),
  );
});

test('对疑问的每个回答都读得懂', () => {
  fc.assert(
    fc.property(fc.oneof(targets, typed), categories, (text, category) => {
      const place = { category, subcategory: '成本指标', name: '指标甲' };
      const parsed = parseTarget(text, place);
      if (parsed.ok || parsed.code !== 'Q1') return;
      for (const answer of parsed.answers) expect(parseTarget(answer, place)).toMatchObject({ ok: true });
    }),
    { numRuns: 1000 },
  );
});

test('任何文字的整张表都能计分，得分合计是各行得分之和，再算一次结果相同', () => {
  fc.assert(
    fc.property(sheets, (sheet) => {
      const scored = scoreSheet(sheet);
      const printed = [scored.money, ...scored.rows].reduce((sum, one) => sum + (one.score ?? 0), 0);
      expect(scored.subtotal).toBe(printed);
      if (scored.total === null) expect([scored.grade, scored.steps]).toEqual([null, []]);
      else expect(scored.steps[0]?.score).toBe(printed);
      if (scored.weightSum === 10_000) expect(scored.total ?? 0).toBeLessThanOrEqual(10_000);
      expect(JSON.stringify(scoreSheet(structuredClone(sheet)))).toBe(JSON.stringify(scored));
      for (const found of scored.findings) expect(found.message.length).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});

test('冻结的记录经 JSON 存取不变', () => {
  const project = {
    id: 'p',
    name: '项目',
    year: 2024,
    nature: '',
    projectClass: '',
    department: '',
    unit: '',
    startDate: '',
    endDate: '',
  };
  fc.assert(
    fc.property(sheets, typed, (sheet, goal) => {
      const head = {
        project,
        indicatorIds: sheet.indicators.map((_, i) => `${i}`),
        approved: new Map<string, string>(),
        goal: { expected: goal, actual: goal },
      };
      const record = buildRecord({ ...head, version: 1, submitted: null }, sheet, scoreSheet(sheet));
      expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    }),
    { numRuns: 500 },
  );
});
