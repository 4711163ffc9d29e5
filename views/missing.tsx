import type { CellPlace } from '#views/finding-place.ts';
import { PlaceLink, PlaceMessage } from '#views/job.tsx';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

export interface MissingProject {
  id: string;
  name: string;
  unfilled: number;
  errors: number;
  /** In the order of the form; left out where there are too many for one page. */
  places: CellPlace[];
}

/** `/missing`: every cell that stops a submission. */
export interface MissingView {
  projects: MissingProject[];
  /** How many projects were looked through. */
  asked: number;
  unfilled: number;
  errors: number;
  units: { id: string; name: string }[];
  /** The unit that is shown; '' for all. */
  unitId: string;
  /** The only project that is shown; null for all. */
  project: string | null;
  /** The cells are too many for one page: each project leads to its own. */
  tooMany: boolean;
}

function countsOf({ unfilled, errors }: { unfilled: number; errors: number }): string {
  const parts = [unfilled > 0 ? `${unfilled} 处未填` : '', errors > 0 ? `${errors} 处错误` : ''];
  return parts.filter((part) => part !== '').join('、');
}

function asked(year: number, unitId: string): string {
  return `year=${year}${unitId === '' ? '' : `&unit=${encodeURIComponent(unitId)}`}`;
}

/** The cells that are shown as a spreadsheet. */
function Download({ view, year }: { view: MissingView; year: number }) {
  const [only] = view.projects;
  if (only === undefined) return null;
  const query = view.project === null ? asked(year, view.unitId) : `project=${only.id}`;
  return (
    <div class="actions">
      <a class="button" href={`/missing/missing.xlsx?${query}`}>
        下载 Excel
      </a>
    </div>
  );
}

function UnitFilter({ view, year }: { view: MissingView; year: number }) {
  if (view.units.length < 2 || view.project !== null) return null;
  const address = (unit: string) => `/missing?${asked(year, unit)}`;
  return (
    <nav class="filters" aria-label="按单位筛选">
      <ul>
        {[{ id: '', name: '全部单位' }, ...view.units].map(({ id, name }) => (
          <li>
            <a href={address(id)} aria-current={id === view.unitId ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Project({ project }: { project: MissingProject }) {
  const title = `missing-${project.id}`;
  return (
    <section class="card missing-project" aria-labelledby={title}>
      <h2 id={title}>
        <a href={`/projects/${project.id}/year-end`}>{project.name}</a>{' '}
        <span class="mark plain">{countsOf(project)}</span>
      </h2>
      <ul class="places columns">
        {project.places.map((place) => (
          <li>
            <PlaceLink projectId={project.id} place={place} />
            <PlaceMessage place={place} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProjectCounts({ view }: { view: MissingView }) {
  return (
    <section class="card" aria-labelledby="counts-title">
      <h2 id="counts-title">缺的较多，请先选项目</h2>
      <ul class="places columns">
        {view.projects.map((project) => (
          <li>
            <a href={`/missing?project=${project.id}`}>{project.name}</a> <span class="muted">{countsOf(project)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Nothing({ view, year }: { view: MissingView; year: number }) {
  if (view.asked === 0) {
    return (
      <p class="empty">
        这里没有项目。<a href={`/missing?year=${year}`}>显示全部单位</a>
      </p>
    );
  }
  return (
    <p class="empty">
      {view.project === null ? '项目都已填完，没有错误。' : `“${view.project}”已填完，没有错误。`}
      <a href={`/?year=${year}&show=unsubmitted`}>到“我的一年”看哪些还没有提交</a>
    </p>
  );
}

/** 缺什么: each empty or wrong cell leads into the sheet; filled in and looked at again, it is gone. */
export function MissingPage({ frame, view }: { frame: Frame; view: MissingView }) {
  const { year } = frame;
  return (
    <Page title="缺什么" frame={frame} active="我的一年">
      <div class="page-title">
        <div>
          <p class="path">
            <a href={`/?year=${year}`}>{year} 年度</a> ›{' '}
            {view.project === null ? '缺什么' : <a href={`/missing?year=${year}`}>缺什么</a>}
          </p>
          <h1>{view.project === null ? '缺什么' : `缺什么：${view.project}`}</h1>
          <p class="subline">
            {view.projects.length === 0
              ? '提交前必须填写或改正的，都在这里列出。'
              : `${view.projects.length} 个项目还有 ${countsOf(view)}，处理后才能提交。点一处即到表中那一格。`}
          </p>
        </div>
        <Download view={view} year={year} />
      </div>
      <UnitFilter view={view} year={year} />
      <div class="stack">
        {view.projects.length === 0 ? <Nothing view={view} year={year} /> : null}
        {view.tooMany ? <ProjectCounts view={view} /> : view.projects.map((project) => <Project project={project} />)}
      </div>
    </Page>
  );
}
