// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { STOP_SIGNALS } from './quiet.mjs';
import { Trouble } from './words.mjs';

/**
 * What the launcher was asked for: start again on every change, find a browser first, the command and its arguments.
 * @typedef {{ watch: boolean, browser: boolean, word: string, rest: string[] }} Request
 */

/**
 * Reads the launcher's own arguments. Throws `Trouble` for an unknown option or without a command.
 * @param {readonly string[]} args
 * @returns {Request}
 */
export function readRequest(args) {
  const at = args.findIndex((arg) => !arg.startsWith('--'));
  const options = at < 0 ? args : args.slice(0, at);
  const unknown = options.find((option) => option !== '--watch' && option !== '--browser');
  if (unknown) throw new Trouble(`不认识的选项 ${unknown}`, `unknown option ${unknown}`);
  const [word, ...rest] = at < 0 ? [] : args.slice(at);
  if (word === undefined) {
    throw new Trouble('没有说要启动什么，例如 src/server.ts', 'nothing to start was named, e.g. src/server.ts');
  }
  return { watch: options.includes('--watch'), browser: options.includes('--browser'), word, rest };
}

/**
 * The arguments for Node that start the command: a TypeScript file of the project, or vitest, which reads TypeScript
 * by itself. Throws `Trouble` for anything else and for a file that is not there.
 * @param {Request} request
 * @param {string} root
 * @returns {string[]}
 */
export function nodeArguments({ watch, word, rest }, root) {
  if (word === 'vitest') return [join(root, 'node_modules/vitest/vitest.mjs'), ...rest];
  const script = resolve(root, word);
  if (!/\.tsx?$/.test(word) || !existsSync(script)) {
    throw new Trouble(
      `不认识的命令 ${word}：既不是 vitest，也不是项目里的 .ts 文件`,
      `unknown command ${word}: neither vitest nor a .ts file of the project`,
    );
  }
  const loader = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
  return [...(watch ? ['--watch'] : []), '--import', loader, script, ...rest];
}

/**
 * The environment of the command: programs that it starts find the same Node, and tsx finds the project's settings
 * from any folder.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function commandEnvironment(env, root, node) {
  const settings = { TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ...env };
  if (node === process.execPath) return settings;
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...settings, [name]: [dirname(node), env[name]].filter(Boolean).join(delimiter) };
}

/** Who started us, before anything took its time. */
const STARTER = process.ppid;

/**
 * Starts the command with our own input and output, passes signals on, and ends the way the command ends: same exit
 * code, or the same signal.
 * @param {string} node
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(code: number) => void} beforeEnd called with the exit code
 */
export function runCommand(node, args, env, beforeEnd) {
  const child = spawn(node, args, { env, stdio: 'inherit' });
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    // A terminal has already sent Ctrl-C to the command too; twice would mean "at once" to vitest and others.
    if (signal === 'SIGTERM' || !onTerminal) child.kill(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, pass);
  // Asked to end, npm ends its shell, which does not tell us: the command would go on unseen and hold its port.
  if (env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== STARTER && child.kill('SIGTERM'), 500).unref();
  }
  child.on('error', (error) => {
    process.stderr.write(`[jiheng] ${error.message}\n`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    for (const name of STOP_SIGNALS) process.removeListener(name, pass);
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
    beforeEnd(process.exitCode);
    const asked = STOP_SIGNALS.find((name) => name === signal);
    if (asked) process.kill(process.pid, asked);
  });
}
