import type { Rulebook } from '#src/rules/rulebook.ts';
import { national2020 } from '#src/rules/rulebooks/national-2020.ts';

export const shanghai: Rulebook = {
  ...national2020,
  id: 'shanghai',
  name: '上海',
  place: '上海市',
  documents: [
    '沪财绩〔2014〕22号 上海市预算绩效管理实施办法（2014年4月30日）',
    '沪财绩〔2020〕6号 上海市财政项目支出预算绩效管理办法（试行）（文号待核对）',
  ],
  source: '表名、以元为单位和等级名称见 2022、2024 年度各区公开的自评表与决算；分值沿用全国办法。',
  toCheck: [
    { figure: '等级', note: '优 90、良 80、合格 60 待核对；2011—2014 年的办法中“良”从 75 分起。' },
    { figure: '分值', note: '有成本指标时 20/40/20/10 取自核心指标指引，上海是否另有规定待核对。' },
    { figure: '选项得分', note: '优良中低差等选项各得几成没有规定，待核对。' },
    { figure: '文号', note: '沪财绩〔2020〕6号未见原文。' },
  ],
  formTitle: '财政项目支出绩效自评表',
  currency: '元',
  weightsWithCost: { cost: 2000, output: 4000, benefit: 2000, satisfaction: 1000 },
  grades: [
    { name: '优', from: 9000 },
    { name: '良', from: 8000 },
    { name: '合格', from: 6000 },
    { name: '不合格', from: 0 },
  ],
};
