import type { SourcePage, SourceRow, SourceView } from '#views/import-props.ts';

/** More lines than any collection of tables has; what follows them is not shown. */
const MOST_LINES = 20_000;

function Lines({ file, lines }: { file: number; lines: readonly string[] }) {
  return (
    <>
      <ol>
        {lines.slice(0, MOST_LINES).map((line, at) => (
          <li id={`line-${file}-${at + 1}`}>{line}</li>
        ))}
      </ol>
      {lines.length > MOST_LINES ? <p class="note">只显示前 {MOST_LINES} 行。</p> : null}
    </>
  );
}

function Row({ file, row }: { file: number; row: SourceRow }) {
  return (
    <tr id={`line-${file}-${row.row}`}>
      <th scope="row" title={row.place}>
        {row.row}
      </th>
      {row.cells.map((cell) => (
        <td id={`cell-${file}-${row.row}-${cell.column}`} rowspan={cell.rows} colspan={cell.columns}>
          {cell.text}
        </td>
      ))}
    </tr>
  );
}

function Sheet({ file, name, rows }: { file: number; name: string; rows: readonly SourceRow[] }) {
  return (
    <table class="source-grid">
      <caption class={name === '' ? 'spoken' : undefined}>{name === '' ? '原表' : name}</caption>
      <tbody>
        {rows.slice(0, MOST_LINES).map((row) => (
          <Row file={file} row={row} />
        ))}
      </tbody>
    </table>
  );
}

/** A page of a PDF, drawn from what was read of it; each cell is a place that can be lit up. */
function PageDrawing({ file, page }: { file: number; page: SourcePage }) {
  return (
    <svg
      class="source-page"
      viewBox={`0 0 ${page.width} ${page.height}`}
      role="img"
      aria-label={`第 ${page.number} 页`}
      xmlns="http://www.w3.org/2000/svg"
    >
      {page.rows.map(({ row, cells }) => (
        <g id={`line-${file}-${row}`}>
          {cells.map(({ column, x, y, width, height }) => (
            <rect id={`cell-${file}-${row}-${column}`} x={x} y={y} width={width} height={height} />
          ))}
        </g>
      ))}
      {page.lines.map(([x1, y1, x2, y2]) => (
        <line x1={x1} y1={y1} x2={x2} y2={y2} />
      ))}
      {page.texts.map(({ x, y, width, size, text }) => (
        <text x={x} y={y} font-size={size} textLength={width} lengthAdjust="spacingAndGlyphs">
          {text}
        </text>
      ))}
    </svg>
  );
}

function Content({ file, source }: { file: number; source: SourceView }) {
  if ('lines' in source) return <Lines file={file} lines={source.lines} />;
  if ('pages' in source)
    return (
      <>
        {source.pages.map((page) => (
          <PageDrawing file={file} page={page} />
        ))}
      </>
    );
  return (
    <>
      {source.sheets.map((sheet) => (
        <Sheet file={file} name={sheet.name} rows={sheet.rows} />
      ))}
    </>
  );
}

/**
 * 原文: the files as they were uploaded, texts line by line, PDFs as their pages, everything else as the table that it is; the script lights up the
 * cell or the lines of what has the focus.
 */
export function SourcePanel({ files }: { files: readonly SourceView[] }) {
  return (
    <aside class="card source-text" aria-label="原文">
      <h2 id="source-title">原文</h2>
      <section id="source-lines" class="source-lines" tabindex={0} aria-labelledby="source-title">
        {files.map((file, at) => (
          <>
            {files.length > 1 ? <p class="source-file">{file.name}</p> : null}
            <Content file={at} source={file} />
          </>
        ))}
      </section>
    </aside>
  );
}
