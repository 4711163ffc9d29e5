import { isPeriodEnd } from '#src/rules/mid-year.ts';
import type { Light, RecordOutlook } from '#src/rules/monitoring-record.ts';
import { Deadline } from '#views/deadline.tsx';
import { FindingCounts, StateMark } from '#views/marks.tsx';
import { LightMark, outlookRange } from '#views/mid-year-panels.tsx';
import { Page } from '#views/page.tsx';
import type { Frame, HomeView, PhaseState } from '#views/props.ts';

/** One project's mid-year form in the list. */
export interface MidYearLine {
  id: string;
  name: string;
  state: PhaseState;
  begun: boolean;
  /** As printed, in the form's unit. */
  initial: string;
  executed: string;
  rate: string;
  money: Light;
  targets: Light;
  outlook: RecordOutlook;
  unfilled: number;
  errors: number;
  warnings: number;
}

export interface MidYearListView {
  projects: readonly MidYearLine[];
  deadline: HomeView['deadline'];
  /** Each unit with the last day of its period; `own` false: the rulebook's. */
  units: { id: string; name: string; endsOn: string; own: boolean }[];
}

function Line({ line }: { line: MidYearLine }) {
  const base = `/projects/${line.id}/mid-year`;
  return (
    <tr>
      <th scope="row">
        <a href={base}>{line.name}</a>
      </th>
      <td>
        <StateMark state={line.state} />
      </td>
      <td class="number">{line.initial}</td>
      <td class="number">{line.executed}</td>
      <td class="number">{line.rate}</td>
      <td>
        <LightMark light={line.money} />
      </td>
      <td>
        <LightMark light={line.targets} />
      </td>
      <td class="number">
        {line.outlook.total === null ? <span class="none">—</span> : <strong>{line.outlook.total}</strong>}
        {line.begun ? <span class="subline">{outlookRange(line.outlook)}</span> : null}
      </td>
      <td>
        {line.unfilled > 0 ? <span class="muted">{line.unfilled} 处未填 </span> : null}
        <FindingCounts errors={line.errors} warnings={line.warnings} none={line.unfilled > 0 ? '' : '—'} />
      </td>
      <td>
        <a href={`${base}/form.pdf`} target="_blank" rel="noopener" aria-label={`打印 ${line.name} 的监控表`}>
          打印
        </a>
      </td>
    </tr>
  );
}

/** The ends of months that a period may have, the usual ones first. */
function periodEnds(year: number): string[] {
  const usual = ['06-30', '07-31', '08-31', '09-30', '10-31'];
  return usual.map((day) => `${year}-${day}`).filter((date) => isPeriodEnd(date, year));
}

function dayText(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}

function PeriodForm({ unit, year }: { unit: MidYearListView['units'][number]; year: number }) {
  const ends = periodEnds(year);
  const listed = ends.includes(unit.endsOn) ? ends : [unit.endsOn, ...ends];
  return (
    <form method="post" action="/mid-year/periods" class="period-form">
      <input type="hidden" name="year" value={String(year)} />
      <input type="hidden" name="unit" value={unit.id} />
      <label>
        {unit.name} 监控期截至
        <select name="endsOn" autocomplete="off">
          {listed.map((date) => (
            <option value={date} selected={date === unit.endsOn}>
              {dayText(date)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="small">
        保存
      </button>
      {unit.own ? null : <span class="note">按评分办法</span>}
    </form>
  );
}

/** 年中监控 over all projects: how far each form is, its lights and what the year will come to. */
export function MidYearListPage({ frame, view }: { frame: Frame; view: MidYearListView }) {
  const { year } = frame;
  const submitted = view.projects.filter((line) => line.state === '已提交' || line.state === '已审定').length;
  const count = (light: Light) => view.projects.filter((one) => one.money === light || one.targets === light).length;
  return (
    <Page title={`${year} 年度年中监控`} frame={frame} active="监控">
      <div class="page-title">
        <div>
          <h1>{year} 年度 · 年中监控</h1>
          <p class="subline">
            已提交 {submitted} / {view.projects.length} 个项目，红灯 {count('红')} 个，黄灯 {count('黄')} 个
          </p>
          <Deadline deadline={view.deadline} year={year} phase="mid-year" />
        </div>
        {view.projects.length === 0 ? null : (
          <div class="actions">
            <a class="button" href={`/mid-year/mid-year.xlsx?year=${year}`}>
              下载 Excel
            </a>
          </div>
        )}
      </div>
      {view.units.map((unit) => (
        <PeriodForm unit={unit} year={year} />
      ))}
      {view.projects.length === 0 ? (
        <p class="card note">
          {year} 年度还没有项目，请先<a href="/imports/new">导入目标表</a>。
        </p>
      ) : (
        <div class="card table-card">
          <table class="list mid-year-list">
            <caption class="spoken">各项目的年中监控</caption>
            <thead>
              <tr>
                <th scope="col">项目</th>
                <th scope="col">状态</th>
                <th scope="col" class="number">
                  年初预算数
                </th>
                <th scope="col" class="number">
                  已执行
                </th>
                <th scope="col" class="number">
                  执行率
                </th>
                <th scope="col">资金</th>
                <th scope="col">目标</th>
                <th scope="col" class="number">
                  预计得分
                </th>
                <th scope="col">自查</th>
                <th scope="col">
                  <span class="spoken">打印</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {view.projects.map((line) => (
                <Line line={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="note">
        资金灯看执行数占年初预算的比重与时间进度的差距，目标灯看“有可能”“完全不可能”的项数，预警线见
        <a href="/rulebooks">评分办法</a>。监控期改动后，未提交的表随之改变，已提交的表不变。
      </p>
    </Page>
  );
}
