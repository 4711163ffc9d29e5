import type { Rulebook } from '#src/rules/rulebook.ts';
import { national2020 } from '#src/rules/rulebooks/national-2020.ts';

export const national2021: Rulebook = {
  ...national2020,
  id: 'national-2021',
  name: '全国 2021（核心指标指引）',
  documents: ['财预〔2021〕101号 核心绩效目标和指标设置及取值指引（试行）（2021年8月18日）'],
  source:
    '文号、日期和两个附件见于转载件；四种赋分方式和分值的细节出自一般了解，原文未见。指引是试行件，由财政部门决定采用后，单位才选用。',
  toCheck: [
    { figure: '分值', note: '有成本指标时 成本 20、产出 40、效益 20、满意度 10；原文待核对。' },
    { figure: '满意度分档', note: '90%、80%、60% 三档得 10、8、5 分是指引对 10 分指标的举例，是否强制待核对。' },
    { figure: '及格门槛', note: '由单位自定，没有通行数值；未设时不启用。' },
    { figure: '选项得分', note: '优良中低差等选项各得几成没有规定，待核对。' },
  ],
  weightsWithCost: { cost: 2000, output: 4000, benefit: 2000, satisfaction: 1000 },
  satisfaction: 'bands',
  satisfactionBands: [
    { from: 90, share: 100 },
    { from: 80, share: 80 },
    { from: 60, share: 50 },
    { from: 0, share: 0 },
  ],
};
