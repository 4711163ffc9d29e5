import { Decimal } from '#src/rules/decimal.ts';

/**
 * A unit of measure (度量单位). Amounts of one `base` compare after multiplying by `factor`; the text is kept for print.
 * `counted`: comes in whole pieces (次 人 个 家 …), so that a strict sign has a nearest admissible bound.
 */
export interface Unit {
  text: string;
  base: string;
  factor: Decimal;
  counted: boolean;
}

const COUNTED = new Set(
  (
    '次 人 个 家 台 份 件 起 条 项 户 所 套 辆 场 篇 期 批 处 座 栋 部 本 册 张 例 宗 门 间 种 类 班 队 支 只 头 株 棵 块 ' +
    '片 幅 笔 人次 户次 台次 车次 人数 并发数 批次 场次 期数 课时 学时 单位 机构 企业 村 社区 学校 医院 岗位 床 盏 根 副 把 ' +
    '艘 架 枚 届 轮 款 页 封 盘 箱 桶 袋 瓶 组 团 路 口 眼 匹 羽 尾 站 点'
  ).split(' '),
);

const ALIASES: Record<string, string> = {
  名: '人',
  位: '人',
  起: '次',
  日: '天',
  百分比: '%',
  千克: '公斤',
  平米: '平方米',
  '㎡': '平方米',
  '㎥': '立方米',
};

/** base and factor of the units that convert into each other. Hours and days convert; 工作日, 月 and 年 stand alone. */
const CONVERTED: Record<string, [base: string, factor: string]> = {
  '%': ['%', '1'],
  '‰': ['%', '0.1'],
  '‱': ['%', '0.01'],
  元: ['元', '1'],
  角: ['元', '0.1'],
  千元: ['元', '1000'],
  万元: ['元', '10000'],
  亿元: ['元', '100000000'],
  秒: ['秒', '1'],
  分: ['分', '1'],
  分钟: ['秒', '60'],
  小时: ['秒', '3600'],
  天: ['秒', '86400'],
  工作日: ['工作日', '1'],
  周: ['周', '1'],
  月: ['月', '1'],
  年: ['年', '1'],
  周岁: ['岁', '1'],
  岁: ['岁', '1'],
  米: ['米', '1'],
  公里: ['米', '1000'],
  千米: ['米', '1000'],
  平方米: ['平方米', '1'],
  公顷: ['平方米', '10000'],
  平方公里: ['平方米', '1000000'],
  亩: ['亩', '1'],
  立方米: ['立方米', '1'],
  克: ['克', '1'],
  公斤: ['克', '1000'],
  吨: ['克', '1000000'],
  升: ['升', '1'],
  MB: ['MB', '1'],
  GB: ['MB', '1024'],
  TB: ['MB', '1048576'],
  度: ['度', '1'],
  千瓦时: ['度', '1'],
  倍: ['倍', '1'],
  百分点: ['百分点', '1'],
};

const SCALES: [prefix: string, factor: string][] = [
  ['百万', '1000000'],
  ['千万', '10000000'],
  ['亿', '100000000'],
  ['万', '10000'],
  ['千', '1000'],
];

/** The unit of a cell that names none. */
export const NO_UNIT: Unit = { text: '', base: '', factor: new Decimal(1), counted: false };

function exactly(text: string): Unit | null {
  const plain = ALIASES[text] ?? text;
  const converted = CONVERTED[plain] ?? CONVERTED[plain.toUpperCase()];
  if (converted) return { text, base: converted[0], factor: new Decimal(converted[1]), counted: false };
  if (COUNTED.has(plain)) return { text, base: plain, factor: new Decimal(1), counted: true };
  return null;
}

function known(text: string): Unit | null {
  const whole = exactly(text);
  if (whole) return whole;
  for (const [prefix, factor] of SCALES) {
    if (!text.startsWith(prefix)) continue;
    const rest = known(text.slice(prefix.length));
    if (rest) return { ...rest, text, factor: rest.factor.times(factor) };
    if (text === prefix) return { text, base: '', factor: new Decimal(factor), counted: false };
  }
  if (text.startsWith('个')) {
    const rest = text.slice(1);
    return exactly(rest)?.counted === false
      ? exactly(rest)
      : { text, base: '个', factor: new Decimal(1), counted: true };
  }
  return null;
}

/**
 * Understands a unit: `known` from the list (also 万条, 个工作日, 元/亩), `unknown` kept as its own base so that it only
 * compares with itself. An unknown unit is not counted.
 */
export function parseUnit(text: string): Unit & { known: boolean } {
  if (text === '') return { ...NO_UNIT, known: true };
  const per = text.indexOf('/');
  if (per > 0) {
    const top = known(text.slice(0, per));
    return {
      text,
      base: `${top?.base ?? text.slice(0, per)}${text.slice(per)}`,
      factor: top?.factor ?? new Decimal(1),
      counted: false,
      known: top !== null,
    };
  }
  const unit = known(text);
  return unit
    ? { ...unit, text, known: true }
    : { text, base: text, factor: new Decimal(1), counted: false, known: false };
}
