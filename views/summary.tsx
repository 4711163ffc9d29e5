import type { SummaryRecord, SummaryRow } from '#src/rules/summary-record.ts';
import { GradeMark } from '#views/marks.tsx';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

/** `/summary`: the year over all projects, of one unit or of all. */
export interface SummaryView {
  record: SummaryRecord;
  units: { id: string; name: string }[];
  /** The unit that was chosen; null for all. */
  unitId: string | null;
}

function Cards({ record }: { record: SummaryRecord }) {
  const { rows, submitted, average, grades, numbers } = record;
  return (
    <dl class="cards">
      <div class="card">
        <dt>已提交自评</dt>
        <dd>
          <strong>{submitted}</strong> / {rows.length} 个项目
        </dd>
      </div>
      <div class="card">
        <dt>平均得分</dt>
        <dd>{average === null ? <span class="none">尚无提交</span> : <strong>{average}</strong>}</dd>
      </div>
      <div class="card">
        <dt>等级</dt>
        <dd>
          {grades.map(({ name, count }) => (
            <span class={count > 0 ? 'mark good' : 'mark plain'}>
              {name} {count}
            </span>
          ))}
        </dd>
      </div>
      <div class="card">
        <dt>整改</dt>
        <dd>
          问题 <strong>{numbers.found}</strong> 个 · 已完成 {numbers.done} · 正在整改 {numbers.inProgress}
        </dd>
      </div>
    </dl>
  );
}

function Sentence({ record }: { record: SummaryRecord }) {
  return (
    <section class="card sentence" aria-labelledby="sentence-title">
      <h2 id="sentence-title">决算公开用的一段话</h2>
      <p id="sentence">{record.sentence}</p>
      <p class="actions">
        <button type="button" data-copy="sentence" data-name="决算公开用的一段话">
          复制
        </button>
        <span id="copied" class="note" role="status" />
        <span class="note">
          共 14 个数：金额为全年预算数（万元），等级按优 90、良 80、合格 60 计，得分为已提交项目的简单平均。
        </span>
      </p>
    </section>
  );
}

function Line({ row, position }: { row: SummaryRow; position: number }) {
  const base = `/projects/${row.projectId}`;
  return (
    <tr class={row.remark === '' ? '' : 'open'}>
      <td class="number">{position}</td>
      <th scope="row">
        <a href={`${base}/year-end`}>{row.name}</a>
      </th>
      <td class="number">{row.budget}</td>
      <td class="number">{row.executed}</td>
      <td class="number">{row.rate}</td>
      <td class="number">{row.score === '' ? <span class="none">未提交</span> : <strong>{row.score}</strong>}</td>
      <td>{row.grade === '' ? <span class="none">—</span> : <GradeMark grade={row.grade} />}</td>
      <td class="muted">{row.problems}</td>
      <td>
        <a href={`${base}/rectifications`} aria-label={`${row.name} 整改：${row.rectification || '登记'}`}>
          {row.rectification || '登记'}
        </a>
      </td>
    </tr>
  );
}

function UnitChoice({ view, year }: { view: SummaryView; year: number }) {
  if (view.units.length < 2) return null;
  return (
    <form method="get" action="/summary" class="unit-choice">
      <input type="hidden" name="year" value={String(year)} />
      <label for="summary-unit">单位</label>
      <select id="summary-unit" name="unit" autocomplete="off">
        <option value="">全部单位</option>
        {view.units.map(({ id, name }) => (
          <option value={id} selected={id === view.unitId}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" class="small">
        查看
      </button>
    </form>
  );
}

/** 汇总: all projects of the year, average and grades, and the paragraph of the final account. */
export function SummaryPage({ frame, view }: { frame: Frame; view: SummaryView }) {
  const { record, unitId } = view;
  const { year } = frame;
  const query = `?year=${year}${unitId === null ? '' : `&unit=${unitId}`}`;
  return (
    <Page title={`${year} 年度自评汇总`} frame={frame} active="汇总">
      <div class="page-title">
        <div>
          <h1>{year} 年度 · 自评汇总</h1>
          <UnitChoice view={view} year={year} />
        </div>
        <div class="actions">
          <a class="button" href={`/summary/summary.xlsx${query}`}>
            下载 Excel
          </a>
          <a class="button primary" href={`/summary/summary.pdf${query}`} target="_blank" rel="noopener">
            打印汇总表
          </a>
        </div>
      </div>
      {record.rows.length === 0 ? (
        <p class="card note">
          {year} 年度还没有项目，请先<a href="/imports/new">导入目标表</a>。
        </p>
      ) : (
        <>
          <Cards record={record} />
          <Sentence record={record} />
          <div class="card table-card">
            <table class="list summary">
              <caption class="spoken">各项目的自评结果</caption>
              <thead>
                <tr>
                  <th scope="col" class="number">
                    序号
                  </th>
                  <th scope="col">项目</th>
                  <th scope="col" class="number">
                    全年预算数（{record.currency}）
                  </th>
                  <th scope="col" class="number">
                    全年执行数
                  </th>
                  <th scope="col" class="number">
                    执行率
                  </th>
                  <th scope="col" class="number">
                    得分
                  </th>
                  <th scope="col">等级</th>
                  <th scope="col">存在问题</th>
                  <th scope="col">整改</th>
                </tr>
              </thead>
              <tbody>
                {record.rows.map((row, index) => (
                  <Line row={row} position={index + 1} />
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <td />
                  <th scope="row">合计</th>
                  <td class="number">{record.totals.budget}</td>
                  <td class="number">{record.totals.executed}</td>
                  <td class="number">{record.totals.rate}</td>
                  <td class="number">{record.average === null ? '—' : `平均 ${record.average}`}</td>
                  <td colspan={3} />
                </tr>
              </tfoot>
            </table>
          </div>
        </>
      )}
    </Page>
  );
}
