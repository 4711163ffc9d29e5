import { readFileSync } from 'node:fs';
import { childProcesses } from '#test/reports/browser.ts';

const EVERY_MS = 100;

/**
 * Memory of this process and everything below it in MB, a page shared by several counted once (proportional set size);
 * null where the system does not tell, which only Linux does.
 */
export function treeMemory(): number | null {
  if (process.platform !== 'linux') return null;
  const kilobytes = [process.pid, ...childProcesses()].reduce((sum, id) => sum + shareOf(id), 0);
  return kilobytes / 1024;
}

function shareOf(id: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    // It ended while we looked.
    return 0;
  }
}

/** The most memory the process tree had while the work went on, looked at ten times a second; null where it is not told. */
export async function mostMemory(work: () => Promise<unknown>): Promise<number | null> {
  let most = treeMemory();
  const timer = setInterval(() => {
    most = Math.max(most ?? 0, treeMemory() ?? 0) || null;
  }, EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return most;
}
