import { BlockOutcome } from '#views/block-outcome.tsx';
import { HandOffPanel } from '#views/hand-off.tsx';
import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame, SheetView } from '#views/props.ts';
import { SavedNote, UnsavedBar, UnsavedNote } from '#views/saved-state.tsx';
import { SheetAside } from '#views/sheet-aside.tsx';
import { GoalBody } from '#views/sheet-goal.tsx';
import { IndicatorBody, IndicatorHead } from '#views/sheet-indicators.tsx';
import { MoneyBody } from '#views/sheet-money.tsx';
import { VersionList } from '#views/sheet-submission.tsx';
import { TotalRow } from '#views/sheet-totals.tsx';

const COLUMNS = ['category', 'subcategory', 'name', 'target', 'actual', 'weight', 'score', 'remark'];

function HeadBody({ view }: { view: SheetView }) {
  const { project } = view;
  return (
    <tbody id="sheet-head">
      <tr>
        <th scope="row" colspan={2}>
          项目名称
        </th>
        <td colspan={6}>{project.name}</td>
      </tr>
      <tr>
        <th scope="row" colspan={2}>
          主管部门
        </th>
        <td colspan={2}>{project.department}</td>
        <th scope="row">实施单位</th>
        <td colspan={3}>{project.unit}</td>
      </tr>
    </tbody>
  );
}

/**
 * The official form as one table. All saves of a page go one after the other (`hx-sync` on the table): answers cannot
 * overtake each other, so an older answer never undoes a newer text, and no edit is dropped.
 */
export function SheetTable({ view }: { view: SheetView }) {
  return (
    <table
      id="sheet"
      class={view.editable ? 'sheet editable' : 'sheet'}
      hx-swap="morph:outerHTML"
      hx-sync="#sheet:queue all"
    >
      <caption>
        <span class="form-title">{view.sheet.rulebook.formTitle}</span>
        <span class="form-year">
          （{view.project.year}年度）　单位：{view.sheet.currency}
        </span>
      </caption>
      <colgroup>
        {COLUMNS.map((column) => (
          <col class={`col-${column}`} />
        ))}
      </colgroup>
      <HeadBody view={view} />
      <MoneyBody view={view} />
      <GoalBody view={view} />
      <IndicatorHead />
      <IndicatorBody view={view} />
      <TotalRow view={view} />
    </table>
  );
}

function Actions({ view }: { view: SheetView }) {
  const base = `/projects/${view.project.id}/year-end`;
  const newest = view.submissions.find((one) => one.valid);
  if (!view.editable && newest) {
    return (
      <a class="button primary" href={`${base}/submissions/${newest.version}/form.pdf`}>
        打印自评表
      </a>
    );
  }
  return (
    <>
      <UnsavedNote />
      <SavedNote view={view} />
      <a class="button" href={`${base}/form.pdf`} target="_blank" rel="noopener">
        打印草稿
      </a>
      <a class="button primary" href="#submission-by">
        提交自评
      </a>
    </>
  );
}

/** Why the form is open again: the return note or the reason for which it was reopened. */
function Reopened({ view }: { view: SheetView }) {
  const { state, reason } = view.project.status;
  if (!view.editable || reason.trim() === '') return null;
  return (
    <p class="notice amber">
      {state === '已退回' ? '退回意见' : '重新打开的原因'}：{reason}
    </p>
  );
}

/** Sends several cells in one request, after the saves that were under way before it. */
function BlockForm({ view }: { view: SheetView }) {
  return (
    <form
      id="block"
      hidden
      hx-put={`/projects/${view.project.id}/year-end/cells`}
      hx-trigger="block"
      hx-target="#sheet"
      hx-swap="morph:outerHTML"
      hx-sync="#sheet:queue all"
    >
      <input type="hidden" name="cells" value="" />
    </form>
  );
}

/** 年末自评: the official form, editable in place, with the score and 自查 beside it; read-only after submission. */
export function YearEndPage({ frame, view }: { frame: Frame; view: SheetView }) {
  return (
    <Page title={`${view.project.name} 年末自评`} frame={frame} active="项目">
      <ProjectTitle project={view.project} tab="年末自评">
        <Actions view={view} />
      </ProjectTitle>
      <Reopened view={view} />
      <UnsavedBar />
      <div class="with-aside">
        <div class="card sheet-card">
          <SheetTable view={view} />
          {view.editable ? <BlockForm view={view} /> : null}
          <BlockOutcome />
          {view.editable ? (
            <p class="keys">
              <kbd>Enter</kbd> 下一行　<kbd>Shift</kbd>+<kbd>Enter</kbd> 上一行　<kbd>Tab</kbd> 右一格　<kbd>Alt</kbd>+
              <kbd>Enter</kbd> 换行　<kbd>Ctrl</kbd>+<kbd>V</kbd> 从 Excel 粘贴一列或一块　<kbd>Alt</kbd>+
              <kbd>Shift</kbd>+<kbd>↓</kbd> 选取几格　<kbd>Ctrl</kbd>+<kbd>C</kbd> 复制　<kbd>Ctrl</kbd>+<kbd>D</kbd>{' '}
              向下填充　
              <kbd>Ctrl</kbd>+<kbd>Z</kbd> 撤销　离开单元格即保存
            </p>
          ) : null}
        </div>
        <aside aria-label="得分与自查">
          <SheetAside view={view} />
          <HandOffPanel project={view.project} draft={view.editable} />
          <VersionList base={`/projects/${view.project.id}/year-end`} submissions={view.submissions} />
        </aside>
      </div>
    </Page>
  );
}
