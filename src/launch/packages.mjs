// @ts-check
import { existsSync, lstatSync, readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { checkRegistry, INSTALL_OPTIONS, npmTrouble, tryNpm } from './npm.mjs';
import { both, secondsSince, Trouble } from './words.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked
 * @typedef {{ packages?: Record<string, Locked> }} Lockfile
 */

/**
 * Whether what npm has installed (its own record inside node_modules) is what package-lock.json asks for on this
 * machine: every package with the same version and hash, optional ones where they are made for this platform. npm
 * removes its record when `npm ci` begins and writes it when the last file is in place, so a half-finished
 * installation has none. Packages that somebody has added do not matter.
 * @param {Lockfile} wanted
 * @param {Lockfile} installed
 * @param {{ platform: string, arch: string }} machine
 */
export function installedFits(wanted, installed, { platform, arch }) {
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed.packages?.[path];
    if (found) return found.version === entry.version && found.integrity === entry.integrity;
    if (!entry.optional) return false;
    // Which C library this is costs more to find out than all the rest; a wrong one shows as another package missing.
    const isForHere = entry.os?.includes(platform) && entry.cpu?.includes(arch) && !entry.libc;
    return !isForHere;
  });
}

/**
 * Whether node_modules needs no installation: its record fits package-lock.json and every package's folder is there.
 * @param {string} root
 */
export function packagesFit(root) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const installed = readRecord(record);
  if (!installed || !installedFits(wanted, installed, process)) return false;
  return Object.keys(installed.packages ?? {}).every((path) => existsSync(join(root, path, 'package.json')));
}

/**
 * @param {string} path
 * @returns {Lockfile | undefined}
 */
function readRecord(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Installs the packages of package-lock.json if node_modules does not hold them. A node_modules that is a link is used
 * as it is when it fits; otherwise the link, never what it points to, is replaced.
 * @param {{ root: string, node: string, say: import('./words.mjs').Say }} options
 */
export async function preparePackages({ root, node, say }) {
  if (packagesFit(root)) return;
  await withLock(join(root, '.runtime'), say, async (began) => {
    if (packagesFit(root)) return;
    const start = Date.now();
    say(both('正在安装依赖包…', 'installing the packages…'), true);
    const modules = join(root, 'node_modules');
    if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) unlinkSync(modules);
    await install({ root, cwd: root, node, what: ['依赖包', 'the packages'], began });
    if (!packagesFit(root)) {
      throw new Trouble(
        '依赖包装好后仍与 package-lock.json 不符，请删除 node_modules 后重试',
        'the installed packages still differ from package-lock.json: remove node_modules and start again',
      );
    }
    say(both(`已安装依赖包（${secondsSince(start)}）`, `installed the packages (${secondsSince(start)})`));
  });
}

/** @param {{ root: string, cwd: string, node: string, what: [string, string], began: (pid: number) => void }} where */
async function install(where) {
  const [first, version] = Object.entries(readDependencies(where.root))[0] ?? [];
  if (first) await checkRegistry(`${first}@${version}`, where);
  const exact = await tryNpm(['ci', ...INSTALL_OPTIONS], where);
  if (exact.ok) return;
  if (!/code EUSAGE/.test(exact.output)) throw npmTrouble(exact.output, where.what);
  // A lockfile lists another platform's optional packages only if the registry that it was written with had them. npm
  // ci refuses the gap; install keeps every locked version and adds those, whose versions their parents fix exactly.
  const completed = await tryNpm(['install', '--no-save', ...INSTALL_OPTIONS], where);
  if (!completed.ok) throw npmTrouble(completed.output, where.what);
}

/**
 * @param {string} root
 * @returns {Record<string, string>}
 */
function readDependencies(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies ?? {};
}
