import { expect, test } from 'vitest';
import { gradeOf } from '#src/rules/grade.ts';
import { book } from '#test/rules/forms.ts';

// 财预〔2020〕10号 and the Ministry's unification for central departments; Shanghai's names from district final accounts, 2024.
const GRADES: [total: number, national: string, shanghai: string][] = [
  [10000, '优', '优'],
  [9000, '优', '优'],
  [8999, '良', '良'],
  [8960, '良', '良'],
  [8000, '良', '良'],
  [7999, '中', '合格'],
  [7500, '中', '合格'],
  [6000, '中', '合格'],
  [5999, '差', '不合格'],
  [0, '差', '不合格'],
];

test.each(GRADES)('总分 %i（百分之一分）：全国“%s”，上海“%s”', (total, national, shanghai) => {
  expect(gradeOf(total, book('shanghai'))).toBe(shanghai);
  for (const id of ['national-2020', 'national-2021', 'hubei']) expect(gradeOf(total, book(id))).toBe(national);
});

test('没有等级可配是程序错误', () => {
  expect(() => gradeOf(5000, { ...book('shanghai'), grades: [{ name: '优', from: 9000 }] })).toThrow();
});
