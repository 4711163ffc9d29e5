import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server on which the tests may make databases. */
    postgresUrl: string;
  }
}

/** Once per run, before all tests: a real PostgreSQL, or the one that TEST_POSTGRES_URL names. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) {
    project.provide('postgresUrl', given);
    return async () => undefined;
  }
  const server = spawn(process.execPath, [join(import.meta.dirname, 'postgres-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl+C in the terminal is for the test run, which then ends the server's input.
    detached: true,
  });
  project.provide('postgresUrl', await readUrl(server));
  return async () => {
    const closed = once(server, 'close');
    server.stdin?.end();
    await closed;
  };
}

function readUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdout?.once('data', (line) => resolve(String(line).trim()));
    server.once('close', () => reject(new Error('没有 PostgreSQL 就不能运行测试，原因见上')));
  });
}
