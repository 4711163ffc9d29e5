import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame, ProjectHead } from '#views/props.ts';

/** One line of 填报记录: a text that somebody typed, a change of the targets, or what happened to the form (提交, 重新打开 …). */
export type HistoryLine =
  | {
      kind: 'entry';
      id: string;
      /** `2025-01-08 12:03` */
      at: string;
      by: string;
      /** The indicator's name; null for the project's own cells. */
      row: string | null;
      removed: boolean;
      /** In the form's words: 实际完成值, 年中监控：执行情况. */
      cell: string;
      /** Whether its form is open. */
      editable: boolean;
      before: string;
      after: string;
      /** The cell's newest version. */
      newest: number;
      /** Whether this is what stands in the cell now. */
      present: boolean;
    }
  | {
      /** What was changed in the target table itself. */
      kind: 'target';
      at: string;
      by: string;
      /** The indicator's name before the change; null for the project. */
      row: string | null;
      removed: boolean;
      /** In the form's words: 年度指标值, 次序, … */
      field: string;
      before: string;
      after: string;
      /** What an adjustment was based on; '' for a correction. */
      adjustment: string;
    }
  | { kind: 'change'; at: string; by: string; what: string; reason: string };

/** `/projects/:id/history` */
export interface HistoryView {
  project: ProjectHead;
  /** The forms that are submitted: 年中监控, 年末自评. */
  locked: string[];
  lines: HistoryLine[];
  people: string[];
  rows: { id: string; name: string }[];
  chosen: { row: string; by: string | null };
  /** Address of the following page; null on the last one. */
  next: string | null;
  /** Address of the whole list as a spreadsheet. */
  download: string;
  /** What became of the last 恢复; '' for none. */
  told: string;
  /** Whether `told` is a refusal. */
  refused: boolean;
}

const shown = (text: string) => (text === '' ? '（空）' : text);

function Restore({ view, line }: { view: HistoryView; line: HistoryLine & { kind: 'entry' } }) {
  if (line.present) return <span class="present muted">现值</span>;
  if (!line.editable || line.removed) return null;
  const { row, by } = view.chosen;
  return (
    <form class="restore" method="post" action={`/projects/${view.project.id}/history/restorations`}>
      <input type="hidden" name="entry" value={line.id} />
      <input type="hidden" name="version" value={String(line.newest)} />
      <input type="hidden" name="row" value={row} />
      {by === null ? null : <input type="hidden" name="by" value={by} />}
      <button
        type="submit"
        class="small"
        aria-label={`恢复此值：${line.row ?? '本项目'} ${line.cell} ${shown(line.after)}`}
      >
        恢复此值
      </button>
    </form>
  );
}

function Line({ view, line }: { view: HistoryView; line: HistoryLine }) {
  const time = <td class="time">{line.at.slice(11)}</td>;
  const person = <td class="person">{line.by || '未署名'}</td>;
  if (line.kind === 'change') {
    return (
      <tr class="change">
        {time}
        {person}
        <td colspan={3}>
          <strong>{line.what}</strong>
          {line.reason === '' ? '' : `：${line.reason}`}
        </td>
      </tr>
    );
  }
  const field = line.kind === 'target' ? `目标：${line.field}` : line.cell;
  return (
    <tr>
      {time}
      {person}
      <th scope="row">
        {line.row ?? '本项目'}
        {line.removed ? '（已减少的指标）' : ''}
        <span class="field">{field}</span>
      </th>
      <td class="text old">{shown(line.before)}</td>
      <td class="text">
        {shown(line.after)}
        {line.kind === 'entry' ? <Restore view={view} line={line} /> : null}
        {line.kind === 'target' && line.adjustment !== '' ? <span class="field">{line.adjustment}</span> : null}
      </td>
    </tr>
  );
}

function Day({ view, day }: { view: HistoryView; day: string }) {
  return (
    <table class="list history" aria-label={`${day} 的填报记录`}>
      <caption>{day}</caption>
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">填报人</th>
          <th scope="col">填在哪里</th>
          <th scope="col">原内容</th>
          <th scope="col">新内容</th>
        </tr>
      </thead>
      <tbody>
        {view.lines
          .filter((line) => line.at.startsWith(day))
          .map((line) => (
            <Line view={view} line={line} />
          ))}
      </tbody>
    </table>
  );
}

function Filters({ view }: { view: HistoryView }) {
  const { row, by } = view.chosen;
  return (
    <form class="history-filters" method="get" action={`/projects/${view.project.id}/history`}>
      <label for="history-row">填在哪里</label>
      <select id="history-row" name="row">
        <option value="">全部</option>
        <option value="project" selected={row === 'project'}>
          本项目（资金、总体目标）
        </option>
        {view.rows.map(({ id, name }) => (
          <option value={id} selected={row === id}>
            {name}
          </option>
        ))}
      </select>
      <label for="history-by">填报人</label>
      <select id="history-by" name="by">
        <option value="">全部</option>
        {view.people.map((person) => (
          <option value={person || '未署名'} selected={by === person}>
            {person || '未署名'}
          </option>
        ))}
      </select>
      <button type="submit">查看</button>
    </form>
  );
}

/** 填报记录: who typed what, when, over which earlier text, newest first; each earlier text is one click from being restored. */
export function HistoryPage({ frame, view }: { frame: Frame; view: HistoryView }) {
  const days = [...new Set(view.lines.map((line) => line.at.slice(0, 10)))];
  return (
    <Page title={`${view.project.name} 填报记录`} frame={frame} active="项目">
      <ProjectTitle project={view.project} tab="填报记录">
        {view.lines.length === 0 ? null : (
          <a class="button" href={view.download}>
            下载 Excel
          </a>
        )}
      </ProjectTitle>
      {view.told === '' ? null : (
        <p class={view.refused ? 'notice red' : 'notice'} role={view.refused ? 'alert' : 'status'}>
          {view.told}
        </p>
      )}
      <div class="card">
        <Filters view={view} />
        {view.locked.length === 0 ? null : (
          <p class="muted">{view.locked.join('、')}已提交，其中的值不能恢复；如需更正，请先重新打开。</p>
        )}
        {days.map((day) => (
          <Day view={view} day={day} />
        ))}
        {days.length === 0 ? <p class="empty">还没有填报记录。</p> : null}
        {view.next === null ? null : (
          <p>
            <a class="button" href={view.next}>
              更早的记录
            </a>
          </p>
        )}
      </div>
    </Page>
  );
}
