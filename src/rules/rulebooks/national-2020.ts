import type { Rulebook } from '#src/rules/rulebook.ts';

export const national2020: Rulebook = {
  id: 'national-2020',
  version: 1,
  name: '全国 2020',
  place: '全国',
  documents: ['财预〔2020〕10号 项目支出绩效评价管理办法（2020年2月）'],
  source: '分值 10/50/30/10、定性分档和“得分不超过分值”见各地按本办法印发的自评表表注；办法正文只见到开头部分。',
  toCheck: [
    { figure: '分值', note: '产出 50、效益 30、满意度 10、预算执行率 10 见于多地表注，办法条文待核对。' },
    { figure: '等级', note: '90（含）、80（含）、60（含）的“含”字待核对。' },
    { figure: '超额完成', note: '办法只要求说明原因并适度调减，没有统一比例；30% 起提醒为本系统的建议值。' },
    { figure: '选项得分', note: '优良中低差等选项各得几成，办法没有规定，待核对。' },
  ],
  formTitle: '项目支出绩效自评表',
  currency: '万元',
  moneyWeight: 1000,
  weightsWithoutCost: { cost: null, output: 5000, benefit: 3000, satisfaction: 1000 },
  weightsWithCost: { cost: null, output: 5000, benefit: 3000, satisfaction: 1000 },
  attainmentBands: [
    { attainment: '达成', from: 80, to: 100 },
    { attainment: '部分达成', from: 60, to: 80 },
    { attainment: '未达成', from: 0, to: 60 },
  ],
  satisfaction: 'ratio',
  satisfactionBands: [],
  passLine: null,
  optionShares: { 2: [100, 0], 3: [100, 70, 30], 4: [100, 80, 60, 30], 5: [100, 80, 60, 40, 20] },
  overAchievement: { warnFrom: 30, deductFrom: null, deductPoints: 0 },
  totalCaps: [],
  grades: [
    { name: '优', from: 9000 },
    { name: '良', from: 8000 },
    { name: '中', from: 6000 },
    { name: '差', from: 0 },
  ],
  extremeWeight: 5000,
};
