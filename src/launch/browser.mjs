// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packedChromium } from './browser-packed.mjs';
import { browserCandidates, cachedShells } from './browser-places.mjs';
import { homeFolder } from './npm.mjs';
import { runQuietly } from './quiet.mjs';
import { both, Trouble } from './words.mjs';

/**
 * A browser that starts: its binary, and variables that its process needs beside our own environment.
 * @typedef {{ path: string, env: Record<string, string> }} Browser
 * @typedef {{ problem: string }} NoBrowser
 */

const ROOT = join(fileURLToPath(import.meta.url), '../../..');

/**
 * Finds a Chromium to print with, in this order: the path in JIHENG_BROWSER (then nothing else is tried), one of the
 * system, puppeteer's cached headless shell, one that an earlier start put into `.runtime/`. With `install` one is
 * installed when there is none. No browser in the end is an answer, a sentence for people; nothing is thrown for it.
 * @param {{ install?: boolean, say?: import('./words.mjs').Say, node?: string, env?: NodeJS.ProcessEnv, root?: string }} [options]
 *   `say` hears what is being installed; `node` is the Node that npm runs under (default: the running one); `root` the
 *   project's folder.
 * @returns {Promise<Browser | NoBrowser>}
 */
export async function findBrowser(options = {}) {
  const { install = false, say = () => {}, node = process.execPath, env = process.env, root = ROOT } = options;
  const configured = env.JIHENG_BROWSER;
  if (configured) {
    const browser = { path: configured, env: {} };
    return (await starts(browser)) ? browser : configuredProblem(configured);
  }
  const search = () => firstStarting(knownBrowsers(env, root));
  const found = await search();
  if (found) return found;
  if (install) {
    const { installBrowser } = await import('./browser-install.mjs');
    const installed = await installBrowser({ root, node, say, search }).catch(sayTrouble(say));
    if (installed) return installed;
  }
  return {
    problem: both(
      '没有可用的浏览器，无法生成 PDF：请安装 Chromium、Chrome 或 Edge，或用 JIHENG_BROWSER 指明其路径',
      'no browser was found, so no PDF can be made: install Chromium, Chrome or Edge, or name its path in JIHENG_BROWSER',
    ),
  };
}

/**
 * Says why an installation could not even begin. Being asked to end meanwhile is not such a reason and is thrown on.
 * @param {import('./words.mjs').Say} say
 * @returns {(error: unknown) => undefined}
 */
function sayTrouble(say) {
  return (error) => {
    if (!(error instanceof Trouble) || error.exitCode !== 2) throw error;
    say(error.message);
  };
}

/**
 * @param {string} path
 * @returns {NoBrowser}
 */
function configuredProblem(path) {
  return {
    problem: both(
      `JIHENG_BROWSER 指定的浏览器无法启动：${path}`,
      `the browser named in JIHENG_BROWSER does not start: ${path}`,
    ),
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root
 * @returns {Browser[]}
 */
function knownBrowsers(env, root) {
  const caches = [
    env.PUPPETEER_CACHE_DIR ?? join(homeFolder() ?? '/', '.cache/puppeteer'),
    join(root, '.runtime/puppeteer'),
  ];
  const paths = [
    ...browserCandidates(process.platform, env),
    ...caches.flatMap((cache) => cachedShells(cache, process.platform, listFolder)),
  ];
  return [...paths.map((path) => ({ path, env: {} })), packedChromium(join(root, '.runtime'), env)];
}

/** @param {string} folder */
function listFolder(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/**
 * @param {readonly Browser[]} browsers
 * @returns {Promise<Browser | undefined>}
 */
async function firstStarting(browsers) {
  for (const browser of browsers) {
    if (await starts(browser)) return browser;
  }
  return undefined;
}

/**
 * A binary can be there and yet lack a library, or be a mere notice that something else should be installed. On Windows
 * asking for the version opens a window, so there its presence must do.
 * @param {Browser} browser
 */
async function starts({ path, env }) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  return (await runQuietly(path, ['--version'], { env: { ...process.env, ...env }, limit: 20_000 })).ok;
}
