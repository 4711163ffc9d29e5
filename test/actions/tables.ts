import type { TargetTable } from '#src/import/target-table.ts';

/** A small target table: one row of every kind that the actions treat differently. */
export function table(changes: Partial<TargetTable> = {}): TargetTable {
  return {
    name: '社区图书角建设',
    year: 2024,
    nature: '其他一次性项目',
    projectClass: '特定目标类',
    department: '某区文化局',
    unit: '某区图书馆',
    startDate: '2024-01-01',
    endDate: '2024-12-31',
    money: {
      currency: '元',
      projectTotal: null,
      projectAppropriation: null,
      projectOther: null,
      yearTotal: '200000.00',
      yearAppropriation: '200000.00',
      carriedOver: '0.00',
      other: '0.00',
    },
    goal: null,
    annualGoal: '在五个社区各建一处图书角。',
    indicators: [
      { category: '产出指标', subcategory: '数量指标', name: '建成图书角数', target: '≥5.00(个)' },
      { category: '产出指标', subcategory: '质量指标', name: '验收', target: '通过' },
      { category: '效益指标', subcategory: '社会效益指标', name: '居民阅读条件', target: '改善' },
      { category: '满意度指标', subcategory: '服务对象满意度指标', name: '读者满意度', target: '≥90.00(%)' },
    ],
    ...changes,
  };
}
