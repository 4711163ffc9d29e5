import { DiscardingReturn } from '#views/discarding.tsx';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

/** A cell that somebody wrote into. */
export interface ReturnedCellView {
  fate: 'fills' | 'changes' | 'same' | 'conflict' | 'refused';
  project: string;
  /** What the indicator and the column are called. */
  name: string;
  before: string;
  text: string;
  problem: string;
}

export interface ReturnedPackageView {
  title: string;
  cells: ReturnedCellView[];
  /** Cells that go back to the person. */
  marked: number;
  /** Indicators whose value is still empty. */
  unfilled: number;
  indicators: number;
  lost: string[];
}

/** `/work-packages/returns/:id` */
export interface PackageReturnView {
  id: string;
  /** The names of the files. */
  files: string;
  packages: ReturnedPackageView[];
  /** Files that could not be read, a sentence each. */
  refused: string[];
  /** How many cells confirming fills in. */
  filling: number;
  seen: string;
  /** How many cells were filled in; null before the confirmation. */
  filled: number | null;
  /** Why the last confirmation filled in nothing; '' for none. */
  problem: string;
}

const FATES: Record<ReturnedCellView['fate'], { label: string; tone: string }> = {
  fills: { label: '填入', tone: 'good' },
  changes: { label: '改动', tone: 'amber' },
  same: { label: '相同', tone: 'plain' },
  conflict: { label: '系统已改', tone: 'red' },
  refused: { label: '没有填入', tone: 'red' },
};

/** More of a text is not needed to know it again. */
const MOST_SHOWN = 200;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= MOST_SHOWN
    ? text
    : `${characters.slice(0, MOST_SHOWN).join('')}……（共 ${characters.length} 字）`;
}

function quoted(text: string): string {
  return text === '' ? '空' : `“${shortened(text)}”`;
}

function Cell({ cell }: { cell: ReturnedCellView }) {
  const { label, tone } = FATES[cell.fate];
  return (
    <tr>
      <td>
        <span class={`mark ${tone}`}>{label}</span>
      </td>
      <td>{cell.project}</td>
      <th scope="row">{cell.name}</th>
      <td class="source">{cell.text === '' ? <span class="none">清空</span> : shortened(cell.text)}</td>
      <td>
        {cell.fate === 'changes' ? `原来是${quoted(cell.before)}` : null}
        {cell.fate === 'conflict' ? `工作包发出以后，系统里改成了${quoted(cell.before)}，没有填入` : null}
        {cell.problem}
      </td>
    </tr>
  );
}

/** The way back to the person who filled in. */
function Marked({ view, one, at }: { view: PackageReturnView; one: ReturnedPackageView; at: number }) {
  return (
    <>
      {' '}
      {one.marked} 格没有填入，
      <a class="in-text" href={`/work-packages/returns/${view.id}/${at}/marked.xlsx`}>
        下载标好问题的工作包
      </a>
      ，退给填报人改好再交。
    </>
  );
}

/** What is left of a return once it was confirmed. */
function Unfilled({ view }: { view: PackageReturnView }) {
  return (
    <>
      {view.packages.map((one, at) =>
        one.marked === 0 ? null : (
          <p class="notice amber">
            {one.title}
            <Marked view={view} one={one} at={at} />
          </p>
        ),
      )}
    </>
  );
}

function Package({ view, one, at }: { view: PackageReturnView; one: ReturnedPackageView; at: number }) {
  return (
    <section class="card" aria-labelledby={`package-${at}`}>
      <h2 id={`package-${at}`}>{one.title}</h2>
      <p>
        {one.indicators === 0
          ? '没有可以填入的指标。'
          : `${one.indicators} 项指标，${one.unfilled === 0 ? '都已填写。' : `还有 ${one.unfilled} 项没有填。`}`}
        {one.marked > 0 ? <Marked view={view} one={one} at={at} /> : null}
      </p>
      {one.lost.map((sentence) => (
        <p class="notice amber">{sentence}</p>
      ))}
      {one.cells.length === 0 ? (
        <p class="note">没有改动任何一格。</p>
      ) : (
        <table class="list">
          <caption class="spoken">{one.title} 填写的格</caption>
          <thead>
            <tr>
              <th scope="col">结果</th>
              <th scope="col">项目</th>
              <th scope="col">指标和栏目</th>
              <th scope="col">填写的内容</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {one.cells.map((cell) => (
              <Cell cell={cell} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Confirm({ view }: { view: PackageReturnView }) {
  return (
    <form
      id="confirmation"
      class="card confirmation"
      method="post"
      action={`/work-packages/returns/${view.id}/confirmation`}
    >
      <input type="hidden" name="seen" value={view.seen} />
      <button type="submit" class="primary" disabled={view.filling === 0}>
        确认填入 {view.filling} 格
      </button>
      <a class="button" href="/work-packages">
        重新选择文件
      </a>
    </form>
  );
}

/** What packages that came back bring, cell by cell, before anything is stored; afterwards what was filled in, with its undo file. */
export function PackageReturnPage({ frame, view }: { frame: Frame; view: PackageReturnView }) {
  return (
    <Page title="交回的工作包" frame={frame} active="我的一年">
      <div class="page-title">
        <div>
          <h1>交回的工作包</h1>
          <p class="subline">
            {view.filled === null
              ? '只列出填报人写过的格；确认以后才存下。'
              : `已填入 ${view.filled} 格，记在填报人名下。`}
          </p>
        </div>
        <div class="actions">
          {view.filled === null ? null : (
            <a class="button" href={`/work-packages/returns/${view.id}/undo.xlsx`}>
              下载撤销文件
            </a>
          )}
          {view.filled === null ? <DiscardingReturn id={view.id} files={view.files} /> : null}
          <a class="button" href="/work-packages">
            工作包
          </a>
        </div>
      </div>
      {view.problem === '' ? null : (
        <p class="notice red" role="alert">
          {view.problem}
        </p>
      )}
      {view.filled === null ? null : (
        <p class="notice" role="status">
          填错了？把“撤销文件”交回一次，就恢复成填入之前的内容；后来又改过的格不动。
        </p>
      )}
      <div class="stack">
        {view.refused.map((sentence) => (
          <p class="notice amber">{sentence}</p>
        ))}
        {view.filled === null ? (
          view.packages.map((one, at) => <Package view={view} one={one} at={at} />)
        ) : (
          <Unfilled view={view} />
        )}
      </div>
      {view.filled === null ? <Confirm view={view} /> : null}
    </Page>
  );
}
