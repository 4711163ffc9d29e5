import { COLUMN_NAMES, LINE_NAMES, MONEY_COLUMNS } from '#src/rules/money.ts';
import { isSameScore } from '#src/rules/printed-cells.ts';
import { MONEY_LINES } from '#src/rules/record.ts';
import { PreviewEntry } from '#views/import-cell.tsx';
import type { FilledCell, ImportPreview, PreviewFilling, PreviewProject, PreviewResults } from '#views/import-props.ts';

interface ResultsProps {
  view: ImportPreview;
  project: PreviewProject;
  results: PreviewResults;
}

function comparedTotal(printed: string, own: string | null): string {
  if (own === null) return '按评分办法还有指标没有得分';
  return isSameScore(printed, own) ? '与评分办法一致' : `按评分办法为 ${own}，导入后以此为准`;
}

/** 资金 and 总体目标 of a filled 自评表, every cell correctable. */
export function Results({ view, project, results }: ResultsProps) {
  const { cells, total, ownTotal } = results;
  const at = (field: string) => project.findings.filter((one) => one.field === field);
  return (
    <table class="sheet preview-results">
      <caption class="spoken">{project.name} 的资金和总体目标完成情况</caption>
      <colgroup>
        <col class="col-preview-label" />
        {MONEY_COLUMNS.map(() => (
          <col />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">资金</th>
          {MONEY_COLUMNS.map((column) => (
            <th scope="col">{COLUMN_NAMES[column]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">金额单位</th>
          <PreviewEntry
            view={view}
            cell={project.head.currency}
            of={project.name}
            colspan={3}
            choices={['元', '万元']}
          />
        </tr>
        {MONEY_LINES.map((line) => (
          <tr>
            <th scope="row">{LINE_NAMES[line]}</th>
            {MONEY_COLUMNS.map((column) => (
              <PreviewEntry
                view={view}
                cell={cells[`${column}.${line}`]}
                of={project.name}
                findings={line === 'total' ? at(column) : []}
                kind="number"
              />
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">总体目标完成情况</th>
          <PreviewEntry view={view} cell={cells.goalResult} of={project.name} colspan={3} />
        </tr>
        <tr>
          <th scope="row">执行情况说明</th>
          <PreviewEntry view={view} cell={cells.executionReason} of={project.name} colspan={3} />
        </tr>
        {total === '' ? null : (
          <tr>
            <th scope="row">总分</th>
            <td colspan={3} class="printed-total">
              原表 {total}，{comparedTotal(total, ownTotal)}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Changed({ one }: { one: FilledCell }) {
  const tone = one.problem === '' ? 'amber' : 'red';
  return (
    <tr>
      <td>
        <span class={`mark ${tone}`}>{one.problem === '' ? '改动' : '不填入'}</span>
      </td>
      <th scope="row">{one.name}</th>
      <td>
        {one.problem === '' ? `现在是“${one.before}”，${one.text === '' ? '清空' : `改为“${one.text}”`}` : one.problem}
      </td>
    </tr>
  );
}

/** What of the file has no place in the stored project, or the other way round. */
function Unmatched({ filling }: { filling: PreviewFilling }) {
  const { unknown, missing, differing } = filling;
  return (
    <>
      {unknown.length === 0 ? null : (
        <p class="notice amber">
          项目里没有这 {unknown.length} 项指标，不填入：{unknown.join('、')}。指标改过名的，请在下面更正成现在的名称。
        </p>
      )}
      {missing.length === 0 ? null : (
        <p class="note">
          文件里没有这 {missing.length} 项指标，保持原样：{missing.join('、')}。
        </p>
      )}
      {differing.map(({ name, stored, printed }) => (
        <p class="notice amber">
          “{name}”的指标值，项目里是“{stored}”，文件里是“{printed}”，按项目里的不变。
        </p>
      ))}
    </>
  );
}

/** How a filled 自评表 goes into the project that is stored: what is filled, what is changed, what stays out. */
export function FillingSummary({ project, filling }: { project: PreviewProject; filling: PreviewFilling }) {
  const { fills, same, changes, refused } = filling;
  return (
    <div class="differences">
      {filling.problem === '' ? null : <p class="notice red">{filling.problem}</p>}
      <p>
        填入 {fills} 格，改动 {changes.length} 格，{same} 格与已填的相同。目标、指标和分值不动。
      </p>
      <Unmatched filling={filling} />
      {changes.length + refused.length === 0 ? null : (
        <table class="bare">
          <caption class="spoken">{project.name} 改动和不填入的格</caption>
          <tbody>
            {[...refused, ...changes].map((one) => (
              <Changed one={one} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
