import type { Finding } from '#src/rules/findings.ts';
import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { CellsView, Frame, ProjectHead } from '#views/props.ts';
import { SavedNote, UnsavedBar, UnsavedNote } from '#views/saved-state.tsx';
import { CellProblem, cellAttributes, cellId, Entry, PROJECT } from '#views/sheet-cell.tsx';

/** One section of the report: a text that somebody wrote, or the proposal of the form. */
export interface SectionView {
  field: string;
  heading: string;
  hint: string;
  text: string;
  proposal: string;
  edited: boolean;
  findings: readonly Finding[];
}

/** `/projects/:id/narrative` and the answers to its sections. */
export interface NarrativeView extends CellsView {
  project: ProjectHead;
  title: string;
  sections: readonly SectionView[];
  savedAt: string | null;
}

function Proposal({ view, section }: { view: NarrativeView; section: SectionView }) {
  if (!section.edited) return <p class="note">建议稿，数字取自自评表；改动后就以您写的为准。</p>;
  if (section.proposal === section.text) return null;
  const version = view.versions[`${PROJECT}/${section.field}`] ?? 0;
  return (
    <details class="proposal">
      <summary>自评表现在的建议稿</summary>
      <p>{section.proposal}</p>
      <button
        type="button"
        class="small"
        data-choice="proposal"
        {...cellAttributes(view, PROJECT, section.field)}
        hx-vals={JSON.stringify({ text: section.proposal, version })}
      >
        采用建议稿
      </button>
    </details>
  );
}

/** One section, on the page and as the answer to its text. */
export function NarrativeSection({ view, section }: { view: NarrativeView; section: SectionView }) {
  const { field, heading, hint, text, findings } = section;
  const found = `findings-${field}`;
  return (
    <section id={`section-${field}`} class={section.edited ? 'written' : 'proposed'} aria-labelledby={`title-${field}`}>
      <h2 id={`title-${field}`}>{heading}</h2>
      <Entry
        view={view}
        owner={PROJECT}
        field={field}
        column={field}
        label={heading}
        stored={text}
        placeholder={hint}
        describedBy={findings.length > 0 ? found : undefined}
      />
      <CellProblem view={view} owner={PROJECT} field={field} />
      {findings.length === 0 ? null : (
        <div id={found} class="findings">
          {findings.map((one) => (
            <p class="finding warn">{one.message}</p>
          ))}
        </div>
      )}
      <Proposal view={view} section={section} />
    </section>
  );
}

/** 自评报告: an outline filled from the form, each section editable in place, saved when it is left. */
export function NarrativePage({ frame, view }: { frame: Frame; view: NarrativeView }) {
  const { project } = view;
  const base = `/projects/${project.id}/narrative`;
  const first = view.sections[0];
  return (
    <Page title={`${project.name} 自评报告`} frame={frame} active="项目">
      <ProjectTitle project={project} tab="自评报告">
        <UnsavedNote />
        <SavedNote view={view} />
        <a class="button" href={`${base}/report.docx`}>
          下载 Word
        </a>
        <a class="button primary" href={`${base}/report.pdf`} target="_blank" rel="noopener">
          打印自评报告
        </a>
      </ProjectTitle>
      <UnsavedBar />
      <article
        class="card narrative"
        id="narrative"
        hx-swap="morph:outerHTML"
        hx-target="closest section"
        hx-sync="#narrative:queue all"
      >
        <header>
          <p class="form-title">{view.title}</p>
          <p class="form-year">
            {project.name}（{project.year}年度）
          </p>
          {first ? (
            <p class="note">
              <a href={`#${cellId(PROJECT, first.field)}`}>从第一节写起</a>，离开一节即保存；清空一节就恢复建议稿。
            </p>
          ) : null}
        </header>
        {view.sections.map((section) => (
          <NarrativeSection view={view} section={section} />
        ))}
      </article>
    </Page>
  );
}
