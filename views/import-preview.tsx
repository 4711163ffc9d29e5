import { DiscardingImport } from '#views/discarding.tsx';
import { spanText } from '#views/import-cell.tsx';
import { PreviewSection } from '#views/import-project.tsx';
import type { ImportPreview } from '#views/import-props.ts';
import { SourcePanel } from '#views/import-source.tsx';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';
import { SavedNote, UnsavedBar } from '#views/saved-state.tsx';
import { OutOfBand } from '#views/sheet-cell.tsx';

function Problems({ problems }: { problems: ImportPreview['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <section class="card problems" aria-labelledby="problems-title">
      <h2 id="problems-title">
        没有读懂的内容 <span class="mark red">{problems.length}</span>
      </h2>
      <table class="list">
        <caption class="spoken">没有读懂的内容</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              位置
            </th>
            <th scope="col">原文</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ span, place, text, message }) => (
            <tr>
              <td class="number">
                <a href={`#line-${span.file}-${span.from}`} data-lines={spanText(span)} aria-label={`原文${place}`}>
                  {place}
                </a>
              </td>
              <td class="source">{text}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How much is confirmed, of which state of the preview; part of the answer to each correction, out of band. */
export function ConfirmationButton({ view, oob = false }: { view: ImportPreview; oob?: boolean }) {
  const usable = view.projects.filter((project) => project.importable).length;
  return (
    <OutOfBand oob={oob}>
      <span id="confirmation-button" hx-swap-oob={oob ? 'morph' : undefined}>
        <input type="hidden" name="seen" value={view.seen} />
        <button type="submit" class="primary" disabled={usable === 0}>
          确认导入 {usable} 个项目
        </button>
      </span>
    </OutOfBand>
  );
}

function Confirmation({ view }: { view: ImportPreview }) {
  return (
    <form id="confirmation" class="card confirmation" method="post" action={`/imports/${view.id}/confirmation`}>
      <label for="import-rulebook">评分办法</label>
      <select id="import-rulebook" name="rulebook">
        {view.rulebooks.map((book) => (
          <option value={book.id} selected={book.id === view.rulebook}>
            {book.name}
          </option>
        ))}
      </select>
      <ConfirmationButton view={view} />
      <a class="button" href="/imports/new">
        重新选择文件
      </a>
    </form>
  );
}

/**
 * 导入预览: what was read beside the source text, every cell correctable; first what was not understood. A correction is kept as its
 * cell is left, the project that it belongs to is the answer.
 */
export function ImportPreviewPage({ frame, view }: { frame: Frame; view: ImportPreview }) {
  const indicators = view.projects.reduce((sum, { rows }) => sum + rows.filter((row) => !row.added).length, 0);
  return (
    <Page title="导入预览" frame={frame} active="导入">
      <div class="page-title">
        <div>
          <h1>导入预览</h1>
          <p class="subline">
            {view.fileName}：读出 {view.projects.length} 个项目、{indicators} 项指标，
            {view.problems.length === 0 ? '没有读不懂的内容' : `${view.problems.length} 处没有读懂`}
            。每一格都可以更正；确认之前不会成为项目。
          </p>
        </div>
        <div class="actions">
          <SavedNote view={view} />
          <DiscardingImport id={view.id} fileName={view.fileName} />
        </div>
      </div>
      {view.refusal === '' ? null : (
        <p class="notice red" role="alert">
          {view.refusal}
        </p>
      )}
      <UnsavedBar />
      <div class="preview">
        <div class="stack">
          <Problems problems={view.problems} />
          {/* As on the sheet, all saves go one after the other. */}
          <div
            id="preview"
            class="stack"
            hx-target="closest .preview-project"
            hx-swap="morph:outerHTML"
            hx-sync="#preview:queue all"
          >
            {view.projects.map((project) => (
              <PreviewSection view={view} project={project} />
            ))}
          </div>
        </div>
        <SourcePanel files={view.files} />
      </div>
      <Confirmation view={view} />
    </Page>
  );
}
