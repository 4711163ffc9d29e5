import {
  NEW_PROJECT_FIELDS,
  type NewProjectField,
  type NewProjectTexts,
  type ProblemsOfNewProject,
} from '#src/rules/new-project.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { Field } from '#views/field.tsx';
import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';

/** `/projects/new`: what was typed and, at each field, why it was refused. */
export interface NewProjectView {
  texts: NewProjectTexts;
  problems: ProblemsOfNewProject;
  /** The project that the unit has in this year by this name; null for none. */
  existing: string | null;
  units: string[];
  rulebooks: readonly Rulebook[];
}

const HEAD: [NewProjectField, string, string][] = [
  ['unit', '预算单位', '必填'],
  ['year', '年度', '必填，四位数'],
  ['name', '项目名称', '必填'],
  ['department', '主管部门', ''],
  ['nature', '项目性质', '例如经常性项目'],
  ['projectClass', '项目类别', '例如特定目标类'],
  ['startDate', '计划开始日期', ''],
  ['endDate', '计划完成日期', ''],
];

const MONEY: [NewProjectField, string, string][] = [
  ['yearTotal', '年度资金申请总额', '留空则按填了的各项合计'],
  ['yearAppropriation', '其中：当年财政拨款', ''],
  ['carriedOver', '上年结转资金', ''],
  ['other', '其他资金', ''],
];

/** What 项目性质 and 项目类别 are on the target tables; other words may be typed. */
const KNOWN: Partial<Record<NewProjectField, string[]>> = {
  nature: ['经常性项目', '其他一次性项目', '阶段性项目'],
  projectClass: ['特定目标类', '其他运转类'],
};

/** The first field of the page that was refused gets the focus. */
function isFirstWrong({ problems }: NewProjectView, field: NewProjectField): boolean {
  return NEW_PROJECT_FIELDS.find((one) => problems[one]) === field;
}

/** Names of units and projects are long. */
const LONG: NewProjectField[] = ['unit', 'name'];

function Fields({ view, fields }: { view: NewProjectView; fields: [NewProjectField, string, string][] }) {
  const known: Partial<Record<NewProjectField, string[]>> = { ...KNOWN, unit: view.units };
  return (
    <>
      {fields.map(([field, label, hint]) => (
        <Field
          id={`new-${field}`}
          name={field}
          label={label}
          hint={hint}
          text={view.texts[field]}
          problem={view.problems[field] ?? ''}
          known={known[field] ?? []}
          date={field === 'startDate' || field === 'endDate'}
          long={LONG.includes(field)}
          focused={isFirstWrong(view, field)}
        />
      ))}
    </>
  );
}

function RulebookChoice({ view }: { view: NewProjectView }) {
  const problem = view.problems.rulebook ?? '';
  return (
    <div class="field">
      <label for="new-rulebook">评分办法</label>
      <select
        id="new-rulebook"
        name="rulebook"
        aria-describedby={problem ? 'new-rulebook-problem' : undefined}
        aria-invalid={problem ? 'true' : undefined}
        autofocus={isFirstWrong(view, 'rulebook')}
      >
        {view.rulebooks.map((book) => (
          <option value={book.id} selected={book.id === view.texts.rulebook}>
            {book.name}（金额以{book.currency}为单位）
          </option>
        ))}
      </select>
      {problem ? (
        <p class="finding error" id="new-rulebook-problem">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

/** 新建项目: a project that no target table brought. Its indicators are written on the page that follows. */
export function NewProjectPage({ frame, view }: { frame: Frame; view: NewProjectView }) {
  const wrong = Object.keys(view.problems).length;
  return (
    <Page title="新建项目" frame={frame} active="我的一年">
      <div class="page-title">
        <h1>新建项目</h1>
      </div>
      {wrong === 0 ? null : (
        <p class="notice red" role="alert">
          没有新建：请改正下面标出的 {wrong} 处。
          {view.existing === null ? null : <a href={`/projects/${view.existing}`}>打开已有的这个项目</a>}
        </p>
      )}
      <form method="post" action="/projects" class="stack" autocomplete="off" id="new-project">
        <section class="card" aria-labelledby="new-head-title">
          <h2 id="new-head-title">项目概况</h2>
          <div class="fields">
            <Fields view={view} fields={HEAD} />
            <RulebookChoice view={view} />
          </div>
        </section>
        <section class="card" aria-labelledby="new-money-title">
          <h2 id="new-money-title">年度资金</h2>
          <p class="note">
            单位是元还是万元由评分办法决定，写在它的名称后面；暂时不知道的可以留空，以后在自评表中填写。
          </p>
          <div class="fields">
            <Fields view={view} fields={MONEY} />
          </div>
        </section>
        <section class="card" aria-labelledby="new-goal-title">
          <h2 id="new-goal-title">绩效目标</h2>
          <Field
            id="new-annualGoal"
            name="annualGoal"
            label="年度总体目标"
            hint=""
            text={view.texts.annualGoal}
            problem={view.problems.annualGoal ?? ''}
            focused={isFirstWrong(view, 'annualGoal')}
            lines={3}
          />
        </section>
        <p class="actions">
          <button type="submit" class="primary">
            新建，接着录入指标
          </button>
          <a class="button" href="/">
            不新建
          </a>
        </p>
      </form>
    </Page>
  );
}
