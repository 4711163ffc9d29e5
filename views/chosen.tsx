const KINDS = { print: '打印所选', submit: '提交所选' } as const;
const HOW = '勾选项目，成批处理';

/** The tick in the head of a table in a form `#chosen`: all or none of the listed projects. */
export function ChooseAll() {
  return (
    <th scope="col" class="tick">
      <input type="checkbox" id="chosen-all" aria-label="全选列出的项目" />
    </th>
  );
}

interface ChosenBarProps {
  year: number;
  /** The id of the job that is asked for. */
  job: string;
  kinds: readonly (keyof typeof KINDS)[];
  /** Jobs that are not done yet. */
  openJobs: number;
}

/** What can be done with the ticked projects of a form `#chosen`; how many they are, the browser counts. */
export function ChosenBar({ year, job, kinds, openJobs }: ChosenBarProps) {
  return (
    <div class="chosen-bar">
      <input type="hidden" name="year" value={String(year)} />
      <input type="hidden" name="job" value={job} />
      <span id="chosen-count" role="status" data-none={HOW}>
        {HOW}
      </span>
      {kinds.map((kind) => (
        <button type="submit" name="kind" value={kind}>
          {KINDS[kind]}
        </button>
      ))}
      <a href="/jobs">最近的打印和提交{openJobs > 0 ? `（${openJobs} 批未完）` : ''}</a>
      <span id="chosen-problem" class="red" role="alert" />
    </div>
  );
}
