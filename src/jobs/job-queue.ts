import { findJob } from '#db/jobs.ts';
import type { Job, JobKind } from '#db/schema.ts';
import { isBusy, isFull } from '#db/storage-errors.ts';
import { PrintProblem } from '#reports/printer.ts';
import { AppError } from '#src/errors.ts';
import type { JobSite } from '#src/jobs/job-site.ts';
import { printJob } from '#src/jobs/print-job.ts';
import { submitJob } from '#src/jobs/submit-job.ts';

/** How a job that has not ended stands: under way, waiting behind others, or stopped, with the reason where it is known. */
export type Standing =
  | { state: 'running' }
  | { state: 'queued'; ahead: number }
  | { state: 'stopped'; problem: string };

const WORK: Record<JobKind, (site: JobSite, job: Job) => Promise<void>> = { print: printJob, submit: submitJob };
const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

/** Why a job stopped, as one sentence; what only the log should read is written there. */
function reasonOf(error: unknown, site: JobSite): string {
  if (error instanceof AppError || error instanceof PrintProblem) return error.message;
  if (isFull(error)) return '磁盘已满。请腾出空间后再继续。';
  if (isBusy(error)) return '数据正被另一个程序占用。请稍后再继续。';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (UNWRITABLE.has(code)) return `文件夹 ${site.printedFolder} 不能写入。请检查它的权限后再继续。`;
  console.error(error);
  return '系统出错，已记录。请再继续一次；仍不行请联系系统管理员。';
}

/**
 * Does the jobs of this program, of each kind one after the other. What it knows of them is only how they stand: what is done is
 * stored, so that a job can be started again after any interruption.
 */
export class JobQueue {
  readonly #site: JobSite;
  readonly #lanes: Record<JobKind, string[]> = { print: [], submit: [] };
  readonly #problems = new Map<string, string>();

  constructor(site: JobSite) {
    this.#site = site;
  }

  /** Begins a job, or goes on with it; one that is under way or waits already is left alone. */
  start({ id, kind }: Pick<Job, 'id' | 'kind'>): void {
    const lane = this.#lanes[kind];
    if (lane.includes(id)) return;
    this.#problems.delete(id);
    lane.push(id);
    if (lane.length === 1) void this.#workOff(lane);
  }

  /** How a job stands that has not ended. */
  standing({ id, kind }: Pick<Job, 'id' | 'kind'>): Standing {
    const ahead = this.#lanes[kind].indexOf(id);
    if (ahead === 0) return { state: 'running' };
    return ahead > 0 ? { state: 'queued', ahead } : { state: 'stopped', problem: this.#problems.get(id) ?? '' };
  }

  async #workOff(lane: string[]): Promise<void> {
    for (let id = lane[0]; id !== undefined; id = lane[0]) {
      try {
        const job = await findJob(this.#site.db, id);
        if (job?.endedAt === null && job.confirmedAt !== null) await WORK[job.kind](this.#site, job);
      } catch (error) {
        this.#problems.set(id, reasonOf(error, this.#site));
      }
      lane.shift();
    }
  }
}
