import { type Currency, type MoneyEntry, scoreMoney } from '#src/rules/money.ts';
import { sumMoney } from '#src/rules/money-sum.ts';
import { FRAME } from '#views/gallery-frames.ts';
import { MoneyPage, type MoneyView, type ProjectMoneyView, type UnitMoneyView } from '#views/money.tsx';
import { MoneyListPage } from '#views/money-list.tsx';
import type { ListChange, ListLineView, MoneyListView } from '#views/money-list-lines.tsx';
import { MoneyListOutcomePage } from '#views/money-list-outcome.tsx';

type Amounts = [initial: string, budget: string, executed: string];

function entry(total: Amounts, appropriation: Amounts = ['', '', '']): MoneyEntry {
  const line = ([initial, budget, executed]: Amounts) => ({ initial, budget, executed });
  const empty = line(['', '', '']);
  return {
    lines: { total: line(total), appropriation: line(appropriation), carriedOver: empty, other: empty },
    reason: '',
  };
}

function project(id: string, name: string, typed: MoneyEntry, currency: Currency = '元'): ProjectMoneyView {
  const money = scoreMoney(typed, 1000, currency);
  const findings = money.findings
    .filter((one) => one.code !== 'S6' && one.code !== 'R1')
    .map((one) => ({ ...one, indicator: null }));
  return { id, name, state: '填报中', editable: true, currency, typed, money, findings };
}

function unit(id: string, name: string, projects: ProjectMoneyView[]): UnitMoneyView {
  return { id, name, projects, sum: sumMoney(projects) };
}

const SUBMITTED: ProjectMoneyView = {
  ...project('m2', '信息化建设项目', entry(['1,468,400.00', '', '1,411,426.00'])),
  state: '已提交',
  editable: false,
};

const PROJECTS = [
  project('m1', '信息化运维项目', entry(['557,500.00', '', '548,320.00'], ['557,500.00', '', '548,320.00'])),
  SUBMITTED,
  project('m3', '考务费用', entry(['6,806,780.00', '6,500,000.00', '6,900,000.00'])),
  project('m4', '行业人才系列报告编制经费', entry(['150,000.00', '', ''])),
  project('m5', '职业技能大赛经费', entry(['479,381.00', '', '约四十万'])),
];

const UNIT = unit('u1', '人才开发评价中心', PROJECTS);

/** The money of a unit: findings, a submitted project, one without an executed amount, one that cannot be read. */
const MONEY_VIEW: MoneyView = {
  cellsAddress: '/money/cells',
  versions: { 'm1/executed.total': 2 },
  conflict: null,
  refused: null,
  units: [UNIT],
  savedAt: '12:03',
};

const change = (given: Partial<ListChange>): ListChange => ({
  field: 'executed.total',
  name: '全年执行数',
  old: '548,320.00',
  text: '550,000.00',
  changed: true,
  suspicion: '',
  version: 2,
  ...given,
});

const CANDIDATES = PROJECTS.map(({ id, name }) => ({ id, name }));

const listLine = (line: number, name: string, given: Partial<ListLineView>): ListLineView => ({
  line,
  name,
  how: 'exact',
  project: null,
  candidates: [],
  changes: [],
  problem: '',
  findings: [],
  ...given,
});

const of = (id: string) => {
  const found = PROJECTS.find((one) => one.id === id);
  return found ? { id, name: found.name, currency: found.currency } : null;
};

const EMPTY_LIST: MoneyListView = {
  text: '',
  textKey: '',
  currency: '',
  problem: '',
  columns: [],
  questions: [],
  problems: [],
  totals: [],
  lines: [],
  others: [],
};

const LIST: MoneyListView = {
  ...EMPTY_LIST,
  text: '项目名称\t全年预算数（万元）\t执行数（元）',
  textKey: 'k',
  columns: [
    { heading: '项目名称', meaning: 'name', currency: null },
    { heading: '全年预算数（万元）', meaning: 'budget.total', currency: '万元' },
    { heading: '执行率', meaning: 'ignored', currency: null },
    { heading: '', meaning: 'executed.total', currency: null },
  ],
  lines: [
    listLine(2, '信息化 运维项目', {
      how: 'alike',
      project: of('m1'),
      candidates: CANDIDATES.slice(0, 1),
      changes: [change({}), change({ field: 'budget.total', name: '全年预算数', old: '', text: '557,500.00' })],
      findings: ['全年执行数大于预算数 557,500.00，请核对。'],
    }),
    listLine(3, '考务费用', {
      project: of('m3'),
      candidates: CANDIDATES.slice(2, 3),
      changes: [
        change({ text: '690.00', old: '6,900,000.00', suspicion: '与原来的数相差一万倍，请核对是元还是万元。' }),
        change({ field: 'budget.total', changed: false }),
      ],
    }),
    listLine(4, '信息化建设项目', {
      project: of('m2'),
      candidates: CANDIDATES.slice(1, 2),
      problem: '这个项目已提交，不能修改；须先重新打开。',
    }),
    listLine(5, '人才系列报告', { how: 'perhaps', candidates: CANDIDATES.slice(3, 4) }),
    listLine(6, '食堂改造', { how: 'none' }),
    listLine(7, '职业技能大赛', { how: 'not-taken', candidates: CANDIDATES.slice(4) }),
    listLine(8, '职业技能大赛经费', { project: of('m5'), candidates: CANDIDATES.slice(4) }),
  ],
  others: CANDIDATES,
  problems: [{ line: 9, text: '报告费　-300', message: '报告费的全年执行数：金额不能为负数，请核对“-300”。' }],
  totals: [{ line: 10, text: '合计　9,731,651.00' }],
};

const amount = (outcome: 'saved' | 'same' | 'conflict' | 'refused', reason = '') => ({
  project: '信息化运维项目',
  projectId: 'm1',
  name: '全年执行数',
  text: '550,000.00',
  outcome,
  reason,
});

/** The money of all projects and the finance system's list, state by state. */
export const MONEY_STATES = [
  { name: '资金', render: () => <MoneyPage frame={FRAME} view={MONEY_VIEW} /> },
  {
    name: '资金 十五个项目',
    render: () => (
      <MoneyPage
        frame={FRAME}
        view={{
          ...MONEY_VIEW,
          units: [
            unit(
              'u1',
              '人才开发评价中心',
              Array.from({ length: 15 }, (_, i) =>
                project(`n${i + 1}`, `第 ${i + 1} 个项目`, entry(['557,500.00', '', '548,320.00'])),
              ),
            ),
          ],
        }}
      />
    ),
  },
  {
    name: '资金 两个单位，元和万元',
    render: () => (
      <MoneyPage
        frame={FRAME}
        view={{
          ...MONEY_VIEW,
          units: [UNIT, unit('u2', '教育技术中心', [project('m6', '设备购置', entry(['54.832', '', '50']), '万元')])],
        }}
      />
    ),
  },
  {
    name: '资金 两人同填',
    render: () => (
      <MoneyPage
        frame={FRAME}
        view={{
          ...MONEY_VIEW,
          conflict: {
            cell: 'm1/executed.total',
            mine: '548,320.00',
            stored: { text: '540,000.00', version: 3, by: '李娜', at: '12:01' },
          },
        }}
      />
    ),
  },
  {
    name: '资金 不能保存',
    render: () => (
      <MoneyPage
        frame={FRAME}
        view={{
          ...MONEY_VIEW,
          refused: {
            cell: 'm2/executed.total',
            text: '1,400,000',
            problem: '已提交，不能修改；如需更正，请先重新打开并写明理由。',
          },
        }}
      />
    ),
  },
  {
    name: '资金 尚无项目',
    render: () => <MoneyPage frame={FRAME} view={{ ...MONEY_VIEW, units: [], savedAt: null }} />,
  },
  { name: '财务清单', render: () => <MoneyListPage frame={FRAME} view={EMPTY_LIST} /> },
  {
    name: '财务清单 读不出',
    render: () => <MoneyListPage frame={FRAME} view={{ ...EMPTY_LIST, problem: '没有粘贴任何内容。' }} />,
  },
  { name: '财务清单 预览', render: () => <MoneyListPage frame={FRAME} view={LIST} /> },
  {
    name: '财务清单 要先回答',
    render: () => (
      <MoneyListPage
        frame={FRAME}
        view={{ ...LIST, lines: [], others: [], questions: ['清单没有写明金额单位，请选择元或万元。'] }}
      />
    ),
  },
  {
    name: '财务清单 已存入',
    render: () => (
      <MoneyListOutcomePage
        frame={FRAME}
        view={{
          outcomes: [
            amount('saved'),
            amount('same'),
            amount('conflict', '预览之后李娜 12:01 改成了 540,000.00，没有覆盖。请在资金页面核对。'),
            amount('refused', '已提交，不能修改；如需更正，请先重新打开并写明理由。'),
          ],
        }}
      />
    ),
  },
];
