import { FRAME } from '#views/gallery-frames.ts';
import { PackageReturnPage, type PackageReturnView } from '#views/package-return.tsx';
import { WorkPackagesPage, type WorkPackagesView } from '#views/work-packages.tsx';

const PACKAGES: WorkPackagesView = {
  phase: 'year-end',
  projects: [
    {
      id: 'p-1',
      name: '行业人才系列报告编制经费',
      editable: true,
      indicators: [
        { id: 'i-1', name: '薪酬信息采集量', target: '≥100万条', category: '产出指标' },
        { id: 'i-2', name: '报告被采纳', target: '采纳', category: '效益指标' },
      ],
    },
    { id: 'p-2', name: '职业技能大赛经费', editable: false, indicators: [] },
  ],
  chosen: ['p-1', 'i-2'],
  recipient: '培训处',
  note: '',
  returns: [
    { id: 'r-1', files: '工作包 年末自评 2024 培训处.xlsx', at: '2025-01-08 12:10', filled: null, by: '' },
    { id: 'r-2', files: '工作包 年末自评 2024 信息处.xlsx', at: '2025-01-07 09:30', filled: 14, by: '陈晓岚' },
  ],
  problem: '',
};

const RETURN: PackageReturnView = {
  id: 'r-1',
  files: '工作包 培训处.xlsx、工作包 信息处.xlsx、合同.pdf',
  packages: [
    {
      title: '工作包 培训处.xlsx（年末自评，发给 培训处，填报人 王琳）',
      cells: [
        {
          fate: 'fills',
          project: '行业人才系列报告编制经费',
          name: '薪酬信息采集量 › 实际完成值',
          before: '',
          text: '98万条',
          problem: '',
        },
        {
          fate: 'changes',
          project: '行业人才系列报告编制经费',
          name: '报告被采纳 › 达成情况',
          before: '部分达成',
          text: '',
          problem: '',
        },
        {
          fate: 'conflict',
          project: '行业人才系列报告编制经费',
          name: '报告份数 › 实际完成值',
          before: '2份',
          text: '3份',
          problem: '',
        },
        {
          fate: 'refused',
          project: '行业人才系列报告编制经费',
          name: '企业满意度 › 实际完成值',
          before: '',
          text: '较好',
          problem: '实际值“较好”不是数字，请填实际完成的数量，例如“86.5%”。',
        },
      ],
      marked: 2,
      unfilled: 3,
      indicators: 10,
      lost: ['编号 4 的指标已不在“行业人才系列报告编制经费”里。'],
    },
    {
      title: '工作包 信息处.xlsx（年末自评，发给 信息处）',
      cells: [],
      marked: 0,
      unfilled: 0,
      indicators: 2,
      lost: [],
    },
  ],
  refused: ['合同.pdf：这不是工作包：工作包是 Excel 或 WPS 表格，请交回填好的那一个。'],
  filling: 2,
  seen: 'k',
  filled: null,
  problem: '',
};

const given = (name: string, change: Partial<WorkPackagesView>) => ({
  name: `工作包 ${name}`,
  render: () => <WorkPackagesPage frame={FRAME} view={{ ...PACKAGES, ...change }} />,
});

const back = (name: string, change: Partial<PackageReturnView>) => ({
  name: `交回的工作包 ${name}`,
  render: () => <PackageReturnPage frame={FRAME} view={{ ...RETURN, ...change }} />,
});

/** 工作包, given out and come back, in each of their states. */
export const PACKAGE_STATES = [
  given('有待确认的', {}),
  given('还没有项目', { projects: [], returns: [], chosen: [], recipient: '' }),
  given('没有发出', { problem: '请勾选要发出的项目或指标；已提交的表不能再填，不能发出。' }),
  back('待确认', {}),
  back('没有确认成', { problem: '这一页打开之后，有人改动了这些表。没有填入；请看过现在的内容，再确认一次。' }),
  back('已填入', { filled: 14 }),
];
