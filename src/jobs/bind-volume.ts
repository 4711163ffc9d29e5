import { Worker } from 'node:worker_threads';

/** One volume of a booklet: which printed forms of a folder go into which file of it. */
export interface Volume {
  folder: string;
  title: string;
  fileName: string;
  parts: { title: string; fileName: string }[];
}

/** Binds one volume on a thread of its own: a hundred forms take seconds, in which others save. A failure keeps its code. */
export function bindVolume(volume: Volume): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./bind-thread.ts', import.meta.url), { workerData: volume, execArgv: [] });
    thread.once('message', (failure: { message: string; code: unknown } | null) => {
      if (failure) reject(Object.assign(new Error(failure.message), { code: failure.code }));
      else resolve();
    });
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`装订线程意外结束（${code}）`)));
  });
}
