import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { bindBooklet } from '#reports/booklet.ts';
import type { Volume } from '#src/jobs/bind-volume.ts';
import { writeWhole } from '#src/jobs/whole-file.ts';

/* The thread behind `bindVolume`: binds the one volume that it is given and ends. */

async function bind({ folder, title, fileName, parts }: Volume): Promise<void> {
  const read = parts.map(async (part) => ({ title: part.title, pdf: await readFile(join(folder, part.fileName)) }));
  await writeWhole(folder, fileName, await bindBooklet(title, await Promise.all(read)));
}

try {
  await bind(workerData as Volume);
  parentPort?.postMessage(null);
} catch (error) {
  // A thread hands over plain values only, and of an error not its code.
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  parentPort?.postMessage({ message: error instanceof Error ? error.message : String(error), code });
}
