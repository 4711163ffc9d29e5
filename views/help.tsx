import { FINDING_WORDS, SEVERITY_NAMES } from '#src/rules/finding-words.ts';
import { NOTATIONS } from '#src/rules/notations.ts';
import { Files } from '#views/help-files.tsx';
import { MID_YEAR_PART } from '#views/help-mid-year.ts';
import { FORM_PARTS } from '#views/help-words.ts';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['Enter · Shift+Enter', '下一行 · 上一行'],
  ['Tab · Shift+Tab', '右一格 · 左一格'],
  ['Alt+Enter', '格内换行'],
  ['Ctrl+V', '从 Excel、WPS 粘贴一列或一块；首栏是指标名称时按名称填'],
  ['Alt+Shift+方向键，按住 Shift 点', '选取几格'],
  ['Ctrl+C · Ctrl+D · Delete', '复制选取的格 · 向下填充（没有选取时取上一行） · 清空选取的格'],
  ['Ctrl+Z · Ctrl+Y', '撤销 · 重做，整块粘贴也一次'],
  ['Esc', '收起打开的菜单和提示'],
];

const PARTS: readonly (readonly [string, string])[] = [
  ['#fields-title', '表里的每一栏'],
  ['#notations-title', '指标值的写法'],
  ['#findings-title', '自查'],
  ['#files-title', '文件的导入和导出'],
  ['#keys-title', '键盘'],
  ['/rulebooks', '得分按哪些规则算'],
];

function Fields() {
  return (
    <section aria-labelledby="fields-title">
      <h2 id="fields-title">表里的每一栏</h2>
      {[...FORM_PARTS, MID_YEAR_PART].map(({ title, fields }) => (
        <table class="bare grid help">
          <caption>{title}</caption>
          <thead class="spoken">
            <tr>
              <th scope="col">栏目</th>
              <th scope="col">怎么填</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ name, meaning }) => (
              <tr>
                <th scope="row">{name}</th>
                <td>{meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

function Examples({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {texts.map((text, i) => (
        <>
          {i === 0 ? null : '　'}
          <code>{text}</code>
        </>
      ))}
    </>
  );
}

function Notations() {
  return (
    <section aria-labelledby="notations-title">
      <h2 id="notations-title">指标值的写法和实际完成值</h2>
      <table class="bare grid help">
        <thead>
          <tr>
            <th scope="col">写法</th>
            <th scope="col">指标值例如</th>
            <th scope="col">实际完成值例如</th>
            <th scope="col">怎样算达到</th>
          </tr>
        </thead>
        <tbody>
          {NOTATIONS.map(({ id, name, targets, actuals, met }) => (
            <tr id={`notation-${id}`}>
              <th scope="row">{name}</th>
              <td>
                <Examples texts={targets} />
              </td>
              <td>{actuals.length === 0 ? '不填' : <Examples texts={actuals} />}</td>
              <td>{met}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Findings() {
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">自查会指出什么</h2>
      <p class="note">错误改好才能提交，提醒要看过，提示只在需要时列出；评分办法另有规定的从其规定。</p>
      <table class="bare grid help">
        <thead>
          <tr>
            <th scope="col">代码</th>
            <th scope="col">程度</th>
            <th scope="col">指出什么</th>
            <th scope="col">怎么办</th>
          </tr>
        </thead>
        <tbody>
          {FINDING_WORDS.map(({ code, severity, name, remedy }) => (
            <tr id={`finding-${code}`}>
              <td>{code}</td>
              <td>{SEVERITY_NAMES[severity]}</td>
              <th scope="row">{name}</th>
              <td>{remedy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 帮助: every cell of the form, every notation with examples that the program reads itself, every finding, the keys. */
export function HelpPage({ frame }: { frame: Frame }) {
  return (
    <Page title="帮助" frame={frame} active="帮助">
      <div class="page-title">
        <div>
          <h1>帮助</h1>
          <p class="subline">
            {PARTS.map(([href, words], i) => (
              <>
                {i === 0 ? null : '　'}
                <a href={href}>{words}</a>
              </>
            ))}
          </p>
        </div>
      </div>
      <article class="card rulebook">
        <Fields />
        <Notations />
        <Findings />
        <Files />
        <section aria-labelledby="keys-title">
          <h2 id="keys-title">键盘</h2>
          <table class="bare grid help">
            <thead class="spoken">
              <tr>
                <th scope="col">按键</th>
                <th scope="col">作用</th>
              </tr>
            </thead>
            <tbody>
              {KEYS.map(([keys, does]) => (
                <tr>
                  <th scope="row">{keys}</th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </article>
    </Page>
  );
}
