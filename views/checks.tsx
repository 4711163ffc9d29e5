import { type Acknowledgement, type FindingKind, KIND_NAMES } from '#src/rules/acknowledgement.ts';
import { KIND_TONES } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame, ProjectHead } from '#views/props.ts';

/** A finding as a link to its cell. */
export interface CheckedPlace {
  href: string;
  place: string;
  /** '' where the place says it already. */
  message: string;
}

/** One code that was found in a form, with every place of it. */
export interface CheckedCode {
  code: string;
  name: string;
  remedy: string;
  kind: Exclude<FindingKind, 'unfilled'>;
  places: readonly CheckedPlace[];
  /** What it was acknowledged with; null while it was not, and for errors and hints. */
  acknowledged: (Acknowledgement & { when: string }) | null;
  /** Of the cell of its note. */
  version: number;
}

/** One form of the project. */
export interface ChecksSection {
  phase: 'mid-year' | 'year-end';
  title: string;
  sheet: string;
  editable: boolean;
  unfilled: readonly CheckedPlace[];
  codes: readonly CheckedCode[];
  /** What a form without findings is free of. */
  clean: string;
}

/** `/projects/:id/checks` */
export interface ChecksView {
  project: ProjectHead;
  sections: readonly ChecksSection[];
  hints: boolean;
  /** What became of the last note; '' for none. */
  told: string;
  refused: boolean;
  /** A note that was not stored, by its form and code. */
  left: { phase: string; code: string; note: string } | null;
}

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

function Places({ places, columns = false }: { places: readonly CheckedPlace[]; columns?: boolean }) {
  return (
    <ul class={columns ? 'places columns' : 'places'}>
      {places.map(({ href, place, message }) => (
        <li>
          <a href={href}>{place}</a> {message === '' ? null : <span>{message}</span>}
        </li>
      ))}
    </ul>
  );
}

function NoteForm({ view, section, one }: { view: ChecksView; section: ChecksSection; one: CheckedCode }) {
  const id = `note-${section.phase}-${one.code}`;
  const { left } = view;
  const kept = left !== null && left.phase === section.phase && left.code === one.code ? left.note : null;
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
        required
        maxlength={500}
        autocomplete="off"
        value={kept ?? one.acknowledged?.note ?? ''}
        placeholder="例如：已核对台账，数据无误"
      />
      <button
        type="submit"
        name="act"
        value="note"
        aria-label={`${one.code} ${one.acknowledged ? '改说明' : '已知晓'}`}
      >
        {one.acknowledged ? '改说明' : '已知晓'}
      </button>
      {one.acknowledged ? (
        <button type="submit" name="act" value="withdraw" class="link" formnovalidate aria-label={`${one.code} 收回`}>
          收回
        </button>
      ) : null}
    </form>
  );
}

function Code({ view, section, one }: { view: ChecksView; section: ChecksSection; one: CheckedCode }) {
  const title = codeAnchor(section.phase, one.code, one.kind);
  const { acknowledged } = one;
  const noted = one.kind === 'warnings' || one.kind === 'acknowledged';
  return (
    <section class="card checked-code" aria-labelledby={title}>
      <h4 id={title}>
        <span class={`mark ${KIND_TONES[one.kind]}`}>{KIND_NAMES[one.kind]}</span> {one.code} {one.name}
      </h4>
      <Places places={one.places} />
      <p class="note">处理：{one.remedy}</p>
      {acknowledged ? (
        <p class="note">
          说明：{acknowledged.note}（{acknowledged.by || '未署名'} {acknowledged.when}）
        </p>
      ) : null}
      {noted && section.editable ? <NoteForm view={view} section={section} one={one} /> : null}
    </section>
  );
}

/** The anchor of a code on the page of its project. */
export function codeAnchor(phase: string, code: string, kind: FindingKind): string {
  return kind === 'unfilled'
    ? `unfilled-${phase}`
    : `code-${phase}-${kind === 'acknowledged' ? 'warnings' : kind}-${code}`;
}

const GROUPS = ['errors', 'warnings', 'acknowledged', 'hints'] as const;
const NOTES: Record<(typeof GROUPS)[number], string> = {
  errors: '有错误时不能提交，改正以后自动消失。',
  warnings: '逐条核对；核对过的写明情况，标为已知晓。不妨碍提交。',
  acknowledged: '核对过，不再计入提醒。',
  hints: '供参考，不计入提醒。',
};

function Group({ view, section, kind }: { view: ChecksView; section: ChecksSection; kind: (typeof GROUPS)[number] }) {
  const codes = section.codes.filter((one) => one.kind === kind);
  if (codes.length === 0) return null;
  const places = codes.reduce((sum, one) => sum + one.places.length, 0);
  return (
    <>
      <h3 class="checked-kind">
        {KIND_NAMES[kind]} {places} 处 {section.editable ? <span class="note">{NOTES[kind]}</span> : null}
      </h3>
      {codes.map((one) => (
        <Code view={view} section={section} one={one} />
      ))}
    </>
  );
}

function Section({ view, section }: { view: ChecksView; section: ChecksSection }) {
  const title = `section-${section.phase}`;
  const { unfilled, codes, editable, clean } = section;
  const found = codes.length > 0 || unfilled.length > 0;
  return (
    <section class="checked-section" aria-labelledby={title}>
      <h2 id={title} class="section-title">
        {section.title}
      </h2>
      {found ? null : <p class="card note">{clean}</p>}
      {found && !editable ? <p class="note">本表已提交，内容和说明已锁定；要更正，先在表上重新打开。</p> : null}
      {unfilled.length > 0 ? (
        <details class="card checked-code" id={codeAnchor(section.phase, 'S6', 'unfilled')}>
          <summary>还有 {unfilled.length} 处未填，填完才能提交</summary>
          <Places places={unfilled} columns />
        </details>
      ) : null}
      {GROUPS.map((kind) => (
        <Group view={view} section={section} kind={kind} />
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
        <a class="button" href={`${base}/report.xlsx`}>
          下载 Excel
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
