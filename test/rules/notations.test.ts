import { describe, expect, test } from 'vitest';
import { parseActual } from '#src/rules/actual.ts';
import { MID_YEAR_CELLS, YEAR_END_CELLS } from '#src/rules/form-cells.ts';
import { MID_YEAR_COLUMNS } from '#src/rules/mid-year.ts';
import { MONEY_COLUMNS } from '#src/rules/money.ts';
import { NOTATIONS, notationOf } from '#src/rules/notations.ts';
import { MONEY_LINES } from '#src/rules/record.ts';
import { quantityRules, rulesOf, satisfactionRules, wordRules } from '#src/rules/rule-words.ts';
import { national2021 } from '#src/rules/rulebooks/national-2021.ts';
import { shanghai } from '#src/rules/rulebooks/shanghai.ts';
import { parseTarget, type Target } from '#src/rules/target.ts';
import { MID_YEAR_PART } from '#views/help-mid-year.ts';
import { FORM_PARTS } from '#views/help-words.ts';

const TARGETS = NOTATIONS.flatMap((notation) =>
  notation.targets.map((text) => ({ notation, text, name: notation.name })),
);

function read(text: string, place = { category: '产出指标', subcategory: '数量指标', name: '甲' }): Target {
  const parsed = parseTarget(text, place);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.target;
}

describe('帮助里的例子', () => {
  test.each(TARGETS)('$name 的“$text”正是这样读的', ({ notation, text }) => {
    expect(notationOf(read(text, notation.place)).id).toBe(notation.id);
  });

  test.each(NOTATIONS.filter((one) => one.actuals.length > 0 && one.id !== 'words'))(
    '$name 的实际值都读得出',
    (notation) => {
      const targets = notation.targets.map((text) => read(text, notation.place));
      const readable = (text: string) =>
        targets.some(
          (target) =>
            target.kind !== 'words' &&
            target.kind !== 'not-applicable' &&
            parseActual(text, target, notation.place.name).ok,
        );
      expect(notation.actuals.filter((text) => !readable(text))).toEqual([]);
    },
  );

  test('每一格都有说明', () => {
    const explained = FORM_PARTS.flatMap((part) => part.fields.flatMap((one) => one.fields));
    const fields = [...YEAR_END_CELLS, ...MONEY_COLUMNS, ...MONEY_LINES, 'executionReason', 'goalResult'];
    expect([...explained].sort()).toEqual([...fields].sort());
    const halfway = MID_YEAR_PART.fields.flatMap((one) => one.fields);
    expect([...halfway].sort()).toEqual([...MID_YEAR_CELLS, ...MID_YEAR_COLUMNS, 'executionReason'].sort());
  });
});

describe('一行的评分规则', () => {
  const output = { category: '产出指标', subcategory: '数量指标' };
  const satisfaction = { category: '满意度指标', subcategory: '服务对象满意度指标' };

  test.each([
    ['≥90%', output, 'quantity', quantityRules(shanghai)[0]],
    ['=0次', output, 'quantity', '目标为 0 的指标（如重大事故 =0次）：没有发生得满分，发生一次即不得分。'],
    ['2024年12月31日前', output, 'quantity', '时限指标：按期完成得满分，逾期不得分。'],
    ['通过', output, 'quantity', '是、否类指标：完成得满分，没有完成不得分。'],
    ['及时', output, 'words', wordRules(shanghai)[0]],
    ['不适用', output, 'total', '不适用的指标不计分，其余指标的得分合计按百分制折算。'],
    ['≥90%', satisfaction, 'quantity', quantityRules(shanghai)[0]],
  ])('%s（%o）在“%s”', (text, row, section, first) => {
    const found = rulesOf(read(text), row, shanghai);
    expect([found.section, found.rules[0]]).toEqual([section, first]);
  });

  test('分档的满意度用满意度的规则', () => {
    const banded = { ...national2021, satisfaction: 'bands' as const };
    expect(rulesOf(read('≥90%'), satisfaction, banded)).toEqual({
      section: 'satisfaction',
      rules: satisfactionRules(banded),
    });
  });
});
