import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';
import type { HeldEntry, RestoreView } from '#views/storage-props.ts';

function entryText(entry: HeldEntry | null): string {
  return entry ? `${entry.at} ${entry.by}，${entry.project}：${entry.text}` : '没有';
}

function Beside({ view: { backup, here, madeAt, version } }: { view: RestoreView }) {
  const rows: [string, string, string][] = [
    ['做出时间', madeAt === '' ? '不详（直接拷贝的数据文件）' : `${madeAt}，程序 ${version}`, '现在'],
    ['单位', backup.units, here.units],
    ['年度', backup.years, here.years],
    ['填报', `${backup.entries} 条`, `${here.entries} 条`],
    ['最近填报', entryText(backup.newest), entryText(here.newest)],
  ];
  return (
    <table class="bare grid storage-list">
      <caption class="spoken">备份与现有数据</caption>
      <thead>
        <tr>
          <th scope="col">内容</th>
          <th scope="col">这份备份</th>
          <th scope="col">现有数据（将被替换）</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, inBackup, now]) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{inBackup}</td>
            <td>{now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lost({ lost }: { lost: RestoreView['lost'] }) {
  if (lost.projects.length === 0) {
    return (
      <section class="card" aria-labelledby="lost-title">
        <h2 id="lost-title">恢复会丢掉什么</h2>
        <p>现有的填报、提交在备份里都有，什么也不会丢。</p>
      </section>
    );
  }
  return (
    <section class="card problems" aria-labelledby="lost-title">
      <h2 id="lost-title" class="red">
        恢复会丢掉：{lost.entries} 处填报
      </h2>
      <ul class="lost-projects">
        {lost.projects.map(({ name, year, says }) => (
          <li>
            {year} 年度 {name}：{says}
          </li>
        ))}
      </ul>
      {lost.newest.length === 0 ? null : (
        <table class="bare grid storage-list">
          <caption>{lost.entries > lost.newest.length ? `其中最近的 ${lost.newest.length} 处` : '逐处列出'}</caption>
          <thead>
            <tr>
              <th scope="col">位置</th>
              <th scope="col">内容</th>
              <th scope="col">时间</th>
              <th scope="col">填报人</th>
            </tr>
          </thead>
          <tbody>
            {lost.newest.map(({ place, text, at, by }) => (
              <tr>
                <th scope="row">{place}</th>
                <td class="prose">{text}</td>
                <td>{at}</td>
                <td>{by === '' ? '未留姓名' : by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Projects({ projects }: { projects: RestoreView['projects'] }) {
  return (
    <section class="card" aria-labelledby="projects-title">
      <h2 id="projects-title">项目</h2>
      {projects.length === 0 ? <p class="note">两边都没有项目。</p> : null}
      {projects.length === 0 ? null : (
        <table class="bare grid storage-list">
          <caption class="spoken">项目的状态和进度</caption>
          <thead>
            <tr>
              <th scope="col">年度</th>
              <th scope="col">项目</th>
              <th scope="col">备份中</th>
              <th scope="col">现有</th>
            </tr>
          </thead>
          <tbody>
            {projects.map(({ name, year, backup, here }) => (
              <tr>
                <td>{year}</td>
                <th scope="row">{name}</th>
                <td class={backup === null ? 'red' : undefined}>{backup ?? '没有'}</td>
                <td>{here ?? '没有'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The preview of a restore: what the backup holds beside what is here, what would be lost, and the confirmation. */
export function RestorePage({ frame, view }: { frame: Frame; view: RestoreView }) {
  return (
    <Page title="恢复预览" frame={frame} active="数据">
      <div class="page-title">
        <div>
          <h1>恢复预览</h1>
          <p class="subline">备份已校验，完好。现有数据还没有改动。</p>
        </div>
      </div>
      <div class="stack">
        <section class="card" aria-labelledby="beside-title">
          <h2 id="beside-title">备份里有什么</h2>
          <Beside view={view} />
        </section>
        <Lost lost={view.lost} />
        <Projects projects={view.projects} />
        <section class="card" aria-labelledby="confirm-title">
          <h2 id="confirm-title">确认恢复</h2>
          <p>现有数据会先自动备份，再整个换成这份备份；中途断电也只会是恢复前或恢复后的样子。</p>
          {view.problem === '' ? null : (
            <p class="red" role="alert">
              {view.problem}
            </p>
          )}
          <form
            id="restore-confirmation"
            class="storage-action"
            method="post"
            action={`/storage/restores/${view.id}/confirmation`}
          >
            <label for="confirmed">确认请写“恢复”两个字</label>
            <input type="text" id="confirmed" name="confirmed" size={6} autocomplete="off" />
            <button type="submit" class="primary">
              确认恢复
            </button>
            <button type="submit" formaction={`/storage/restores/${view.id}/removal`}>
              取消
            </button>
          </form>
        </section>
      </div>
    </Page>
  );
}
