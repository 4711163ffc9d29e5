import { ROW_FIELD_NAMES, ROW_FIELDS, type RowField } from '#src/rules/target-rows.ts';
import type { TargetLine, TargetsView } from '#views/targets.tsx';

/** Characters that stand in one line of each column, for the height of its field. */
const WIDTHS: Record<RowField, number> = { category: 7, subcategory: 9, name: 12, target: 12 };

/** The first cell that was refused gets the focus. */
function isFirst({ problems }: TargetsView, index: number, field: RowField): boolean {
  const [first] = problems.rows;
  return first?.row === index && first.field === field;
}

interface RowProps {
  view: TargetsView;
  row: TargetLine;
  index: number;
}

function Cell({ view, row, index, field }: RowProps & { field: RowField }) {
  const problem = view.problems.rows.find((one) => one.row === index && one.field === field)?.message ?? '';
  const id = `row-${index}-${field}`;
  const text = row[field];
  const named = row.id === '' ? `新增第 ${index + 1} 行` : row.name || `第 ${index + 1} 行`;
  return (
    <td>
      <textarea
        id={id}
        name={field}
        rows={Math.min(6, Math.max(1, Math.ceil(text.length / WIDTHS[field])))}
        aria-label={`${named} ${ROW_FIELD_NAMES[field]}`}
        aria-invalid={problem ? 'true' : undefined}
        autofocus={problem !== '' && isFirst(view, index, field)}
        aria-describedby={problem ? `${id}-problem` : undefined}
      >
        {text}
      </textarea>
      {field === 'target' && row.approved !== null ? <span class="approved">原批复：{row.approved}</span> : null}
      {row.now === null || row.now[field] === text ? null : (
        <span class="approved">现在是：{row.now[field] || '（空）'}</span>
      )}
      {problem === '' ? null : (
        <p class="finding error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </td>
  );
}

function Buttons({ view, row, index }: RowProps) {
  if (row.id === '') return <td class="row-buttons note">空行不保存</td>;
  const stored = view.rows.filter((one) => one.id !== '').length;
  const focus = (verb: string) => view.moved?.id === row.id && view.moved.verb === verb;
  const buttons: [string, string, boolean][] = [
    ['up', '上移', index === 0],
    ['down', '下移', index === stored - 1],
    ['ask', view.adjusting ? '取消' : '移除', false],
  ];
  return (
    <td class="row-buttons">
      {buttons.map(([verb, word, disabled]) => (
        <button
          type="submit"
          class="small"
          name="act"
          value={`${verb}:${row.id}`}
          aria-label={`${word} ${row.name}`}
          disabled={disabled}
          autofocus={focus(verb)}
        >
          {word}
        </button>
      ))}
    </td>
  );
}

/** The rows of the target table as fields, some empty ones for new indicators at the end. */
export function TargetRows({ view }: { view: TargetsView }) {
  return (
    <section class="card table-card" aria-labelledby="rows-title">
      <h2 id="rows-title">
        绩效指标 <span class="note">指标值连同计量单位一起写，例如“≥90.00(%)”“=0.00(次)”“及时”</span>
      </h2>
      <table class="list target-rows">
        <caption class="spoken">绩效指标</caption>
        <thead>
          <tr>
            {ROW_FIELDS.map((field) => (
              <th scope="col" class={`column-${field}`}>
                {ROW_FIELD_NAMES[field]}
              </th>
            ))}
            <th scope="col" class="column-buttons">
              <span class="spoken">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, index) => (
            <tr id={row.id === '' ? undefined : `target-${row.id}`}>
              {ROW_FIELDS.map((field) => (
                <Cell view={view} row={row} index={index} field={field} />
              ))}
              <Buttons view={view} row={row} index={index} />
            </tr>
          ))}
        </tbody>
      </table>
      {view.rows.map((row) => (
        <input type="hidden" name="row" value={row.id} />
      ))}
    </section>
  );
}
