import { CAUSES } from '#src/rules/mid-year.ts';
import { BlockOutcome } from '#views/block-outcome.tsx';
import { MidYearMoney } from '#views/mid-year-money.tsx';
import { MidYearPanels } from '#views/mid-year-panels.tsx';
import { isMidYearOpen, type MidYearView } from '#views/mid-year-props.ts';
import { MidYearRow } from '#views/mid-year-row.tsx';
import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame } from '#views/props.ts';
import { SavedNote, UnsavedBar, UnsavedNote } from '#views/saved-state.tsx';
import { ReopeningPanel, VersionList } from '#views/sheet-submission.tsx';

const COLUMNS = [
  'category',
  'subcategory',
  'name',
  'target',
  'actual',
  'forecast',
  ...CAUSES.map(() => 'tick'),
  'explanation',
  'likelihood',
  'remark',
];

function HeadBody({ view }: { view: MidYearView }) {
  const { project, goal } = view.record;
  return (
    <tbody id="sheet-head">
      <tr>
        <th scope="row" colspan={3}>
          项目名称
        </th>
        <td colspan={11}>{project.name}</td>
      </tr>
      <tr>
        <th scope="row" colspan={3}>
          主管部门
        </th>
        <td colspan={3}>{project.department}</td>
        <th scope="row" colspan={5}>
          实施单位
        </th>
        <td colspan={3}>{project.unit}</td>
      </tr>
      <tr>
        <th scope="row" colspan={3}>
          年度总体目标
        </th>
        <td colspan={11} class="prose">
          {goal}
        </td>
      </tr>
    </tbody>
  );
}

function IndicatorHead({ view }: { view: MidYearView }) {
  const { months } = view.record.period;
  const heads = ['一级指标', '二级指标', '三级指标', '年度指标值', `${months}执行情况`, '全年预计完成情况'];
  return (
    <tbody class="indicator-head two-rows">
      <tr>
        {heads.map((head) => (
          <th scope="col" rowspan={2}>
            {head}
          </th>
        ))}
        <th scope="colgroup" colspan={CAUSES.length + 1}>
          偏差原因分析
        </th>
        <th scope="col" rowspan={2}>
          完成目标可能性
        </th>
        <th scope="col" rowspan={2}>
          备注
        </th>
      </tr>
      <tr>
        {CAUSES.map(({ name }) => (
          <th scope="col" class="tick">
            {name}
          </th>
        ))}
        <th scope="col">原因说明</th>
      </tr>
    </tbody>
  );
}

/** The official form 项目支出绩效目标执行监控表 as one table, filled in in place. */
export function MidYearTable({ view }: { view: MidYearView }) {
  const { record } = view;
  const editable = isMidYearOpen(view);
  return (
    <table
      id="sheet"
      class={editable ? 'sheet mid-year editable' : 'sheet mid-year'}
      hx-swap="morph:outerHTML"
      hx-sync="#sheet:queue all"
    >
      <caption>
        <span class="form-title">{record.title}</span>
        <span class="form-year">
          （{record.project.year}年度 {record.period.months}）　单位：{record.currency}
        </span>
      </caption>
      <colgroup>
        {COLUMNS.map((column) => (
          <col class={`col-${column}`} />
        ))}
      </colgroup>
      <HeadBody view={view} />
      <MidYearMoney view={view} />
      <IndicatorHead view={view} />
      <tbody id="sheet-indicators" hx-target="closest tr">
        {record.indicators.map((_, index) => (
          <MidYearRow view={view} index={index} />
        ))}
      </tbody>
    </table>
  );
}

function Actions({ view }: { view: MidYearView }) {
  const base = `/projects/${view.project.id}/mid-year`;
  return (
    <>
      {view.editable ? <UnsavedNote /> : null}
      {view.editable ? <SavedNote view={view} /> : null}
      <a class={view.editable ? 'button' : 'button primary'} href={`${base}/form.pdf`} target="_blank" rel="noopener">
        {view.editable ? '打印草稿' : '打印监控表'}
      </a>
      <a class="button" href={`${base}/form.xlsx`}>
        下载 Excel
      </a>
    </>
  );
}

/** 年中监控: the official form, editable in place, what it lets expect above it; read-only and frozen after submission. */
export function MidYearPage({ frame, view }: { frame: Frame; view: MidYearView }) {
  const { state, reason } = view.project.status;
  const base = `/projects/${view.project.id}/mid-year`;
  return (
    <Page title={`${view.project.name} 年中监控`} frame={frame} active="监控">
      <ProjectTitle project={view.project} tab="年中监控">
        <Actions view={view} />
      </ProjectTitle>
      {view.editable && reason.trim() !== '' ? (
        <p class="notice amber">
          {state === '已退回' ? '退回意见' : '重新打开的原因'}：{reason}
        </p>
      ) : null}
      <UnsavedBar />
      <MidYearPanels view={view} />
      <section class="card sheet-card" aria-label={view.record.title} tabindex={view.editable ? undefined : 0}>
        <MidYearTable view={view} />
        {view.editable ? (
          <form
            id="block"
            hidden
            hx-put={view.cellsAddress}
            hx-trigger="block"
            hx-target="#sheet"
            hx-swap="morph:outerHTML"
            hx-sync="#sheet:queue all"
          >
            <input type="hidden" name="cells" value="" />
          </form>
        ) : null}
        <BlockOutcome />
        {view.editable ? (
          <p class="keys">
            <kbd>Enter</kbd> 下一行　<kbd>Tab</kbd> 右一格　<kbd>空格</kbd> 勾选原因　<kbd>Alt</kbd>+<kbd>Enter</kbd>{' '}
            换行　<kbd>Ctrl</kbd>+<kbd>V</kbd> 从 Excel 粘贴一列或一块　<kbd>Ctrl</kbd>+<kbd>Z</kbd>{' '}
            撤销　离开单元格即保存
          </p>
        ) : null}
      </section>
      <div class="strip closing">
        {view.editable ? null : <ReopeningPanel base={base} status={view.project.status} person={view.person} />}
        <VersionList base={base} submissions={view.submissions} />
      </div>
    </Page>
  );
}
