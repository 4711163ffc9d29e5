import { mkdir, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { listJobItems } from '#db/jobs.ts';
import type { Job, JobItem } from '#db/schema.ts';
import { bookletFileName, formNameOf } from '#reports/file-name.ts';
import { FormProblem } from '#reports/printer.ts';
import { finishJob } from '#src/actions/finish-job.ts';
import { recordJobItem } from '#src/actions/record-job-item.ts';
import { AppError } from '#src/errors.ts';
import { bindVolume } from '#src/jobs/bind-volume.ts';
import { folderOfJob, type JobSite } from '#src/jobs/job-site.ts';
import { bookletTitle, printForm, recordToPrint } from '#src/jobs/print-forms.ts';
import { writeWhole } from '#src/jobs/whole-file.ts';

/** A volume that a reader opens at once and that is bound in seconds. */
const FORMS_PER_VOLUME = 100;

/** Does `work` for each, `atOnce` at a time, until one of them says false or fails; true when it was done for all. */
async function forEach<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<boolean>): Promise<boolean> {
  const waiting = [...all];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const goOn = await work(one).catch((error) => {
        waiting.length = 0;
        throw error;
      });
      if (goOn) continue;
      waiting.length = 0;
      return false;
    }
    return true;
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return ended.every((one) => one.status === 'fulfilled' && one.value);
}

/** Prints one project of a job into its folder; what cannot be printed by itself is said of it and stops nobody else. */
async function printItem(site: JobSite, job: Job, item: JobItem): Promise<JobItem> {
  try {
    const record = await recordToPrint(site.db, item.projectId);
    const form = await printForm(site.printer, { record, position: item.position, count: job.formCount });
    await writeWhole(folderOfJob(site, job.id), form.fileName, form.pdf);
    const uncovered = form.uncovered.map((one) => `“${one}”`).join('');
    return {
      ...item,
      state: 'done',
      version: form.draft ? null : record.version,
      fileName: form.fileName,
      note: uncovered === '' ? '' : `没有字体的字：${uncovered}，纸上会是空框。`,
    };
  } catch (error) {
    if (error instanceof FormProblem || error instanceof AppError)
      return { ...item, state: 'failed', note: error.message };
    throw error;
  }
}

/** Binds what a job has printed into volumes; gives their file names, none for a single form, which is its own booklet. */
async function bind(site: JobSite, job: Job): Promise<string[]> {
  const printed = (await listJobItems(site.db, job.id)).filter((item) => item.state === 'done');
  if (printed.length < 2) return [];
  const formName = formNameOf(printed[0]?.fileName ?? '');
  const count = Math.ceil(printed.length / FORMS_PER_VOLUME);
  const fileNames: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const fileName = bookletFileName(job.year, formName, count > 1 ? number : undefined);
    await bindVolume({
      folder: folderOfJob(site, job.id),
      title: bookletTitle(job.year, formName),
      fileName,
      parts: printed
        .slice((number - 1) * FORMS_PER_VOLUME, number * FORMS_PER_VOLUME)
        .map((item) => ({ title: item.name, fileName: item.fileName })),
    });
    fileNames.push(fileName);
  }
  return fileNames;
}

/**
 * Prints what a job has not printed yet, files that are gone included, and binds the booklet. Begun again after an interruption it goes
 * on where it was.
 */
export async function printJob(site: JobSite, job: Job): Promise<void> {
  const folder = folderOfJob(site, job.id);
  await mkdir(folder, { recursive: true });
  const files = new Set(await readdir(folder));
  const items = await listJobItems(site.db, job.id);
  const missing = items.filter(
    (item) => item.state === 'waiting' || (item.state === 'done' && !files.has(item.fileName)),
  );
  const whole = await forEach(missing, availableParallelism(), async (item) => {
    const printed = await printItem(site, job, item);
    return site.change(() => recordJobItem(site.db, printed));
  });
  if (!whole) return;
  const booklets = await bind(site, job);
  await site.change(() => finishJob(site.db, { id: job.id, at: site.now().toISOString(), booklets }));
}
