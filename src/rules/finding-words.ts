/** What each code of 自查 looks for, and what to do about it. */
export interface FindingWords {
  code: string;
  name: string;
  remedy: string;
}

/** Every code that the checks of the year end report, in the order of the help page. */
export const FINDING_WORDS: readonly FindingWords[] = [
  {
    code: 'S6',
    name: '没有填写',
    remedy: '补填实际完成值、达成情况、资金或年度目标完成情况。没有发生的写 0，不适用的写明原因。',
  },
  { code: 'V1', name: '单位不一致', remedy: '换算成目标的单位，或把单位写在数字后面。' },
  { code: 'V2', name: '实际值读不出', remedy: '“完成”“已完成”说明不了多少，填数量、日期或按达成情况选择。' },
  { code: 'V3', name: '抄了目标的符号', remedy: '实际完成值是一个数，不带 ≥ ≤ 等符号。' },
  { code: 'V4', name: '选项没有规定得分', remedy: '从目标列出的档次中选一档；评分办法没有规定的，改填达成情况。' },
  { code: 'V7', name: '超额太多', remedy: '完成值远超目标，说明目标定得偏低或数据有误，请核对并写明原因。' },
  { code: 'R1', name: '缺原因', remedy: '丢分的行、执行率低于 90%、人工扣分，都要写明原因。' },
  { code: 'B1', name: '资金合计不等', remedy: '总额应等于当年财政拨款、上年结转资金、其他资金之和。' },
  { code: 'B3', name: '金额差一万倍', remedy: '核对用的是元还是万元。' },
  { code: 'B6a', name: '全年没有执行', remedy: '确认是否零执行，并说明原因。' },
  { code: 'B6b', name: '执行数大于预算数', remedy: '核对全年预算数是否含调整数、执行数是否含其他项目的支出。' },
  { code: 'W1', name: '分值合计不是 100', remedy: '改分值，或者重新均分。' },
  { code: 'W2', name: '一类的分值不对', remedy: '按评分办法核对这一类指标的分值合计。' },
  { code: 'W3', name: '一行的分值过大', remedy: '一项指标占分太多，建议拆分或调低。' },
  { code: 'T1', name: '缺一类指标', remedy: '目标表没有这一类指标，原则上应当设置。' },
  { code: 'T5', name: '指标值是空的或占位符', remedy: '在“目标”页的“修改项目和指标”里写上实际的指标值。' },
  { code: 'T6', name: '不适用却有分值', remedy: '清空分值，或者写明指标值。' },
  { code: 'Q1', name: '指标值有两种读法', remedy: '从列出的读法里选一种，例如 =0 或 不适用。' },
];
