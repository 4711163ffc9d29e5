import type { TargetTable } from '#src/import/target-table.ts';

const ROWS: [string, string, string, string][] = [
  ['成本指标', '经济成本指标', '步道单位造价', '1.2万元/米'],
  ['产出指标', '数量指标', '贯通步道长度', '985米'],
  ['产出指标', '数量指标', '新增无障碍坡道', '12处'],
  ['产出指标', '质量指标', '分项工程一次验收合格率', '=100.00(%)'],
  ['产出指标', '质量指标', '铺装材料环保等级', '达标'],
  ['产出指标', '时效指标', '年度节点完成时间', '2026年12月底前'],
  ['产出指标', '时效指标', '交通组织方案报批', '及时'],
  ['效益指标', '社会效益指标', '沿线居民步行绕行距离', '减少'],
  ['效益指标', '社会效益指标', '夜间照明覆盖情况', '提升'],
  ['效益指标', '生态效益指标', '绿化补种面积', '≥3200.00(平方米)'],
  ['效益指标', '可持续影响指标', '养护责任落实情况', '健全'],
  ['满意度指标', '服务对象满意度指标', '沿线居民满意度', '≥92.50(%)'],
];

/** Every cell of test/import/one-cell-a-line.txt, a made-up 阶段性项目 with two goals. */
export const EXPECTED_ONE_CELL: TargetTable = {
  name: '云杉路-望湖路慢行步道贯通工程',
  year: 2026,
  nature: '阶段性项目',
  projectClass: '特定目标类',
  department: '滨河区建设和交通委员会',
  unit: '滨河区城市更新中心',
  startDate: '2025-03-01',
  endDate: '2027-11-30',
  money: {
    currency: '元',
    projectTotal: '86400000.00',
    projectAppropriation: '80000000.00',
    projectOther: '6400000.00',
    yearTotal: '31250500.00',
    yearAppropriation: '25250500.00',
    carriedOver: '1000000.00',
    other: '5000000.00',
  },
  goal: '三年内把沿河断开的步道连成一条完整的慢行环线，补齐照明、座椅和无障碍设施，让两岸居民走得通、走得安全。',
  annualGoal: '今年先打通云杉路到望湖路一段，完成桥下空间改造，年底前对市民开放。',
  indicators: ROWS.map(([category, subcategory, name, target]) => ({ category, subcategory, name, target })),
};
