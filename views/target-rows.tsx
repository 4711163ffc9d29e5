import { isEmptyRow, MOST_ROWS, ROW_FIELD_NAMES, ROW_FIELDS, type RowField } from '#src/rules/target-rows.ts';
import type { TargetLine, TargetsView } from '#views/targets.tsx';

/** Chinese characters that stand in one line of each column of a small window; the page's script knows the window that there is. */
const WIDTHS: Record<RowField, number> = { category: 7, subcategory: 9, name: 12, target: 12 };

function linesOf(text: string, field: RowField): number {
  const wide = text.replace(/[ -~]/g, '').length;
  return Math.min(6, Math.max(1, Math.ceil((wide + (text.length - wide) / 2) / WIDTHS[field])));
}

/** The first cell that was refused gets the focus. */
function isFirst({ problems }: TargetsView, index: number, field: RowField): boolean {
  const [first] = problems.rows;
  return first?.row === index && first.field === field;
}

const newRowName = (index: number) => `新增第 ${index + 1} 行`;

interface RowProps {
  view: TargetsView;
  row: TargetLine;
  index: number;
}

function Cell({ view, row, index, field }: RowProps & { field: RowField }) {
  const problem = view.problems.rows.find((one) => one.row === index && one.field === field)?.message ?? '';
  const id = `row-${index}-${field}`;
  const text = row[field];
  const named = row.id === '' ? newRowName(index) : row.name || `第 ${index + 1} 行`;
  return (
    <td>
      <textarea
        id={id}
        name={field}
        rows={linesOf(text, field)}
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

/** Of a row that is not stored yet: it is only taken off the page, by the page's script. */
function NewRowButtons({ row, index }: Pick<RowProps, 'row' | 'index'>) {
  const empty = isEmptyRow(row);
  return (
    <td class="row-buttons">
      <input type="hidden" name="row" value="" />
      {/* Not in the way of Tab from row to row; a row whose fields are emptied is not stored either. */}
      <button
        type="button"
        class="small"
        data-remove
        hidden={empty}
        tabindex={-1}
        aria-label={`移除 ${newRowName(index)}`}
      >
        移除
      </button>{' '}
      <span class="note" data-state>
        {empty ? '空行不保存' : '尚未保存'}
      </span>
    </td>
  );
}

function Buttons({ view, row, index }: RowProps) {
  if (row.id === '') return <NewRowButtons row={row} index={index} />;
  const stored = view.rows.filter((one) => one.id !== '').length;
  const focus = (verb: string) => view.moved?.id === row.id && view.moved.verb === verb;
  const buttons: [string, string, boolean][] = [
    ['up', '上移', index === 0],
    ['down', '下移', index === stored - 1],
    ['ask', view.adjusting ? '取消' : '移除', false],
  ];
  return (
    <td class="row-buttons">
      <input type="hidden" name="row" value={row.id} />
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
      <table class="list target-rows" data-most={String(MOST_ROWS)}>
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
      <p class="actions add-row">
        <button type="button" id="add-row">
          添一行
        </button>
        <span class="note">
          可以从 Excel、WPS
          复制几行几列，点住要填的第一格粘贴：向右、向下填，行不够自动添；空行不保存，新行保存后可以上移、下移。
        </span>
      </p>
    </section>
  );
}
