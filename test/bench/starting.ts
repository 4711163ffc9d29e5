import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '#test/bench/browsers.ts';
import {
  atMost,
  type Bench,
  type Contestant,
  interleave,
  type Line,
  median,
  ratioOf,
  timeLine,
} from '#test/bench/measure.ts';
import { type Start, timeToEnd, timeToReady } from '#test/bench/started-program.ts';

const NODE = process.execPath;
const SERVER = 'src/server.ts';
const BARE = 'test/bench/programs/bare-server.ts';
const NOTHING = 'test/bench/programs/nothing.ts';

const withTsx = (file: string): Start => ({ program: NODE, args: ['--import', 'tsx', file] });
const launched = (file: string): Start => ({ program: NODE, args: ['src/launch.mjs', file] });

/**
 * P7: from the start of the process to a served first page, on data that are there already, without a browser; against the
 * least server on the same foundation; and what the launcher and npm add to it.
 */
export const starting: Bench = {
  name: 'starting',
  title: '启动到可用（已有数据，不启动浏览器）',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'jiheng-bench-'));
    const env = { JIHENG_DATA: join(folder, 'data'), PORT: '0', DATABASE_URL: '' };
    try {
      await timeToReady({ ...withTsx(SERVER), env });
      return [...(await warmLines(env)), ...(await coldLines(env, folder)), ...(await launcherLines())];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const ready = (start: Start, env: Record<string, string>): Contestant => {
  return () => timeToReady({ ...start, env });
};

async function warmLines(env: Record<string, string>): Promise<Line[]> {
  const npm = process.platform === 'win32' ? null : findProgram(['npm']);
  const contestants: Record<string, Contestant> = {
    server: ready(withTsx(SERVER), env),
    bare: ready(withTsx(BARE), env),
    launcher: ready(launched(SERVER), env),
    ...(npm === null ? {} : { npm: ready({ program: npm, args: ['start'] }, env) }),
  };
  const { server = [], bare = [], launcher = [], npm: throughNpm } = await interleave(contestants, ROUNDS);
  return [
    timeLine('服务启动到可用', server, { goal: atMost('P7', median(server), 1000, 'ms') }),
    timeLine('对照：只有 Hono 的服务，同样经 tsx', bare),
    { what: '服务为对照的', unit: '倍', figure: ratioOf(server, bare) },
    timeLine('经 src/launch.mjs 启动到可用', launcher),
    throughNpm === undefined
      ? { what: '第二次 npm start 到可用', unit: 'ms', figure: null, note: '没有找到 npm' }
      : timeLine('第二次 npm start 到可用', throughNpm),
  ];
}

const ROUNDS = { rounds: 5, warmUp: 1 };

/** As after an installation: nothing is left of what tsx translated before. */
async function coldLines(env: Record<string, string>, folder: string): Promise<Line[]> {
  const cold = (start: Start): Contestant => {
    return () => timeToReady({ ...start, env: { ...env, TMPDIR: mkdtempSync(join(folder, 'cold-')) } });
  };
  const { server, bare } = await interleave(
    { server: cold(withTsx(SERVER)), bare: cold(withTsx(BARE)) },
    { rounds: 3, warmUp: 0 },
  );
  const note = 'tsx 的缓存是空的';
  return [timeLine('服务首次启动', server, { note }), timeLine('对照：只有 Hono 的服务首次启动', bare, { note })];
}

async function launcherLines(): Promise<Line[]> {
  const { plain, tsx, launcher } = await interleave(
    {
      plain: () => timeToEnd({ program: NODE, args: [NOTHING] }),
      tsx: () => timeToEnd(withTsx(NOTHING)),
      launcher: () => timeToEnd(launched(NOTHING)),
    },
    { rounds: 7, warmUp: 1 },
  );
  return [
    timeLine('空程序：node', plain),
    timeLine('空程序：node --import tsx', tsx),
    timeLine('空程序：node src/launch.mjs', launcher),
    { what: '启动器多用', unit: 'ms', figure: median(launcher) - median(tsx) },
  ];
}
