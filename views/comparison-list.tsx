import { GradeMark, shortCategory } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import type { ComparisonListView, Frame } from '#views/props.ts';

function Points({ view }: { view: ComparisonListView }) {
  const named = view.projects.flatMap((project) => project.categories.map((one) => shortCategory(one.category)));
  const categories = [...new Set(named)];
  return (
    <div class="card table-card">
      <table class="list">
        <caption class="spoken">各项目分类得分</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            {categories.map((category) => (
              <th scope="col" class="number">
                {category}
              </th>
            ))}
            <th scope="col" class="number">
              总分
            </th>
            <th scope="col">等级</th>
          </tr>
        </thead>
        <tbody>
          {view.projects.map((project) => (
            <tr>
              <th scope="row">
                <a href={`/projects/${project.id}/comparison`}>{project.name}</a>
              </th>
              {categories.map((category) => {
                const points = project.categories.find((one) => shortCategory(one.category) === category);
                return (
                  <td class="number">
                    {points ? (
                      <>
                        {points.score} <span class="muted">/ {points.weight}</span>
                      </>
                    ) : (
                      <span class="none">—</span>
                    )}
                  </td>
                );
              })}
              <td class="number">
                <strong>{project.total ?? '—'}</strong>
              </td>
              <td>
                <GradeMark grade={project.grade} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 对比 over all projects of the year: points by category, each project leading to its own comparison. */
export function ComparisonListPage({ frame, view }: { frame: Frame; view: ComparisonListView }) {
  return (
    <Page title={`${frame.year} 年度对比`} frame={frame} active="对比">
      <div class="page-title">
        <div>
          <h1>{frame.year} 年度 · 目标与结果</h1>
          <p class="subline">各类得分 / 分值；点项目名称看逐项对比。</p>
        </div>
      </div>
      {view.projects.length === 0 ? (
        <p class="empty">
          {frame.year} 年度还没有项目。<a href="/imports/new">导入绩效目标申报表</a>
        </p>
      ) : (
        <Points view={view} />
      )}
    </Page>
  );
}
