import { type FindingKind, KIND_NAMES } from '#src/rules/acknowledgement.ts';
import type { CheckedCode, ChecksSection, ChecksView } from '#views/checks.tsx';
import { ChecksPage } from '#views/checks.tsx';
import { type ChecksLine, ChecksListPage, type ChecksListView } from '#views/checks-list.tsx';
import { FRAME } from '#views/gallery-frames.ts';
import { sheetView } from '#views/gallery-sheet.ts';

const { project } = sheetView();
const SHEET = `/projects/${project.id}/year-end`;

const code = (given: Partial<CheckedCode>): CheckedCode => ({
  code: 'V7',
  name: '超额太多',
  remedy: '完成值远超目标，说明目标定得偏低或数据有误，请核对并写明原因。',
  kind: 'warnings',
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
  kind: 'errors',
  places: [
    { href: `${SHEET}#cell-i5-actual`, place: '报修响应及时性 实际完成值', message: '实际值“完成”不是数字。' },
    { href: `${SHEET}#cell-project-executed.total`, place: '项目资金 全年执行数', message: '金额“约五十万”读不出。' },
  ],
});
const KNOWN = code({
  kind: 'acknowledged',
  acknowledged: { note: '已核对台账，移动端上线后办件增加', by: '陈晓岚', at: '', when: '2025-01-09 09:12' },
  version: 1,
});
const MONEY = code({
  ...{ code: 'T4', name: '拿资金当指标', remedy: '资金使用率、到位率与预算执行率重复计分，换成产出或效益指标。' },
  places: [{ href: `${SHEET}#row-i6`, place: '预算经费执行率 指标名称', message: '“预算经费执行率”说的是资金收支。' }],
});
const MANY = code({
  ...{
    code: 'V3',
    name: '抄了指标值',
    remedy: '实际完成值是实际数，不带 ≥ ≤ 等符号；多行与指标值一字不差的，逐行核对。',
  },
  places: Array.from({ length: 14 }, (_, i) => ({
    href: `${SHEET}#cell-i${i}-actual`,
    place: `第${i + 1}项指标 实际完成值`,
    message: '实际完成值不应带比较符号，请把“≥90%”改为“90%”。',
  })),
});
const UNFILLED = Array.from({ length: 16 }, (_, i) => ({
  href: `${SHEET}#cell-i${i}-actual`,
  place: `第${i + 1}项指标 实际完成值`,
  message: '',
}));

const section = (given: Partial<ChecksSection> = {}): ChecksSection => ({
  phase: 'year-end',
  title: '年末自评（填报中）',
  sheet: SHEET,
  editable: true,
  unfilled: [],
  codes: [ERROR, code({})],
  clean: '没有发现问题：填写、完成值、得分、原因、资金、分值、指标设置和表头都查过。',
  ...given,
});

const HALF = section({
  ...{ phase: 'mid-year', title: '年中监控（已提交）', editable: false, codes: [] },
  clean: '提交时没有错误；内容已锁定，不再重查。',
});
const view = (given: Partial<ChecksView> = {}): ChecksView => ({
  ...{ project, sections: [section(), HALF], hints: false, told: '', refused: false, left: null },
  ...given,
});

const STATES: Record<string, ChecksView> = {
  有错误和提醒: view(),
  没有问题: view({ sections: [section({ codes: [] }), HALF] }),
  没有年中监控: view({ sections: [section({ codes: [] })] }),
  只有未填: view({ sections: [section({ codes: [], unfilled: UNFILLED }), HALF] }),
  很多: view({ sections: [section({ codes: [ERROR, MANY, MONEY, KNOWN], unfilled: UNFILLED }), HALF] }),
  年中监控填报中: view({
    sections: [section(), section({ phase: 'mid-year', title: '年中监控（填报中）', codes: [code({ code: 'M4' })] })],
  }),
  已知晓: view({ sections: [section({ codes: [KNOWN] }), HALF], told: '已标为已知晓，不再计入提醒。' }),
  没有写说明: view({
    told: '没有保存：请写明核对的情况。',
    refused: true,
    left: { phase: 'year-end', code: 'V7', note: '' },
  }),
  两人同写: view({
    told: '没有保存：陆敏刚把说明写成“数据无误”。您写的仍在下面，请对照后再保存。',
    refused: true,
    left: { phase: 'year-end', code: 'V7', note: '已核对台账' },
  }),
  显示提示: view({ hints: true, sections: [section({ codes: [code({ code: 'T3', kind: 'hints' })] }), HALF] }),
  已提交: view({
    sections: [section({ editable: false, title: '年末自评（已提交）', codes: [KNOWN, MONEY] }), HALF],
  }),
};

const counts = (given: Partial<ChecksLine['counts']>): ChecksLine['counts'] => ({
  ...{ unfilled: 0, errors: 0, warnings: 0, acknowledged: 0, hints: 0 },
  ...given,
});
const FIRST = { href: '/projects/p1/checks', name: '信息化运维项目' };
const SECOND = { href: '/projects/p2/checks', name: '考务费用' };

const list = (given: Partial<ChecksListView> = {}): ChecksListView => {
  const lines = given.lines ?? [
    { id: 'p1', name: FIRST.name, state: '填报中', counts: counts({ errors: 1, warnings: 2, acknowledged: 1 }) },
    { id: 'p2', name: SECOND.name, state: '填报中', counts: counts({ unfilled: 9 }) },
    { id: 'p3', name: '信息化建设项目', state: '已提交', counts: counts({ warnings: 1 }) },
  ];
  const kinds = (Object.keys(KIND_NAMES) as FindingKind[]).filter((kind) => given.hints || kind !== 'hints');
  const found = kinds.map((kind) => ({
    ...{ kind, name: KIND_NAMES[kind] },
    count: lines.filter((line) => line.counts[kind] > 0).length,
  }));
  return {
    codes: [
      { code: 'V2', name: '实际值读不出', kind: 'errors', places: 1, projects: [FIRST] },
      { code: 'V7', name: '超额太多', kind: 'warnings', places: 3, projects: [FIRST, SECOND] },
      { code: 'M2', name: '年中与年末对不上', kind: 'acknowledged', places: 1, projects: [FIRST] },
    ],
    across: [
      {
        code: 'A1',
        name: '多处写同一句原因',
        message: '“信息化运维项目”、“考务费用”共 4 处写了同样的原因“受天气影响”，请分别写明各自的原因。',
        remedy: '各项目分别写明各自的原因。',
        projects: [FIRST, SECOND],
      },
    ],
    filters: [{ kind: null, name: '全部', count: lines.length }, ...found],
    ...{ kind: null, hints: false },
    ...given,
    lines,
  };
};

const LISTS: Record<string, ChecksListView> = {
  全部项目: list(),
  全部项目没有问题: list({ codes: [], across: [], hints: true }),
  筛选无结果: list({ lines: [], codes: [], kind: 'errors', filters: list().filters }),
  尚无项目: list({ lines: [], codes: [], across: [] }),
  很多项目: list({
    lines: Array.from({ length: 60 }, (_, i) => ({
      ...{ id: `p${i}`, name: `城市道路养护项目（第${i + 1}标段）`, state: i % 3 === 0 ? '已提交' : '填报中' },
      counts: counts({ errors: i % 4, warnings: i % 7, acknowledged: i % 5, unfilled: i % 2 === 0 ? 0 : i }),
    })),
  }),
};

/** Every state of 自查, of one project and of all. */
export const CHECK_STATES = [
  ...Object.entries(STATES).map(([name, state]) => ({
    name: `自查 ${name}`,
    render: () => <ChecksPage frame={FRAME} view={state} />,
  })),
  ...Object.entries(LISTS).map(([name, state]) => ({
    name: `自查 ${name}`,
    render: () => <ChecksListPage frame={FRAME} view={state} />,
  })),
];
