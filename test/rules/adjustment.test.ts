import { expect, test } from 'vitest';
import { adjustmentOf, checkBasis } from '#src/rules/adjustment.ts';

const ROW = { category: '产出指标', subcategory: '数量指标', name: '培训人次' };

test.each([
  ['≥50(人次)', '≥60(人次)', '调增'],
  ['≥50(人次)', '≥40(人次)', '调减'],
  ['≥1(万人)', '≥9000(人)', '调减'],
  ['≥50(人次)', '=50(人次)', '修改'],
  ['≥50(人次)', '≥50(%)', '修改'],
  ['及时', '按季度', '修改'],
])('由“%s”改为“%s”是%s', (before, after, kind) => {
  expect(adjustmentOf(before, after, ROW)).toBe(kind);
});

const BASIS = { reason: '一场考试取消', approvalNumber: '某财〔2024〕15号', approvedOn: '2024-08-15' };

test.each([
  ['齐全', {}, []],
  ['没有原因', { reason: '' }, ['reason']],
  ['没有批准文号', { approvalNumber: '' }, ['approvalNumber']],
  ['没有日期', { approvedOn: '' }, ['approvedOn']],
  ['日期不全', { approvedOn: '2024-08' }, ['approvedOn']],
  ['没有这一天', { approvedOn: '2024-02-30' }, ['approvedOn']],
  ['原因过长', { reason: '长'.repeat(501) }, ['reason']],
])('调整依据：%s', (_, given, fields) => {
  expect(Object.keys(checkBasis({ ...BASIS, ...given }))).toEqual(fields);
});
