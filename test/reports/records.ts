import type { EvaluationRecord, RecordIndicator, RecordTotalLine } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';

const RULEBOOK: Rulebook = {
  id: 'shanghai',
  version: 1,
  name: '上海市项目支出绩效自评',
  place: '上海市',
  documents: [],
  source: '',
  toCheck: [],
  formTitle: '财政项目支出绩效自评表',
  currency: '元',
  moneyWeight: 1000,
  weightsWithoutCost: { cost: null, output: 5000, benefit: 3000, satisfaction: 1000 },
  weightsWithCost: { cost: 2000, output: 4000, benefit: 2000, satisfaction: 1000 },
  attainmentBands: [],
  satisfaction: 'ratio',
  satisfactionBands: [],
  passLine: null,
  optionShares: {},
  overAchievement: { warnFrom: 30, deductFrom: null, deductPoints: 0 },
  totalCaps: [],
  grades: [],
  extremeWeight: 3000,
  monitoring: {
    periodEnd: '07-31',
    moneyLights: { yellow: 20, red: 40 },
    targetLights: { yellow: 1, red: 1 },
    wordShares: { 有可能: { from: 60, to: 100 }, 完全不可能: { from: 0, to: 60 } },
    explainPossible: false,
  },
};

type Row = [
  category: string,
  subcategory: string,
  name: string,
  target: string,
  actual: string,
  weight: string,
  score: string,
  remark?: string,
];

const OPERATIONS: Row[] = [
  [
    '产出指标',
    '数量指标',
    '系统业务办结数',
    '≥1000.00(次)',
    '1,386次',
    '7.14',
    '7.14',
    '原因：移动端上线后，线上办件明显增加；措施：下一年度按三年均值重设目标。',
  ],
  ['产出指标', '数量指标', '巡检工作完成数', '≥4.00(次)', '4次', '7.14', '7.14'],
  [
    '产出指标',
    '质量指标',
    '系统运行报错次数',
    '≤5.00(次)',
    '6次',
    '7.14',
    '5.95',
    '原因：9月机房迁移，网络抖动两次；措施：增加主备切换演练。',
  ],
  ['产出指标', '质量指标', '系统数据错误次数', '<10.00(次)', '3次', '7.14', '7.14'],
  ['产出指标', '时效指标', '报修故障处理率', '及时', '及时（达成）', '7.14', '7.14'],
  ['产出指标', '时效指标', '报修响应及时性', '半小时内响应', '25分钟', '7.14', '7.14'],
  [
    '产出指标',
    '时效指标',
    '运维工作及时性',
    '一般问题当天解决，疑难问题3天内解决',
    '两起疑难问题第5天解决（部分达成 75%）',
    '7.16',
    '5.37',
    '原因：备件到货晚了两天；措施：与厂商约定关键备件前置。',
  ],
  ['效益指标', '社会效益指标', '重大系统事故数', '=0.00(次)', '0次', '5.00', '5.00'],
  ['效益指标', '社会效益指标', '用户投诉次数', '≤5.00(次)', '2次', '5.00', '5.00'],
  ['效益指标', '社会效益指标', '用户线下办事减少次数', '>5000.00(次)', '5,420次', '5.00', '5.00'],
  ['效益指标', '可持续影响指标', '故障重复发生率', '≤10.00(%)', '6.2%', '5.00', '5.00'],
  ['效益指标', '可持续影响指标', '安全等级达成度', '良好', '良好（达成）', '5.00', '5.00'],
  ['效益指标', '可持续影响指标', '重复使用同一用户人数', '>100.00(人)', '168人', '5.00', '5.00'],
  ['满意度指标', '服务对象满意度指标', '用户满意度', '≥90.00(%)', '94%', '5.00', '5.00'],
  [
    '满意度指标',
    '服务对象满意度指标',
    '部门满意度',
    '≥90.00(%)',
    '88%',
    '5.00',
    '4.89',
    '原因：两个科室反映导出太慢；措施：一季度完成导出优化。',
  ],
];

const TOTALS: RecordTotalLine[] = [{ label: '总分', weight: '100.00', score: '96.96', working: '' }];

function indicator(row: Row, index: number): RecordIndicator {
  const [category, subcategory, name, target, actual, weight, score, remark = ''] = row;
  return {
    id: `indicator-${index + 1}`,
    category,
    subcategory,
    name,
    target,
    typed: { actual, attainment: '', share: '', reason: '', measure: '' },
    understood: { target, actual },
    actual,
    weight,
    score,
    met: weight === score,
    working: '',
    remark,
  };
}

/** The project of the specimen: 15 indicators, money in 元, submitted. */
export function operationsRecord(changes: Partial<EvaluationRecord> = {}): EvaluationRecord {
  return {
    format: 1,
    phase: 'year-end',
    version: 1,
    project: {
      id: 'project-1',
      name: '信息化运维项目',
      year: 2024,
      nature: '其他经常性项目',
      projectClass: '其他运转类',
      department: '上海市住房和城乡建设管理委员会',
      unit: '上海市住房和城乡建设管理委员会人才开发评价中心',
      startDate: '2024-01-01',
      endDate: '2024-12-31',
    },
    currency: '元',
    rulebook: RULEBOOK,
    title: '财政项目支出绩效自评表',
    money: {
      rows: [
        moneyRow('total', '年度资金总额', '557,500.00', '548,320.00', '10.00', '98.35%', '9.84'),
        moneyRow('appropriation', '其中：当年财政拨款', '557,500.00', '548,320.00', '—', '98.35%', '—'),
        moneyRow('carriedOver', '上年结转资金', '0.00', '0.00', '—', '—', '—'),
        moneyRow('other', '其他资金', '0.00', '0.00', '—', '—', '—'),
      ],
      working: '548,320.00 ÷ 557,500.00 × 10.00 = 9.84',
    },
    goal: {
      expected: '各业务系统全年稳定运行，按计划完成模块运维、云主机维护和网络安全保障。',
      actual: '全年系统可用率 99.95%，完成 4 次巡检和 1 次应急演练；两起疑难问题处理超时，已列入改进。',
    },
    categories: [
      { category: '产出指标', weight: '50.00' },
      { category: '效益指标', weight: '30.00' },
      { category: '满意度指标', weight: '10.00' },
    ],
    indicators: OPERATIONS.map(indicator),
    totals: TOTALS,
    total: '96.96',
    grade: '优',
    notes: ['预算执行率 98.35%，未执行部分为 12 月验收后按合同留存的质保金。'],
    submitted: { at: '2025-01-16T02:30:00.000Z', by: '沈佳宁' },
    ...changes,
  };
}

function moneyRow(
  line: 'total' | 'appropriation' | 'carriedOver' | 'other',
  label: string,
  budget: string,
  executed: string,
  weight: string,
  rate: string,
  score: string,
) {
  return { line, label, initial: budget, budget, executed, weight, rate, score };
}

/** The same project with its rows repeated until there are `count`, each under a name of its own. */
export function longRecord(count: number): EvaluationRecord {
  const indicators = Array.from({ length: count }, (_, index) => {
    const row = OPERATIONS[Math.floor((index * OPERATIONS.length) / count)];
    if (row === undefined) throw new Error('no row to repeat');
    const [category, subcategory, name, ...rest] = row;
    return indicator([category, subcategory, `${name}（第${index + 1}项）`, ...rest], index);
  });
  return operationsRecord({ indicators });
}

/** The project of the specimen with other texts in its rows, by row number from 0. */
export function recordWithRows(changes: Record<number, Partial<RecordIndicator>>): EvaluationRecord {
  const record = operationsRecord();
  return { ...record, indicators: record.indicators.map((row, index) => ({ ...row, ...changes[index] })) };
}
