import { describe, expect, test } from 'vitest';
import { typedFigure, typedValue } from '#src/export/typed-value.ts';

describe('印出来的文字在表格里是什么', () => {
  test.each([
    ['7.14', { value: 7.14, format: '0.00' }],
    ['0.00', { value: 0, format: '0.00' }],
    ['1386', { value: 1386, format: '0' }],
    ['557,500.00', { value: 557500, format: '#,##0.00' }],
    ['54.832000', { value: 54.832, format: '0.000000' }],
    ['98.35%', { value: 0.9835, format: '0.00%' }],
    ['100%', { value: 1, format: '0%' }],
    ['999999999999.999', { value: 999999999999.999, format: '0.000' }],
  ])('%s 是数', (text, typed) => {
    expect(typedValue(text)).toEqual(typed);
  });

  test.each([
    '',
    '—',
    '不适用',
    '4次',
    '007',
    '00.5',
    '1,2345',
    '12,34.00',
    '.5',
    '5.',
    '1e5',
    '９８%',
    '98 %',
    '-3',
    '2024-12-20',
    '9999999999999.999',
  ])('%s 是文字', (text) => {
    expect(typedValue(text).value).toBe(text);
  });

  test.each(['=1', '+86', '-3', '@甲', '==', `=${'甲'.repeat(254)}`])('%s 用文本格式', (text) => {
    expect(typedValue(text)).toEqual({ value: text, format: '@' });
  });

  test('很长的文字不用文本格式，有的程序会显示成 ####', () => {
    const text = `=${'甲'.repeat(300)}`;
    expect(typedValue(text)).toEqual({ value: text });
  });

  test.each([
    ['+7.14', { value: 7.14, format: '+0.00;-0.00' }],
    ['−1.13', { value: -1.13, format: '0.00' }],
    ['+12.5%', { value: 0.125, format: '+0.0%;-0.0%' }],
    ['+8次', { value: '+8次', format: '@' }],
  ])('差额 %s 连正负号一起显示', (text, typed) => {
    expect(typedFigure(text)).toEqual(typed);
  });

  test('金额一栏不足一千也带千分位格式', () => {
    expect(typedValue('0.00', true)).toEqual({ value: 0, format: '#,##0.00' });
  });
});
