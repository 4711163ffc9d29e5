import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';
import type { PackageLine, PackagePreviewView } from '#views/year-package-props.ts';

const TONES: Record<PackageLine['state'], string> = { 新增: 'good', 相同: 'plain', 有不同: 'amber' };
const SHOWN = 6;

function Differences({ line }: { line: PackageLine }) {
  const rest = line.differences.slice(SHOWN);
  return (
    <>
      {line.differences.slice(0, SHOWN).map((one) => (
        <p>{one}</p>
      ))}
      {rest.length === 0 ? null : (
        <details id={`rest-${line.id}`}>
          <summary>另有 {rest.length} 处</summary>
          {rest.map((one) => (
            <p>{one}</p>
          ))}
        </details>
      )}
    </>
  );
}

function Choice({ line }: { line: PackageLine }) {
  if (line.state !== '有不同') return <>{line.state === '新增' ? '存入' : '不变'}</>;
  if (line.obstacle !== '') return <>保留本机：{line.obstacle}。</>;
  const options = [
    { value: 'keep', word: '保留本机', checked: !line.taken },
    { value: 'take', word: '以数据包为准', checked: line.taken },
  ];
  return (
    <fieldset class="package-choice">
      <legend class="spoken">
        {line.unitName} {line.name}
      </legend>
      {options.map(({ value, word, checked }) => (
        <label>
          <input type="radio" name={line.id} value={value} checked={checked} /> {word}
        </label>
      ))}
    </fieldset>
  );
}

function Lines({ lines }: { lines: readonly PackageLine[] }) {
  return (
    <table class="bare grid storage-list">
      <caption>“原”是本机现在的内容，“新”是数据包里的内容。</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">与本机对照</th>
          <th scope="col">有什么不同</th>
          <th scope="col">怎么办</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr>
            <th scope="row">
              {line.name}
              <p class="note">{line.unitName}</p>
            </th>
            <td>
              <span class={`mark ${TONES[line.state]}`}>{line.state}</span>
            </td>
            <td class="prose">
              <Differences line={line} />
            </td>
            <td>
              <Choice line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What reading in a package would do, project by project, the choice where both sides differ, and the confirmation. */
export function PackagePreviewPage({ frame, view }: { frame: Frame; view: PackagePreviewView }) {
  const count = (state: PackageLine['state']) => view.lines.filter((line) => line.state === state).length;
  return (
    <Page title="读入年度数据包" frame={frame} active="数据">
      <div class="page-title">
        <div>
          <p class="path">
            <a href="/year-packages">年度数据包</a> › 对照
          </p>
          <h1>{view.year} 年度数据包</h1>
          <p class="subline">
            由程序 {view.program} 做出，已校验，完好。新增 {count('新增')}，相同 {count('相同')}，有不同{' '}
            {count('有不同')}。现在还没有存入任何内容。
          </p>
        </div>
      </div>
      {view.problem === '' ? null : (
        <p class="notice red" role="alert">
          {view.problem}
        </p>
      )}
      <form class="stack" id="package-confirmation" method="post" action={`/year-packages/${view.id}/confirmation`}>
        <input type="hidden" name="seen" value={view.seen} />
        <section class="card" aria-labelledby="lines-title">
          <h2 id="lines-title">逐个对照</h2>
          <Lines lines={view.lines} />
          {view.imports > 0 ? <p class="note">另有 {view.imports} 次导入的记录一并存入。</p> : null}
          {view.notes.map((note) => (
            <p class="note">{note}</p>
          ))}
        </section>
        <section class="card" aria-labelledby="package-confirm-title">
          <h2 id="package-confirm-title">确认读入</h2>
          <p>
            全部存入，或一条也不存。“以数据包为准”的项目，本机填过的内容留在填报记录里；没有选的和数据包里没有的项目，本机一个字也不改。
          </p>
          <div class="storage-action">
            <button type="submit" class="primary">
              确认读入
            </button>
            <button type="submit" formaction={`/year-packages/${view.id}/removal`}>
              取消
            </button>
          </div>
        </section>
      </form>
    </Page>
  );
}
