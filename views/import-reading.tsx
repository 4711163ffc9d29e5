import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

/** One file of an upload and how far it is. */
export interface ReadingLine {
  name: string;
  /** `等待`, `正在读`, `读出 7 个项目`, `读不出`, … */
  outcome: string;
  tone: 'good' | 'red' | 'amber' | 'open' | 'plain';
  /** Why it could not be read; '' for every other. */
  note: string;
}

/** `/imports/:id/reading`: files that are read in the background. */
export interface ReadingView {
  id: string;
  /** False once nothing more is read of it. */
  open: boolean;
  /** It ended without a preview, though nobody stopped it. */
  failed: boolean;
  /** What happens now, or how it ended. */
  sentence: string;
  /** Files that were read or could not be, and how many of them could not. */
  seen: number;
  unread: number;
  count: number;
  lines: ReadingLine[];
}

/** While it is read the one button stops it, afterwards it leads to the choice of files: the same button, so that it keeps the focus. */
function NextStep({ view }: { view: ReadingView }) {
  const { open, id } = view;
  return (
    <form method={open ? 'post' : 'get'} action={open ? `/imports/${id}/reading/stopping` : '/imports/new'}>
      <button type="submit" id="reading-button" class={open ? undefined : 'primary'}>
        {open ? '停止读取' : '重新选择文件'}
      </button>
    </form>
  );
}

/** The changing part of the page; while files are read it asks for itself anew every second. */
export function ReadingProgress({ view }: { view: ReadingView }) {
  const poll = view.open
    ? { 'hx-get': `/imports/${view.id}/reading/progress`, 'hx-trigger': 'every 1s', 'hx-swap': 'morph' }
    : {};
  return (
    <section id="reading" aria-label="进度" {...poll}>
      <div class={view.failed ? 'notice red job-standing' : 'notice job-standing'}>
        <div>
          <p role={view.open ? undefined : 'alert'}>{view.sentence}</p>
          <p class="job-bar">
            {view.open ? <progress aria-label="进度" value={view.seen} max={view.count} /> : null}{' '}
            <span class="number" role="status">
              已读 {view.seen}/{view.count}
              {view.unread === 0 ? '' : `，${view.unread} 个读不出`}
            </span>
          </p>
        </div>
        <NextStep view={view} />
      </div>
      <div class="card table-card">
        <table class="list reading-lines">
          <caption class="spoken">各文件的读取情况</caption>
          <thead>
            <tr>
              <th scope="col">文件</th>
              <th scope="col">读取情况</th>
            </tr>
          </thead>
          <tbody>
            {view.lines.map(({ name, outcome, tone, note }) => (
              <tr>
                <th scope="row">{name}</th>
                <td>
                  <span class={`mark ${tone}`}>{outcome}</span>
                  {note === '' ? null : <p class="note">{note}</p>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** 导入 of several files: how far their reading is. Without JavaScript the page asks for itself anew. */
export function ReadingPage({ frame, view }: { frame: Frame; view: ReadingView }) {
  return (
    <Page title={`读取 ${view.count} 个文件`} frame={frame} active="导入" refreshed={view.open}>
      <div class="page-title">
        <div>
          <h1>读取 {view.count} 个文件</h1>
          <p class="subline">逐个读取；一个文件读不出，不影响其余的。</p>
        </div>
        <div class="actions">
          <a class="button" href="/imports">
            导入记录
          </a>
        </div>
      </div>
      <ReadingProgress view={view} />
    </Page>
  );
}
