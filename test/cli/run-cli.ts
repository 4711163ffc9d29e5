import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  code: number | null;
  out: string;
  said: string;
}

/** Runs a terminal command as its own process on a data folder of its own. */
export function runCli(dataFolder: string, ...words: string[]): Ran {
  const { DATABASE_URL: _, ...env } = process.env;
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...env, JIHENG_DATA: dataFolder },
  });
  return { code: done.status, out: done.stdout, said: done.stderr };
}
