import { describe, expect, test } from 'vitest';
import { checkForm } from '#src/rules/checks/form.ts';
import { FINDING_WORDS } from '#src/rules/finding-words.ts';
import { asSevere, type Finding, finding, withoutHints } from '#src/rules/findings.ts';
import { scoreSheet } from '#src/rules/sheet.ts';
import { ACROSS_CASES } from '#test/rules/checks/across-cases.ts';
import { placesOf } from '#test/rules/checks/check-cases.ts';
import { first, typed } from '#test/rules/checks/checked.ts';
import { DOCUMENT_CASES } from '#test/rules/checks/document-cases.ts';
import { MID_YEAR_CASES } from '#test/rules/checks/mid-year-cases.ts';
import { MONEY_CASES } from '#test/rules/checks/money-cases.ts';
import { REASON_CASES } from '#test/rules/checks/reason-cases.ts';
import { SCORE_CASES } from '#test/rules/checks/score-cases.ts';
import { TABLE_CASES } from '#test/rules/checks/table-cases.ts';
import { OLDER_BOOK, V7_WORDS, VALUE_CASES } from '#test/rules/checks/value-cases.ts';
import { WEIGHT_CASES } from '#test/rules/checks/weight-cases.ts';
import { book, sheet } from '#test/rules/forms.ts';

const CASES = [
  ...WEIGHT_CASES,
  ...SCORE_CASES,
  ...REASON_CASES,
  ...VALUE_CASES,
  ...MONEY_CASES,
  ...TABLE_CASES,
  ...MID_YEAR_CASES,
  ...DOCUMENT_CASES,
  ...ACROSS_CASES,
];

/** 自查 as it is agreed; evidence (E1) has its own issue. */
const CODES = (
  'W1 W2 W3 S1 S2 S3 S4 S5 S6 S7 R1 R2 V1 V2 V3 V4 V5 V6 V7 V8 B1 B2 B3 B4 B5 B6a B6b B7 ' +
  'T1 T2 T3 T4 T5 T6 Q1 M1 M2 M3 M4 D1 D2 A1 A2 A3'
).split(' ');

test.each(CASES.map((one) => [one.code, one.expected.length > 0 ? '报' : '不报', one.name, one] as const))(
  '%s %s：%s',
  (_code, _fires, _name, one) => {
    expect(placesOf(one)).toEqual(one.expected);
  },
);

describe('齐全', () => {
  const codesOf = (cases: typeof CASES) => [...new Set(cases.map((one) => one.code))].sort();

  test('每个代码都有报的例子', () => {
    expect(codesOf(CASES.filter((one) => one.expected.length > 0))).toEqual([...CODES].sort());
  });

  test('每个代码都有不报的例子', () => {
    expect(codesOf(CASES.filter((one) => one.expected.length === 0))).toEqual([...CODES].sort());
  });

  test('每个代码都有名称、严重程度和做法，不多不少', () => {
    expect(FINDING_WORDS.map((one) => one.code).sort()).toEqual([...CODES].sort());
  });

  test('例子不重名', () => {
    const names = CASES.map((one) => `${one.code} ${one.expected.length > 0} ${one.name}`);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});

describe('句子', () => {
  const found = CASES.flatMap((one) => one.found);

  test('每条都是一句完整的话', () => {
    const wrong = found.filter(({ message }) => !/。$/.test(message) || /undefined|null|NaN|\[object/.test(message));
    expect(wrong).toEqual([]);
  });

  test('不比代码表上的严重程度更重', () => {
    const rank = { hint: 0, warn: 1, error: 2 };
    const worst = new Map(FINDING_WORDS.map((one) => [one.code, rank[one.severity]]));
    expect(found.filter((one) => rank[one.severity] > (worst.get(one.code) ?? -1))).toEqual([]);
    const reached = new Set(found.filter((one) => rank[one.severity] === worst.get(one.code)).map((one) => one.code));
    expect(FINDING_WORDS.filter((one) => !reached.has(one.code))).toEqual([]);
  });
});

test.each(V7_WORDS)('V7 %s', (_name, actual, words) => {
  expect(typed(first({ actual })).find((one) => one.code === 'V7')?.message).toContain(words);
});

describe('严重程度由评分办法定', () => {
  const severities = { V7: 'error', R1: 'off', T4: 'hint' } as const;
  const stricter = { ...book('shanghai'), severities };
  const set = { rulebook: stricter, ...first({ name: '预算执行率', target: '≥90%', actual: '120%' }) };

  test('改重、改轻、不查', () => {
    const one = (code: string): Finding => ({ ...finding(code, 'warn', 'actual', '。'), indicator: 0 });
    const changed = asSevere([one('V7'), one('R1'), one('T4'), one('V3')], stricter);
    expect(changed.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['V7 error', 'T4 hint', 'V3 warn']);
    expect(withoutHints(changed).map(({ code }) => code)).toEqual(['V7', 'V3']);
  });

  test('填表时用同一套，改成提示的只在自查中出现', () => {
    const whole = sheet(set);
    const scored = scoreSheet(whole);
    const codes = (findings: Finding[]) => findings.map(({ code, severity }) => `${code} ${severity}`).sort();
    expect(codes(scored.findings)).toEqual(['V6 warn', 'V7 error']);
    expect(codes(checkForm({ sheet: whole, scored }))).toEqual(['V6 warn', 'V7 error']);
    expect(codes(checkForm({ sheet: whole, scored, hints: true }))).toEqual(['T4 hint', 'V6 warn', 'V7 error']);
  });

  test('早先冻结的评分办法没有这些数值，照常计分', () => {
    const older = typed({ rulebook: OLDER_BOOK, ...first({ actual: '20' }) });
    expect(older.map((one) => `${one.code} ${one.severity}`)).toEqual(['V7 warn']);
  });
});
