import { Worker } from 'node:worker_threads';
import { openPackage, openWaiting } from '#src/import/open-file.ts';
import type { ReadingTask } from '#src/import/read-apart.ts';

/* The process behind `readApart`: reads the one file of each message and answers. */

/** The most memory that reading may take, in bytes; a 50-page PDF of tables takes 560 MB (measured 2026-11-27). */
const MOST_MEMORY = 1024 * 1024 * 1024;

/** A thread of its own sees the memory grow while this one is busy; it can end nothing less than the whole process. */
const WATCH = `
  const check = () => {
    if (process.memoryUsage.rss() > ${MOST_MEMORY}) process.kill(process.pid, 'SIGKILL');
  };
  setInterval(check, 50);
`;
new Worker(WATCH, { eval: true, execArgv: [] }).unref();

process.on('message', async ({ file, as }: ReadingTask) => {
  process.send?.(as === 'package' ? openPackage(file) : await openWaiting(file));
});
