import type { Rulebook } from '#src/rules/rulebook.ts';
import { national2020 } from '#src/rules/rulebooks/national-2020.ts';

export const hubei: Rulebook = {
  ...national2020,
  id: 'hubei',
  name: '湖北',
  place: '湖北省',
  documents: ['湖北省项目自评表（表内注明“得分（20分×执行率）”；省级文号未见，待核对）'],
  source: '预算执行 20 分、以调整后预算为基数见省级和市级公开的自评表；其余分值按 100 分扣除后推算。',
  toCheck: [
    { figure: '分值', note: '产出 40、效益 30、满意度 10 是推算值，待核对。' },
    { figure: '定性分档', note: '100—80、80—50、50—0 的分档见于外省同类办法，湖北是否相同待核对。' },
    { figure: '选项得分', note: '优良中低差等选项各得几成没有规定，待核对。' },
  ],
  moneyWeight: 2000,
  weightsWithoutCost: { cost: null, output: 4000, benefit: 3000, satisfaction: 1000 },
  weightsWithCost: { cost: null, output: 4000, benefit: 3000, satisfaction: 1000 },
  attainmentBands: [
    { attainment: '达成', from: 80, to: 100 },
    { attainment: '部分达成', from: 50, to: 80 },
    { attainment: '未达成', from: 0, to: 50 },
  ],
  monitoring: {
    ...national2020.monitoring,
    periodEnd: '06-30',
    explainPossible: true,
  },
};
