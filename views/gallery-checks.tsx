import type { CheckedCode, ChecksSection, ChecksView } from '#views/checks.tsx';
import { ChecksPage } from '#views/checks.tsx';
import { ChecksListPage, type ChecksListView } from '#views/checks-list.tsx';
import { FRAME } from '#views/gallery-frames.ts';
import { sheetView } from '#views/gallery-sheet.ts';

const { project } = sheetView();
const SHEET = `/projects/${project.id}/year-end`;

const code = (given: Partial<CheckedCode>): CheckedCode => ({
  code: 'V7',
  name: '超额太多',
  remedy: '完成值远超目标，说明目标定得偏低或数据有误，请核对并写明原因。',
  severity: 'warn',
  places: [
    { href: `${SHEET}#cell-i0-reason`, place: '系统业务办结数 偏差原因', message: '超出目标 38.6%，请说明原因。' },
  ],
  acknowledged: null,
  version: 0,
  ...given,
});

const ERROR = code({
  code: 'V2',
  name: '实际值读不出',
  remedy: '“完成”说明不了多少，填数量、日期或按达成情况选择。',
  severity: 'error',
  places: [
    { href: `${SHEET}#cell-i5-actual`, place: '报修响应及时性 实际完成值', message: '实际值“完成”不是数字。' },
    { href: `${SHEET}#cell-project-executed.total`, place: '项目资金 全年执行数', message: '金额“约五十万”读不出。' },
  ],
});
const KNOWN = code({
  acknowledged: { note: '已核对台账，移动端上线后办件增加', by: '陈晓岚', at: '', when: '2025-01-09 09:12' },
  version: 1,
});

const section = (given: Partial<ChecksSection> = {}): ChecksSection => ({
  phase: 'year-end',
  title: '年末自评（填报中）',
  sheet: SHEET,
  editable: true,
  unfilled: 0,
  codes: [ERROR, code({})],
  ...given,
});

const HALF = section({ phase: 'mid-year', title: '年中监控（已提交）', editable: false, codes: [] });
const view = (given: Partial<ChecksView> = {}): ChecksView => ({
  ...{ project, sections: [section(), HALF], hints: false, told: '', refused: false, left: null },
  ...given,
});

const STATES: Record<string, ChecksView> = {
  有错误和提醒: view(),
  没有问题: view({ sections: [section({ codes: [] }), HALF] }),
  只有未填: view({ sections: [section({ codes: [], unfilled: 16 }), HALF] }),
  已知晓: view({ sections: [section({ codes: [KNOWN] }), HALF], told: '已标为已知晓，不再计入提醒。' }),
  没有写说明: view({ told: '没有保存：请写明核对的情况。', refused: true, left: { code: 'V7', note: '' } }),
  两人同写: view({
    told: '没有保存：陆敏刚把说明写成“数据无误”。',
    refused: true,
    left: { code: 'V7', note: '已核对台账' },
  }),
  显示提示: view({ hints: true, sections: [section({ codes: [code({ code: 'T3', severity: 'hint' })] }), HALF] }),
  已提交: view({
    sections: [
      section({
        editable: false,
        title: '年末自评（已提交）',
        codes: [KNOWN, code({ code: 'T4', name: '拿资金当指标' })],
      }),
      HALF,
    ],
  }),
};

const LIST: ChecksListView = {
  lines: [
    { id: 'p1', name: '信息化运维项目', state: '填报中', errors: 1, warnings: 2, acknowledged: 1, unfilled: 0 },
    { id: 'p2', name: '考务费用', state: '填报中', errors: 0, warnings: 0, acknowledged: 0, unfilled: 9 },
    { id: 'p3', name: '信息化建设项目', state: '已提交', errors: 0, warnings: 0, acknowledged: 0, unfilled: 0 },
  ],
  codes: [
    {
      code: 'V2',
      name: '实际值读不出',
      severity: 'error',
      places: 1,
      projects: [{ id: 'p1', name: '信息化运维项目' }],
    },
    {
      ...{ code: 'V7', name: '超额太多', severity: 'warn', places: 3 },
      projects: [
        { id: 'p1', name: '信息化运维项目' },
        { id: 'p2', name: '考务费用' },
      ],
    },
  ],
  across: [
    {
      code: 'A1',
      name: '多处写同一句原因',
      message: '“信息化运维项目”、“考务费用”共 4 处写了同样的原因“受天气影响”，请分别写明各自的原因。',
      remedy: '各项目分别写明各自的原因。',
    },
  ],
  hints: false,
};

/** Every state of 自查, of one project and of all. */
export const CHECK_STATES = [
  ...Object.entries(STATES).map(([name, state]) => ({
    name: `自查 ${name}`,
    render: () => <ChecksPage frame={FRAME} view={state} />,
  })),
  { name: '自查 全部项目', render: () => <ChecksListPage frame={FRAME} view={LIST} /> },
  {
    name: '自查 全部项目没有问题',
    render: () => <ChecksListPage frame={FRAME} view={{ ...LIST, codes: [], across: [], hints: true }} />,
  },
  {
    name: '自查 尚无项目',
    render: () => <ChecksListPage frame={FRAME} view={{ lines: [], codes: [], across: [], hints: false }} />,
  },
];
