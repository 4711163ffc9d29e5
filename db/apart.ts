import { Worker } from 'node:worker_threads';
import type { FileWorks } from './apart-thread.ts';

/**
 * Does one of the slow works on whole SQLite files on a thread of its own, over a connection of its own, so that the program goes
 * on answering meanwhile. A failure keeps its code.
 */
export function runApart<Name extends keyof FileWorks>(
  name: Name,
  ...given: Parameters<FileWorks[Name]>
): Promise<Awaited<ReturnType<FileWorks[Name]>>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./apart-thread.ts', import.meta.url), {
      workerData: { name, given },
      execArgv: [],
    });
    thread.once('message', ({ result, failure }) => {
      if (failure) reject(Object.assign(new Error(failure.message), { code: failure.code }));
      else resolve(result);
    });
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`数据库线程意外结束（${code}）`)));
  });
}
