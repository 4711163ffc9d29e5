import { readdirSync, readFileSync } from 'node:fs';
import type { FoundBrowser } from '#reports/printer.ts';
import { findBrowser } from '#src/launch/browser.mjs';

/** The browser the tests print with, found as the program finds its own; without any the tests fail. */
export async function testBrowser(): Promise<FoundBrowser> {
  return findBrowser();
}

/** Process ids below this process, read from /proc: the browser and everything it started. */
export function childProcesses(): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const parent = parentOf(name);
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const below = (id: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === process.pid || below(parent));
  };
  return [...parents.keys()].filter(below);
}

function parentOf(id: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : Number(parent);
  } catch {
    // It ended while we looked.
    return undefined;
  }
}
