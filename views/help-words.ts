/** One cell or column of the official form: what goes in and where the rule for it comes from. */
export interface FormField {
  /** The name in the code, where entries go into it; '' for a column that is computed. */
  fields: readonly string[];
  name: string;
  meaning: string;
}

/** The parts of 项目支出绩效自评表 from top to bottom, each with its cells. */
export const FORM_PARTS: readonly { title: string; fields: readonly FormField[] }[] = [
  {
    title: '项目资金',
    fields: [
      { fields: ['initial'], name: '年初预算数', meaning: '年初批复的预算。导入目标表时自动带出，可以改。' },
      {
        fields: ['budget'],
        name: '全年预算数',
        meaning: '调整以后的预算；没有调整的与年初预算数相同。执行率按它计算。',
      },
      { fields: ['executed'], name: '全年执行数', meaning: '到年底实际支出的数，从财务系统取数，可以整张清单粘贴。' },
      {
        fields: ['total', 'appropriation', 'carriedOver', 'other'],
        name: '年度资金总额 · 当年财政拨款 · 上年结转资金 · 其他资金',
        meaning: '总额等于下面三项之和；没有的填 0。',
      },
      { fields: [], name: '执行率', meaning: '自动计算：全年执行数 ÷ 全年预算数，最高按 100% 计。' },
      { fields: ['executionReason'], name: '执行情况说明', meaning: '执行率低于 90% 时写明原因。' },
    ],
  },
  {
    title: '年度总体目标',
    fields: [
      { fields: [], name: '预期目标', meaning: '目标表里批复的年度目标，在“目标”页的“修改项目和指标”里改。' },
      {
        fields: ['goalResult'],
        name: '实际完成情况',
        meaning: '对照预期目标写做成了什么、有什么没做成，一两句话，不写过程。',
      },
    ],
  },
  {
    title: '绩效指标',
    fields: [
      {
        fields: [],
        name: '年度指标值',
        meaning: '批复的目标，照原样显示，按下面的写法读；写错了的在“目标”页的“修改项目和指标”里改。',
      },
      { fields: ['actual'], name: '实际完成值', meaning: '与目标同一口径的结果。不写单位就当作目标的单位。' },
      {
        fields: ['attainment', 'share'],
        name: '达成情况 · 完成比例',
        meaning: '只用于定性指标；部分达成、未达成要填比例。',
      },
      { fields: ['weight'], name: '分值', meaning: '目标表注明的从其注明，没有注明的在同一类里均分，余数归最后一项。' },
      { fields: [], name: '得分', meaning: '自动计算，算式写在下面；点 ⋯ 看规则和出处。' },
      {
        fields: ['reason', 'measure'],
        name: '偏差原因分析及改进措施',
        meaning: '丢分的行写为什么、以后怎么做；超额很多的写为什么。',
      },
      {
        fields: ['notApplicable'],
        name: '本年不适用的原因',
        meaning: '在 ⋯ 里。写了原因，本行不计分，总分按其余各项折算。',
      },
      {
        fields: ['deduction', 'deductionReason'],
        name: '人工扣分 · 理由',
        meaning: '在 ⋯ 里。只能扣，不能加，必须写理由。',
      },
    ],
  },
];
