import {
  RECTIFICATION_NAMES,
  type RectificationProblems,
  type RectificationState,
  type RectificationTexts,
} from '#src/rules/rectification.ts';
import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame, ProjectHead } from '#views/props.ts';

/** One problem with what is done about it; `id` '' for the form of a new one. */
export interface RectificationLine {
  id: string;
  version: number;
  state: RectificationState;
  texts: RectificationTexts;
  /** What the last attempt to store it ran into; the texts are those that were typed. */
  problems: RectificationProblems;
}

/** `/projects/:id/rectifications` */
export interface RectificationsView {
  project: ProjectHead;
  lines: readonly RectificationLine[];
  /** The form of a new problem, with what the last attempt left in it. */
  fresh: RectificationLine;
  /** What the form of the year end shows as problems and nobody took over yet. */
  proposals: readonly { problem: string; measure: string }[];
  /** What became of the last change; '' for none. `refused`: it was not stored. */
  told: string;
  refused: boolean;
}

const TONES: Record<RectificationState, string> = { 待整改: 'red', 正在整改: 'amber', 已完成整改: 'good' };
const DAYS = ['foundOn', 'startedOn', 'doneOn'] as const;

function Field({ line, field }: { line: RectificationLine; field: keyof RectificationTexts }) {
  const id = `${line.id || 'new'}-${field}`;
  const problem = line.problems[field];
  const described = problem ? `${id}-problem` : undefined;
  const common = {
    id,
    name: field,
    autocomplete: 'off',
    'aria-invalid': problem ? ('true' as const) : undefined,
    'aria-describedby': described,
  };
  const isDay = field === 'foundOn' || field === 'startedOn' || field === 'doneOn';
  return (
    <div class={isDay ? 'day' : 'wide'}>
      <label for={id}>{RECTIFICATION_NAMES[field]}</label>
      {isDay ? (
        <input type="text" {...common} value={line.texts[field]} placeholder="2025-01-20" />
      ) : (
        <textarea {...common} rows={2} required={field === 'problem'}>
          {line.texts[field]}
        </textarea>
      )}
      {problem ? (
        <p class="finding error" id={described}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}

function LineForm({ project, line }: { project: ProjectHead; line: RectificationLine }) {
  const fresh = line.id === '';
  return (
    <form method="post" action={`/projects/${project.id}/rectifications`} class="rectification">
      <input type="hidden" name="id" value={line.id} />
      <input type="hidden" name="version" value={String(line.version)} />
      <Field line={line} field="problem" />
      <Field line={line} field="measure" />
      {DAYS.map((field) => (
        <Field line={line} field={field} />
      ))}
      <p class="actions">
        <button type="submit" name="act" value="save" class={fresh ? 'primary' : ''}>
          {fresh ? '登记' : '保存'}
        </button>
        {fresh ? null : (
          <button type="submit" name="act" value="withdraw" class="link">
            撤下（登记错了）
          </button>
        )}
      </p>
    </form>
  );
}

function Proposals({ view }: { view: RectificationsView }) {
  if (view.proposals.length === 0) return null;
  return (
    <section class="card" aria-labelledby="proposals-title">
      <h2 id="proposals-title">年末自评里的问题</h2>
      <p class="note">没有达到目标的指标和偏低的执行率，可以逐条列为整改事项。</p>
      <ul class="proposals">
        {view.proposals.map(({ problem, measure }) => (
          <li>
            <form method="post" action={`/projects/${view.project.id}/rectifications`}>
              <input type="hidden" name="id" value="" />
              <input type="hidden" name="version" value="0" />
              <input type="hidden" name="problem" value={problem} />
              <input type="hidden" name="measure" value={measure} />
              <span>
                {problem}
                {measure === '' ? null : <span class="subline">措施：{measure}</span>}
              </span>
              <button type="submit" name="act" value="save" class="small" aria-label={`列为整改事项：${problem}`}>
                列为整改事项
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 整改: the problems of a project, what is done about them and when; counted in the paragraph of the final account. */
export function RectificationsPage({ frame, view }: { frame: Frame; view: RectificationsView }) {
  const { project, lines, fresh, told } = view;
  return (
    <Page title={`${project.name} 整改`} frame={frame} active="项目">
      <ProjectTitle project={project} tab="整改">
        {lines.length === 0 ? null : (
          <a class="button" href={`/projects/${project.id}/rectifications.xlsx`}>
            下载 Excel
          </a>
        )}
      </ProjectTitle>
      {told === '' ? null : (
        <p class={view.refused ? 'notice red' : 'notice'} role={view.refused ? 'alert' : 'status'}>
          {told}
        </p>
      )}
      <div class="stack">
        {lines.length === 0 ? <p class="card note">还没有整改事项。自评提交以后也可以登记。</p> : null}
        {lines.map((line, index) => (
          <section class="card" aria-labelledby={`line-${line.id}`}>
            <h2 id={`line-${line.id}`} class="rectification-head">
              第 {index + 1} 项 <span class={`mark ${TONES[line.state]}`}>{line.state}</span>
            </h2>
            <LineForm project={project} line={line} />
          </section>
        ))}
        <Proposals view={view} />
        <section class="card" aria-labelledby="fresh-title">
          <h2 id="fresh-title">登记问题</h2>
          <LineForm project={project} line={fresh} />
        </section>
      </div>
    </Page>
  );
}
