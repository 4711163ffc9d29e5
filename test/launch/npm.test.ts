import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findNpm, npmEnvironment } from '#src/launch/npm.mjs';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'npm-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function place(path: string): string {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, '');
  return target;
}

describe('找到 npm', () => {
  test('启动我们的 npm 优先', () => {
    const started = place('a/npm-cli.js');
    place('node/lib/node_modules/npm/bin/npm-cli.js');
    expect(findNpm({ npm_execpath: started }, join(folder, 'node/bin/node'))).toBe(started);
  });

  test('由别的包管理器启动：用 Node 自带的 npm', () => {
    const own = place('node/lib/node_modules/npm/bin/npm-cli.js');
    expect(findNpm({ npm_execpath: place('yarn.js') }, join(folder, 'node/bin/node'))).toBe(own);
  });

  test('Windows 上 npm 与 node.exe 在同一文件夹', () => {
    const own = place('node/node_modules/npm/bin/npm-cli.js');
    expect(findNpm({}, join(folder, 'node/node.exe'))).toBe(own);
  });

  test('搜索路径里的 npm 是链接：取它所指的脚本', () => {
    const script = place('share/npm/bin/npm-cli.js');
    mkdirSync(join(folder, 'bin'));
    symlinkSync(script, join(folder, 'bin/npm'));
    expect(findNpm({ PATH: join(folder, 'bin') }, join(folder, 'node/bin/node'))).toBe(script);
  });

  test('哪里也没有：无', () => {
    expect(findNpm({ PATH: folder }, join(folder, 'node/bin/node'))).toBeUndefined();
  });
});

describe('npm 的缓存', () => {
  test('用户的缓存可写：不改动环境', () => {
    const env = { npm_config_cache: join(folder, 'cache') };
    expect(npmEnvironment(env, folder)).toEqual(env);
  });

  test('用户的缓存不可写：放进项目的 .runtime', () => {
    const env = { npm_config_cache: join(place('file'), 'cache'), A: '1' };
    expect(npmEnvironment(env, folder)).toEqual({ A: '1', npm_config_cache: join(folder, '.runtime/npm-cache') });
  });
});

describe('npm 的话', () => {
  test('npm run -s 不让 npm 连出错原因也不说', () => {
    const env = { npm_config_cache: join(folder, 'cache'), npm_config_loglevel: 'silent' };
    expect(npmEnvironment(env, folder).npm_config_loglevel).toBe('error');
  });

  test('别的详细程度照用户的', () => {
    const env = { npm_config_cache: join(folder, 'cache'), npm_config_loglevel: 'verbose' };
    expect(npmEnvironment(env, folder).npm_config_loglevel).toBe('verbose');
  });
});
