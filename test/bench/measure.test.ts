import { describe, expect, test } from 'vitest';
import { atLeast, atMost, interleave, type Line, median, quantile, ratioOf, timeLine } from '#test/bench/measure.ts';
import { formatTable } from '#test/bench/table.ts';

describe('测量的算法', () => {
  test.each([
    { name: '奇数个：中间的一个', measured: [5, 1, 3], middle: 3 },
    { name: '偶数个：中间两个的平均', measured: [4, 1, 2, 3], middle: 2.5 },
    { name: '只有一个', measured: [7], middle: 7 },
  ])('中位数，$name', ({ measured, middle }) => {
    expect(median(measured)).toBe(middle);
  });

  test('什么都没测就没有中位数', () => {
    expect(() => median([])).toThrow('nothing was measured');
    expect(() => quantile([], 0.99)).toThrow('nothing was measured');
  });

  test('第 99 百分位：一百个里只有一个更大', () => {
    const measured = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(quantile(measured, 0.99)).toBe(99);
    expect(quantile(measured, 1)).toBe(100);
  });

  test('轮流测量，热身的几轮不算', async () => {
    const turns: string[] = [];
    const contestant = (name: string) => async () => {
      turns.push(name);
      return turns.length;
    };
    const measured = await interleave({ a: contestant('a'), b: contestant('b') }, { rounds: 2, warmUp: 1 });
    expect(turns).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(measured).toEqual({ a: [3, 5], b: [4, 6] });
  });

  test('倍数按中位数，目标含边界', () => {
    expect(ratioOf([10, 20, 30], [4, 5, 6])).toBe(4);
    expect(atMost('P7', 1000, 1000, 'ms')).toEqual({ id: 'P7', text: '≤ 1000 ms', reached: true });
    expect(atMost('P7', 1001, 1000, 'ms').reached).toBe(false);
    expect(atLeast('P1', 4.9, 5, '倍').reached).toBe(false);
  });
});

describe('测量的表', () => {
  test('汉字占两格，各列对齐；没有测的说明原因', () => {
    const missing: Line = { what: 'LibreOffice', unit: 'ms', figure: null, note: '没有安装' };
    const timed = timeLine('一张', [0.4, 0.5, 0.6], { unit: 'µs', goal: atMost('P1', 1, 2, 'ms') });
    expect(formatTable([timed, missing]).split('\n')).toEqual([
      '             中位数  最小–最大（次数）  目标       结果  说明',
      '一张         500 µs       400–600（3）  P1 ≤ 2 ms  达到',
      'LibreOffice  没有测                                      没有安装',
    ]);
  });
});
