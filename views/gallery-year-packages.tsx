import { FRAME } from '#views/gallery-frames.ts';
import { PackagePreviewPage } from '#views/year-package-preview.tsx';
import type { PackageLine, PackagePreviewView, YearPackagesView } from '#views/year-package-props.ts';
import { YearPackagesPage } from '#views/year-packages.tsx';

const YEARS: YearPackagesView = {
  years: [
    { year: 2025, projects: 3 },
    { year: 2024, projects: 15 },
  ],
  problem: '',
};

const LINE: PackageLine = {
  id: 'p1',
  name: '信息化运维项目',
  unitName: '示例市考试院',
  state: '新增',
  differences: [],
  obstacle: '',
  taken: false,
};

const PREVIEW: PackagePreviewView = {
  id: 'k1',
  year: 2024,
  program: '0.1.0',
  seen: 'a1',
  lines: [
    LINE,
    { ...LINE, id: 'p2', name: '考务费用', state: '相同' },
    {
      ...LINE,
      id: 'p3',
      name: '数字档案建设',
      state: '有不同',
      differences: [
        '产出指标›数量指标›建成系统数 的指标值：原“≥2个”，新“≥3个”',
        '产出指标›数量指标›建成系统数 的实际完成值：原“2个”，新“3个”',
        '全年执行数（年度资金总额）：原（空），新“1468400.00”',
        '年度总体目标实际完成情况：原（空），新“全部建成”',
        '偏差原因：原“设备到货晚”，新（空）',
        '改进措施：原“提前采购”，新（空）',
        '数据包多 6 处填报',
        '本机多 2 处填报',
      ],
    },
    {
      ...LINE,
      id: 'p4',
      name: '设备购置项目',
      state: '有不同',
      differences: ['本机多 3 处填报、1 次提交或重新打开、1 张冻结的表'],
      obstacle: '本机另有 1 次提交或重新打开、1 张冻结的表，数据包里没有',
    },
  ],
  imports: 2,
  notes: ['“数字档案建设”的上年项目不在本机，没有连上；先读入上年的数据包，再读入这一份，就会连上。'],
  problem: '',
};

function packages(name: string, view: YearPackagesView) {
  return { name: `年度数据包${name}`, render: () => <YearPackagesPage frame={FRAME} view={view} /> };
}

function preview(name: string, view: PackagePreviewView) {
  return { name: `读入年度数据包${name}`, render: () => <PackagePreviewPage frame={FRAME} view={view} /> };
}

/** Every state of 年度数据包 and of the comparison before one is read in. */
export const YEAR_PACKAGE_STATES = [
  packages('', YEARS),
  packages(' 尚无项目', { ...YEARS, years: [] }),
  packages(' 读不出', { ...YEARS, problem: '数据包不完整或已损坏，没有读入；请在原来的电脑上重新下载一份。' }),
  preview('', PREVIEW),
  preview(' 全部相同', {
    ...PREVIEW,
    lines: PREVIEW.lines.map((line) => ({ ...LINE, id: line.id, name: line.name, state: '相同' as const })),
    imports: 0,
    notes: [],
  }),
  preview(' 以数据包为准', { ...PREVIEW, lines: PREVIEW.lines.map((line) => ({ ...line, taken: line.id === 'p3' })) }),
  preview(' 期间有改动', {
    ...PREVIEW,
    problem: '这一页打开之后，本机的内容有改动。没有读入；请看过现在的对照，再确认一次。',
  }),
];
