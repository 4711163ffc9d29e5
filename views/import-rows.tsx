import { PreviewEntry, spanText } from '#views/import-cell.tsx';
import type { ImportPreview, PreviewAnswer, PreviewProject, PreviewRow } from '#views/import-props.ts';
import { cellAttributes, cellId, FindingLines } from '#views/sheet-cell.tsx';

const CATEGORIES = ['成本指标', '产出指标', '效益指标', '满意度指标'];

/** Findings of what was filled in stand in the second line. */
const ANSWERS: ReadonlySet<string> = new Set(['actual', 'attainment', 'share', 'reason', 'measure', 'score']);

interface RowProps {
  view: ImportPreview;
  row: PreviewRow;
}

/** What a row is called in the names of its controls. */
function nameOf(row: PreviewRow): string {
  return row.cells.name.text || '新增指标';
}

/** A target with two readings: one button each, which rewrites the target. */
function Readings({ view, row }: RowProps) {
  if (row.answers.length === 0) return null;
  const { owner } = row;
  const attributes = cellAttributes(view, owner, 'target');
  const { version } = JSON.parse(attributes['hx-vals']) as { version: number };
  return (
    <div class="readings">
      {row.answers.map((answer) => (
        <button
          type="button"
          class="small"
          aria-label={`${nameOf(row)} 指标值写作 ${answer}`}
          data-choice="reading"
          {...attributes}
          hx-vals={JSON.stringify({ text: answer, version })}
        >
          {answer}
        </button>
      ))}
    </div>
  );
}

/** Drops the row, or takes it in again. */
function DropButton({ view, row }: RowProps) {
  const attributes = cellAttributes(view, row.owner, 'dropped');
  const { version } = JSON.parse(attributes['hx-vals']) as { version: number };
  const words = row.dropped ? '恢复' : '去掉';
  return (
    <button
      type="button"
      id={`drop-${row.owner}`}
      class="link"
      aria-label={`${words} ${nameOf(row)}`}
      {...attributes}
      hx-vals={JSON.stringify({ text: row.dropped ? '' : '去掉', version })}
    >
      {words}
    </button>
  );
}

function DroppedRow({ view, row }: RowProps) {
  const { category, subcategory, name, target, printedWeight } = row.cells;
  return (
    <tr id={`row-${row.owner}`} class="dropped" data-lines={spanText(name.span)}>
      {[category, subcategory, name, target, printedWeight].map((cell) => (
        <td>
          <del>{cell.text}</del>
        </td>
      ))}
      <td>不导入</td>
      <td class="row-action">
        <DropButton view={view} row={row} />
      </td>
    </tr>
  );
}

/** The second line of a filled row: 偏差原因 below the names, 实际完成值 below the target, 得分 below the weight. */
function AnswerLine({ view, row, answered }: RowProps & { answered: PreviewAnswer }) {
  const of = nameOf(row);
  const { actual, score, reason } = answered.cells;
  const findings = row.findings.filter((one) => ANSWERS.has(one.field));
  return (
    <tr class="answered">
      <PreviewEntry view={view} cell={reason} of={of} colspan={3} />
      <PreviewEntry view={view} cell={actual} of={of} findings={findings} />
      <PreviewEntry view={view} cell={score} of={of} kind="number" />
      <td class="understood" colspan={2} data-lines={spanText(actual.span)}>
        {answered.understood}
        <FindingLines findings={findings} id={`answers-${row.owner}`} />
        {answered.ownScore === null ? null : <p class="doubt">按评分办法得 {answered.ownScore}</p>}
      </td>
    </tr>
  );
}

function Row({ view, row }: RowProps) {
  if (row.dropped) return <DroppedRow view={view} row={row} />;
  const { category, subcategory, name, target, printedWeight } = row.cells;
  const of = nameOf(row);
  const at = (field: string) => row.findings.filter((one) => one.field === field);
  const findings = row.findings.filter((one) => !ANSWERS.has(one.field));
  return (
    <>
      <tr id={`row-${row.owner}`} class={row.added ? 'added' : undefined}>
        <PreviewEntry view={view} cell={category} of={of} findings={at('category')} choices={CATEGORIES} />
        <PreviewEntry view={view} cell={subcategory} of={of} />
        <PreviewEntry view={view} cell={name} of={of} findings={at('name')} />
        <PreviewEntry view={view} cell={target} of={of} findings={at('target')} />
        <PreviewEntry view={view} cell={printedWeight} of={of} findings={at('weight')} kind="number" />
        <td class="understood" data-lines={spanText(target.span)}>
          {findings.length === 0 ? row.understood : null}
          <FindingLines findings={findings} id={`findings-${row.owner}`} />
          <Readings view={view} row={row} />
        </td>
        <td class="row-action">
          <DropButton view={view} row={row} />
        </td>
      </tr>
      {row.answered ? <AnswerLine view={view} row={row} answered={row.answered} /> : null}
    </>
  );
}

function AddButton({ view, project }: { view: ImportPreview; project: PreviewProject }) {
  const attributes = cellAttributes(view, project.owner, 'addedRows');
  const { version } = JSON.parse(attributes['hx-vals']) as { version: number };
  const next = `p${project.owner.slice(1)}r${project.rows.length}`;
  return (
    <button
      type="button"
      id={`add-${project.owner}`}
      class="quiet"
      aria-label={`${project.name} 添一行指标`}
      data-then-focus={cellId(next, 'category')}
      {...attributes}
      hx-vals={JSON.stringify({ text: String(project.addedRows + 1), version })}
    >
      添一行指标
    </button>
  );
}

const HEADS = ['一级指标', '二级指标', '三级指标', '年度指标值', '分值', '读作'];
/** What stands in the second line of a filled row, below the columns of the first. */
const SECOND_HEADS = ['偏差原因分析及改进措施', '实际完成值', '得分', '填作'] as const;

/** The indicators of a project, every cell of them correctable. */
export function PreviewRows({ view, project }: { view: ImportPreview; project: PreviewProject }) {
  return (
    <>
      <table class="sheet preview-rows">
        <caption class="spoken">{project.name} 的绩效指标</caption>
        <colgroup>
          {['category', 'subcategory', 'name', 'target', 'weight', 'understood', 'action'].map((column) => (
            <col class={`col-preview-${column}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th scope="col">{head}</th>
            ))}
            <th scope="col">
              <span class="spoken">去掉或恢复</span>
            </th>
          </tr>
          {project.results === null ? null : (
            <tr class="answered">
              {SECOND_HEADS.map((head, at) => (
                <th scope="col" colspan={[3, 1, 1, 2][at]}>
                  {head}
                </th>
              ))}
            </tr>
          )}
        </thead>
        <tbody>
          {project.rows.map((row) => (
            <Row view={view} row={row} />
          ))}
        </tbody>
      </table>
      <p class="add-row">
        <AddButton view={view} project={project} />
      </p>
    </>
  );
}
