import type { MoneyEntry } from '#src/rules/money.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { shanghai } from '#src/rules/rulebooks/shanghai.ts';
import { type SheetRow, scoreSheet } from '#src/rules/sheet.ts';
import type { ProjectHead, SheetView } from '#views/props.ts';

/** The year-end texts of one indicator; what is left out is empty. */
type Typed = Partial<Omit<SheetRow, 'category' | 'subcategory' | 'name' | 'target' | 'optionsReversed'>>;

function row(place: [string, string, string], target: string, typed: Typed = {}): SheetRow {
  const [category, subcategory, name] = place;
  const empty = { actual: '', attainment: '', share: '', reason: '', measure: '', weight: '' };
  const seldom = { notApplicable: '', deduction: '', deductionReason: '', optionsReversed: false };
  return { category, subcategory, name, target, ...empty, ...seldom, ...typed };
}

const [OUTPUT, BENEFIT, SATISFACTION] = ['产出指标', '效益指标', '满意度指标'];

/** Fifteen indicators of a year of system maintenance, filled in so that every kind of row occurs. */
export const FILLED_ROWS: readonly SheetRow[] = [
  row([OUTPUT, '数量指标', '系统业务办结数'], '≥1000.00(次)', { actual: '1,386次' }),
  row([OUTPUT, '数量指标', '巡检工作完成数'], '≥4.00(次)', { actual: '4' }),
  row([OUTPUT, '质量指标', '系统运行报错次数'], '≤5.00(次)', {
    actual: '6',
    reason: '9月机房迁移期间网络不稳，多报错2次',
    measure: '已增加主备切换演练，迁移改在周末进行',
  }),
  row([OUTPUT, '质量指标', '系统数据错误次数'], '<10.00(次)', { actual: '3' }),
  row([OUTPUT, '时效指标', '报修故障处理率'], '及时', { actual: '及时', attainment: '达成' }),
  row([OUTPUT, '时效指标', '报修响应及时性'], '半小时内响应', { actual: '完成' }),
  row([OUTPUT, '时效指标', '运维工作及时性'], '一般问题当天解决，疑难问题3天内解决', {
    actual: '一般问题均当天解决，两起疑难问题第5天解决',
    attainment: '部分达成',
    share: '75',
    reason: '两起疑难问题须由原厂更换配件',
    measure: '与厂商约定常用备件存放本单位',
  }),
  row([BENEFIT, '社会效益指标', '重大系统事故数'], '=0.00(次)', { actual: '0' }),
  row([BENEFIT, '社会效益指标', '用户投诉次数'], '≤5.00(次)', { actual: '2' }),
  row([BENEFIT, '社会效益指标', '用户线下办事减少次数'], '>5000.00(次)', { actual: '5,420' }),
  row([BENEFIT, '可持续影响指标', '故障重复发生率'], '≤10.00(%)', { actual: '6.2%' }),
  row([BENEFIT, '可持续影响指标', '安全等级达成度'], '良好', { actual: '良好' }),
  row([BENEFIT, '可持续影响指标', '重复使用同一用户人数'], '>100.00(人)', { actual: '168' }),
  row([SATISFACTION, '服务对象满意度指标', '用户满意度'], '≥95.00(%)', { actual: '96.4' }),
  row([SATISFACTION, '服务对象满意度指标', '部门满意度'], '≥95.00(%)', { actual: '97%' }),
];

/** The kinds of target that the maintenance project does not have. */
export const OTHER_ROWS: readonly SheetRow[] = [
  row([OUTPUT, '数量指标', '采集数据量'], '≥1.00(万条)', { actual: '12000条' }),
  row([OUTPUT, '数量指标', '培训期数'], '18—54期', { actual: '20' }),
  row([OUTPUT, '质量指标', '项目验收'], '通过', { actual: '通过' }),
  row([OUTPUT, '质量指标', '成果质量评定'], '优良中低差', { actual: '良', reason: '专家建议补充案例' }),
  row([OUTPUT, '时效指标', '平台上线时间'], '2024年11月底前', { actual: '2024-11-20' }),
  row([OUTPUT, '时效指标', '年报编制及时率'], '=100.00(%)', { actual: '0.98', reason: '一期晚交两天' }),
  row([BENEFIT, '经济效益指标', '节约印刷费用'], '不适用'),
  row([BENEFIT, '社会效益指标', '媒体报道篇数'], '≥6篇', { notApplicable: '活动改为内部举办，不对外宣传' }),
  row([BENEFIT, '社会效益指标', '社会影响力'], '显著提升', { actual: '稳步提升' }),
  row([BENEFIT, '社会效益指标', '违规事件'], '无', { actual: '无' }),
  row([SATISFACTION, '服务对象满意度指标', '学员满意度'], '≥90.00(%)', {
    actual: '92.5',
    deduction: '0.50',
    deductionReason: '问卷样本不足百份',
  }),
  row([SATISFACTION, '服务对象满意度指标', '单位满意度'], '≥90.00(%)', { attainment: '达成' }),
];

const NO_AMOUNTS = { initial: '', budget: '', executed: '' };

/** The money block of the maintenance project. */
export const MONEY: MoneyEntry = {
  lines: {
    total: { initial: '557,500.00', budget: '557,500.00', executed: '548,320.00' },
    appropriation: { initial: '557,500.00', budget: '557,500.00', executed: '548,320.00' },
    carriedOver: { initial: '0.00', budget: '0.00', executed: '0.00' },
    other: { initial: '0.00', budget: '0.00', executed: '0.00' },
  },
  reason: '',
};

const EMPTY_MONEY: MoneyEntry = {
  lines: {
    total: { initial: '557,500.00', budget: '', executed: '' },
    appropriation: { initial: '557,500.00', budget: '', executed: '' },
    carriedOver: NO_AMOUNTS,
    other: NO_AMOUNTS,
  },
  reason: '',
};

/** The maintenance project while it is being filled in. */
export const PROJECT_HEAD: ProjectHead = {
  id: 'p3',
  name: '信息化运维项目',
  year: 2024,
  nature: '其他经常性项目',
  projectClass: '其他运转类',
  department: '上海市住房和城乡建设管理委员会',
  unit: '人才开发评价中心',
  startDate: '2024-01-01',
  endDate: '2024-12-31',
  status: { state: '填报中', version: 1, at: null, by: null, reason: '' },
};

export interface SheetOptions extends Partial<Omit<SheetView, 'sheet' | 'scored' | 'indicatorIds'>> {
  rows?: readonly SheetRow[];
  money?: MoneyEntry;
  rulebook?: Rulebook;
}

/** A year-end sheet scored from the rows; everything not named is as in the half-finished maintenance project. */
export function sheetView({
  rows = FILLED_ROWS,
  money = MONEY,
  rulebook = shanghai,
  ...rest
}: SheetOptions = {}): SheetView {
  const sheet = { rulebook, currency: '元' as const, money, moneyWeight: '', goalResult: null, indicators: [...rows] };
  return {
    project: PROJECT_HEAD,
    cellsAddress: `/projects/${PROJECT_HEAD.id}/year-end/cells`,
    sheet,
    scored: scoreSheet(sheet),
    indicatorIds: rows.map((_, i) => `i${i + 1}`),
    versions: Object.fromEntries(rows.map((_, i) => [`i${i + 1}/actual`, 1])),
    goal: {
      expected: '各业务系统全年稳定运行，按期完成功能模块运维、云主机维护和网络安全支持。',
      actual: '系统全年可用率99.95%，完成4次巡检和1次应急演练；两起疑难问题处理超时。',
    },
    pinned: false,
    savedAt: '12:03',
    uncovered: [],
    lastYear: null,
    editable: true,
    person: '陈晓岚',
    conflict: null,
    refused: null,
    submissions: [],
    ...rest,
  };
}

/** A copy of the rows with other texts in some of them, by index. */
export function changedRows(rows: readonly SheetRow[], changes: Record<number, Typed>): SheetRow[] {
  return rows.map((one, i) => ({ ...one, ...changes[i] }));
}

const COMPLETE_ROWS = changedRows(FILLED_ROWS, {
  0: { reason: '移动端上线后线上办件增加' },
  5: { actual: '25分钟' },
  12: { reason: '实名认证后重复办件的用户增加' },
});

/** Every row scored, nothing left to do. */
export const completeView = (): SheetView => sheetView({ rows: COMPLETE_ROWS });

/** Straight after import: targets and initial budget, nothing typed. */
export const emptyView = (): SheetView =>
  sheetView({
    rows: FILLED_ROWS.map((one) => row([one.category, one.subcategory, one.name], one.target)),
    money: EMPTY_MONEY,
    goal: { expected: sheetView().goal.expected, actual: '' },
    savedAt: null,
    person: '',
    versions: {},
  });

const SUBMITTED = { version: 1, at: '2025-01-10 15:20', by: '陈晓岚', total: '96.86', grade: '优', valid: true };

/** Submitted and locked. */
export const submittedView = (): SheetView =>
  sheetView({
    rows: COMPLETE_ROWS,
    editable: false,
    submissions: [SUBMITTED],
    project: {
      ...PROJECT_HEAD,
      status: { state: '已提交', version: 1, at: '2025-01-10 15:20', by: '陈晓岚', reason: '' },
    },
  });

/** Opened again after a first submission, whose version is void now. */
export const reopenedView = (): SheetView =>
  sheetView({
    rows: COMPLETE_ROWS,
    submissions: [{ ...SUBMITTED, valid: false }],
    project: {
      ...PROJECT_HEAD,
      status: { state: '填报中', version: 2, at: null, by: null, reason: '满意度调查收到补充问卷，须更正用户满意度' },
    },
  });
