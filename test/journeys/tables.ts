import { readFileSync } from 'node:fs';

/** The sample's target tables as they were filed: seven projects, 83 indicators. */
export const SEVEN_TABLES = readFileSync(new URL('../../db/sample/targets-2024.txt', import.meta.url), 'utf8');

/** A made-up table as other programs give it out, one cell a line; its cost target names no direction. */
export const ONE_CELL_A_LINE = [
  '财政项目支出绩效目标申报表',
  '（2024年度）',
  '项目名称 / 街心公园维护经费 / 项目性质 / 经常性项目 / 项目类别 / 特定目标类',
  '主管部门 / 示例区绿化和市容管理局 / 实施单位 / 示例区绿化管理所',
  '计划开始日期 / 2024-01-01 / 计划完成日期 / 2024-12-31',
  '项目资金 / （元）',
  '项目资金总额 / 300,000.00 / 年度资金申请总额 / 300,000.00',
  '其中：财政资金 / 300,000.00 / 其中：当年财政拨款 / 300,000.00',
  '上年结转资金 / 0.00 / 其他资金 / 0.00 / 其他资金 / 0.00',
  '项目 / 绩效 / 目标 / 项目总目标 / 年度总体目标',
  '维护三座街心公园的绿地和设施，保持整洁安全。 / 维护三座街心公园的绿地和设施，保持整洁安全。',
  '一级指标 / 二级指标 / 三级指标 / 年度(/项目)指标值',
  '绩效 / 指标',
  '成本指标 / 经济成本指标 / 维护总成本 / 300000元',
  '产出指标 / 数量指标 / 维护公园数 / ≥3.00(座)',
  '质量指标 / 设施完好率 / ≥95.00(%)',
  '效益指标 / 生态效益指标 / 绿地环境 / 改善',
  '满意度指标 / 服务对象满意度指标 / 居民满意度 / ≥90.00(%)',
]
  .join(' / ')
  .replaceAll(' / ', '\n');

/** A text in the encoding of older Chinese programs; refuses what GBK cannot hold. */
export function toGbk(text: string): Uint8Array {
  const codes = gbkCodes();
  const bytes = [...text].flatMap((character) => {
    if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)];
    const code = codes.get(character);
    if (!code) throw new Error(`GBK has no ${character}`);
    return code;
  });
  return Uint8Array.from(bytes);
}

function gbkCodes(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd') codes.set(character, [lead, trail]);
    }
  }
  return codes;
}
