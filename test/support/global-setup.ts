import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Port on 127.0.0.1 that answers a connection with the address of a PostgreSQL server, or with the reason why there is none. */
    postgresPort: number;
  }
}

/**
 * Once per run: a real PostgreSQL for the tests that ask for one, started when the first does; or the one that TEST_POSTGRES_URL names.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: ChildProcess | undefined;
  let answer = process.env.TEST_POSTGRES_URL ? Promise.resolve(process.env.TEST_POSTGRES_URL) : undefined;
  const desk = createServer((socket) => {
    // A test that is cut off no longer listens.
    socket.on('error', () => undefined);
    if (answer === undefined) {
      server = startServer();
      answer = firstLine(server);
    }
    answer.then((line) => socket.end(line));
  }).listen(0, '127.0.0.1');
  await once(desk, 'listening');
  const address = desk.address();
  project.provide('postgresPort', typeof address === 'object' && address !== null ? address.port : 0);
  return async () => {
    desk.close();
    if (server === undefined || server.exitCode !== null) return;
    const closed = once(server, 'close');
    server.stdin?.end();
    await closed;
  };
}

function startServer(): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, 'postgres-server.ts')], {
    stdio: 'pipe',
    // Ctrl+C in the terminal is for the test run, which then ends the server's input.
    detached: true,
  });
}

/** The address, or the words with which the server has failed. */
function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let errors = '';
    server.stdout?.once('data', (line) => resolve(String(line).trim()));
    server.stderr?.on('data', (chunk) => {
      errors += chunk;
    });
    server.once('close', () => resolve(errors.trim()));
  });
}
