import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';
import type { StorageView } from '#views/storage-props.ts';

type DataFile = NonNullable<StorageView['file']>;

function BackupCard({ view }: { view: StorageView }) {
  return (
    <section class="card" aria-labelledby="backup-title">
      <h2 id="backup-title">备份</h2>
      <p>把全部数据存成一个文件，做好后逐项校验过才交给您。请存到 U 盘或另一台电脑上。填报时也可以备份，不影响别人。</p>
      <form class="storage-action" method="post" action="/storage/backups">
        <button type="submit" class="primary">
          下载备份
        </button>
        <span class="note">
          {view.lastBackup ? `上次备份：${view.lastBackup.at}，${view.lastBackup.size}` : '在这里还没有备份过'}
        </span>
      </form>
    </section>
  );
}

function RestoreCard({ view }: { view: StorageView }) {
  return (
    <section class="card" aria-labelledby="restore-title">
      <h2 id="restore-title">从备份恢复</h2>
      <p>选一个备份文件，先校验并预览其中有什么、恢复会丢掉什么；确认之前，现有数据不会改动。</p>
      <form id="restore-upload" method="post" action="/storage/restores" data-most={String(view.most)}>
        <label class="spoken" for="restore-file">
          备份文件
        </label>
        <div class="storage-action">
          <input type="file" id="restore-file" required accept=".jiheng,.db" aria-describedby="restore-note" />
          <button type="submit">校验并预览</button>
        </div>
        <p class="note" id="restore-note">
          “下载备份”得到的 .jiheng 文件，最大 2 GB。
        </p>
        <p id="restore-progress" role="status" />
        <p id="restore-problem" class="red" role="alert">
          {view.problem}
        </p>
      </form>
      {view.restored ? (
        <p class="note">
          上次恢复：{view.restored.at}
          {view.restored.madeAt === '' ? '' : `，恢复的是 ${view.restored.madeAt} 的备份`}
          ；恢复前的数据在自动备份“{view.restored.kept}”中。
        </p>
      ) : null}
    </section>
  );
}

function Place({ file }: { file: DataFile }) {
  return (
    <>
      <div class="wide">
        <dt>数据文件</dt>
        <dd>
          <code id="data-file">{file.path}</code>{' '}
          <button type="button" class="small" data-copy="data-file" data-name="数据文件的位置">
            复制
          </button>
          <span id="copied" class="note" role="status" />
        </dd>
      </div>
      <div>
        <dt>大小</dt>
        <dd>{file.size}</dd>
      </div>
      <div>
        <dt>磁盘剩余</dt>
        <dd>{file.free}</dd>
      </div>
    </>
  );
}

function FactsCard({ view }: { view: StorageView }) {
  return (
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">数据在哪里</h2>
      <dl class="particulars storage-facts">
        {view.file ? <Place file={view.file} /> : null}
        <div>
          <dt>数据库</dt>
          <dd>{view.file ? '单个文件（SQLite）' : 'PostgreSQL 服务器'}</dd>
        </div>
        <div>
          <dt>程序版本</dt>
          <dd>{view.version}</dd>
        </div>
        <div>
          <dt>数据结构</dt>
          <dd>{view.schema}</dd>
        </div>
        <div>
          <dt>内容</dt>
          <dd>
            {view.units} 家单位，{view.projects} 个项目，{view.entries} 条填报
          </dd>
        </div>
        <div class="wide">
          <dt>最近填报</dt>
          <dd>
            {view.newest
              ? `${view.newest.at} ${view.newest.by}，${view.newest.project}：${view.newest.text}`
              : '还没有'}
          </dd>
        </div>
      </dl>
      <form class="storage-action" method="get" action="/storage/check">
        <button type="submit">检查数据是否完好</button>
      </form>
      {view.problems === null ? null : (
        <div id="check-result" role="status" class={view.problems.length > 0 ? 'notice red' : 'notice'}>
          {view.problems.length === 0 ? <p>数据完好：文件没有损坏，引用齐全，填报记录一条不缺。</p> : null}
          {view.problems.slice(0, 20).map((problem) => (
            <p>{problem}</p>
          ))}
          {view.problems.length > 0 ? <p>请先下载或保存一份现有文件，再从最近的备份恢复。</p> : null}
        </div>
      )}
    </section>
  );
}

function AutomaticCard({ view, folder }: { view: StorageView; folder: string }) {
  return (
    <section class="card" aria-labelledby="automatic-title">
      <h2 id="automatic-title">自动备份</h2>
      <p>
        程序升级、恢复和以年度数据包为准读入之前会自动备份，每种保留最近 5 份，存放在 {folder}
        。与数据在同一块磁盘上，不能代替您自己的备份。
      </p>
      {view.automatic.length === 0 ? (
        <p class="note">还没有自动备份。</p>
      ) : (
        <table class="bare grid storage-list">
          <caption class="spoken">自动备份</caption>
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">何时做的</th>
              <th scope="col">大小</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {view.automatic.map((one) => (
              <tr>
                <th scope="row">{one.at}</th>
                <td>{one.reason}</td>
                <td class="number">{one.size}</td>
                <td>
                  <form
                    class="storage-action"
                    method="post"
                    action={`/storage/backups/${encodeURIComponent(one.name)}/restores`}
                  >
                    <a href={`/storage/backups/${encodeURIComponent(one.name)}`} aria-label={`下载 ${one.name}`}>
                      下载
                    </a>
                    <button type="submit" class="small" aria-label={`预览并恢复 ${one.name}`}>
                      预览并恢复
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function PostgresCard() {
  return (
    <section class="card" aria-labelledby="postgres-title">
      <h2 id="postgres-title">备份与恢复</h2>
      <p>
        数据在 PostgreSQL 服务器上，由管理员备份和恢复：备份用 <code>pg_dump -Fc 数据库 &gt; 文件</code>，恢复用{' '}
        <code>pg_restore --clean -d 数据库 文件</code>；升级程序之前请先备份。
      </p>
    </section>
  );
}

function PackageCard() {
  return (
    <section class="card" aria-labelledby="package-title">
      <h2 id="package-title">年度数据包</h2>
      <p>只把一个年度交给另一台电脑：下载成一个文件，在那边读入，逐个项目对照后再存。两边的数据库可以不同。</p>
      <p>
        <a class="button" href="/year-packages">
          下载或读入年度数据包
        </a>
      </p>
    </section>
  );
}

function MovingCard({ file }: { file: DataFile | null }) {
  return (
    <section class="card steps" aria-labelledby="moving-title">
      <h2 id="moving-title">换电脑、卸载</h2>
      {file ? (
        <p>
          换电脑：在这里下载备份，拷到新电脑。在新电脑上启动绩衡，打开本页。在“从备份恢复”中选这个文件，核对后确认。
        </p>
      ) : (
        <p>换电脑：在新电脑上启动绩衡，用同一个数据库地址（DATABASE_URL）即可，数据不用搬。</p>
      )}
      <p class="note">
        卸载：
        {file
          ? '先下载备份，停止程序，再删除程序文件夹；数据也在其中时一并删除。'
          : '停止程序，再删除程序文件夹；数据仍在服务器上。'}
        程序没有在系统别处写过东西。
      </p>
    </section>
  );
}

/** 数据与备份: where the data is, how to make a copy of it and how to put one back. */
export function StoragePage({ frame, view }: { frame: Frame; view: StorageView }) {
  return (
    <Page title="数据与备份" frame={frame} active="数据">
      <div class="page-title">
        <h1>数据与备份</h1>
      </div>
      {view.justRestored ? (
        <p class="notice" role="status">
          已恢复，数据完好。别的浏览器里早先打开的页面请刷新后再填。
        </p>
      ) : null}
      <div class="stack">
        {view.file ? (
          <div class="halves">
            <BackupCard view={view} />
            <RestoreCard view={view} />
          </div>
        ) : (
          <PostgresCard />
        )}
        <FactsCard view={view} />
        {view.file ? <AutomaticCard view={view} folder={view.file.backups} /> : null}
        <PackageCard />
        <MovingCard file={view.file} />
      </div>
    </Page>
  );
}
