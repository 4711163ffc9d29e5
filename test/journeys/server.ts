import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const STARTED = /绩衡已启动：(http:\/\/127\.0\.0\.1:(\d+))/;

export interface ServerOptions {
  /** The folder of its database; the sample unit is loaded into an empty one. */
  folder: string;
  /** 0 takes any free port. */
  port?: number;
  development?: boolean;
}

export interface RunningServer {
  address: string;
  port: number;
  id: number;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C would; killed when it does not end within some seconds. */
  stop(): Promise<void>;
}

function start({ folder, port = 0, development = false }: ServerOptions): ChildProcess {
  const { DATABASE_URL: _, ...env } = process.env;
  return spawn(process.execPath, ['--import', 'tsx', 'src/server.ts'], {
    cwd: ROOT,
    env: { ...env, PORT: String(port), JIHENG_DATA: folder, JIHENG_DEVELOPMENT: development ? '1' : '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the real server as a process of its own and waits until it says its address. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const child = start(options);
  const ended = once(child, 'close');
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  void ended.then(() => process.removeListener('exit', killWithUs));
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const [address = '', port] = await saysAddress(child, ended);
  if (address === '') throw new Error('the server named no address');
  return {
    address,
    port: Number(port),
    id: child.pid ?? 0,
    kill,
    stop: async () => {
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(late);
    },
  };
}

async function saysAddress(child: ChildProcess, ended: Promise<unknown[]>): Promise<string[]> {
  let said = '';
  const line = new Promise<string[]>((resolve) => {
    child.stderr?.on('data', (chunk) => {
      said += chunk;
      const [, ...found] = STARTED.exec(said) ?? [];
      if (found.length > 0) resolve(found);
    });
  });
  const end = ended.then(() => {
    throw new Error(`the server ended before it was ready: ${said}`);
  });
  // Once the address is said, a later end is no failure.
  end.catch(() => undefined);
  return Promise.race([line, end]);
}

/** Runs a server that is expected to give up: its exit code and everything that it said. */
export async function serverGivesUp(options: ServerOptions): Promise<{ code: number | null; said: string }> {
  const child = start(options);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  }
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const [code] = await once(child, 'close');
  clearTimeout(late);
  return { code, said };
}
