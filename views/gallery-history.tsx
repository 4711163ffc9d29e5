import { FRAME } from '#views/gallery-frames.ts';
import { completeView, sheetView } from '#views/gallery-sheet.ts';
import { type HistoryLine, HistoryPage, type HistoryView } from '#views/history.tsx';

const typed = (given: Partial<HistoryLine & { kind: 'entry' }>): HistoryLine => ({
  kind: 'entry',
  id: 'e-1',
  at: '2025-01-08 16:20',
  by: '陈晓岚',
  row: '考务工作保障率',
  removed: false,
  cell: '实际完成值',
  editable: true,
  before: '',
  after: '97%',
  newest: 2,
  present: false,
  ...given,
});

const LINES: HistoryLine[] = [
  typed({ id: 'e-4', at: '2025-01-09 09:02', before: '97%', after: '98.5%', present: true }),
  { kind: 'change', at: '2025-01-09 08:40', by: '陆敏', what: '重新打开年末自评第 1 版', reason: '考务数据更正' },
  {
    kind: 'target',
    at: '2025-01-08 16:40',
    by: '陆敏',
    row: '巡考次数',
    removed: false,
    field: '年度指标值',
    before: '≥5.00(次)',
    after: '≥4.00(次)',
    adjustment: '目标调整（调减）：一场考试取消（某财〔2024〕15号，2024-08-15）',
  },
  typed({
    id: 'e-3',
    by: '',
    cell: '全年执行数（年度资金总额）',
    row: null,
    before: '6,000,000',
    after: '6,055,932.16',
  }),
  typed({ id: 'e-2', cell: '偏差原因', after: '下半年两场考试改期，\n场地费未支付', newest: 1, present: true }),
  typed({ row: '巡考次数', removed: true, before: '3次', after: '' }),
  typed({}),
];

const VIEW: HistoryView = {
  project: sheetView().project,
  locked: [],
  lines: LINES,
  people: ['', '陈晓岚'],
  rows: [{ id: 'i-1', name: '考务工作保障率' }],
  chosen: { row: '', by: null },
  next: '/projects/p-1/history?after=e-1',
  download: '/projects/p-1/history.xlsx?',
  told: '',
  refused: false,
};

const page = (given: Partial<HistoryView>) => () => <HistoryPage frame={FRAME} view={{ ...VIEW, ...given }} />;

/** 填报记录 in each of its states. */
export const HISTORY_STATES = [
  { name: '填报记录', render: page({}) },
  { name: '填报记录 已恢复', render: page({ told: '已把“实际完成值”恢复为“97%”。' }) },
  {
    name: '填报记录 恢复时别人刚改过',
    render: page({ told: '没有恢复：陆敏刚把“实际完成值”改为“96%”。请看过下面的新记录后再决定。', refused: true }),
  },
  {
    name: '填报记录 已提交',
    render: page({
      project: completeView().project,
      locked: ['年中监控', '年末自评'],
      lines: [typed({ editable: false, cell: '年中监控：执行情况' })],
      next: null,
    }),
  },
  { name: '填报记录 还没有', render: page({ lines: [], people: [], next: null }) },
];
