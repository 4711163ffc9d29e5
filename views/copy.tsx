import type { CopyTable } from '#src/rules/copy-tables.ts';
import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame, ProjectHead } from '#views/props.ts';

/** `/projects/:id/copy`: the form's fields in the order of 预算管理一体化. */
export interface CopyView {
  project: ProjectHead;
  currency: '元' | '万元';
  tables: CopyTable[];
  /** Per table, the whole of it as text for a spreadsheet. */
  tabbed: string[];
  /** True once submitted: what is copied no longer changes. */
  frozen: boolean;
}

const UNITS = ['元', '万元'] as const;

/** A field with its 复制; the button is named by the field, the row and what it holds. */
function Field(props: { id: string; name: string; row: string; text: string }) {
  const { id, name, row, text } = props;
  if (text === '') return <span class="muted">—</span>;
  return (
    <>
      <span id={id} class="copy-text">
        {text}
      </span>
      <button type="button" class="copy" data-copy={id} data-name={name} aria-label={`复制 ${row}${name}`}>
        复制
      </button>
    </>
  );
}

/** What tells the rows of a table apart: the third column of the indicators, the first of the money lines. */
function rowName({ id }: CopyTable, row: string[]): string {
  if (id === 'indicators') return `${row[2] ?? ''} `;
  return id === 'money' ? `${row[0] ?? ''} ` : '';
}

function CopyRows({ table }: { table: CopyTable }) {
  const isGrid = table.id === 'indicators' || table.id === 'money';
  return isGrid ? <Grid table={table} /> : <List table={table} />;
}

function Grid({ table }: { table: CopyTable }) {
  return (
    <table class={`copy-grid ${table.id}`}>
      <caption class="spoken">{table.title}</caption>
      <thead>
        <tr>
          {table.columns.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, at) => (
          <tr>
            {row.map((text, column) => (
              <td>
                <Field
                  id={`${table.id}-${at}-${column}`}
                  name={table.columns[column] ?? ''}
                  row={rowName(table, row)}
                  text={text}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function List({ table }: { table: CopyTable }) {
  return (
    <dl class="copy-list">
      {table.columns.map((name, column) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <Field id={`${table.id}-0-${column}`} name={name} row="" text={table.rows[0]?.[column] ?? ''} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function TableCard({ table, tabbed }: { table: CopyTable; tabbed: string }) {
  return (
    <section class="card copy-card" aria-labelledby={`copy-${table.id}`}>
      <div class="copy-head">
        <h2 id={`copy-${table.id}`}>{table.title}</h2>
        <button
          type="button"
          class="small"
          data-copy={`whole-${table.id}`}
          data-name={`${table.title}整表`}
          aria-label={`复制整表 ${table.title}`}
        >
          复制整表
        </button>
      </div>
      <textarea id={`whole-${table.id}`} class="copy-whole" readonly hidden aria-label={`${table.title}整表`}>
        {tabbed}
      </textarea>
      <CopyRows table={table} />
    </section>
  );
}

function UnitSwitch({ view }: { view: CopyView }) {
  return (
    <nav class="unit-switch" aria-label="金额单位">
      金额单位
      {UNITS.map((unit) => (
        <a
          href={`/projects/${view.project.id}/copy?unit=${unit}`}
          aria-current={unit === view.currency ? 'true' : undefined}
        >
          {unit}
        </a>
      ))}
    </nav>
  );
}

/** 复制到一体化: one field, one table or all of it as a spreadsheet, in the order in which 预算管理一体化 asks. */
export function CopyPage({ frame, view }: { frame: Frame; view: CopyView }) {
  const { project, currency } = view;
  return (
    <Page title={`${project.name} 复制到一体化`} frame={frame} active="项目">
      <ProjectTitle project={project}>
        <UnitSwitch view={view} />
        <a class="button" href={`/projects/${project.id}/copy.xlsx?unit=${currency}`}>
          下载 Excel
        </a>
      </ProjectTitle>
      <p class="copy-note">
        <strong>复制到一体化</strong>　按预算管理一体化的填报顺序排列，看到的就是复制出去的内容。
        {view.frozen ? '' : '本表还没有提交，内容可能再变。'}
        <span id="copied" role="status" aria-live="polite" />
      </p>
      <div class="stack">
        {view.tables.map((table, index) => (
          <TableCard table={table} tabbed={view.tabbed[index] ?? ''} />
        ))}
      </div>
    </Page>
  );
}
