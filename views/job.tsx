import type { CellPlace } from '#views/finding-place.ts';
import type { JobLine, JobState, JobView } from '#views/jobs-props.ts';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

const STATE_TONES: Readonly<Record<JobState, string>> = {
  待确认: 'amber',
  进行中: 'open',
  等待: 'plain',
  中断: 'red',
  已完成: 'good',
  已取消: 'plain',
};
const MOST_ERRORS = 5;

/** How a job stands, as a small label. */
export function JobMark({ state }: { state: JobState }) {
  return <span class={`mark ${STATE_TONES[state]}`}>{state}</span>;
}

/** A finding as a link to its cell in the sheet of a project. */
export function PlaceLink({ projectId, place }: { projectId: string; place: CellPlace }) {
  return (
    <a href={`/projects/${projectId}/year-end${place.anchor}`}>
      {place.row}
      {place.column === '' ? null : <span class="column"> · {place.column}</span>}
    </a>
  );
}

/** What is wrong at a cell; of an empty one its name says it all. */
export function PlaceMessage({ place }: { place: CellPlace }) {
  return place.message.endsWith('未填。') ? null : <span class="muted">：{place.message}</span>;
}

function Errors({ line }: { line: JobLine }) {
  if (line.errors.length === 0) return null;
  const rest = line.errors.length - MOST_ERRORS;
  return (
    <ul class="places">
      {line.errors.slice(0, MOST_ERRORS).map((place) => (
        <li>
          <PlaceLink projectId={line.projectId} place={place} />
          <PlaceMessage place={place} />
        </li>
      ))}
      {rest > 0 ? (
        <li>
          <a href={`/missing?project=${line.projectId}`}>另有 {rest} 处，全部列出</a>
        </li>
      ) : null}
    </ul>
  );
}

function Line({ view, line }: { view: JobView; line: JobLine }) {
  return (
    <tr>
      <th scope="row">
        <a href={`/projects/${line.projectId}/year-end`}>{line.name}</a>
        <Errors line={line} />
        {line.note === '' ? null : <p class="note">{line.note}</p>}
      </th>
      <td>
        <span class={`mark ${line.tone}`}>{line.outcome}</span>
      </td>
      <td class="muted">{line.version || '—'}</td>
      {view.kind === 'print' ? (
        <td>
          {line.printed ? (
            <a href={`/jobs/${view.id}/forms/${line.projectId}`} aria-label={`打开 ${line.name}`}>
              打开
            </a>
          ) : (
            <span class="none">—</span>
          )}
        </td>
      ) : null}
    </tr>
  );
}

function Again({ view }: { view: JobView }) {
  if (view.again.length === 0) return null;
  return (
    <form method="post" action="/jobs">
      <input type="hidden" name="kind" value={view.kind} />
      <input type="hidden" name="year" value={String(view.year)} />
      <input type="hidden" name="job" value={view.againId} />
      {view.again.map((id) => (
        <input type="hidden" name="project" value={id} />
      ))}
      <button type="submit">
        {view.kind === 'print' ? '再打印' : '改好后再提交'}这 {view.again.length} 个
      </button>
    </form>
  );
}

function Actions({ view }: { view: JobView }) {
  const open = ['进行中', '等待', '中断'].includes(view.state);
  const base = `/jobs/${view.id}`;
  return (
    <div class="actions">
      {Array.from({ length: view.booklets }, (_, i) => (
        <a class="button primary" href={`${base}/booklets/${i + 1}`}>
          打开合订本{view.booklets > 1 ? ` 第 ${i + 1} 册` : ''}
        </a>
      ))}
      {view.state === '中断' ? (
        <form method="post" action={`${base}/continuation`}>
          <button type="submit" class="primary">
            继续
          </button>
        </form>
      ) : null}
      {open ? (
        <form method="post" action={`${base}/cancellation`}>
          <button type="submit">取消</button>
        </form>
      ) : null}
      <Again view={view} />
    </div>
  );
}

/** The changing part of a job's page; while the job has not ended it asks for itself anew every few seconds. */
export function JobProgress({ view }: { view: JobView }) {
  const open = ['进行中', '等待', '中断'].includes(view.state);
  const poll = open
    ? { 'hx-get': `/jobs/${view.id}/progress`, 'hx-trigger': `every ${view.count > 100 ? 5 : 1}s`, 'hx-swap': 'morph' }
    : {};
  return (
    <section id="job" aria-label="进度" {...poll}>
      <div class={view.state === '中断' ? 'notice red job-standing' : 'notice job-standing'}>
        <div>
          <p role="status">
            <JobMark state={view.state} /> <span>{view.sentence}</span>
          </p>
          {open ? (
            <p class="job-bar">
              <progress aria-label="进度" value={view.seen} max={view.count} />{' '}
              <span class="number">
                {view.seen} / {view.count}
              </span>
            </p>
          ) : null}
        </div>
        <Actions view={view} />
      </div>
      <div class="card table-card">
        <table class="list job-lines">
          <caption class="spoken">各项目的结果</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">结果</th>
              <th scope="col">版本</th>
              {view.kind === 'print' ? <th scope="col">单独打开</th> : null}
            </tr>
          </thead>
          <tbody>
            {view.lines.map((line) => (
              <Line view={view} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** `/jobs/:id`: how far a 批量打印 or 批量提交 is, and what came of it. */
export function JobPage({ frame, view }: { frame: Frame; view: JobView }) {
  return (
    <Page title={view.title} frame={frame} active="报表">
      <div class="page-title">
        <div>
          <p class="path">
            <a href={`/?year=${view.year}`}>{view.year} 年度</a> › <a href="/jobs">最近的打印和提交</a>
          </p>
          <h1>{view.title}</h1>
          <p class="subline">
            {[view.askedAt, view.by].filter(Boolean).join(' ')} · 结果保留 {view.keptDays} 天
          </p>
        </div>
      </div>
      <JobProgress view={view} />
    </Page>
  );
}
