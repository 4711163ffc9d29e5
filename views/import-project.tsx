import { PreviewEntry, spanText } from '#views/import-cell.tsx';
import { FillingSummary, Results } from '#views/import-filled.tsx';
import type { HeadField, ImportPreview, PreviewDifference, PreviewProject } from '#views/import-props.ts';
import { PreviewRows } from '#views/import-rows.tsx';
import { CellProblem, cellAttributes, cellId, FindingLines, shownText } from '#views/sheet-cell.tsx';

const EXISTING: Record<PreviewProject['exists'], { label: string; tone: string } | null> = {
  no: null,
  unchanged: { label: '已导入过，内容相同，不会重复导入', tone: 'plain' },
  differs: { label: '已有同名项目，内容不同', tone: 'amber' },
  fills: { label: '已有这个项目，只填入自评结果', tone: 'open' },
  submitted: { label: '已有同名项目并已提交，须先重新打开，本表不会导入', tone: 'red' },
};

const KINDS: Record<PreviewDifference['kind'], { label: string; tone: string }> = {
  same: { label: '不变', tone: 'plain' },
  changed: { label: '改动', tone: 'amber' },
  new: { label: '新增', tone: 'good' },
  gone: { label: '本表没有', tone: 'red' },
};

const CHOICES: Partial<Record<PreviewProject['exists'], string>> = { no: '导入', fills: '填入' };

interface ProjectProps {
  view: ImportPreview;
  project: PreviewProject;
}

function Difference({ one }: { one: PreviewDifference }) {
  return (
    <tr>
      <td>
        <span class={`mark ${KINDS[one.kind].tone}`}>{KINDS[one.kind].label}</span>
      </td>
      <th scope="row">{one.name}</th>
      <td>
        {one.changes.map(({ label, old, now }) => (
          <p>{one.kind === 'new' ? `${label}“${now}”` : `${label}：原“${old}”，新“${now}”`}</p>
        ))}
        {one.kind === 'gone' ? (
          <p>
            {one.entered.length === 0
              ? '还没有填过。'
              : `已填 ${one.entered.join('、')}；更新后本行不再出现，填报记录保留。`}
          </p>
        ) : null}
      </td>
    </tr>
  );
}

/** The stored project and the new table, row by row; what stays the same is folded away. */
function Differences({ project }: { project: PreviewProject }) {
  const same = project.differences.filter((one) => one.kind === 'same');
  const others = project.differences.filter((one) => one.kind !== 'same');
  if (others.length === 0) return null;
  return (
    <div class="differences">
      <table class="bare">
        <caption class="spoken">{project.name} 与已存项目的不同</caption>
        <tbody>
          {others.map((one) => (
            <Difference one={one} />
          ))}
        </tbody>
      </table>
      {same.length === 0 ? null : (
        <details id={`same-${project.owner}`}>
          <summary>另有 {same.length} 项指标不变</summary>
          <ul>
            {same.map((one) => (
              <li>{one.name}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** 导入 / 更新 or 跳过, kept at once like every cell. */
function ProjectChoice({ view, project }: ProjectProps) {
  const { owner } = project;
  const chosen = shownText(view, owner, 'choice', project.skipped ? '跳过' : '');
  return (
    <span class="project-choice">
      <select
        id={cellId(owner, 'choice')}
        name="text"
        aria-label={`${project.name} 导入还是跳过`}
        {...cellAttributes(view, owner, 'choice')}
      >
        <option value="" selected={chosen === ''}>
          {CHOICES[project.exists] ?? '更新'}
        </option>
        <option value="跳过" selected={chosen === '跳过'}>
          跳过
        </option>
      </select>
      <CellProblem view={view} owner={owner} field="choice" />
    </span>
  );
}

const HEAD_LINES: [HeadField, HeadField][] = [
  ['name', 'year'],
  ['nature', 'projectClass'],
  ['department', 'unit'],
  ['startDate', 'endDate'],
  ['money.projectTotal', 'money.yearTotal'],
  ['money.projectAppropriation', 'money.yearAppropriation'],
  ['money.projectOther', 'money.carriedOver'],
  ['currency', 'money.other'],
];

/** A filled 自评表 has its money in a block of its own, and none of the whole project. */
const FILLED_HEAD_LINES: typeof HEAD_LINES = [
  ['name', 'year'],
  ['department', 'unit'],
  ['nature', 'projectClass'],
  ['startDate', 'endDate'],
];

function HeadEntry({ view, project, field }: ProjectProps & { field: HeadField }) {
  const cell = project.head[field];
  const money = field.startsWith('money.');
  return (
    <>
      <th scope="row">{cell.label}</th>
      <PreviewEntry
        view={view}
        cell={cell}
        of={project.name}
        findings={field === 'money.yearTotal' ? project.findings.filter((one) => one.field === 'initial') : []}
        kind={money ? 'number' : 'text'}
        {...(field === 'currency' ? { choices: ['元', '万元'] } : {})}
      />
    </>
  );
}

function Head({ view, project }: ProjectProps) {
  return (
    <table class="sheet preview-head">
      <caption class="spoken">{project.name} 的基本情况和资金</caption>
      <colgroup>
        <col class="col-preview-label" />
        <col />
        <col class="col-preview-label" />
        <col />
      </colgroup>
      <tbody>
        {(project.results ? FILLED_HEAD_LINES : HEAD_LINES).map(([left, right]) => (
          <tr>
            <HeadEntry view={view} project={project} field={left} />
            <HeadEntry view={view} project={project} field={right} />
          </tr>
        ))}
        {(project.results ? (['annualGoal'] as const) : (['goal', 'annualGoal'] as const)).map((field) => (
          <tr>
            <th scope="row">{project.head[field].label}</th>
            <PreviewEntry view={view} cell={project.head[field]} of={project.name} colspan={3} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Marks({ project }: { project: PreviewProject }) {
  const existing = EXISTING[project.exists];
  const left = project.rows.filter((row) => !row.dropped);
  const asked = left.filter((row) => row.answers.length > 0).length;
  const unread = left.filter((row) => row.answers.length === 0 && row.findings.some((one) => one.code === 'T5')).length;
  const cells = [...Object.values(project.head), ...left.flatMap((row) => Object.values(row.cells))];
  const doubtful = cells.filter((cell) => cell.doubt !== '').length;
  const corrected = [...Object.values(project.head), ...project.rows.flatMap((row) => Object.values(row.cells))].filter(
    (cell) => cell.read !== null,
  ).length;
  return (
    <>
      {unread > 0 ? <span class="mark red">{unread} 处须更正</span> : null}
      {asked > 0 ? <span class="mark amber">{asked} 处待选择</span> : null}
      {doubtful > 0 ? <span class="mark amber">{doubtful} 处存疑</span> : null}
      {corrected > 0 ? <span class="mark open">已更正 {corrected} 处</span> : null}
      {existing ? <span class={`mark ${existing.tone}`}>{existing.label}</span> : null}
      {project.problem === '' ? null : <span class="mark red">不能导入</span>}
    </>
  );
}

/** One project of a preview; the answer to each correction of it. */
export function PreviewSection({ view, project }: ProjectProps) {
  const { owner, span } = project;
  const whole = project.findings.filter((one) => one.indicator === null);
  return (
    <section id={`preview-${owner}`} class="card preview-project" aria-labelledby={`title-${owner}`}>
      <div class="preview-title">
        <h2 id={`title-${owner}`}>
          {project.name} {project.year === 0 ? null : <span class="note">{project.year} 年度</span>}
          <Marks project={project} />
        </h2>
        <a href={`#line-${span.file}-${span.from}`} data-lines={spanText(span)} class="source-link">
          原文第 {span.from}—{span.to} 行
        </a>
        <ProjectChoice view={view} project={project} />
      </div>
      {project.problem === '' || project.skipped ? null : <p class="notice red">{project.problem}</p>}
      {project.skipped ? (
        <p class="note">这个项目不导入。</p>
      ) : (
        <>
          <Differences project={project} />
          <FindingLines findings={whole} id={`findings-${owner}`} />
          {project.filling ? <FillingSummary project={project} filling={project.filling} /> : null}
          <Head view={view} project={project} />
          {project.results ? <Results view={view} project={project} results={project.results} /> : null}
          <PreviewRows view={view} project={project} />
        </>
      )}
    </section>
  );
}
