import { DiscardingImport } from '#views/discarding.tsx';
import type { ImportLine, ImportListView, ImportRecordView } from '#views/import-props.ts';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

const TONES: Record<ImportLine['state'], string> = { 待确认: 'amber', 已导入: 'good', 已撤销: 'plain' };

function Projects({ line }: { line: ImportLine }) {
  const gone = line.state === '已撤销';
  return (
    <ul class="import-projects">
      {line.projects.map(({ id, name, year, outcome }) => (
        <li>
          {gone ? name : <a href={`/projects/${id}`}>{name}</a>}{' '}
          <span class="note">
            {year} 年度　{outcome}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What undoing would do, asked before it is done. */
function Undoing({ line }: { line: ImportLine }) {
  if (line.state !== '已导入') return null;
  const count = (outcome: string) => line.projects.filter((one) => one.outcome === outcome).length;
  const effects = [
    ...(count('新增') > 0 ? [`移除新增的 ${count('新增')} 个项目`] : []),
    ...(count('更新') > 0 ? [`让更新过的 ${count('更新')} 个项目恢复导入前的目标`] : []),
  ];
  return (
    <details class="undoing">
      <summary aria-label={`撤销 ${line.fileName} 的导入`}>撤销</summary>
      <form method="post" action={`/imports/${line.id}/undoing`} id={`undoing-${line.id}`}>
        <p>
          {effects.length === 0 ? '这次导入没有改动项目。' : `将${effects.join('，')}。`}
          有人填报、提交或改动过的导入不能撤销。
        </p>
        <button type="submit" class="primary">
          确认撤销
        </button>
      </form>
    </details>
  );
}

function State({ line }: { line: ImportLine }) {
  return (
    <>
      <span class={`mark ${TONES[line.state]}`}>{line.state}</span>
      {line.state === '已撤销' ? (
        <span class="note">
          {' '}
          {line.undoneAt} {line.undoneBy}
        </span>
      ) : null}
    </>
  );
}

function Line({ line }: { line: ImportLine }) {
  return (
    <tr>
      <th scope="row">
        <a href={`/imports/${line.id}`}>{line.fileName}</a>
      </th>
      <td class="when">
        {line.at}
        {line.by === '' ? null : <p class="note">{line.by}</p>}
      </td>
      <td>
        <Projects line={line} />
      </td>
      <td>
        <State line={line} />
      </td>
      <td>
        {line.state === '待确认' ? (
          <>
            <a href={`/imports/${line.id}`}>继续核对</a>
            <DiscardingImport id={line.id} fileName={line.fileName} />
          </>
        ) : null}
        <Undoing line={line} />
      </td>
    </tr>
  );
}

/** 导入记录: every import with what it did, and its undoing while nothing was entered against it. */
export function ImportListPage({ frame, view }: { frame: Frame; view: ImportListView }) {
  return (
    <Page title="导入记录" frame={frame} active="导入">
      <div class="page-title">
        <h1>导入记录</h1>
        <div class="actions">
          <a class="button primary" href="/imports/new">
            导入绩效目标申报表
          </a>
        </div>
      </div>
      {view.refusal === '' ? null : (
        <p class="notice red" role="alert">
          {view.refusal}
        </p>
      )}
      {view.imports.length === 0 ? (
        <p class="empty">还没有导入过文件。</p>
      ) : (
        <section class="card table-card">
          <table class="list imports">
            <caption class="spoken">导入记录</caption>
            <thead>
              <tr>
                <th scope="col">文件</th>
                <th scope="col">时间、经手人</th>
                <th scope="col">项目</th>
                <th scope="col">状态</th>
                <th scope="col">
                  <span class="spoken">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {view.imports.map((line) => (
                <Line line={line} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Page>
  );
}

/** One import after it was confirmed: what it did, and every correction that was made before. */
export function ImportRecordPage({ frame, view }: { frame: Frame; view: ImportRecordView }) {
  const { line, corrections } = view;
  return (
    <Page title="导入记录" frame={frame} active="导入">
      <div class="page-title">
        <div>
          <p class="path">
            <a href="/imports">导入记录</a> › {line.fileName}
          </p>
          <h1>{line.fileName}</h1>
          <p class="subline">
            {line.at} {line.by === '' ? '' : `由${line.by}`}导入
          </p>
        </div>
      </div>
      <section class="card" aria-labelledby="import-projects-title">
        <h2 id="import-projects-title">
          项目 <State line={line} />
        </h2>
        <Projects line={line} />
        <Undoing line={line} />
      </section>
      <section class="card import-corrections" aria-labelledby="corrections-title">
        <h2 id="corrections-title">确认之前的更正</h2>
        {corrections.length === 0 ? (
          <p class="note">没有更正，全部按原文导入。</p>
        ) : (
          <table class="list">
            <caption class="spoken">确认之前的更正</caption>
            <thead>
              <tr>
                <th scope="col">格</th>
                <th scope="col">原文读作</th>
                <th scope="col">更正为</th>
                <th scope="col">谁、何时</th>
              </tr>
            </thead>
            <tbody>
              {corrections.map(({ cell, read, text, by, at }) => (
                <tr>
                  <th scope="row">{cell}</th>
                  <td class="prose">{read === '' ? '（空）' : read}</td>
                  <td class="prose">{text === '' ? '（空）' : text}</td>
                  <td class="when">
                    {by} {at}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </Page>
  );
}
