import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from '#src/launch/browser.mjs';
import { installWays } from '#src/launch/browser-install.mjs';
import { browserCandidates, cachedShells, isDebian } from '#src/launch/browser-places.mjs';

describe('系统浏览器的位置', () => {
  test('Linux：先看名字好坏，再看文件夹次序；相对路径不算', () => {
    const paths = browserCandidates('linux', { PATH: '/opt/a:.:/usr/bin' });
    expect(paths.slice(0, 4)).toEqual([
      '/opt/a/chromium-headless-shell',
      '/usr/bin/chromium-headless-shell',
      '/usr/local/bin/chromium-headless-shell',
      '/snap/bin/chromium-headless-shell',
    ]);
    const order = ['chromium-headless-shell', 'chromium', 'google-chrome', 'microsoft-edge'];
    expect(order.map((name) => paths.indexOf(`/usr/bin/${name}`))).toEqual([1, 9, 21, 29]);
  });

  test('macOS：全机的和个人的应用程序文件夹', () => {
    expect(browserCandidates('darwin', { HOME: '/Users/wang' })).toEqual([
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Users/wang/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Users/wang/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Users/wang/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]);
  });

  test('Windows：三个程序文件夹，没有设置的不看', () => {
    const paths = browserCandidates('win32', { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\L' });
    expect(paths).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(paths).toContain('C:\\L\\Google\\Chrome\\Application\\chrome.exe');
    expect(paths).toHaveLength(6);
  });
});

describe('puppeteer 缓存里的浏览器', () => {
  const folders: Record<string, string[]> = {
    '/c/chrome-headless-shell': ['linux-99.0.1.2', 'linux-156.0.8078.47', 'mac_arm-200.0.0.0', '.metadata'],
    '/c/chrome-headless-shell/linux-99.0.1.2': ['chrome-headless-shell-linux64'],
    '/c/chrome-headless-shell/linux-156.0.8078.47': ['chrome-headless-shell-linux64', 'LICENSE'],
  };
  const list = (folder: string) => folders[folder] ?? [];

  test('版本按数值从新到旧，只取本平台的', () => {
    expect(cachedShells('/c', 'linux', list)).toEqual([
      '/c/chrome-headless-shell/linux-156.0.8078.47/chrome-headless-shell-linux64/chrome-headless-shell',
      '/c/chrome-headless-shell/linux-99.0.1.2/chrome-headless-shell-linux64/chrome-headless-shell',
    ]);
  });

  test('没有缓存：无', () => {
    expect(cachedShells('/d', 'linux', list)).toEqual([]);
  });
});

describe('怎样安装浏览器', () => {
  const debian = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n';
  test.each([
    { name: 'Debian 的 root', platform: 'linux', arch: 'x64', isRoot: true, release: debian, ways: 'apt npm download' },
    { name: 'Debian 的普通用户', platform: 'linux', arch: 'x64', isRoot: false, release: debian, ways: 'npm download' },
    {
      name: '别的 Linux 的 root',
      platform: 'linux',
      arch: 'x64',
      isRoot: true,
      release: 'ID=alpine',
      ways: 'npm download',
    },
    { name: 'arm64 的普通用户', platform: 'linux', arch: 'arm64', isRoot: false, release: debian, ways: 'download' },
    { name: 'macOS', platform: 'darwin', arch: 'arm64', isRoot: false, release: '', ways: 'download' },
  ])('$name：$ways', ({ ways, ...machine }) => {
    expect(installWays(machine).join(' ')).toBe(ways);
  });

  test.each([
    { release: 'ID=debian', debian: true },
    { release: 'NAME=Ubuntu\nID=ubuntu\nID_LIKE=debian\n', debian: true },
    { release: 'ID=kylin\nID_LIKE="ubuntu debian"', debian: true },
    { release: 'ID=fedora\nHOME_URL="https://debian.org"', debian: false },
  ])('$release 是 Debian 一系：$debian', ({ release, debian: expected }) => {
    expect(isDebian(release)).toBe(expected);
  });
});

describe('找到能启动的浏览器', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'browser-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function script(path: string, text: string): string {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `#!/bin/sh\n${text}\n`);
    chmodSync(target, 0o755);
    return target;
  }

  test('指定的路径能启动：就用它', async () => {
    const path = script('mine', 'echo Chromium 1');
    expect(await findBrowser({ env: { JIHENG_BROWSER: path }, root })).toEqual({ path, env: {} });
  });

  test('指定的路径不能启动：说明原因，不换别的', async () => {
    script('bin/chromium-headless-shell', 'echo Chromium 1');
    const env = { JIHENG_BROWSER: script('mine', 'exit 127'), PATH: join(root, 'bin') };
    expect(await findBrowser({ env, root })).toEqual({ problem: expect.stringContaining(`无法启动：${root}/mine`) });
  });

  test('前面的不能启动（缺库，或只是一个提示）：用后面的', async () => {
    script('a/chromium-headless-shell', 'echo "error while loading shared libraries" >&2; exit 127');
    const path = script('b/chromium-headless-shell', 'echo Chromium 1');
    const env = { PATH: `${root}/a:${root}/b` };
    expect(await findBrowser({ env, root })).toEqual({ path, env: {} });
  });
});
