import { normalise } from '#src/rules/decimal.ts';

/** 是否类指标值 and the word that says the contrary. */
const OPPOSITES: Record<string, string> = {
  通过: '未通过',
  是: '否',
  否: '是',
  完成: '未完成',
  已完成: '未完成',
  全部完成: '未全部完成',
  合格: '不合格',
  全部合格: '未全部合格',
  达标: '不达标',
  全部通过: '未全部通过',
  验收通过: '验收未通过',
  通过验收: '未通过验收',
  验收合格: '验收不合格',
};

const expected = Object.keys(OPPOSITES).filter((word) => word !== '否');
const YES = new Set([...expected, '已通过', '已合格', '已达标', '已通过验收', '已验收', '达成', '达成预期指标']);
const NO = new Set([
  ...expected.map((word) => OPPOSITES[word]),
  ...'不通过 没有通过 不是 没有完成 未合格 未达标 未验收 未验收通过 未验收合格 不通过验收 验收不通过 未达成'.split(' '),
]);

/** Whether a target is one that is either so or not so, such as 通过 or 合格. */
export function isYesNo(plain: string): boolean {
  return Object.hasOwn(OPPOSITES, plain);
}

/** What to write where such a target was missed. */
export function oppositeOf(word: string): string {
  return OPPOSITES[word] ?? `未${word}`;
}

/** Whether such a row is met; 否 as the target turns the answers round, but not 达成 and 未达成. Null: neither yes nor no. */
export function answersYesNo(text: string, target: string): boolean | null {
  const plain = normalise(text).replace(/[。.]$/, '');
  const wanted = target !== '否' || plain.includes('达成');
  if (YES.has(plain)) return wanted;
  return NO.has(plain) ? !wanted : null;
}
