// @ts-check
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { withPinned } from './npm.mjs';
import { NODE_PACKAGES } from './pinned.mjs';
import { runQuietly } from './quiet.mjs';
import { both, secondsSince, Trouble } from './words.mjs';

/**
 * Whether a Node of this version is too old for the project. Refuses an `engines` text that is not of the form `>=24.7`.
 * @param {string} version e.g. `20.20.2`
 * @param {string} engines the `engines.node` of package.json
 */
export function needsNode(version, engines) {
  const wanted = /^>=\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(engines);
  if (!wanted) throw new Error(`engines.node must be of the form ">=24.7", not "${engines}"`);
  const have = version.replace(/^v/, '').split(/[.-]/).map(Number);
  for (let place = 0; place < 3; place++) {
    const difference = (have[place] ?? 0) - Number(wanted[place + 1] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/**
 * The pinned package that holds a bare Node for this machine, and where in it the binary lies; undefined where the
 * registry has none.
 * @param {string} platform as `process.platform`
 * @param {string} arch as `process.arch`
 */
export function platformPackage(platform, arch) {
  const pinned = NODE_PACKAGES[`${platform}-${arch}`];
  return pinned && { ...pinned, binary: platform === 'win32' ? 'bin/node.exe' : 'bin/node' };
}

/**
 * The Node to start the command with: the running one if it is new enough, else a pinned one that is fetched once into
 * `.runtime/`. Throws `Trouble` when there is none for this machine.
 * @param {{ root: string, say: import('./words.mjs').Say }} options
 * @returns {Promise<string>} the path of the binary
 */
export async function prepareNode({ root, say }) {
  const engines = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node;
  const running = process.versions.node;
  if (!needsNode(running, engines)) return process.execPath;
  const wanted = platformPackage(process.platform, process.arch);
  if (!wanted) {
    const machine = `${process.platform}-${process.arch}`;
    throw new Trouble(
      `现有 Node ${running} 过旧，需要 ${engines}；没有适用于 ${machine} 的现成软件包，请自行安装`,
      `Node ${running} is older than ${engines} and the registry has none for ${machine}: please install it yourself`,
    );
  }
  const runtime = join(root, '.runtime');
  const folder = join(runtime, `${wanted.name}-${wanted.version}`);
  const node = join(folder, wanted.binary);
  if (existsSync(node)) return node;
  await withLock(runtime, say, async (began) => {
    if (existsSync(node)) return;
    const start = Date.now();
    say(both(`正在下载 Node ${wanted.version}…`, `downloading Node ${wanted.version}…`), true);
    /** @type {[string, string]} */
    const what = [`运行环境 Node ${wanted.version}`, `Node ${wanted.version}`];
    await withPinned(wanted, { root, runtime, node: process.execPath, what, began }, async (fetched) => {
      await checkStarts(join(fetched, wanted.binary), engines);
      renameSync(fetched, folder);
    });
    const took = secondsSince(start);
    say(
      both(
        `现有 Node ${running} 过旧，已把 Node ${wanted.version} 放进 .runtime/，系统未改动（${took}）`,
        `Node ${running} is too old; put Node ${wanted.version} into .runtime/, the system is untouched (${took})`,
      ),
    );
  });
  return node;
}

/**
 * @param {string} node
 * @param {string} engines
 */
async function checkStarts(node, engines) {
  const { ok, output } = await runQuietly(node, ['--version']);
  if (ok) return;
  throw new Trouble(
    `下载的 Node 在本系统上不能运行（${output.trim()}），请自行安装 Node ${engines}`,
    `the downloaded Node does not run on this system: please install Node ${engines} yourself`,
  );
}
