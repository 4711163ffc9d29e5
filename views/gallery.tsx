import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { shanghai } from '#src/rules/rulebooks/shanghai.ts';
import { CHECK_STATES } from '#views/gallery-checks.tsx';
import { COMPARISON_STATES } from '#views/gallery-comparison.tsx';
import { COPY_STATES } from '#views/gallery-copy.tsx';
import { FILLED_STATES } from '#views/gallery-filled.tsx';
import { EMPTY_HOME, FRAME, HOME, SAMPLE_FRAME } from '#views/gallery-frames.ts';
import { HISTORY_STATES } from '#views/gallery-history.tsx';
import { IMPORT_STATES } from '#views/gallery-import.tsx';
import { JOB_STATES } from '#views/gallery-jobs.tsx';
import { MID_YEAR_STATES } from '#views/gallery-mid-year.tsx';
import { MONEY_STATES } from '#views/gallery-money.tsx';
import { PACKAGE_STATES } from '#views/gallery-packages.tsx';
import { PROJECT_VIEW, REPORTS, rulebookView, SUBMITTED_PROJECT_VIEW } from '#views/gallery-pages.ts';
import { READING_STATES } from '#views/gallery-reading.tsx';
import { completeView, emptyView, reopenedView, sheetView, submittedView } from '#views/gallery-sheet.ts';
import {
  conflictView,
  longConflictView,
  projectConflictView,
  refusedView,
  SHEET_STATES,
} from '#views/gallery-sheet-states.ts';
import { STORAGE_STATES } from '#views/gallery-storage.tsx';
import { SUMMARY_STATES } from '#views/gallery-summary.tsx';
import { TARGET_STATES } from '#views/gallery-targets.tsx';
import { YEAR_PACKAGE_STATES } from '#views/gallery-year-packages.tsx';
import { YEAR_STATES } from '#views/gallery-years.tsx';
import { HelpPage } from '#views/help.tsx';
import { ImportPage } from '#views/import.tsx';
import { Page } from '#views/page.tsx';
import { ProblemPage } from '#views/problem.tsx';
import { ProjectPage } from '#views/project.tsx';
import { HomePage } from '#views/project-list.tsx';
import type { ProblemView, SheetView } from '#views/props.ts';
import { ReportsPage } from '#views/reports.tsx';
import { RulebookPage } from '#views/rulebook.tsx';
import { YearEndPage } from '#views/sheet.tsx';

/** One state of one view, a whole page; its name is its place in the gallery's list. */
export interface GalleryState {
  name: string;
  render: () => ReturnType<typeof Page>;
}

function sheet(name: string, view: () => SheetView): GalleryState {
  return { name: `年末自评 ${name}`, render: () => <YearEndPage frame={FRAME} view={view()} /> };
}

const PROBLEMS: ProblemView[] = [
  { status: 400, sentence: '页面提交的内容不完整，请返回重试。', number: '' },
  { status: 403, sentence: '请从本系统的页面操作。', number: '' },
  { status: 404, sentence: '没有这个项目，或者不属于本单位。', number: '' },
  { status: 409, sentence: '本表已经提交，请先重新打开再修改。', number: '' },
  { status: 413, sentence: '文件超过 20 MB，请拆分后再导入。', number: '' },
  { status: 500, sentence: '刚才的操作没有完成，已填的内容没有丢失。', number: '7F3C-2A91' },
  { status: 503, sentence: '数据正被占用，请稍后再试。', number: '' },
];

/** Every state of every view, for looking at and for the tests. */
export const GALLERY: readonly GalleryState[] = [
  { name: '我的一年', render: () => <HomePage frame={FRAME} view={HOME} /> },
  { name: '我的一年 示例数据', render: () => <HomePage frame={SAMPLE_FRAME} view={HOME} /> },
  { name: '我的一年 尚无项目', render: () => <HomePage frame={FRAME} view={EMPTY_HOME} /> },
  {
    name: '我的一年 查无项目',
    render: () => <HomePage frame={FRAME} view={{ ...HOME, projects: [], query: 'xyz' }} />,
  },
  {
    name: '我的一年 已逾期',
    render: () => <HomePage frame={FRAME} view={{ ...HOME, deadline: { dueOn: '2025-01-20', daysLeft: -3 } }} />,
  },
  {
    name: '我的一年 今天截止',
    render: () => <HomePage frame={FRAME} view={{ ...HOME, deadline: { dueOn: '2025-01-20', daysLeft: 0 } }} />,
  },
  { name: '帮助', render: () => <HelpPage frame={FRAME} /> },
  { name: '项目', render: () => <ProjectPage frame={FRAME} view={PROJECT_VIEW} /> },
  { name: '项目 已提交', render: () => <ProjectPage frame={FRAME} view={SUBMITTED_PROJECT_VIEW} /> },
  sheet('填报中', () => sheetView()),
  sheet('未填', emptyView),
  sheet('填完', completeView),
  sheet('已提交', submittedView),
  sheet('重新打开', reopenedView),
  sheet('两人同填', conflictView),
  sheet('两人同填原因', longConflictView),
  sheet('两人同填资金', projectConflictView),
  sheet('不能保存', refusedView),
  ...Object.entries(SHEET_STATES).map(([name, view]) => sheet(name, view)),
  ...COMPARISON_STATES,
  { name: '导入', render: () => <ImportPage frame={FRAME} view={{ problem: '' }} /> },
  {
    name: '导入 读不出',
    render: () => (
      <ImportPage
        frame={FRAME}
        view={{ problem: '“会议记录.txt”不是绩效目标申报表：没有找到“项目名称”和“年度总体目标”。' }}
      />
    ),
  },
  ...READING_STATES,
  ...IMPORT_STATES,
  ...FILLED_STATES,
  ...PACKAGE_STATES,
  { name: '报表', render: () => <ReportsPage frame={FRAME} view={REPORTS} /> },
  { name: '报表 尚无项目', render: () => <ReportsPage frame={FRAME} view={{ ...REPORTS, projects: [] }} /> },
  ...RULEBOOKS.map((book) => ({
    name: `评分办法 ${book.name}`,
    render: () => <RulebookPage frame={FRAME} view={rulebookView(book)} />,
  })),
  {
    name: '评分办法 一个单位 没有自定数值',
    render: () => (
      <RulebookPage
        frame={FRAME}
        view={{ ...rulebookView(shanghai), units: [{ id: 'u1', name: '示例市考试院' }], own: [] }}
      />
    ),
  },
  {
    name: '评分办法 尚无单位',
    render: () => <RulebookPage frame={FRAME} view={{ ...rulebookView(shanghai), units: [], unitId: null, own: [] }} />,
  },
  ...MID_YEAR_STATES,
  ...CHECK_STATES,
  ...SUMMARY_STATES,
  ...MONEY_STATES,
  ...YEAR_STATES,
  ...STORAGE_STATES,
  ...YEAR_PACKAGE_STATES,
  ...HISTORY_STATES,
  ...COPY_STATES,
  ...JOB_STATES,
  ...TARGET_STATES,
  ...PROBLEMS.map((view) => ({
    name: `出错 ${view.status}`,
    render: () => <ProblemPage frame={FRAME} view={view} />,
  })),
];

/** `/gallery` (development): the list of all states, each leading to `/gallery/N`. */
export function GalleryPage() {
  return (
    <Page title="画廊" frame={FRAME}>
      <div class="page-title">
        <h1>画廊</h1>
      </div>
      <section class="card">
        <ol start={0}>
          {GALLERY.map(({ name }, i) => (
            <li>
              <a href={`/gallery/${i}`}>{name}</a>
            </li>
          ))}
        </ol>
      </section>
    </Page>
  );
}
