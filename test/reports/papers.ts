import type { AdjustedRow, AdjustmentRecord } from '#src/rules/adjustment-record.ts';
import { buildMonitoringRecord } from '#src/rules/build-monitoring-record.ts';
import type { MidYearRow } from '#src/rules/mid-year.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import { outlookOf } from '#src/rules/outlook.ts';
import type { SelfCheckLine, SelfCheckRecord } from '#src/rules/self-check-record.ts';
import { midYearMoney, midYearRow, midYearSheet, ticked } from '#test/rules/mid-year-forms.ts';

const PROJECT = {
  ...{ id: 'p1', name: '信息化运维项目', year: 2024, nature: '其他经常性项目', projectClass: '其他运转类' },
  ...{ department: '某市住建委', unit: '人才中心', startDate: '2024-01-01', endDate: '2024-12-31' },
};

const SERVICE = { category: '效益指标', subcategory: '社会效益指标' };
const CONTENT = { category: '满意度指标', subcategory: '服务对象满意度' };

/** Four rows at mid-year: a number with its unit, ticks and words, a bare percentage, a row that has words alone. */
export const MONITORED: readonly MidYearRow[] = [
  midYearRow({ name: '办结数', target: '≥1000次', actual: '742', forecast: '1300', likelihood: '确定能' }),
  midYearRow({
    ...{ name: '巡检', subcategory: '质量指标', target: '≥4次', actual: '1', forecast: '3', likelihood: '有可能' },
    ...{ causes: ticked('staffing', 'otherCause'), explanation: '人员未到位，巡检推迟到第三季度', measure: '9 月补齐' },
  }),
  midYearRow({ ...SERVICE, name: '投诉处理', target: '及时', actual: '=1+1', likelihood: '确定能' }),
  midYearRow({ ...CONTENT, name: '满意率', target: '≥90%', actual: '92%', forecast: '95%', likelihood: '确定能' }),
];

/** A 监控表 of these rows, a draft unless it says when it was submitted. */
export function monitoringRecord(
  rows: readonly MidYearRow[] = MONITORED,
  submitted: MonitoringRecord['submitted'] = null,
): MonitoringRecord {
  const sheet = midYearSheet({
    money: midYearMoney(['557500', '278750', '548000'], '按合同进度支付'),
    indicators: [...rows],
  });
  const indicatorIds = rows.map((_, i) => `i${i}`);
  const head = { project: PROJECT, indicatorIds, goal: '系统全年稳定运行。', version: 2, submitted };
  return buildMonitoringRecord(head, sheet, outlookOf(sheet));
}

/** So many rows in two subcategories, every twentieth with a long explanation. */
export function manyMonitored(count: number): MidYearRow[] {
  return Array.from({ length: count }, (_, i) =>
    midYearRow({
      ...{ name: `第${i + 1}项指标`, target: '≥10次', actual: '5', forecast: '9', likelihood: '有可能' },
      ...{ subcategory: i < count / 2 ? '数量指标' : '质量指标', causes: ticked('funding'), measure: '加快支付' },
      explanation: i % 20 === 0 ? '资金分批到位，'.repeat(12) : '资金分批到位',
    }),
  );
}

const RAISED: AdjustedRow = {
  ...{ category: '产出指标', subcategory: '数量指标', name: '办结数', before: '≥1000次', after: '1200', kind: '调增' },
  ...{ reason: '业务增加', approvalNumber: '某财〔2024〕8号', approvedOn: '2024-08-26' },
};
const DROPPED: AdjustedRow = {
  ...{ ...SERVICE, name: '投诉', before: '≤5次', after: '', kind: '取消' },
  ...{ reason: '热线撤并', approvalNumber: '某财〔2024〕8号', approvedOn: '2024-08-26' },
};

/** A 目标调整表 with a goal, a raised and a dropped row, with what the case sets. */
export function adjustmentRecord(set: Partial<AdjustmentRecord> = {}): AdjustmentRecord {
  return {
    project: PROJECT,
    currency: '元',
    title: '项目支出绩效目标调整表',
    kinds: '调增、取消',
    money: [{ label: '年度资金总额', before: '557,500.00', after: '540,000.00' }],
    fields: [{ name: '年度总体目标', before: '稳定运行', after: '稳定运行并完成迁移', reason: '机房搬迁' }],
    rows: [RAISED, DROPPED],
    ...set,
  };
}

const LINES: readonly SelfCheckLine[] = [
  {
    ...{ code: 'V2', place: '巡检 实际完成值', message: '“完成”不是数字。', severity: '错误' },
    remedy: '“完成”“已完成”说明不了多少，填数量、日期或按达成情况选择。',
  },
  {
    ...{ code: 'V7', place: '办结数 实际完成值', message: '超出目标 38.6%。', severity: '已知晓：移动端上线后增加' },
    remedy: '完成值远超目标，说明目标定得偏低或数据有误，请核对并写明原因。',
  },
];

/** A 自查报告 of two projects, the second free of findings, and one finding across them, with what the case sets. */
export function selfCheckRecord(set: Partial<SelfCheckRecord> = {}): SelfCheckRecord {
  const across = [
    { code: 'A1', name: '多处原因相同', message: '2 个项目的原因一字不差。', remedy: '逐项写明各自的原因。' },
  ];
  return {
    ...{ title: '绩效自评自查报告', year: 2024, unit: '某中心', printedOn: '2025-01-09' },
    counts: { unfilled: 0, errors: 1, warnings: 0, acknowledged: 1 },
    projects: [
      { name: '信息化运维项目', state: '年末自评 填报中', lines: [...LINES] },
      { name: '考务费用', state: '年末自评 已提交', lines: [] },
    ],
    across,
    checked: ['完成值：V1 单位不一致，V2 实际值读不出', '全部项目：A1 多处原因相同'],
    ...set,
  };
}
