import type { Currency } from '#src/rules/money.ts';
import type { AmountChange } from '#src/rules/money-list.ts';

/** An amount of the list beside the cell it is for; `version` is the cell's when it was compared. */
export interface ListChange extends AmountChange {
  version: number;
  name: string;
}

/** A line of the list: how its project was found and what it would change. */
export interface ListLineView {
  line: number;
  name: string;
  how: 'exact' | 'alike' | 'chosen' | 'perhaps' | 'none' | 'not-taken';
  project: { id: string; name: string; currency: Currency } | null;
  candidates: { id: string; name: string }[];
  changes: ListChange[];
  /** Why the line cannot be stored; '' when it can. */
  problem: string;
  /** What 自查 will say of the project afterwards. */
  findings: string[];
}

/** `/money/list`: the pasted list of the finance system and, once it was read, what it would change. */
export interface MoneyListView {
  text: string;
  /** Tells the text that columns and projects were chosen for from another one. */
  textKey: string;
  currency: Currency | '';
  /** Why nothing could be read; '' when something was. */
  problem: string;
  columns: { heading: string; meaning: string; currency: Currency | null }[];
  questions: string[];
  problems: { line: number; text: string; message: string }[];
  totals: { line: number; text: string }[];
  lines: ListLineView[];
  /** All projects of the year, offered where none is like the name. */
  others: { id: string; name: string }[];
}

const HOW: Record<ListLineView['how'], string> = {
  exact: '',
  alike: '写法略有不同',
  chosen: '由您选定',
  perhaps: '请选择对应的项目，不选则不导入',
  none: '没有同名的项目，不选则不导入',
  'not-taken': '',
};

/** A choice that changes what the list means is read again at once, so that nobody confirms what is no longer shown. */
export const READ_AGAIN = {
  'hx-post': '/money/list',
  'hx-target': '#content',
  'hx-select': '#content',
  'hx-swap': 'morph:outerHTML',
  'hx-include': 'closest form',
  'hx-trigger': 'change',
};

/** The project that a line is for, with what else it could be. */
function ProjectChoice({ view, line }: { view: MoneyListView; line: ListLineView }) {
  const listed = new Set(line.candidates.map((one) => one.id));
  const sure = line.how === 'exact' || line.how === 'alike';
  const others = sure ? [] : view.others.filter((one) => !listed.has(one.id));
  const option = ({ id, name }: { id: string; name: string }) => (
    <option value={id} selected={line.project?.id === id}>
      {name}
    </option>
  );
  if (line.candidates.length === 0 && others.length === 0) return <span class="muted">没有对应的项目</span>;
  return (
    <select name={`project.${line.line}`} aria-label={`第 ${line.line} 行对应的项目`} {...READ_AGAIN}>
      {line.how === 'perhaps' || line.how === 'none' ? <option value="">请选择</option> : null}
      {line.candidates.length > 0 && others.length > 0 ? (
        <optgroup label="名称相近">{line.candidates.map(option)}</optgroup>
      ) : (
        line.candidates.map(option)
      )}
      {others.length > 0 ? <optgroup label="其他项目">{others.map(option)}</optgroup> : null}
      <option value="none" selected={line.how === 'not-taken'}>
        不导入
      </option>
    </select>
  );
}

function Change({ line, change }: { line: ListLineView; change: ListChange }) {
  const { field, text, version } = change;
  const cell = JSON.stringify({ projectId: line.project?.id, field, text, version });
  return (
    <li>
      <label>
        <input type="checkbox" name="cell" value={cell} checked={change.suspicion === ''} />
        <span class="list-field">{change.name}</span>
        <span class="number">{change.old.trim() === '' ? '（空）' : change.old}</span>
        <span aria-hidden="true">→</span>
        <span class="spoken">改为</span>
        <strong class="number">{text}</strong>
      </label>
      {change.suspicion === '' ? null : <p class="finding warn">{change.suspicion}确实无误再勾选。</p>}
    </li>
  );
}

function Changes({ view, line }: { view: MoneyListView; line: ListLineView }) {
  const changed = line.changes.filter((one) => one.changed);
  const same = line.changes.length - changed.length;
  return (
    <>
      {line.problem === '' ? null : <p class="finding error">{line.problem}</p>}
      {changed.length > 0 ? (
        <ul class="list-changes">
          {changed.map((change) => (
            <Change line={line} change={change} />
          ))}
        </ul>
      ) : null}
      {same > 0 ? <p class="note">{same} 个数与现有的相同，不变。</p> : null}
      {line.project && line.problem === '' && line.changes.length === 0 && view.questions.length === 0 ? (
        <p class="note">这一行没有金额。</p>
      ) : null}
      {line.findings.map((sentence) => (
        <p class="finding warn">确认后自查会提示：{sentence}</p>
      ))}
    </>
  );
}

/** The lines of the list, each with its project and what it would change there. */
export function ListLines({ view }: { view: MoneyListView }) {
  return (
    <section class="card table-card">
      <table class="list money-list">
        <caption class="spoken">清单各行和对应的项目</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              行
            </th>
            <th scope="col">清单中的名称</th>
            <th scope="col">本年度项目</th>
            <th scope="col">现有的数 → 清单的数</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr>
              <td class="number">{line.line}</td>
              <th scope="row">{line.name}</th>
              <td>
                <ProjectChoice view={view} line={line} />
                {line.project ? <span class="note"> {line.project.currency}</span> : null}
                {HOW[line.how] === '' ? null : <p class="note">{HOW[line.how]}</p>}
              </td>
              <td>
                <Changes view={view} line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
