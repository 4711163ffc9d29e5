// @ts-check
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { runQuietly } from './quiet.mjs';
import { Trouble } from './words.mjs';

const UNREACHABLE =
  /^(E(NOTFOUND|AI_AGAIN|CONN\w+|TIMEDOUT|SOCKETTIMEDOUT|HOSTUNREACH|NETUNREACH|PIPE)|ERR_SOCKET\w+)$/;

/**
 * The script of npm itself, so that it runs under the Node of our choice: the npm that started us, the one that came
 * with this Node, the first on the search path. Undefined when there is none; other package managers do not count.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} execPath the running Node
 * @returns {string | undefined}
 */
export function findNpm(env, execPath) {
  const bin = dirname(execPath);
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    env.npm_execpath ?? '',
    join(bin, 'node_modules/npm/bin/npm-cli.js'),
    join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    ...folders.flatMap((folder) => [join(folder, 'npm'), join(folder, 'node_modules/npm/bin/npm-cli.js')]),
  ];
  const scripts = candidates.filter(existsSync).map((path) => realpathSync(path));
  return scripts.find((path) => /^npm-cli\.c?js$/.test(basename(path)));
}

/**
 * Runs npm under the given Node with the user's own configuration (registry, proxy, certificates) and throws `Trouble`
 * when it fails, after printing what npm said.
 * @param {readonly string[]} args
 * @param {{ root: string, cwd: string, node: string, what: [string, string], began?: (pid: number) => void }} where
 */
export async function npm(args, where) {
  const outcome = await tryNpm(args, where);
  if (!outcome.ok) throw npmTrouble(outcome.output, where.what);
}

/**
 * Like `npm`, but a failure is an outcome.
 * @param {readonly string[]} args
 * @param {{ root: string, cwd: string, node: string, began?: (pid: number) => void }} where
 * @returns {Promise<import('./quiet.mjs').Outcome>}
 */
export async function tryNpm(args, { root, cwd, node, began }) {
  const script = findNpm(process.env, process.execPath);
  if (!script) throw new Trouble('找不到 npm，无法下载软件包', 'npm was not found, so nothing can be downloaded');
  const env = npmEnvironment(process.env, root);
  // npm looks for the machine-wide settings beside the Node that it runs under, which is not always the user's.
  if (node !== process.execPath) env.npm_config_globalconfig ??= await machineSettings(script, cwd);
  return runQuietly(node, [...trustOfSystem(node), script, ...args], { cwd, env, began });
}

/**
 * The file of npm's machine-wide settings as the user's own Node and npm see it.
 * @param {string} script
 * @param {string} cwd
 */
async function machineSettings(script, cwd) {
  const { ok, output } = await runQuietly(
    process.execPath,
    [script, 'config', 'get', 'globalconfig', '--loglevel=silent'],
    { cwd },
  );
  return ok ? output.trim().split(/\r?\n/).pop() : undefined;
}

/**
 * A Node built by a distribution trusts the certificates of the system, the official binary only its own; with this
 * option it trusts both. Older ones do not know it.
 * @param {string} node
 */
function trustOfSystem(node) {
  const flag = '--use-system-ca';
  return node !== process.execPath || process.allowedNodeEnvironmentFlags.has(flag) ? [flag] : [];
}

/**
 * Asks the registry for one small answer, because npm itself takes many minutes to notice that there is no network.
 * @param {string} spec name@version of a package that will be needed
 * @param {{ root: string, cwd: string, node: string, what: [string, string], began?: (pid: number) => void }} where
 */
export async function checkRegistry(spec, where) {
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=1000'];
  await npm(['view', spec, 'version', '--prefer-offline', '--fetch-timeout=20000', ...patience], where);
}

/**
 * Installs one pinned package, without its dependencies, into a temporary folder and hands over the package's folder;
 * everything is removed afterwards except what `take` has moved elsewhere. The archive's hash is checked by npm.
 * @template T
 * @param {import('./pinned.mjs').Pinned} pinned
 * @param {{ root: string, runtime: string, node: string, what: [string, string], began?: (pid: number) => void }} where
 * @param {(folder: string) => Promise<T>} take
 * @returns {Promise<T>}
 */
export async function withPinned({ name, version, integrity }, where, take) {
  // Whoever installs holds the lock, so what an earlier start left is nobody's any more.
  for (const name of readdirSync(where.runtime)) {
    if (name.startsWith('tmp-')) rmSync(join(where.runtime, name), { recursive: true, force: true });
  }
  const cwd = mkdtempSync(join(where.runtime, 'tmp-'));
  const project = { name: 'fetched', version: '0.0.0', private: true, dependencies: { [name]: version } };
  const packages = { '': project, [`node_modules/${name}`]: { version, integrity } };
  try {
    writeFileSync(join(cwd, 'package.json'), JSON.stringify(project));
    writeFileSync(join(cwd, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, requires: true, packages }));
    await checkRegistry(`${name}@${version}`, { ...where, cwd });
    await npm(['ci', ...INSTALL_OPTIONS], { ...where, cwd });
    return await take(join(cwd, 'node_modules', name));
  } finally {
    rmSync(cwd, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What every installation needs, whatever the user's own settings leave out. */
export const INSTALL_OPTIONS = Object.freeze([
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--package-lock=true',
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
]);

/**
 * The environment for npm. Without a writable home (read-only, another user's, or none at all as in a container with a
 * made-up user number, where npm would not even start) its cache goes into the project's own folder. `npm run -s` hands
 * its silence on; the launcher reads from npm's words why an installation failed, so errors are always said to it.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(env, root) {
  const heard = env.npm_config_loglevel === 'silent' ? { ...env, npm_config_loglevel: 'error' } : { ...env };
  const runtime = join(root, '.runtime');
  const home = homeFolder();
  const usual =
    process.platform === 'win32' ? join(env.LOCALAPPDATA ?? home ?? '', 'npm-cache') : join(home ?? '', '.npm');
  if (home !== undefined && isWritable(env.npm_config_cache ?? usual)) return heard;
  return { ...heard, ...(home === undefined && { HOME: runtime }), npm_config_cache: join(runtime, 'npm-cache') };
}

/** The user's folder; undefined without HOME and without an entry in the list of users. */
export function homeFolder() {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The one sentence for a failed npm. Where the sentence cannot tell the reason, npm's own words are printed before it.
 * @param {string} output
 * @param {[string, string]} what what could not be installed, in Chinese and English
 */
export function npmTrouble(output, [chinese, english]) {
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(output)?.[1] ?? '?';
  if (UNREACHABLE.test(code)) {
    return new Trouble(
      `连不上 npm 软件源（${code}），没能装好${chinese}：请检查网络、代理或 npm 的 registry 设置后重试`,
      `the npm registry cannot be reached (${code}), so ${english} could not be installed: check the network, the proxy or npm's registry setting, then start again`,
    );
  }
  if (/CERT|SELF_SIGNED/.test(code)) {
    return new Trouble(
      `npm 软件源的证书不受信任（${code}），没能装好${chinese}：请在 npm 的 cafile 设置里写明单位代理的根证书`,
      `the npm registry's certificate is not trusted (${code}), so ${english} could not be installed: name your proxy's root certificate in npm's cafile setting`,
    );
  }
  const lines = output
    .split(/\r?\n/)
    .filter((line) => /\S/.test(line) && !/^npm (warn|WARN|notice)| {2,}at /.test(line));
  process.stderr.write(lines.map((line) => `  ${line}\n`).join(''));
  return new Trouble(`没能装好${chinese}（npm：${code}）`, `npm could not install ${english} (${code})`);
}
