import { JobMark } from '#views/job.tsx';
import type { JobListView } from '#views/jobs-props.ts';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

function Jobs({ view }: { view: JobListView }) {
  return (
    <div class="card table-card">
      <table class="list job-list">
        <caption class="spoken">最近的打印和提交</caption>
        <thead>
          <tr>
            <th scope="col">做什么</th>
            <th scope="col">年度</th>
            <th scope="col">时间</th>
            <th scope="col">姓名</th>
            <th scope="col">状态</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {view.jobs.map((job) => (
            <tr>
              <th scope="row">
                <a href={`/jobs/${job.id}`}>{job.title}</a>
              </th>
              <td>{job.year}</td>
              <td class="when">{job.at}</td>
              <td class="when">{job.by || '—'}</td>
              <td>
                <JobMark state={job.state} />
              </td>
              <td>{job.tally || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `/jobs`: what was printed and submitted lately. */
export function JobListPage({ frame, view }: { frame: Frame; view: JobListView }) {
  return (
    <Page title="最近的打印和提交" frame={frame} active="报表">
      <div class="page-title">
        <div>
          <h1>最近的打印和提交</h1>
          <p class="subline">
            记录和印好的文件保留 {view.keptDays} 天，过后自动清除；已提交的自评表不受影响，随时可以再打印。
          </p>
        </div>
      </div>
      {view.jobs.length === 0 ? (
        <p class="empty">
          最近没有成批打印或提交过。<a href={`/?year=${frame.year}`}>到“我的一年”勾选项目</a>
        </p>
      ) : (
        <Jobs view={view} />
      )}
    </Page>
  );
}
