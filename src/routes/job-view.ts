import type { CountedJob } from '#db/jobs.ts';
import type { Job, JobItem } from '#db/schema.ts';
import type { ListedProject } from '#src/actions/list-year.ts';
import { JOB_DAYS } from '#src/actions/remove-old-jobs.ts';
import type { JobError } from '#src/actions/submit-job-item.ts';
import type { JobQueue, Standing } from '#src/jobs/job-queue.ts';
import { formatInstant } from '#src/routes/context.ts';
import { projectLine } from '#src/routes/home-view.ts';
import { cellPlace } from '#views/finding-place.ts';
import type { JobLine, JobListView, JobQuestionView, JobState, JobView } from '#views/jobs-props.ts';

const WORDS = {
  print: { verb: '打印', outcomes: { waiting: '没有打印', done: '已打印', skipped: '', failed: '没有打印' } },
  submit: { verb: '提交', outcomes: { waiting: '没有提交', done: '已提交', skipped: '此前已提交', failed: '未提交' } },
} as const;
const TONES = { waiting: 'plain', done: 'good', skipped: 'plain', failed: 'red' } as const;

const titleOf = (kind: Job['kind'], count: number) => `${WORDS[kind].verb} ${count} 个项目`;

function stateOf(job: Job, standing: Standing): JobState {
  if (job.endedAt !== null) return job.cancelled === 1 ? '已取消' : '已完成';
  if (job.confirmedAt === null) return '待确认';
  return ({ running: '进行中', queued: '等待', stopped: '中断' } as const)[standing.state];
}

/** How many were done, and how many were not, in words: `2 个已提交，1 个未提交`. */
function tallyOf({ kind }: Job, counts: CountedJob['counts']): string {
  const { outcomes } = WORDS[kind];
  const states = ['done', 'skipped', 'failed', 'waiting'] as const;
  const parts = states.filter((state) => counts[state] > 0).map((state) => `${counts[state]} 个${outcomes[state]}`);
  return parts.join('，');
}

function countsOf(items: readonly JobItem[]): CountedJob['counts'] {
  const of = (state: JobItem['state']) => items.filter((item) => item.state === state).length;
  return { waiting: of('waiting'), done: of('done'), skipped: of('skipped'), failed: of('failed') };
}

function stoppedSentence(job: Job, standing: Standing, counts: CountedJob['counts']): string {
  const problem = standing.state === 'stopped' ? standing.problem : '';
  const rest = counts.waiting > 0 ? `还有 ${counts.waiting} 个没有${WORDS[job.kind].verb}` : '只差装订合订本';
  const why = problem === '' ? '程序在中途停止过。' : problem;
  return `${why}已完成的都保留着，${rest}，点“继续”接着做。`;
}

function sentenceOf(job: Job, standing: Standing, counts: CountedJob['counts']): string {
  const { verb } = WORDS[job.kind];
  switch (stateOf(job, standing)) {
    case '待确认':
      return `确认以后才会${verb}。`;
    case '进行中':
      if (counts.waiting === 0 && job.kind === 'print') return '正在装订合订本。可以离开这一页，稍后再回来。';
      return `正在${verb}。可以离开这一页，稍后从“最近的打印和提交”回来。`;
    case '等待': {
      const ahead = standing.state === 'queued' ? standing.ahead : 1;
      return `前面还有 ${ahead} 批在${verb}，一次只${verb}一批，轮到时自动开始。`;
    }
    case '中断':
      return stoppedSentence(job, standing, counts);
    case '已完成':
      return `${tallyOf(job, counts)}。`;
    case '已取消':
      return `已取消：${tallyOf(job, counts)}。`;
  }
}

function lineOf(job: Job, item: JobItem): JobLine {
  const { projectId, name, state, version, fileName, note, errors } = item;
  const waits = state === 'waiting' && job.endedAt === null;
  const paper = job.kind === 'print' && state === 'done' ? '草稿' : '';
  return {
    projectId,
    name,
    outcome: waits ? '等待' : WORDS[job.kind].outcomes[state],
    tone: TONES[state],
    version: version === null ? paper : `第 ${version} 版`,
    printed: fileName !== '',
    note,
    errors: (JSON.parse(errors) as JobError[]).map(cellPlace),
  };
}

/** One job as its page shows it. */
export function jobView(job: Job, items: readonly JobItem[], queue: JobQueue, againId: string): JobView {
  const counts = countsOf(items);
  const standing = queue.standing(job);
  const undone = items.filter((item) => item.state === 'failed' || item.state === 'waiting');
  return {
    id: job.id,
    kind: job.kind,
    year: job.year,
    title: titleOf(job.kind, items.length),
    state: stateOf(job, standing),
    sentence: sentenceOf(job, standing, counts),
    askedAt: formatInstant(job.createdAt),
    by: job.by,
    seen: items.length - counts.waiting,
    count: items.length,
    lines: items.map((item) => lineOf(job, item)),
    booklets: (JSON.parse(job.booklets) as string[]).length,
    again: job.endedAt === null ? [] : undone.map((item) => item.projectId),
    againId,
    keptDays: JOB_DAYS,
  };
}

function whyStopped({ scored }: ListedProject): string {
  const errors = scored.findings.filter((one) => one.severity === 'error');
  const unfilled = errors.filter((one) => one.code === 'S6').length;
  const others = errors.length - unfilled;
  const parts = [unfilled > 0 ? `${unfilled} 处未填` : '', others > 0 ? `${others} 处错误` : ''];
  return parts.filter((part) => part !== '').join('、') || '还没有总分';
}

/** What a submission that waits for its confirmation would freeze, and what it would leave. */
export function jobQuestionView(
  job: Job,
  items: readonly JobItem[],
  listed: readonly ListedProject[],
  person: string,
): JobQuestionView {
  const view: JobQuestionView = { id: job.id, year: job.year, person, ready: [], stopped: [], submitted: [] };
  const found = new Map(listed.map((one) => [one.project.id, one]));
  for (const { projectId: id, name } of items) {
    const one = found.get(id);
    if (!one) view.stopped.push({ id, name, why: '已不在列表里' });
    else if (!one.status.editable) {
      const { at, by } = one.status.last ?? { at: '', by: '' };
      view.submitted.push({ id, name, how: [by, at === '' ? '' : formatInstant(at)].filter(Boolean).join(' ') });
    } else if (one.scored.total === null || one.scored.findings.some((finding) => finding.severity === 'error'))
      view.stopped.push({ id, name, why: whyStopped(one) });
    else {
      const { total, grade, warnings } = projectLine(one);
      view.ready.push({ id, name, total: total ?? '', grade, warnings });
    }
  }
  return view;
}

/** The jobs that are still kept. */
export function jobListView(jobs: readonly CountedJob[], queue: JobQueue): JobListView {
  return {
    jobs: jobs.map((job) => {
      const { waiting, done, skipped, failed } = job.counts;
      const ended = job.endedAt !== null;
      return {
        id: job.id,
        title: titleOf(job.kind, waiting + done + skipped + failed),
        year: job.year,
        at: formatInstant(job.createdAt),
        by: job.by,
        state: stateOf(job, queue.standing(job)),
        tally: tallyOf(job, ended ? job.counts : { ...job.counts, waiting: 0 }),
      };
    }),
    keptDays: JOB_DAYS,
  };
}
