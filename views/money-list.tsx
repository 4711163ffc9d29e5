import type { Child } from 'hono/jsx';
import { MONEY_FIELDS, nameOfField } from '#src/rules/money-list.ts';
import { ListLines, type MoneyListView, READ_AGAIN } from '#views/money-list-lines.tsx';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

function CurrencyChoice({ view, again }: { view: MoneyListView; again: boolean }) {
  return (
    <label class="list-currency">
      没有写明单位的金额{' '}
      <select name="currency" {...(again ? READ_AGAIN : {})}>
        <option value="">按清单所写</option>
        {(['元', '万元'] as const).map((unit) => (
          <option value={unit} selected={view.currency === unit}>
            {unit}
          </option>
        ))}
      </select>
    </label>
  );
}

function Source({ view }: { view: MoneyListView }) {
  return (
    <textarea
      name="text"
      class="list-text"
      rows={view.lines.length > 0 ? 6 : 12}
      spellcheck={false}
      autocomplete="off"
      aria-label="财务清单"
      placeholder={'项目名称\t年初预算数\t调整后预算数\t累计支出\n信息化运维项目\t557,500.00\t557,500.00\t548,320.00'}
    >
      {`\n${view.text}`}
    </textarea>
  );
}

function ColumnChoices({ view }: { view: MoneyListView }) {
  const meanings = [
    { value: 'ignored', label: '不读' },
    { value: 'name', label: '项目名称' },
    { value: 'source', label: '资金来源' },
    ...MONEY_FIELDS.map((field) => ({ value: field as string, label: nameOfField(field) })),
  ];
  return (
    <details class="card" open={view.questions.length > 0}>
      <summary>
        <h2>列的含义</h2>
        <span class="note">
          {view.columns
            .flatMap((one, at) => (one.meaning.includes('.') ? [one.heading || `第 ${at + 1} 列`] : []))
            .join('、')}
        </span>
      </summary>
      <div class="list-columns">
        {view.columns.map((column, at) => (
          <label>
            <span>{column.heading || `第 ${at + 1} 列`}</span>
            <select name={`column.${at}`} {...READ_AGAIN}>
              {meanings.map(({ value, label }) => (
                <option value={value} selected={value === column.meaning}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </details>
  );
}

function Unread({ view }: { view: MoneyListView }) {
  if (view.problems.length === 0 && view.totals.length === 0) return null;
  const totals = view.totals.map((one) => ({ ...one, message: null }));
  const unread = [...view.problems, ...totals].sort((a, b) => a.line - b.line);
  return (
    <section class="card problems" aria-labelledby="unread-title">
      <h2 id="unread-title">没有读入的内容</h2>
      <ul class="list-unread">
        {unread.map((one) => (
          <li>
            第 {one.line} 行{'　'}
            {one.message === null ? '是合计，不导入。' : <span class="finding error">{one.message}</span>}
            <span class="note">　{one.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Read({ view }: { view: MoneyListView }) {
  const changed = view.lines.flatMap((line) => line.changes.filter((one) => one.changed));
  const projects = view.lines.filter((line) => line.changes.some((one) => one.changed)).length;
  const stopped = view.questions.length > 0;
  return (
    <>
      {view.questions.map((question) => (
        <p class="notice amber" role="alert">
          {question}
        </p>
      ))}
      <ColumnChoices view={view} />
      {view.lines.length > 0 ? <ListLines view={view} /> : null}
      <Unread view={view} />
      <div class="list-confirm">
        <button
          type="submit"
          class="primary"
          formaction="/money/list/confirmation"
          disabled={stopped || changed.length === 0}
        >
          确认存入勾选的数
        </button>
        <span class="note">
          {stopped
            ? '请先回答上面黄底的问题，再存入。'
            : changed.length === 0
              ? '没有要改的数。'
              : `${projects} 行有 ${changed.length} 个数与现有的不同。确认前没有改动任何数据。`}
        </span>
      </div>
    </>
  );
}

/** Pasting the finance system's list: the text, then a preview in which every change is ticked, then the confirmation. */
export function MoneyListPage({ frame, view }: { frame: Frame; view: MoneyListView }) {
  const read = view.columns.length > 0;
  return (
    <ListFrame frame={frame}>
      {view.problem === '' ? null : (
        <p class="notice red" role="alert">
          {view.problem}
        </p>
      )}
      <form id="money-list" method="post" action="/money/list" class="stack" autocomplete="off">
        <input type="hidden" name="year" value={String(frame.year)} />
        <input type="hidden" name="textKey" value={view.textKey} />
        <section class="card">
          <p class="note">
            在财务系统或 Excel 中选中清单（连同表头）复制，粘贴到下面。按项目名称对应；只改清单里有的数，空格不改。
          </p>
          <Source view={view} />
          <div class="list-confirm">
            <button type="submit" class={read ? undefined : 'primary'}>
              {read ? '重新读取' : '读取清单'}
            </button>
            <CurrencyChoice view={view} again={read} />
          </div>
        </section>
        {read ? <Read view={view} /> : null}
      </form>
    </ListFrame>
  );
}

/** Title and way back of the pages about the list. */
export function ListFrame({ frame, children }: { frame: Frame; children?: Child }) {
  return (
    <Page title="粘贴财务清单" frame={frame} active="资金">
      <div class="page-title">
        <h1>粘贴财务清单</h1>
        <a class="button" href={`/money?year=${frame.year}`}>
          返回 {frame.year} 年度资金
        </a>
      </div>
      {children}
    </Page>
  );
}
