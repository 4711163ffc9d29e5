import type { FindingKind } from '#src/rules/acknowledgement.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import type { PhaseState } from '#views/props.ts';

const STATE_TONES: Record<PhaseState, string> = { 填报中: 'open', 已提交: 'good', 已退回: 'amber', 已审定: 'good' };

/** 填报中, 已提交, 已退回 or 已审定 as a small label. */
export function StateMark({ state }: { state: PhaseState }) {
  return <span class={`mark ${STATE_TONES[state]}`}>{state}</span>;
}

/** The grade of a total; grey while the total is not frozen. */
export function GradeMark({ grade, frozen = true }: { grade: string | null; frozen?: boolean }) {
  if (grade === null) return <span class="none">—</span>;
  const good = grade === '优' || grade === '良';
  return <span class={`mark ${frozen && good ? 'good' : 'plain'}`}>{grade}</span>;
}

/** The tone of a mark for each kind of finding. */
export const KIND_TONES: Readonly<Record<FindingKind, string>> = {
  unfilled: 'plain',
  errors: 'red',
  warnings: 'amber',
  acknowledged: 'good',
  hints: 'plain',
};

/** Numbers of errors and warnings of 自查; `none` stands where there is neither. */
export function FindingCounts({ errors, warnings, none = '—' }: { errors: number; warnings: number; none?: string }) {
  if (errors === 0 && warnings === 0) return <span class="none">{none}</span>;
  return (
    <span class="counts">
      {errors > 0 ? (
        <span class="mark red">
          {errors}
          <span class="spoken"> 处错误</span>
        </span>
      ) : null}
      {warnings > 0 ? (
        <span class="mark amber">
          {warnings}
          <span class="spoken"> 处提醒</span>
        </span>
      ) : null}
    </span>
  );
}

/** A bar filled to `part` of `whole`, both in the same unit; the number beside it says the same in words. */
export function Bar({ part, whole }: { part: number; whole: number }) {
  const width = whole > 0 ? Math.min(100, Math.max(0, Math.round((part * 1000) / whole) / 10)) : 0;
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="track" width="100" height="6" />
      <rect class="fill" width={width} height="6" />
    </svg>
  );
}

/** Points as printed, a dash where there are none. */
export function pointsOrDash(hundredths: number | null): string {
  return hundredths === null ? '—' : formatPoints(hundredths);
}
