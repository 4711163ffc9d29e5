import { describe, expect, test } from 'vitest';
import { buildRecord } from '#src/rules/build-record.ts';
import { checkDenial, checkNarrative } from '#src/rules/checks/narrative.ts';
import { buildNarrative, proposeNarrative } from '#src/rules/narrative.ts';
import { NARRATIVE_SECTIONS } from '#src/rules/narrative-outline.ts';
import { checkedRows, type Sheet, scoreSheet } from '#src/rules/sheet.ts';
import { money, row, sheet } from '#test/rules/forms.ts';

const PROJECT = {
  ...{ id: 'p', name: '图书角', year: 2024, nature: '其他一次性项目', projectClass: '', department: '某区文化局' },
  ...{ unit: '某区图书馆', startDate: '2024-01-01', endDate: '2024-12-31' },
};

function recordOf(form: Sheet) {
  const head = {
    ...{ project: PROJECT, approved: new Map<string, string>(), version: 1, submitted: null },
    indicatorIds: form.indicators.map((_, i) => `i${i}`),
    goal: { expected: '建五处图书角。', actual: form.goalResult ?? '' },
  };
  return buildRecord(head, form, scoreSheet(form));
}

const of = (form: Sheet) => proposeNarrative(recordOf(form));
const MISSED = sheet({
  money: money(['100000', '', '80000'], {}, '招标节余。'),
  goalResult: '建成四处；',
  indicators: [
    row({ name: '图书角', target: '≥5个', actual: '4', reason: '一处漏水。', measure: '明年补建' }),
    row({ category: '效益指标', subcategory: '社会效益指标', name: '阅读条件', target: '改善', actual: '改善' }),
    row({ category: '满意度指标', subcategory: '服务对象满意度', name: '读者满意度', target: '≥90%', actual: '95%' }),
  ],
});

describe('自评报告的建议稿', () => {
  test('每一节都有，数字和自评表上印的一样', () => {
    const texts = of(MISSED);
    expect(Object.keys(texts)).toEqual(NARRATIVE_SECTIONS.map(({ field }) => field));
    expect(texts.execution).toBe(
      '年初预算数 100,000.00 元，全年预算数 100,000.00 元，全年执行数 80,000.00 元，执行率 80.00%，' +
        '预算执行得分 8.00 分（满分 10.00 分）。招标节余。',
    );
    expect(texts.conclusion).toBe(
      '本项目自评总分 88.00 分，等级为“良”。3 项指标中，达到目标的 2 项，未达到目标的 1 项。年度总体目标完成情况：建成四处。',
    );
    expect(texts.missed).toBe('1. “图书角”目标为≥5个，实际为4个，得 40.00 分（分值 50.00 分）。原因：一处漏水。');
    expect(texts.problems).toBe('自评发现以下问题：预算执行进度偏慢；“图书角”没有达到目标。');
    expect(texts.measures).toContain('1. 针对“图书角”：明年补建。');
    expect(Object.values(texts).join('')).not.toMatch(/。。|；。|undefined|null/);
  });

  test('还没填完：没有总分，说还差几项', () => {
    const rows = MISSED.indicators.map((one, i) => (i === 0 ? { ...one, actual: '' } : one));
    const { conclusion } = of({ ...MISSED, indicators: rows });
    expect(conclusion).toContain('自评尚未完成，还有 1 项指标没有得分，暂无总分和等级。');
  });

  test('什么也没填', () => {
    const rows = MISSED.indicators.map((one) => ({ ...one, actual: '', reason: '', measure: '' }));
    const texts = of({ ...MISSED, money: money(['100000', '', '']), goalResult: '', indicators: rows });
    expect(texts.execution).toBe('全年执行数尚未填写。');
    expect(texts.achieved).toBe('尚没有达到目标的指标。');
    expect(texts.missed).toBe('没有未达到目标的指标。');
  });

  test('全部达到', () => {
    const texts = of(sheet());
    expect(texts.missed).toBe('没有未达到目标的指标。');
    expect(texts.problems).toBe('自评中没有发现需要整改的问题。');
  });

  test('没有预算的项目、折算的总分、不适用的行', () => {
    const rows = MISSED.indicators.map((one, i) => (i === 1 ? { ...one, notApplicable: '活动取消' } : one));
    const texts = of({ ...MISSED, money: money(['0', '', '0']), indicators: rows });
    expect(texts.execution).toBe('本项目没有预算安排，预算执行率不适用。');
    expect(texts.conclusion).toMatch(/总分 [\d.]+ 分（折算：[^）]+（不适用的指标不计）/);
    expect(texts.achieved).not.toContain('阅读条件');
  });

  test('万元的表用万元', () => {
    expect(of({ ...MISSED, currency: '万元', money: money(['10', '', '9']) }).execution).toContain(
      '全年执行数 9.00 万元',
    );
  });

  test.each([
    ['有丢分的', MISSED],
    ['满分的', sheet()],
    ['没填的', { ...MISSED, indicators: MISSED.indicators.map((one) => ({ ...one, actual: '' })) }],
  ])('建议稿自己不与自评表矛盾：%s', (_, form) => {
    const scored = scoreSheet(form);
    const told = { rows: checkedRows(form, scored.rows), money: scored.money, currency: form.currency };
    const { total, grade } = scored;
    const found = Object.values(of(form)).flatMap((text) => [
      ...checkDenial(text, 'narrative', scored.money),
      ...checkNarrative(text, { ...told, total, grade }),
    ]);
    expect(found).toEqual([]);
  });

  test('写错的数被发现', () => {
    const scored = scoreSheet(MISSED);
    const told = { rows: checkedRows(MISSED, scored.rows), money: scored.money, currency: MISSED.currency };
    const { total, grade } = scored;
    const wrong = checkNarrative('预算执行率 98.00%，自评总分 98.50 分。', { ...told, total, grade });
    expect(wrong.map((one) => one.code)).toEqual(['D1', 'D1']);
  });
});

test('报告的段落在换行处分开，空行不要', () => {
  const { sections } = buildNarrative(recordOf(sheet()), { overview: '第一段。\n\n  第二段。 \n' });
  expect(sections[0]).toEqual({ heading: '一、项目基本情况', paragraphs: ['第一段。', '第二段。'] });
  expect(sections[1]?.paragraphs).toEqual([]);
});
