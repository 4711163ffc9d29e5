import type { Finding } from '#src/rules/findings.ts';
import type { MoneyScore } from '#src/rules/money.ts';
import {
  COLUMN_NAMES,
  type Currency,
  formatMoney,
  LINE_NAMES,
  MONEY_COLUMNS,
  type MoneyEntry,
} from '#src/rules/money.ts';
import type { MoneySum } from '#src/rules/money-sum.ts';
import { MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';
import { StateMark } from '#views/marks.tsx';
import { MoneyAmount } from '#views/money-amount.tsx';
import { Page } from '#views/page.tsx';
import type { CellsView, Frame, PhaseState } from '#views/props.ts';
import { SavedNote, UnsavedBar, UnsavedNote } from '#views/saved-state.tsx';
import { FindingLines, OutOfBand } from '#views/sheet-cell.tsx';

/** The money block of one project among others. */
export interface ProjectMoneyView {
  id: string;
  name: string;
  state: PhaseState;
  editable: boolean;
  currency: Currency;
  typed: MoneyEntry;
  money: MoneyScore;
  /** What 自查 says of its amounts. */
  findings: Finding[];
}

/** The projects of one unit with their sums. */
export interface UnitMoneyView {
  id: string;
  name: string;
  projects: ProjectMoneyView[];
  sum: MoneySum;
}

/** `/money`: the money of all projects of a year, a table per unit; a cell is addressed by its project's id. */
export interface MoneyView extends CellsView {
  units: UnitMoneyView[];
  /** `HH:MM` of the newest saved cell; null before the first. */
  savedAt: string | null;
}

const COLUMNS = ['project', ...MONEY_COLUMNS, 'rate'];

function shownRate(rate: { toFixed(places: number): string } | null): string {
  return rate === null ? '—' : `${rate.toFixed(2)}%`;
}

/** Opens and closes the three lines below a total. */
function Fold({ of, name }: { of: string; name: string }) {
  return (
    <button type="button" class="fold" data-fold={of} aria-expanded="false" aria-label={`${name} 其中各项资金`}>
      <span aria-hidden="true">▸</span>
    </button>
  );
}

function ProjectName({ unit, project }: { unit: UnitMoneyView; project: ProjectMoneyView }) {
  return (
    <th scope="row" class="money-project">
      <Fold of={`money-${project.id}`} name={project.name} />
      <a href={`/projects/${project.id}/year-end`}>{project.name}</a>
      {project.currency === unit.sum.currency ? null : <span class="note">（{project.currency}）</span>}
      {project.editable ? null : <StateMark state={project.state} />}
    </th>
  );
}

interface LineProps {
  view: MoneyView;
  unit: UnitMoneyView;
  project: ProjectMoneyView;
  line: MoneyLine;
}

function Line({ view, unit, project, line }: LineProps) {
  const { money, typed, findings } = project;
  const total = line === 'total';
  const open = project.editable || view.refused?.cell.startsWith(`${project.id}/`) === true;
  return (
    <tr class={total ? undefined : 'money-part'}>
      {total ? (
        <ProjectName unit={unit} project={project} />
      ) : (
        <th scope="row" class="money-line">
          {LINE_NAMES[line]}
        </th>
      )}
      {MONEY_COLUMNS.map((column) => (
        <MoneyAmount
          view={view}
          owner={project.id}
          project={project.name}
          typed={typed}
          money={money}
          currency={project.currency}
          line={line}
          column={column}
          open={open}
          findings={total ? findings.filter((one) => one.indicator === null && one.field === column) : []}
          describedBy={`money-findings-${project.id}`}
        />
      ))}
      <td class="number">{shownRate(total ? money.rate : money.lines[line].rate)}</td>
    </tr>
  );
}

/** One project: 年度资金总额 and, opened, the three lines it is made of; the answer to each of its saved amounts. */
export function ProjectMoneyBody({ view, unit, project }: Omit<LineProps, 'line'>) {
  return (
    <tbody id={`money-${project.id}`} class="money-body">
      {MONEY_LINES.map((line) => (
        <Line view={view} unit={unit} project={project} line={line} />
      ))}
      {project.findings.length > 0 ? (
        <tr class="findings-row">
          <td colspan={COLUMNS.length}>
            <FindingLines findings={project.findings} id={`money-findings-${project.id}`} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function SumLine({ unit, line }: { unit: UnitMoneyView; line: MoneyLine }) {
  const { sum, projects } = unit;
  const total = line === 'total';
  return (
    <tr class={total ? 'total' : 'money-part'}>
      <th scope="row" class={total ? 'money-project' : 'money-line'}>
        {total ? (
          <>
            <Fold of={`money-sum-${unit.id}`} name="合计" />
            合计（{projects.length} 个项目，{sum.currency}）
          </>
        ) : (
          LINE_NAMES[line]
        )}
      </th>
      {MONEY_COLUMNS.map((column) => (
        <td class="number amount">
          {total ? (
            <strong>{formatMoney(sum.lines.total[column], sum.currency)}</strong>
          ) : (
            formatMoney(sum.lines[line][column], sum.currency)
          )}
          {total && sum.missing[column] > 0 ? <span class="working">{sum.missing[column]} 个项目没有数</span> : null}
        </td>
      ))}
      <td class="number">{shownRate(sum.rates[line])}</td>
    </tr>
  );
}

/** 合计 of a unit's projects; part of every answer, out of band. */
export function MoneySumBody({ unit, oob = false }: { unit: UnitMoneyView; oob?: boolean }) {
  return (
    <OutOfBand oob={oob}>
      <tbody id={`money-sum-${unit.id}`} class="money-body money-sum" hx-swap-oob={oob ? 'morph' : undefined}>
        {MONEY_LINES.map((line) => (
          <SumLine unit={unit} line={line} />
        ))}
      </tbody>
    </OutOfBand>
  );
}

function UnitTable({ view, unit, year }: { view: MoneyView; unit: UnitMoneyView; year: number }) {
  return (
    <section class="card sheet-card">
      <table class="sheet money-sheet editable">
        <caption>
          <span class="form-title">{unit.name}</span>
          <span class="form-year">
            （{year}年度）　单位：{unit.sum.currency}
          </span>
        </caption>
        <colgroup>
          {COLUMNS.map((column) => (
            <col class={`col-money-${column}`} />
          ))}
        </colgroup>
        <thead class="indicator-head">
          <tr>
            <th scope="col">项目名称</th>
            {MONEY_COLUMNS.map((column) => (
              <th scope="col">{COLUMN_NAMES[column]}</th>
            ))}
            <th scope="col">执行率</th>
          </tr>
        </thead>
        {unit.projects.map((project) => (
          <ProjectMoneyBody view={view} unit={unit} project={project} />
        ))}
        <MoneySumBody unit={unit} />
      </table>
    </section>
  );
}

function Tables({ view, year }: { view: MoneyView; year: number }) {
  if (view.units.length === 0) {
    return (
      <p class="empty">
        {year} 年度还没有项目。请先<a href="/imports/new">导入绩效目标表</a>，这里就会列出各项目的资金。
      </p>
    );
  }
  return (
    <>
      {/* As on the sheet, all saves go one after the other. */}
      <div id="money" class="stack" hx-target="closest tbody" hx-swap="morph:outerHTML" hx-sync="#money:queue all">
        {view.units.map((unit) => (
          <UnitTable view={view} unit={unit} year={year} />
        ))}
      </div>
      <p class="keys">
        <kbd>Enter</kbd> 下一行　<kbd>Shift</kbd>+<kbd>Enter</kbd> 上一行　<kbd>Tab</kbd> 右一格　离开单元格即保存　▸
        展开其中各项
      </p>
    </>
  );
}

/** 资金: the money of all projects of the year on one page, filled in in place. */
export function MoneyPage({ frame, view }: { frame: Frame; view: MoneyView }) {
  const empty = view.units.length === 0;
  return (
    <Page title={`${frame.year} 年度项目资金`} frame={frame} active="资金">
      <div class="page-title">
        <h1>{frame.year} 年度项目资金</h1>
        <div class="actions">
          <UnsavedNote />
          <SavedNote view={view} />
          {empty ? null : (
            <>
              <button type="button" data-fold-all aria-pressed="false">
                展开各项
              </button>
              <a class="button" href={`/money/money.xlsx?year=${frame.year}`}>
                下载 Excel
              </a>
              <a class="button primary" href={`/money/list?year=${frame.year}`}>
                粘贴财务清单
              </a>
            </>
          )}
        </div>
      </div>
      <UnsavedBar />
      <Tables view={view} year={frame.year} />
    </Page>
  );
}
