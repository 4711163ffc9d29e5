import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Program {
  /** What it has printed so far. */
  printed(): string;
  /** Waits until it has printed a line break. */
  firstLine(): Promise<void>;
  say(line: string): void;
  kill(): void;
  /** Waits for its end: exit code and errors. */
  ended: Promise<{ code: number | null; signal: string | null; errors: string }>;
}

/** Starts a TypeScript program of `test/` under the same Node; its path is relative to `test/`. */
export function startProgram(path: string, ...options: string[]): Program {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', path), ...options], { stdio: 'pipe' });
  let printed = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  // A program that has been killed no longer reads.
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, errors }));
  return {
    printed: () => printed,
    firstLine: async () => {
      while (!printed.includes('\n')) {
        const end = await Promise.race([once(child.stdout, 'data'), ended]);
        if ('errors' in end) throw new Error(`程序提前结束：${end.errors}`);
      }
    },
    say: (line) => child.stdin.write(`${line}\n`),
    kill: () => child.kill('SIGKILL'),
    ended,
  };
}
