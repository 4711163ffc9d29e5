import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Frame } from '#views/props.ts';

/** The words of the main navigation; `active` marks the one that a page belongs to. */
export type Section =
  | '我的一年'
  | '项目'
  | '资金'
  | '监控'
  | '对比'
  | '汇总'
  | '报表'
  | '导入'
  | '评分办法'
  | '数据'
  | '帮助';

interface PageProps {
  title: string;
  frame: Frame;
  active?: Section;
  /** Without JavaScript the page is asked for anew every few seconds, because it shows something that goes on. */
  refreshed?: boolean;
  children?: Child;
}

/**
 * 409 (two texts in one cell) and 422 (cannot be stored) carry the row that says so and are shown like a success; nothing
 * in a page is ever evaluated as code, and a request that stays unanswered counts as failed after half a minute.
 */
const HTMX_CONFIG = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  historyEnabled: false,
  // Nothing here is animated while it settles; the wait would only delay the score that answers a value.
  defaultSettleDelay: 0,
  timeout: 30_000,
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '409|422', swap: true, error: false },
    { code: '[45]..', swap: false, error: true },
  ],
});

/** In the order in which they build on each other. */
const STYLES = [
  'app',
  'frame',
  'controls',
  'sheet',
  'sheet-entry',
  'sheet-states',
  'sheet-aside',
  'mid-year',
  'pages',
  'comparison',
  'comparison-list',
  'summary',
  'checks',
  'narrative',
  'import',
  'import-preview',
  'work-packages',
  'money',
  'last-year',
  'history',
  'copy',
  'help',
  'targets',
  'storage',
  'jobs',
  'narrow',
];

const SECTIONS: { name: Section; href: (year: number) => string }[] = [
  { name: '我的一年', href: (year) => `/?year=${year}` },
  { name: '项目', href: (year) => `/?year=${year}#projects` },
  { name: '监控', href: (year) => `/mid-year?year=${year}` },
  { name: '资金', href: (year) => `/money?year=${year}` },
  { name: '对比', href: (year) => `/comparison?year=${year}` },
  { name: '汇总', href: (year) => `/summary?year=${year}` },
  { name: '报表', href: (year) => `/reports?year=${year}` },
  { name: '导入', href: () => '/imports/new' },
  { name: '评分办法', href: () => '/rulebooks' },
  { name: '数据', href: () => '/storage' },
  { name: '帮助', href: () => '/help' },
];

function YearSwitch({ frame }: { frame: Frame }) {
  const others = frame.years.filter((year) => year !== frame.year);
  return (
    <details class="menu year">
      <summary>{frame.year} 年度</summary>
      <ul>
        {others.map((year) => (
          <li>
            <a href={`/?year=${year}`}>{year} 年度</a>
          </li>
        ))}
        <li>
          <a href={`/years/new?year=${frame.year}`}>开始 {frame.year + 1} 年度</a>
        </li>
      </ul>
    </details>
  );
}

/** 填报人: the name that every entry of this browser carries, typed once and changed when somebody else takes over. */
function PersonMenu({ frame }: { frame: Frame }) {
  return (
    <details class={frame.person === '' ? 'menu person nobody' : 'menu person'}>
      <summary>{frame.person === '' ? '填写姓名' : `填报人：${frame.person}`}</summary>
      <form method="post" action="/person" id="person-form">
        <label for="person-name">填报人姓名（记入填报记录）</label>
        <input id="person-name" name="person" value={frame.person} maxlength={50} autocomplete="name" />
        <input type="hidden" name="back" value={frame.here} />
        <button type="submit" class="primary">
          保存
        </button>
      </form>
    </details>
  );
}

function Header({ frame, active }: { frame: Frame; active: Section | undefined }) {
  return (
    <header class="top">
      <a class="brand" href={`/?year=${frame.year}`}>
        绩衡
      </a>
      <span class="motto">项目支出绩效监控 · 自评</span>
      <nav aria-label="主导航">
        <ul>
          {SECTIONS.map(({ name, href }) => (
            <li>
              <a href={href(frame.year)} aria-current={name === active ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <YearSwitch frame={frame} />
      <span class="unit-name">{frame.unitName}</span>
      <PersonMenu frame={frame} />
    </header>
  );
}

function SampleBanner() {
  return (
    <section class="sample-banner" aria-label="示例数据">
      <p>
        <strong>示例数据</strong>
        程序附带了一个示例单位，可以随意试填；导入本单位的目标表后，列表和汇总只含本单位的项目。
      </p>
      <form method="post" action="/sample/removal">
        <button type="submit" class="quiet">
          清除示例数据
        </button>
      </form>
    </section>
  );
}

/**
 * The frame of every page: head with our own scripts and styles, navigation, year, unit, and the banner of the sample
 * unit. Without JavaScript or in a browser older than Chromium 90 a plain sentence stands instead of a broken page.
 */
export function Page({ title, frame, active, refreshed = false, children }: PageProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="htmx-config" content={HTMX_CONFIG} />
          <meta name="generation" content={frame.generation} />
          <title>{`${title} · 绩衡`}</title>
          {refreshed ? (
            <noscript>
              <meta http-equiv="refresh" content="3" />
            </noscript>
          ) : null}
          <link rel="icon" href="/public/icon.svg" type="image/svg+xml" />
          {STYLES.map((name) => (
            <link rel="stylesheet" href={`/public/${name}.css`} />
          ))}
          <script src="/public/browser-check.js" />
          <script src="/public/htmx.min.js" defer />
          <script src="/public/idiomorph-ext.min.js" defer />
          <script src="/public/generation.js" defer />
          <script src="/public/cells.js" type="module" />
          <script src="/public/kept-texts.js" type="module" />
          <script src="/public/holding.js" type="module" />
          <script src="/public/unanswered.js" type="module" />
          <script src="/public/block.js" type="module" />
          <script src="/public/unsaved-bar.js" type="module" />
          <script src="/public/saving.js" type="module" />
          <script src="/public/sheet.js" defer />
          <script src="/public/pasted-cells.js" type="module" />
          <script src="/public/paste.js" type="module" />
          <script src="/public/range.js" type="module" />
          <script src="/public/undo.js" type="module" />
          <script src="/public/money.js" defer />
          <script src="/public/copy.js" defer />
          <script src="/public/storage.js" defer />
          <script src="/public/chosen.js" defer />
          <script src="/public/import.js" defer />
          <script src="/public/weights.js" defer />
          <script src="/public/target-rows.js" type="module" />
        </head>
        <body hx-ext="morph">
          <a class="skip" href="#content">
            跳到正文
          </a>
          <Header frame={frame} active={active} />
          <noscript>
            <p class="notice">本页需要 JavaScript 才能保存填写的内容，请在浏览器设置中启用。</p>
          </noscript>
          {frame.sample ? <SampleBanner /> : null}
          <main id="content" tabindex={-1}>
            {children}
          </main>
          <footer class="foot">
            绩衡 {frame.version} · <a href="/storage">数据在哪里、怎么备份</a>
          </footer>
        </body>
      </html>
    </>
  );
}
