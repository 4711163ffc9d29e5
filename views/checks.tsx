import type { Acknowledgement } from '#src/rules/acknowledgement.ts';
import type { Severity } from '#src/rules/findings.ts';
import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame, ProjectHead } from '#views/props.ts';

/** One code that was found in a form, with every place of it. */
export interface CheckedCode {
  code: string;
  name: string;
  remedy: string;
  severity: Severity;
  places: { href: string; place: string; message: string }[];
  /** What it was acknowledged with; null while it was not, and for errors. */
  acknowledged: (Acknowledgement & { when: string }) | null;
  /** Of the cell of its note. */
  version: number;
}

export interface ChecksSection {
  phase: 'mid-year' | 'year-end';
  title: string;
  sheet: string;
  editable: boolean;
  unfilled: number;
  codes: readonly CheckedCode[];
}

/** `/projects/:id/checks` */
export interface ChecksView {
  project: ProjectHead;
  sections: readonly ChecksSection[];
  hints: boolean;
  /** What became of the last note; '' for none. */
  told: string;
  refused: boolean;
  /** A note that was not stored, by its code. */
  left: { code: string; note: string } | null;
}

const TITLES: Record<Severity, string> = { error: '错误', warn: '提醒', hint: '提示' };
const TONES: Record<Severity, string> = { error: 'red', warn: 'amber', hint: 'plain' };

/** 提示 on or off, for everybody at this installation. */
export function HintSwitch({ hints, back }: { hints: boolean; back: string }) {
  return (
    <form method="post" action="/checks/hints" class="hint-switch">
      <input type="hidden" name="back" value={back} />
      <button type="submit" name="hints" value={hints ? 'off' : 'on'} class="small">
        {hints ? '不显示提示' : '显示提示级的发现'}
      </button>
    </form>
  );
}

function NoteForm({ view, section, one }: { view: ChecksView; section: ChecksSection; one: CheckedCode }) {
  const id = `note-${section.phase}-${one.code}`;
  const left = view.left?.code === one.code ? view.left.note : null;
  return (
    <form method="post" action={`/projects/${view.project.id}/checks/acknowledgements`} class="acknowledgement">
      <input type="hidden" name="phase" value={section.phase} />
      <input type="hidden" name="code" value={one.code} />
      <input type="hidden" name="version" value={String(one.version)} />
      <label for={id}>核对说明</label>
      <input
        type="text"
        id={id}
        name="note"
        maxlength={500}
        autocomplete="off"
        value={left ?? one.acknowledged?.note ?? ''}
        placeholder="例如：已核对台账，数据无误"
      />
      <button type="submit" name="act" value="note">
        {one.acknowledged ? '改说明' : '已知晓'}
      </button>
      {one.acknowledged ? (
        <button type="submit" name="act" value="withdraw" class="link">
          收回
        </button>
      ) : null}
    </form>
  );
}

function Code({ view, section, one }: { view: ChecksView; section: ChecksSection; one: CheckedCode }) {
  const title = `code-${section.phase}-${one.severity}-${one.code}`;
  const { acknowledged } = one;
  return (
    <section class="card checked-code" aria-labelledby={title}>
      <h3 id={title}>
        <span class={`mark ${acknowledged ? 'good' : TONES[one.severity]}`}>
          {acknowledged ? '已知晓' : TITLES[one.severity]}
        </span>{' '}
        {one.code} {one.name}
      </h3>
      <ul class="places">
        {one.places.map(({ href, place, message }) => (
          <li>
            <a href={href}>{place}</a> <span>{message}</span>
          </li>
        ))}
      </ul>
      <p class="note">处理：{one.remedy}</p>
      {acknowledged ? (
        <p class="note">
          说明：{acknowledged.note}（{acknowledged.by || '未署名'} {acknowledged.when}）
        </p>
      ) : null}
      {one.severity === 'warn' && section.editable ? <NoteForm view={view} section={section} one={one} /> : null}
    </section>
  );
}

function Section({ view, section }: { view: ChecksView; section: ChecksSection }) {
  const title = `section-${section.phase}`;
  const errors = section.codes.filter((one) => one.severity === 'error');
  return (
    <section class="checked-section" aria-labelledby={title}>
      <h2 id={title} class="section-title">
        {section.title}
      </h2>
      {section.unfilled > 0 ? (
        <p class="card note">
          <a href={section.sheet}>还有 {section.unfilled} 处未填</a>，填完才能提交。
        </p>
      ) : null}
      {errors.length > 0 ? <p class="note">错误改正以后才能提交；提醒核对后标为已知晓，不妨碍提交。</p> : null}
      {section.codes.length === 0 && section.unfilled === 0 ? <p class="card note">没有发现问题。</p> : null}
      {section.codes.map((one) => (
        <Code view={view} section={section} one={one} />
      ))}
    </section>
  );
}

/** 自查 of a project: what an inspector would find, where it stands, what to do, and which warnings somebody has looked at. */
export function ChecksPage({ frame, view }: { frame: Frame; view: ChecksView }) {
  const base = `/projects/${view.project.id}/checks`;
  return (
    <Page title={`${view.project.name} 自查`} frame={frame} active="项目">
      <ProjectTitle project={view.project} tab="自查">
        <HintSwitch hints={view.hints} back={base} />
        <a class="button" href={`${base}/report.pdf`} target="_blank" rel="noopener">
          打印自查报告
        </a>
      </ProjectTitle>
      {view.told === '' ? null : (
        <p class={view.refused ? 'notice red' : 'notice'} role={view.refused ? 'alert' : 'status'}>
          {view.told}
        </p>
      )}
      {view.sections.map((section) => (
        <Section view={view} section={section} />
      ))}
    </Page>
  );
}
