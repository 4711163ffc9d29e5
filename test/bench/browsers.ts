import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createPrinter, type Printer } from '#reports/printer.ts';
import { findBrowser } from '#src/launch/browser.mjs';
import { browserCandidates } from '#src/launch/browser-places.mjs';

/** The program's own words for its version; null if it does not start. */
export function versionOf(path: string): string | null {
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** A complete Chromium, Chrome or Edge of this machine, not a headless shell; null when there is none that starts. */
export function findFullBrowser(): string | null {
  const places = browserCandidates(process.platform, process.env).filter((path) => !path.includes('headless-shell'));
  return places.find((path) => existsSync(path) && versionOf(path) !== null) ?? null;
}

/** A program on the search path; null when there is none that starts. */
export function findProgram(names: readonly string[]): string | null {
  return names.find((name) => versionOf(name) !== null) ?? null;
}

/** A printer on the browser of this machine, without words about it; the reason where there is no browser. */
export async function openPrinter(): Promise<Printer | { missing: string }> {
  const found = await findBrowser();
  if ('problem' in found) return { missing: found.problem };
  return createPrinter({ findBrowser: async () => found, log: () => undefined });
}
