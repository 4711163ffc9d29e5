import { GradeMark } from '#views/marks.tsx';
import type { ProjectHead, SheetView } from '#views/props.ts';

/** What still stops a submission: errors, and what is not filled in; '' when nothing does. */
export function obstacles({ scored }: SheetView): string {
  const unfilled = scored.findings.filter((one) => one.code === 'S6').length;
  const errors = scored.findings.filter((one) => one.severity === 'error' && one.code !== 'S6').length;
  const parts = [unfilled > 0 ? `${unfilled} 处未填` : '', errors > 0 ? `${errors} 处错误` : ''];
  const found = parts.filter((part) => part !== '').join('、');
  if (found !== '') return found;
  return scored.total === null ? `${scored.missing} 项没有得分` : '';
}

interface SubmissionProps {
  /** The address of the form. */
  base: string;
  /** 提交自评 or 提交监控. */
  name: string;
  /** What a submission means. */
  note: string;
  /** What still stops it; '' when nothing does. */
  stopped: string;
  /** Warnings that nobody marked 已知晓 yet, and where that is done. */
  unsettled: { count: number; checks: string };
  person: string;
}

/** Asks who submits; while something stops it, says what, and the button stays shut. */
export function SubmissionPanel({ base, name, note, stopped, unsettled, person }: SubmissionProps) {
  return (
    <section class="panel submission-panel" aria-labelledby="submission-title">
      <h2 id="submission-title">{name}</h2>
      {stopped === '' ? (
        <p class="note">{note}</p>
      ) : (
        <p class="note stopped" id="submission-stopped">
          还有 {stopped}，处理后才能提交。
        </p>
      )}
      {unsettled.count === 0 ? null : (
        <p class="note">
          还有 <a href={unsettled.checks}>{unsettled.count} 条提醒</a>没有标为已知晓，不妨碍提交。
        </p>
      )}
      <form id="submission" method="post" action={`${base}/submission`}>
        <label for="submission-by">提交人姓名</label>
        <input type="text" id="submission-by" name="by" required maxlength={50} autocomplete="name" value={person} />
        <button
          type="submit"
          class="primary"
          disabled={stopped !== ''}
          aria-describedby={stopped === '' ? undefined : 'submission-stopped'}
        >
          {name}
        </button>
      </form>
    </section>
  );
}

/** After submission: who submitted when, and the way back to editing, which needs a reason. */
export function ReopeningPanel({
  base,
  status,
  person,
}: {
  base: string;
  status: ProjectHead['status'];
  person: string;
}) {
  const { state, at, by, version } = status;
  return (
    <section class="panel reopening-panel" aria-labelledby="reopening-title">
      <h2 id="reopening-title">
        {state} · 第 {version} 版
      </h2>
      <p class="note">{[by, at].filter(Boolean).join(' ')}。内容已锁定；重新打开后本版保留备查，标为“已失效”。</p>
      <form id="reopening" method="post" action={`${base}/reopening`}>
        <label for="reopening-by">姓名</label>
        <input type="text" id="reopening-by" name="by" required maxlength={50} autocomplete="name" value={person} />
        <label for="reopening-reason">重新打开的原因</label>
        <textarea id="reopening-reason" name="reason" rows={2} required maxlength={500} />
        <button type="submit">重新打开</button>
      </form>
    </section>
  );
}

/** The frozen versions, newest first; a version that was reopened is 已失效 but stays readable for ever. */
export function VersionList({ base, submissions }: { base: string; submissions: SheetView['submissions'] }) {
  if (submissions.length === 0) return null;
  return (
    <section class="panel versions" aria-labelledby="versions-title">
      <h2 id="versions-title">已提交的版本</h2>
      <ul>
        {submissions.map((one) => (
          <li class={one.valid ? '' : 'void'}>
            <span class="version-head">
              <a href={`${base}/submissions/${one.version}/form.pdf`}>第 {one.version} 版</a>
              {one.total === null ? null : <span class="number">{one.total}</span>}
              {one.grade === null ? null : <GradeMark grade={one.grade} frozen={one.valid} />}
              {one.valid ? null : <span class="mark plain">已失效</span>}
            </span>
            <span class="note">
              {one.by} {one.at}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
