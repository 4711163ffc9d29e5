import { expect, test } from 'vitest';
import { type MeasuredTarget, parseActual } from '#src/rules/actual.ts';
import { parseTarget } from '#src/rules/target.ts';
import { codes } from '#test/rules/forms.ts';

function measured(text: string, name: string): MeasuredTarget {
  const parsed = parseTarget(text, { category: '产出指标', subcategory: '数量指标', name });
  if (!parsed.ok || parsed.target.kind === 'words' || parsed.target.kind === 'not-applicable') {
    throw new Error(`${text} is not measured`);
  }
  return parsed.target;
}

/** Understood amount in its base unit, date, yes-no or option, then the findings; `—` where nothing was read. */
function read(target: string, text: string, name = '指标甲'): string[] {
  const parsed = parseActual(text, measured(target, name), name);
  const found = codes(parsed.findings);
  if (!parsed.ok) return ['—', ...found];
  const { actual } = parsed;
  switch (actual.kind) {
    case 'amount':
      return [`${actual.amount.toString()} ${actual.unit.text}`.trim(), ...found];
    case 'date':
      return [actual.date.date, ...found];
    case 'yes-no':
      return [actual.met ? 'met' : 'not met', ...found];
    case 'option':
      return [actual.option, ...found];
  }
}

type Case = [name: string, target: string, actual: string, read: string[]];

const AMOUNTS: Case[] = [
  ['同单位', '≥50个', '48个', ['48 个']],
  ['不写单位', '≥50个', '48', ['48 个']],
  ['括号单位', '≥50.00(个)', '48.00(个)', ['48 个']],
  ['全角数字', '≥50个', '４８', ['48 个']],
  ['千分位', '≥5000次', '6,000', ['6000 次']],
  ['百分号', '≥90%', '94.60%', ['94.6 %']],
  ['全角百分号', '≥90%', '９４．６％', ['94.6 %']],
  ['同义单位', '≥12500名', '12166人', ['12166 人']],
  ['零', '=0次', '0', ['0 次']],
  ['无：负面事项', '=0次', '无', ['0 次']],
  ['未发生：负面事项', '=0起', '未发生', ['0 起']],
  ['没有单位的目标', '≥88', '90', ['90']],
  ['降幅为负', '≥-5%', '-3%', ['-3 %']],
  ['增长目标出现负数', '≥5%', '-3%', ['-3 %']],
];

// 万条 and 条, 元 and 万元, 分钟, 小时 and 天 are brought to one base unit; 工作日 stays apart from 天.
const UNITS: Case[] = [
  ['条换成万条', '≥1.00(万条)', '12000条', ['12000 条']],
  ['元换成万元', '≤90万元', '899740元', ['899740 元']],
  ['万元换成元', '≤900000元', '89.974万元', ['899740 万元']],
  ['分钟换成小时', '≤2小时', '90分钟', ['5400 分钟']],
  ['天换成小时', '≤48小时', '1天', ['86400 天']],
  ['千分号换成百分号', '≤0.09%', '0.8‰', ['0.08 ‰']],
  ['工作日不换成天', '≤3天', '2个工作日', ['—', 'V1 error actual']],
  ['天不换成工作日', '≤7工作日', '7天', ['—', 'V1 error actual']],
  ['件对百分比', '=100%', '1000件', ['—', 'V1 error actual']],
  ['个对百分比', '=100%', '5个', ['—', 'V1 error actual']],
  ['百分比对次', '≥10次', '100%', ['—', 'V1 error actual']],
  ['人次对人', '≥10人', '10人次', ['—', 'V1 error actual']],
];

// Decided: a bare decimal up to 1 against a ≥ or = percentage above 1 % is a share.
const SHARES: Case[] = [
  ['0.98 就是 98%', '≥90%', '0.98', ['98 %', 'V1 warn actual']],
  ['等号也算', '=100%', '0.98', ['98 %', 'V1 warn actual']],
  ['带百分号就是百分数', '≥90%', '0.98%', ['0.98 %']],
  ['小于等于不算', '≤5%', '0.98', ['0.98 %']],
  ['目标不到 1% 不算', '≥0.5%', '0.98', ['0.98 %']],
  ['大于 1 就是百分数', '≥90%', '98', ['98 %']],
  ['零还是零', '≥90%', '0', ['0 %']],
];

// 黄石市, 中江县: 8 of 214 cells copy the sign. 棠溪镇, 大英县, 朝天区: phrases where a number belongs.
const SIGNS: Case[] = [
  ['照抄大于等于', '≥360天', '≥360天', ['31104000 天', 'V3 warn actual']],
  ['照抄 ASCII 符号', '≥90%', '>=95%', ['95 %', 'V3 warn actual']],
  ['照抄等号', '=8个', '=8个', ['8 个', 'V3 warn actual']],
  ['达成预期指标', '≥95%', '达成预期指标', ['—', 'V2 error actual']],
  ['完成', '≤30万元', '完成', ['—', 'V2 error actual']],
  ['建设中', '≥300公里', '建设中', ['—', 'V2 error actual']],
  ['约数', '≥50个', '约50个', ['—', 'V2 error actual']],
  ['一句话', '≥50个', '共完成50个', ['—', 'V2 error actual']],
  ['无：不是负面事项', '≥50个', '无', ['—', 'V2 error actual']],
  ['错位的千分位', '≥50个', '1,00', ['—', 'V2 error actual']],
  ['两个数', '≥50个', '48/50', ['—', 'V2 error actual']],
  ['照抄目标的文字', '15%及其以下', '15%及其以下', ['—', 'V2 error actual']],
  ['占位符', '≥50个', '**', ['—', 'V2 error actual']],
];

// A month or year alone stands for its end; what is less exact than the target must be made exact.
const DATES: Case[] = [
  ['日对日', '2024年12月31日', '2024-12-20', ['2024-12-20']],
  ['点号日期', '2024年12月31日', '2024.12.20', ['2024-12-20']],
  ['月对月', '2024年12月', '2024年11月', ['2024-11-30']],
  ['日对月', '2024年12月', '2024年12月20日', ['2024-12-20']],
  ['月对年', '2024年底前', '2024年11月', ['2024-11-30']],
  ['年对年', '2024年底前', '2024年', ['2024-12-31']],
  ['表格日期序号', '2021年12月31日', '44561', ['2021-12-31']],
  ['带千分位的序号', '2021年12月31日', '44,561', ['2021-12-31']],
  ['序号超出范围', '2021年12月31日', '42999', ['—', 'V2 error actual']],
  ['月底', '2024年12月', '2024年12月底', ['2024-12-31']],
  ['起止日期取终点', '2021.1.1-12.31', '2021.1.1-12.20', ['2021-12-20']],
  ['八位数字', '2021年12月31日', '20211220', ['2021-12-20']],
  ['完成二字', '2021年12月31日', '2021年12月20日完成', ['2021-12-20']],
  ['月对日太粗', '2024年12月15日', '2024年12月', ['—', 'V2 error actual']],
  ['年对月太粗', '2024年12月', '2024年', ['—', 'V2 error actual']],
  ['按期完成不是日期', '2024年12月31日', '按期完成', ['—', 'V2 error actual']],
  ['不存在的日子', '2024年12月31日', '2024年11月31日', ['—', 'V2 error actual']],
];

const YES_NO: Case[] = [
  ['通过', '通过', '通过', ['met']],
  ['未通过', '通过', '未通过', ['not met']],
  ['是', '是', '是', ['met']],
  ['否', '是', '否', ['not met']],
  ['期望“否”', '否', '否', ['met']],
  ['期望“否”且达成', '否', '达成预期指标', ['met']],
  ['期望“否”未达成', '否', '未达成', ['not met']],
  ['期望“否”却是', '否', '是', ['not met']],
  ['合格', '合格', '合格', ['met']],
  ['不合格', '合格', '不合格', ['not met']],
  ['已完成', '已完成', '完成', ['met']],
  ['未完成', '已完成', '未完成', ['not met']],
  ['达成预期指标', '是', '达成预期指标', ['met']],
  ['其他话', '通过', '基本完成', ['—', 'V2 error actual']],
];

const OPTIONS: Case[] = [
  ['选中一项', '优良中低差', '良', ['良']],
  ['照抄整个列表', '好坏', '好坏', ['—', 'V4 error actual']],
  ['照抄时带分隔', '优/良/中/差', '优、良、中、差', ['—', 'V4 error actual']],
  ['照抄时带定性', '定性 高中低', '定性 高中低', ['—', 'V4 error actual']],
  ['不在列表里', '高中低', '优', ['—', 'V4 error actual']],
];

const GROUPS: [group: string, cases: Case[]][] = [
  ['数字', AMOUNTS],
  ['单位', UNITS],
  ['小数当百分数', SHARES],
  ['符号与套话', SIGNS],
  ['日期', DATES],
  ['是否', YES_NO],
  ['选项', OPTIONS],
];

test.each(GROUPS.flatMap(([group, cases]) => cases.map((one) => [group, ...one] as const)))(
  '%s：%s',
  (_group, _name, target, actual, out) => {
    expect(read(target, actual)).toEqual(out);
  },
);

// 无 is zero for a bad thing of which few are wanted; a rate of handling it still needs its number.
test.each([
  ['事故不超过两次', '≤2次', '安全事故次数', ['0 次']],
  ['事故处理率', '≥95%', '事故处理及时率', ['—', 'V2 error actual']],
  ['其他名称', '≤2次', '培训次数', ['—', 'V2 error actual']],
])('实际值“无”：%s', (_name, target, name, out) => {
  expect(read(target, '无', name)).toEqual(out);
});

// Without a unit the target's is meant; ten thousand times as much or as little is pointed out.
test.each([
  ['万条写成条数', '≥1.00(万条)', '12000'],
  ['万元写成元数', '≤90万元', '899740'],
])('差一万倍：%s', (_name, target, actual) => {
  expect(
    read(target, actual)
      .slice(1)
      .map((one) => one.slice(0, 2)),
  ).toEqual(['B3']);
});
