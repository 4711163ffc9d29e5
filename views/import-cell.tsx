import type { Finding } from '#src/rules/findings.ts';
import type { ImportPreview, PreviewCell, SourceSpan } from '#views/import-props.ts';
import { CellProblem, cellAttributes, cellId, Entry, shownText, tone } from '#views/sheet-cell.tsx';

/** `FILE-FROM-TO` and, for one cell, its column: what the page's script lights up in the source while the element has the focus. */
export function spanText(span: SourceSpan | null): string | undefined {
  if (!span) return undefined;
  const lines = `${span.file}-${span.from}-${span.to}`;
  return span.column === undefined ? lines : `${lines}-${span.column}`;
}

interface CellProps {
  view: ImportPreview;
  cell: PreviewCell;
  /** Stands before the cell's label for those who do not see the row. */
  of: string;
  findings?: readonly Finding[];
  kind?: 'number' | 'text';
  colspan?: number;
  /** The texts that can be chosen, where it is not typed freely. */
  choices?: readonly string[];
}

function Choice({ view, cell, of, choices }: CellProps & { choices: readonly string[] }) {
  const { owner, field } = cell;
  const text = shownText(view, owner, field, cell.text);
  return (
    <select
      id={cellId(owner, field)}
      name="text"
      aria-label={`${of} ${cell.label}`}
      data-column={field}
      {...cellAttributes(view, owner, field)}
    >
      {[...new Set([...(text === '' ? [''] : []), ...choices, text])].map((choice) => (
        <option value={choice} selected={choice === text}>
          {choice === '' ? '请选择' : choice}
        </option>
      ))}
    </select>
  );
}

/** 更正: the read text beside the corrected one, with who corrected it, and the way back. */
function Correction({ view, cell, of }: CellProps) {
  if (cell.read === null) return null;
  const { owner, field } = cell;
  const attributes = cellAttributes(view, owner, field);
  const { version } = JSON.parse(attributes['hx-vals']) as { version: number };
  return (
    <p class="correction" title={cell.correctedBy === '' ? undefined : `${cell.correctedBy} 更正`}>
      原文{cell.read === '' ? '为空' : `“${cell.read}”`}{' '}
      <button
        type="button"
        id={`back-${cellId(owner, field)}`}
        class="link"
        aria-label={`${of} ${cell.label} 恢复原文`}
        data-choice="read"
        {...attributes}
        hx-vals={JSON.stringify({ text: cell.read, version })}
      >
        恢复
      </button>
    </p>
  );
}

/** What may have been read wrongly; it goes as soon as somebody corrects the cell. */
function Doubt({ cell }: CellProps) {
  return cell.doubt === '' ? null : <p class="doubt">存疑：{cell.doubt}</p>;
}

/** One cell of a preview, typed or chosen in place and kept as it is left. */
export function PreviewEntry(props: CellProps) {
  const { view, cell, findings = [], choices } = props;
  const { owner, field } = cell;
  const mark = tone(findings);
  const classes = [
    cell.read === null ? '' : 'corrected',
    cell.doubt === '' ? '' : 'doubtful',
    props.kind === 'number' ? 'number' : '',
    mark,
  ];
  return (
    <td
      class={`entry ${classes.filter(Boolean).join(' ')}`.trim()}
      colspan={props.colspan}
      data-lines={spanText(cell.span)}
    >
      {choices ? (
        <Choice {...props} choices={choices} />
      ) : (
        <Entry
          view={view}
          owner={owner}
          field={field}
          column={field}
          kind={props.kind ?? 'text'}
          label={`${props.of} ${cell.label}`}
          stored={cell.text}
          invalid={mark === 'error'}
        />
      )}
      <CellProblem view={view} owner={owner} field={field} />
      <Correction {...props} />
      <Doubt {...props} />
    </td>
  );
}
