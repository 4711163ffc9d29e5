import { join } from 'node:path';
import type { Db } from '#db/schema.ts';
import type { Printer } from '#reports/printer.ts';

/** What a job is given to work with. */
export interface JobSite {
  db: Db;
  printer: Printer;
  /** Where each job has a folder of its own for what it printed. */
  printedFolder: string;
  now: () => Date;
  /** Every change of the data goes through it, so that none falls into a restore. */
  change: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The folder of a job's printed files. */
export function folderOfJob({ printedFolder }: Pick<JobSite, 'printedFolder'>, jobId: string): string {
  return join(printedFolder, jobId);
}
