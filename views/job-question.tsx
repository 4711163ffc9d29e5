import type { JobQuestionView } from '#views/jobs-props.ts';
import { FindingCounts, GradeMark } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

function Ready({ view }: { view: JobQuestionView }) {
  if (view.ready.length === 0) return null;
  return (
    <section class="card table-card" aria-labelledby="ready-title">
      <h2 id="ready-title">将提交并锁定 {view.ready.length} 个</h2>
      <table class="list">
        <caption class="spoken">将提交并锁定的项目</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" class="number">
              总分
            </th>
            <th scope="col">等级</th>
            <th scope="col">提醒</th>
          </tr>
        </thead>
        <tbody>
          {view.ready.map((one) => (
            <tr>
              <th scope="row">
                <a href={`/projects/${one.id}/year-end`}>{one.name}</a>
              </th>
              <td class="number">{one.total}</td>
              <td>
                <GradeMark grade={one.grade} frozen={false} />
              </td>
              <td>
                <FindingCounts errors={0} warnings={one.warnings} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Left({ view }: { view: JobQuestionView }) {
  return (
    <>
      {view.stopped.length === 0 ? null : (
        <section class="card" aria-labelledby="stopped-title">
          <h2 id="stopped-title">不能提交，将跳过 {view.stopped.length} 个</h2>
          <ul class="places">
            {view.stopped.map((one) => (
              <li>
                <a href={`/missing?project=${one.id}`}>{one.name}</a> <span class="red">{one.why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.submitted.length === 0 ? null : (
        <section class="card" aria-labelledby="submitted-title">
          <h2 id="submitted-title">此前已提交，不重复提交 {view.submitted.length} 个</h2>
          <ul class="places">
            {view.submitted.map((one) => (
              <li>
                <a href={`/projects/${one.id}/year-end`}>{one.name}</a> <span class="muted">{one.how}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Confirmation({ view }: { view: JobQuestionView }) {
  return (
    <section class="card" aria-labelledby="confirmation-title">
      <h2 id="confirmation-title">确认提交</h2>
      <p class="note">提交后表内容锁定，可以打印正式自评表；以后要修改，须写明原因重新打开。</p>
      <form id="job-confirmation" method="post" action={`/jobs/${view.id}/confirmation`}>
        <label for="job-by">提交人姓名</label>
        <input type="text" id="job-by" name="by" required maxlength={50} autocomplete="name" value={view.person} />
        <button type="submit" class="primary">
          确认提交这 {view.ready.length} 个
        </button>
      </form>
    </section>
  );
}

/** `/jobs/:id` before a 批量提交 is confirmed: nothing is submitted yet. */
export function JobQuestionPage({ frame, view }: { frame: Frame; view: JobQuestionView }) {
  const count = view.ready.length + view.stopped.length + view.submitted.length;
  return (
    <Page title="确认提交" frame={frame} active="我的一年">
      <div class="page-title">
        <div>
          <p class="path">
            <a href={`/?year=${view.year}`}>{view.year} 年度</a> › 提交所选
          </p>
          <h1>提交所选的 {count} 个项目</h1>
          <p class="subline">还没有提交。请核对下面的名单，再确认。</p>
        </div>
        <div class="actions">
          <form method="post" action={`/jobs/${view.id}/cancellation`}>
            <button type="submit">取消</button>
          </form>
        </div>
      </div>
      <div class="stack">
        {view.ready.length > 0 ? (
          <Confirmation view={view} />
        ) : (
          <p class="notice amber">所选项目中没有可以提交的。请先处理下面列出的内容，再回来提交。</p>
        )}
        <Ready view={view} />
        <Left view={view} />
      </div>
    </Page>
  );
}
