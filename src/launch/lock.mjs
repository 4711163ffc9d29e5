// @ts-check
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { both, Trouble } from './words.mjs';

const BEAT = 2_000;
const SILENCE = 60_000;

/**
 * Whether a lock has been left behind: nobody has touched it for a minute, or it was made on this machine and neither
 * its owner nor the command that its owner started is alive. A text that cannot be read counts as just being written.
 * @param {string} text the content of the lock
 * @param {number} age milliseconds since it was last touched
 * @param {(pid: number) => boolean} alive
 */
export function isLeftBehind(text, age, alive) {
  if (age > SILENCE) return true;
  try {
    const { host, pids } = JSON.parse(text);
    return host === hostname() && !pids.some(alive);
  } catch {
    return false;
  }
}

/**
 * Runs `work` while no other start of this project prepares anything, waiting for it if necessary. `work` receives a
 * function to name the process that it has started, which keeps the lock valid even if this one is killed.
 * @template T
 * @param {string} folder the project's git-ignored folder, made if missing
 * @param {import('./words.mjs').Say} say
 * @param {(began: (pid: number) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, say, work) {
  const path = join(folder, 'lock');
  makeFolder(folder);
  for (let told = false; !take(path); told = true) {
    if (!told) say(both('另一个启动正在准备，稍候…', 'another start is preparing, waiting…'), true);
    if (readLock(path)) breakLock(path);
    await pause(100);
  }
  const beat = setInterval(() => utimesSync(path, new Date(), new Date()), BEAT).unref();
  try {
    return await work((pid) => writeFileSync(path, lockText(pid)));
  } finally {
    clearInterval(beat);
    rmSync(path, { force: true });
  }
}

/** @param {string} folder */
function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const code = codeOf(error);
    throw new Trouble(`不能写入项目文件夹 ${folder}（${code}）`, `cannot write to the project folder (${code})`);
  }
}

/** @param {number[]} started */
function lockText(...started) {
  return JSON.stringify({ host: hostname(), pids: [process.pid, ...started] });
}

/** @param {string} path */
function take(path) {
  try {
    writeFileSync(path, lockText(), { flag: 'wx' });
    return true;
  } catch (error) {
    const code = codeOf(error);
    // Windows answers EPERM while another process is just removing the file.
    if (code === 'EEXIST' || code === 'EPERM') return false;
    throw new Trouble(`不能写入项目文件夹 ${path}（${code}）`, `cannot write to the project folder (${code})`);
  }
}

/**
 * True if the lock is there and left behind.
 * @param {string} path
 */
function readLock(path) {
  try {
    return isLeftBehind(readFileSync(path, 'utf8'), Date.now() - statSync(path).mtimeMs, isAlive);
  } catch {
    return false;
  }
}

/**
 * Removes a lock that was left behind. Two that wait could both find it so, and the slower one would then remove the
 * quicker one's new lock: only the holder of a second file may remove, and looks again.
 * @param {string} path
 */
function breakLock(path) {
  const guard = `${path}-breaking`;
  if (!take(guard)) {
    if (readLock(guard)) rmSync(guard, { force: true });
    return;
  }
  try {
    if (readLock(path)) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
