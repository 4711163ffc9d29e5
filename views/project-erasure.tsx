import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame, ProjectHead } from '#views/props.ts';

/** `/projects/:id/erasure`: the question before a project is removed, or why it cannot be. */
export interface ProjectErasureView {
  project: ProjectHead;
  indicators: number;
  /** What stands in the way; null for nothing. */
  obstacle: string | null;
}

/** 删除项目: what would go, and the button that removes it. */
export function ProjectErasurePage({ frame, view }: { frame: Frame; view: ProjectErasureView }) {
  const { project, indicators, obstacle } = view;
  return (
    <Page title={`${project.name} 删除项目`} frame={frame} active="项目">
      <ProjectTitle project={project} tab="目标" />
      <section class="card erasure" aria-labelledby="erasure-title">
        <h2 id="erasure-title">{obstacle === null ? `删除项目“${project.name}”？` : '这个项目不能删除'}</h2>
        {obstacle === null ? (
          <p>
            {project.unit} {project.year} 年度的这个项目，连同 {indicators}{' '}
            个指标、资金和目标的改动记录一起删除，删除后不能恢复。
          </p>
        ) : (
          <p>
            不能删除：{obstacle}。填过、提交过或据此做了下一年度的项目要留着，名称、指标等写错了在“修改项目和指标”里改。
          </p>
        )}
        <form method="post" action={`/projects/${project.id}/erasure`} class="actions">
          {obstacle === null ? (
            <button type="submit" class="primary">
              确认删除
            </button>
          ) : null}
          <a class="button" href={`/projects/${project.id}/targets`}>
            {obstacle === null ? '不删除' : '返回'}
          </a>
        </form>
      </section>
    </Page>
  );
}
