import { type DrawnRow, EVALUATION_TITLES } from '#test/import/grids/draw-form.ts';

/** 项目支出绩效自评表 as counties publish it: every money row numbered, the reason in words, no note of how words were judged. */
export const COUNTY: DrawnRow[] = [
  ['项目支出绩效自评表', null, null, null, null, null, null, null, null],
  ['（2023年度）', null, null, null, null, null, null, null, null],
  ['项目名称', '村级道路养护', null, null, null, null, null, null, null],
  ['主管部门', '某县交通运输局', null, null, '实施单位', '某县公路所', null, null, null],
  ['项目资金\n（万元）', '', null, '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  ['^', '年度资金总额', null, '120', '100.5', '100.5', '10', '100%', '10'],
  ['^', '其中：当年财政拨款', null, '120', '100.5', '100.5', '—', '', '—'],
  ['^', '上年结转资金', null, '', '', '', '—', '', '—'],
  ['^', '其他资金', null, '0', '/', '-', '—', '', '—'],
  ['年度总体目标', '预期目标', null, null, null, '实际完成情况', null, null, null],
  ['^', '养护村道 40 公里。', null, null, null, '已养护村道 38 公里。', null, null, null],
  EVALUATION_TITLES,
  ['^', '产出指标', '数量指标', '养护里程', '≥40公里', '38公里', '50', '47.5', '雨季停工，明年提前开工。'],
  ['^', '效益指标', '社会效益指标', '出行条件', '改善', '明显改善', '30', '30', ''],
  ['^', '满意度指标', '服务对象满意度指标', '村民满意度', '≥90%', '93%', '10', '10', ''],
  ['总分', null, null, null, null, null, '100', '97.5', ''],
  ['填报人：', null, '项目负责人：', null, '', '', '日期：', null, null],
];

/** What it says beyond its targets. */
export const COUNTY_FILLED = {
  amounts: {
    'initial.total': '120',
    'budget.total': '100.5',
    'executed.total': '100.5',
    'initial.appropriation': '120',
    'budget.appropriation': '100.5',
    'executed.appropriation': '100.5',
    'initial.other': '0',
  },
  goalResult: '已养护村道 38 公里。',
  executionReason: '',
  rows: [
    { actual: '38公里', score: '47.5', reason: '雨季停工，明年提前开工。' },
    { actual: '明显改善', score: '30', reason: '' },
    { actual: '93%', score: '10', reason: '' },
  ],
  total: '97.5',
};
