// @ts-check
import { spawn } from 'node:child_process';
import { Trouble } from './words.mjs';

/** The signals that ask a program to end and that are passed on to what it has started. */
export const STOP_SIGNALS = Object.freeze(/** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']));

/**
 * How a command ended: `ok` for exit code 0, with all that it wrote to standard output and standard error.
 * @typedef {{ ok: boolean, output: string }} Outcome
 */

/**
 * Runs a command without showing what it writes. Being asked to end meanwhile ends the command too and throws
 * `Trouble`. A command that cannot be started, or takes longer than `limit` milliseconds, is an outcome that is not ok.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, limit?: number, began?: (pid: number) => void }} [options]
 * @returns {Promise<Outcome>}
 */
export function runQuietly(file, args, { cwd, env, shell = false, limit, began } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    /** @type {NodeJS.Signals | undefined} */
    let asked;
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      asked = signal;
      child.kill(signal);
    };
    const timer = limit === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), limit);
    const release = () => {
      clearTimeout(timer);
      for (const signal of STOP_SIGNALS) process.removeListener(signal, pass);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, pass);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('spawn', () => child.pid !== undefined && began?.(child.pid));
    child.on('error', (error) => {
      release();
      resolve({ ok: false, output: error.message });
    });
    child.on('close', (code) => {
      release();
      if (asked) reject(new Trouble('准备工作已中断', 'preparation was interrupted', asked === 'SIGINT' ? 130 : 143));
      else resolve({ ok: code === 0, output });
    });
  });
}
