import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const LIMIT_MS = 60_000;

export interface Start {
  program: string;
  args: readonly string[];
  env?: Record<string, string>;
}

/** Milliseconds from the start of a program to its end; refuses one that fails. */
export async function timeToEnd(start: Start): Promise<number> {
  const began = performance.now();
  const child = launch(start);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${start.program} ${start.args.join(' ')} 没有正常结束`);
  return performance.now() - began;
}

/** Milliseconds from the start of a server to its first page: its address said and `/` answered with 200. Stops it again. */
export async function timeToReady(start: Start): Promise<number> {
  const began = performance.now();
  const child = launch(start);
  try {
    const page = await fetch(await addressOf(child));
    await page.text();
    if (page.status !== 200) throw new Error(`首页答的是 ${page.status}`);
    return performance.now() - began;
  } finally {
    await stop(child);
  }
}

const running = new Set<ChildProcess>();

// They have groups of their own, so that Ctrl+C in a terminal does not reach them.
process.on('exit', () => {
  for (const child of running) askToStop(child);
});

function launch({ program, args, env }: Start): ChildProcess {
  // A group of its own, because npm starts a shell that starts the launcher that starts the server.
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`服务没有启动：${said}`)), LIMIT_MS);
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      said += text;
      const address = /http:\/\/127\.0\.0\.1:\d+/u.exec(said)?.[0];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
    child.once('error', reject).once('close', () => {
      clearTimeout(late);
      reject(new Error(`服务没有启动：${said}`));
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  const closed = once(child, 'close');
  askToStop(child);
  await closed;
}

function askToStop(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) child.kill();
  else process.kill(-child.pid, 'SIGTERM');
}
