import type { HomeView } from '#views/props.ts';

function DaysLeft({ days }: { days: number }) {
  if (days < 0) return <strong class="late">已逾期 {-days} 天</strong>;
  return days === 0 ? (
    <strong>今天截止</strong>
  ) : (
    <>
      还有 <strong>{days} 天</strong>
    </>
  );
}

interface DeadlineProps {
  deadline: HomeView['deadline'];
  year: number;
  phase: 'year-end' | 'mid-year';
}

/** 报送截止 of a year's phase with the days that are left, and the way to change it. */
export function Deadline({ deadline, year, phase }: DeadlineProps) {
  return (
    <div class="subline deadline">
      {deadline === null ? (
        '未设报送截止日期'
      ) : (
        <>
          报送截止 {deadline.dueOn}，<DaysLeft days={deadline.daysLeft} />
        </>
      )}
      <details class="deadline-change">
        <summary>{deadline === null ? '设定' : '更改'}</summary>
        <form method="post" action="/deadlines">
          <input type="hidden" name="year" value={String(year)} />
          <input type="hidden" name="phase" value={phase} />
          <label for="due-on">报送截止日期</label>
          <input type="date" id="due-on" name="dueOn" required value={deadline?.dueOn ?? ''} />
          <button type="submit" class="small">
            保存
          </button>
        </form>
      </details>
    </div>
  );
}
