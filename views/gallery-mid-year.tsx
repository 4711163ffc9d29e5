import { buildMonitoringRecord } from '#src/rules/build-monitoring-record.ts';
import { checkMidYearForm } from '#src/rules/check-mid-year.ts';
import type { CauseField, MidYearRow, MidYearSheet } from '#src/rules/mid-year.ts';
import { outlookOf } from '#src/rules/outlook.ts';
import { shanghai } from '#src/rules/rulebooks/shanghai.ts';
import { FRAME } from '#views/gallery-frames.ts';
import { FILLED_ROWS, sheetView } from '#views/gallery-sheet.ts';
import { MidYearPage } from '#views/mid-year.tsx';
import { type MidYearLine, MidYearListPage } from '#views/mid-year-list.tsx';
import type { MidYearView } from '#views/mid-year-props.ts';

const NO_CAUSES: Record<CauseField, string> = {
  funding: '',
  institution: '',
  staffing: '',
  equipment: '',
  otherCause: '',
};

type Typed = Partial<Pick<MidYearRow, 'actual' | 'forecast' | 'likelihood' | 'explanation' | 'measure' | 'remark'>> & {
  cause?: CauseField;
};

const VALUES: readonly Typed[] = [
  { actual: '742次', forecast: '1300', likelihood: '确定能' },
  { actual: '2', forecast: '4', likelihood: '确定能' },
  { actual: '2次', forecast: '4次', likelihood: '确定能' },
  { actual: '完成', forecast: '3', likelihood: '确定能' },
  { actual: '及时', likelihood: '确定能' },
  { actual: '25分钟', forecast: '25分钟', likelihood: '确定能' },
  {
    actual: '一起疑难问题第5天解决',
    likelihood: '有可能',
    cause: 'otherCause',
    explanation: '故障涉及第三方组件，等待厂商补丁',
    measure: '与厂商约定备件和补丁前置',
    remark: '按月跟踪',
  },
  { actual: '0', forecast: '0', likelihood: '确定能' },
  { actual: '1', forecast: '2', likelihood: '确定能' },
  { actual: '2,960次', forecast: '4,800次', likelihood: '完全不可能', cause: 'staffing' },
  { actual: '7.5%', forecast: '7%', likelihood: '确定能' },
  { actual: '良好', likelihood: '确定能' },
  { actual: '64', forecast: '110', likelihood: '确定能' },
  { actual: '尚未开展', forecast: '96%', likelihood: '确定能' },
  { actual: '95.2%', forecast: '', likelihood: '' },
];

function sheetOf(values: readonly Typed[]): MidYearSheet {
  const line = { initial: '557,500.00', executed: '', expected: '' };
  const filled = values.length > 0;
  const empty = { actual: '', forecast: '', likelihood: '', explanation: '', measure: '', remark: '', pace: '' };
  return {
    rulebook: shanghai,
    currency: '元',
    periodEnd: '2024-07-31',
    money: {
      lines: {
        total: filled ? { ...line, executed: '120,000.00', expected: '540,000.00' } : line,
        appropriation: line,
        carriedOver: { ...line, initial: '0.00' },
        other: { ...line, initial: '0.00' },
      },
      reason: filled ? '合同款集中在四季度支付。' : '',
    },
    indicators: FILLED_ROWS.map(({ category, subcategory, name, target }, i) => {
      const { cause, ...typed } = values[i] ?? {};
      const causes = cause ? { ...NO_CAUSES, [cause]: '√' } : NO_CAUSES;
      return { category, subcategory, name, target, weight: '', optionsReversed: false, ...empty, ...typed, causes };
    }),
  };
}

function viewOf(values: readonly Typed[], set: Partial<MidYearView> = {}): MidYearView {
  const { project, submissions } = sheetView();
  const sheet = sheetOf(values);
  const outlook = outlookOf(sheet);
  const head = {
    project,
    indicatorIds: sheet.indicators.map((_, i) => `i${i}`),
    goal: '保障业务系统全年稳定运行。',
    version: 1,
    submitted: null,
  };
  return {
    project,
    cellsAddress: `/projects/${project.id}/mid-year/cells`,
    record: buildMonitoringRecord(head, sheet, outlook),
    sheet,
    outlook,
    findings: checkMidYearForm(sheet, outlook),
    acknowledged: new Map(),
    versions: {},
    savedAt: values.length > 0 ? '10:21' : null,
    uncovered: [],
    editable: true,
    person: '陈晓岚',
    conflict: null,
    refused: null,
    submissions,
    ...set,
  };
}

function submittedView(set: Partial<MidYearView> = {}): MidYearView {
  const { project } = viewOf(VALUES);
  const status = { state: '已提交' as const, version: 1, at: '2024-08-08 14:30', by: '陆敏', reason: '' };
  const frozen = { version: 1, at: '2024-08-08 14:30', by: '陆敏', total: '96.24', grade: null, valid: true };
  return viewOf(VALUES, { project: { ...project, status }, editable: false, submissions: [frozen], ...set });
}

const STATES: Record<string, () => MidYearView> = {
  填报中: () => viewOf(VALUES),
  未填: () => viewOf([]),
  已提交: () => submittedView(),
  重新打开: () => {
    const { project } = viewOf(VALUES);
    const status = { ...project.status, version: 2, reason: '执行数有误，财务系统已更正' };
    return viewOf(VALUES, { project: { ...project, status } });
  },
  两人同填: () =>
    viewOf(VALUES, {
      conflict: {
        cell: 'i1/actual',
        mine: '3次',
        stored: { text: '2', version: 2, by: '周宇', at: '10:20' },
      },
    }),
  提交以后才到: () =>
    submittedView({
      refused: { cell: 'i0/actual', text: '760次', problem: '已提交，不能修改；如需更正，请先重新打开并写明理由。' },
    }),
  没有字体的字: () => viewOf(VALUES, { uncovered: ['𠮷'] }),
};

const OUTLOOK = viewOf(VALUES).record.outlook;

const line = (name: string, set: Partial<MidYearLine> = {}): MidYearLine => ({
  id: name,
  name,
  state: '填报中',
  begun: true,
  initial: '557,500.00',
  executed: '278,750.00',
  rate: '50.00%',
  money: '绿',
  targets: '绿',
  outlook: { ...OUTLOOK, total: '97.20', low: '88.00', high: '99.00', missing: 0 },
  unfilled: 0,
  errors: 0,
  warnings: 0,
  ...set,
});

const LINES: readonly MidYearLine[] = [
  line('信息化运维项目', { state: '已提交' }),
  line('考务费用', { money: '黄', targets: '黄', warnings: 2 }),
  line('建设交通行业人才系列报告编制经费', { money: '红', targets: '红', rate: '0.00%', executed: '0.00', errors: 1 }),
  line('职业技能大赛经费', {
    ...{ begun: false, executed: '', rate: '—', money: '未定', targets: '未定', unfilled: 31 },
    outlook: { ...OUTLOOK, total: null, low: '0.00', high: '100.00' },
  }),
];

const UNITS = [{ id: 'u1', name: '人才开发评价中心', endsOn: '2024-07-31', own: false }];
const TWO_UNITS = [...UNITS, { id: 'u2', name: '考试院', endsOn: '2024-02-29', own: true }];

/** Every state of the mid-year sheet and of the list over all projects. */
export const MID_YEAR_STATES = [
  ...Object.entries(STATES).map(([name, view]) => ({
    name: `年中监控 ${name}`,
    render: () => <MidYearPage frame={FRAME} view={view()} />,
  })),
  {
    name: '年中监控 全部项目',
    render: () => (
      <MidYearListPage
        frame={FRAME}
        view={{ projects: LINES, units: TWO_UNITS, deadline: { dueOn: '2024-08-31', daysLeft: 12 } }}
      />
    ),
  },
  {
    name: '年中监控 尚无项目',
    render: () => <MidYearListPage frame={FRAME} view={{ projects: [], units: [], deadline: null }} />,
  },
];
