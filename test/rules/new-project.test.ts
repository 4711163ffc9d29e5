import { describe, expect, test } from 'vitest';
import { NEW_PROJECT_FIELDS, type NewProjectTexts, readNewProject } from '#src/rules/new-project.ts';

const BLANK = Object.fromEntries(NEW_PROJECT_FIELDS.map((field) => [field, ''])) as NewProjectTexts;
const TEXTS: NewProjectTexts = { ...BLANK, unit: '某区图书馆', year: '2024', name: '图书角', rulebook: 'shanghai' };

describe('新建项目', () => {
  test.each<[string, Partial<NewProjectTexts>, string]>([
    ['没有单位', { unit: '  ' }, 'unit'],
    ['年度不是四位', { year: '24' }, 'year'],
    ['年度是字', { year: '今年' }, 'year'],
    ['没有名称', { name: '' }, 'name'],
    ['名称五千字', { name: '长'.repeat(5000) }, 'name'],
    ['金额读不出', { yearTotal: '二十万' }, 'yearTotal'],
    ['负的金额', { other: '-1' }, 'other'],
    ['单位不对', { carriedOver: '20万元' }, 'carriedOver'],
    ['日期不对', { startDate: '明年' }, 'startDate'],
    ['先完成后开始', { startDate: '2024-06-01', endDate: '2024-05-01' }, 'endDate'],
  ])('%s', (_, given, field) => {
    const read = readNewProject({ ...TEXTS, ...given }, '元');
    expect(read.ok ? [] : Object.keys(read.problems)).toEqual([field]);
  });

  test.each([
    ['三项齐全', { yearAppropriation: '100,000.5', carriedOver: '0', other: '2' }, '100002.5'],
    ['只有一项', { yearAppropriation: '100000' }, '100000'],
    ['缺一项，到分', { yearAppropriation: '0.1', other: '0.2' }, '0.3'],
    ['三项都空', {}, null],
    ['一项为零', { carriedOver: '0' }, '0'],
    ['写了合计照写', { yearTotal: '5', yearAppropriation: '1', carriedOver: '1', other: '1' }, '5'],
  ])('合计：%s', (_, given, total) => {
    const read = readNewProject({ ...TEXTS, ...given }, '元');
    expect(read.ok && read.project.money.yearTotal).toBe(total);
  });

  test('全角年度读得出，首尾空白去掉', () => {
    const read = readNewProject({ ...TEXTS, year: '２０２４', name: ' 图书角 ' }, '元');
    expect(read.ok && [read.project.year, read.project.name, read.project.annualGoal]).toEqual([2024, '图书角', null]);
  });
});
