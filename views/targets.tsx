import type { AdjustmentBasis, BasisProblems } from '#src/rules/adjustment.ts';
import type { ProjectField } from '#src/rules/target-change.ts';
import { PROJECT_FIELD_NAMES } from '#src/rules/target-change.ts';
import type { RowProblem, TargetRowTexts } from '#src/rules/target-rows.ts';
import { BlockOutcome } from '#views/block-outcome.tsx';
import { Field } from '#views/field.tsx';
import { Page } from '#views/page.tsx';
import { ProjectTitle } from '#views/project-title.tsx';
import type { Frame, ProjectHead } from '#views/props.ts';
import { TargetRows } from '#views/target-rows.tsx';

/** A row of the page; `id` '' while it is not stored yet. */
export interface TargetLine extends TargetRowTexts {
  id: string;
  /** The target that was approved before it was adjusted; null for none. */
  approved: string | null;
  /** What stands there now, where somebody else was faster; null otherwise. */
  now: TargetRowTexts | null;
}

/** The row that is to be removed, and what was typed against it. */
export interface RemovalView {
  id: string;
  name: string;
  typed: { field: string; text: string }[];
}

/** `/projects/:id/targets`: project and rows as they stand, or as they were left when they could not be stored. */
export interface TargetsView {
  project: ProjectHead;
  version: string;
  /** After the mid-year submission: each change needs its basis. */
  adjusting: boolean;
  fields: Partial<Record<ProjectField, string>>;
  /** What the fields are now, where somebody else was faster; empty otherwise. */
  fieldsNow: Partial<Record<ProjectField, string>>;
  rows: readonly TargetLine[];
  removed: readonly TargetLine[];
  basis: AdjustmentBasis;
  problems: { fields: Partial<Record<ProjectField, string>>; rows: readonly RowProblem[]; basis: BasisProblems };
  /** A sentence about what was stored, or was not; '' for none. */
  told: string;
  refused: boolean;
  removal: RemovalView | null;
  /** The row that was just moved, whose button keeps the focus. */
  moved: { id: string; verb: string } | null;
  editable: boolean;
}

const FIELDS: ProjectField[] = ['name', 'department', 'nature', 'projectClass', 'startDate', 'endDate'];
const GOALS: ProjectField[] = ['goal', 'annualGoal'];

/** What a field is now, if somebody else changed it after this page was opened. */
function nowOf({ fields, fieldsNow }: TargetsView, field: ProjectField): string {
  const now = fieldsNow[field];
  return now === undefined || now === fields[field] ? '' : `现在是：${now || '（空）'}`;
}

function ProjectFields({ view }: { view: TargetsView }) {
  return (
    <section class="card" aria-labelledby="project-fields-title">
      <h2 id="project-fields-title">项目</h2>
      <div class="fields">
        {[...FIELDS, ...GOALS].map((field) => (
          <Field
            id={`project-${field}`}
            name={`project.${field}`}
            label={PROJECT_FIELD_NAMES[field]}
            hint={nowOf(view, field)}
            text={view.fields[field] ?? ''}
            problem={view.problems.fields[field] ?? ''}
            date={field === 'startDate' || field === 'endDate'}
            lines={GOALS.includes(field) ? 3 : 1}
          />
        ))}
      </div>
    </section>
  );
}

function Basis({ view }: { view: TargetsView }) {
  const { basis, problems } = view;
  return (
    <section class="card" aria-labelledby="basis-title">
      <h2 id="basis-title">调整依据</h2>
      <p class="note">
        年中监控已提交，从此对目标的改动都是调整：写明原因和批准依据后才生效，得分按调整后的指标值计算，原批复的指标值一直列在旁边。
      </p>
      <div class="fields">
        <Field
          id="basis-reason"
          name="reason"
          label="调整原因"
          hint=""
          text={basis.reason}
          problem={problems.basis.reason ?? ''}
          lines={2}
        />
        <Field
          id="basis-number"
          name="approvalNumber"
          label="批准文号"
          hint=""
          text={basis.approvalNumber}
          problem={problems.basis.approvalNumber ?? ''}
        />
        <Field
          id="basis-date"
          name="approvedOn"
          label="批准日期"
          hint=""
          text={basis.approvedOn}
          problem={problems.basis.approvedOn ?? ''}
          date
        />
      </div>
    </section>
  );
}

function Removal({ removal, adjusting }: { removal: RemovalView; adjusting: boolean }) {
  const word = adjusting ? '取消' : '移除';
  return (
    <section class="notice amber removal" aria-labelledby="removal-title">
      <h2 id="removal-title">
        {word}“{removal.name}”？
      </h2>
      {removal.typed.length === 0 ? (
        <p>这一行还没有填过内容。</p>
      ) : (
        <>
          <p>{word}后，下面已填的内容不再计分，也不再出现在表上；它们留在填报记录里，恢复这一行就都回来。</p>
          <dl class="removal-typed">
            {removal.typed.map(({ field, text }) => (
              <div>
                <dt>{field}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p class="actions">
        <button type="submit" name="act" value={`remove:${removal.id}`} autofocus>
          确认{word}
        </button>
        <button type="submit" name="act" value="keep">
          保留
        </button>
      </p>
    </section>
  );
}

function Removed({ view }: { view: TargetsView }) {
  if (view.removed.length === 0) return null;
  return (
    <section class="card table-card" aria-labelledby="removed-title">
      <h2 id="removed-title">
        已移除的指标 <span class="note">{view.removed.length} 项，已填的内容都在</span>
      </h2>
      <table class="list">
        <caption class="spoken">已移除的指标</caption>
        <thead>
          <tr>
            <th scope="col">一级 › 二级</th>
            <th scope="col">三级指标</th>
            <th scope="col">年度指标值</th>
            <th scope="col">
              <span class="spoken">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.removed.map((row) => (
            <tr>
              <td>{[row.category, row.subcategory].filter(Boolean).join(' › ')}</td>
              <th scope="row">{row.name}</th>
              <td>{row.target}</td>
              <td>
                <button
                  type="submit"
                  class="small"
                  name="act"
                  value={`restore:${row.id}`}
                  aria-label={`恢复指标 ${row.name}`}
                >
                  恢复
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Editor({ view }: { view: TargetsView }) {
  const address = `/projects/${view.project.id}`;
  return (
    <form method="post" action={`${address}/targets`} class="stack" autocomplete="off" id="targets-form">
      <input type="hidden" name="version" value={view.version} />
      {/* First in the form: what Enter in any field presses. */}
      <p class="actions targets-save">
        <button type="submit" class="primary" name="act" value="save">
          保存
        </button>
        <a class="button" href={address}>
          返回目标
        </a>
        <span class="note">一次保存整页；已填的实际完成值跟着指标走，改名、移动都不会丢。</span>
      </p>
      {view.removal === null ? null : <Removal removal={view.removal} adjusting={view.adjusting} />}
      {view.adjusting ? <Basis view={view} /> : null}
      <TargetRows view={view} />
      <BlockOutcome />
      <ProjectFields view={view} />
      <Removed view={view} />
      <p class="actions">
        <button type="submit" class="primary" name="act" value="save">
          保存
        </button>
        <a class="button" href={`${address}/erasure`}>
          删除项目…
        </a>
      </p>
    </form>
  );
}

/** 修改目标: the project's fields and its rows on one page, stored together. */
export function TargetsPage({ frame, view }: { frame: Frame; view: TargetsView }) {
  return (
    <Page title={`${view.project.name} 修改目标`} frame={frame} active="项目">
      <ProjectTitle project={view.project} tab="目标" />
      {view.told === '' ? null : (
        <p class={view.refused ? 'notice red' : 'notice'} role={view.refused ? 'alert' : 'status'}>
          {view.told}
        </p>
      )}
      {view.editable || view.refused ? null : (
        <p class="notice amber">年末自评已提交，目标不能再改；如需更正，请先在年末自评页重新打开并写明理由。</p>
      )}
      {view.editable || view.refused ? (
        <Editor view={view} />
      ) : (
        <p>
          <a class="button" href={`/projects/${view.project.id}`}>
            返回目标
          </a>
        </p>
      )}
    </Page>
  );
}
