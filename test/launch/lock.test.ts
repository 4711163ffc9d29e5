import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isLeftBehind, withLock } from '#src/launch/lock.mjs';

const lock = (host: string, ...pids: number[]) => JSON.stringify({ host, pids });
const isSeven = (pid: number) => pid === 7;

describe('锁是否已被遗弃', () => {
  test.each([
    { name: '主人还在', text: lock(hostname(), 7), age: 0, left: false },
    { name: '主人已死，它启动的 npm 还在', text: lock(hostname(), 6, 7), age: 0, left: false },
    { name: '主人和 npm 都已死', text: lock(hostname(), 6, 8), age: 0, left: true },
    { name: '别的机器的锁，进程号无意义', text: lock('elsewhere', 6), age: 30_000, left: false },
    { name: '一分钟以上无人更新', text: lock('elsewhere', 7), age: 61_000, left: true },
    { name: '刚刚创建，内容还没写完', text: '', age: 0, left: false },
  ])('$name：$left', ({ text, age, left }) => {
    expect(isLeftBehind(text, age, isSeven)).toBe(left);
  });
});

describe('同一时间只有一个在准备', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('五个同时要求：一个接一个', async () => {
    let inside = 0;
    const work = async () => {
      inside += 1;
      expect(inside).toBe(1);
      await pause(20);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(folder, () => {}, work)));
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  test('出错也放开锁', async () => {
    const failing = withLock(
      folder,
      () => {},
      async () => Promise.reject(new Error('坏了')),
    );
    await expect(failing).rejects.toThrow('坏了');
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  test('遗弃的锁被清除，多人等候时也只有一个得到', async () => {
    const path = join(folder, 'lock');
    writeFileSync(path, lock('elsewhere', 1));
    utimesSync(path, new Date(0), new Date(0));
    let inside = 0;
    const work = async () => {
      inside += 1;
      expect(inside).toBe(1);
      await pause(150);
      inside -= 1;
      return '好';
    };
    const all = await Promise.all([1, 2, 3].map(() => withLock(folder, () => {}, work)));
    expect(all).toEqual(['好', '好', '好']);
  });
});
