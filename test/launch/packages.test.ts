import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installedFits, type Locked, packagesFit } from '#src/launch/packages.mjs';

const linux = { platform: 'linux', arch: 'x64' };
const a = { version: '1.0.0', integrity: 'sha512-a' };

type Case = { name: string; wanted: Record<string, Locked>; installed: Record<string, Locked>; fits: boolean };

describe('已安装的与 lockfile 是否相符', () => {
  test.each<Case>([
    { name: '完全相同', wanted: { a }, installed: { a }, fits: true },
    { name: '缺一个', wanted: { a, b: a }, installed: { a }, fits: false },
    { name: '版本不同', wanted: { a }, installed: { a: { ...a, version: '1.0.1' } }, fits: false },
    { name: '校验值不同', wanted: { a }, installed: { a: { ...a, integrity: 'sha512-b' } }, fits: false },
    { name: '有人多装了一个', wanted: { a }, installed: { a, b: a }, fits: true },
    {
      name: '缺别的平台的可选包',
      wanted: { a: { ...a, optional: true, os: ['darwin'], cpu: ['x64'] } },
      installed: {},
      fits: true,
    },
    {
      name: '缺本平台的可选包（例如从别的机器复制来的）',
      wanted: { a: { ...a, optional: true, os: ['linux'], cpu: ['x64'] } },
      installed: {},
      fits: false,
    },
    {
      name: '缺另一种 C 库的可选包',
      wanted: { a: { ...a, optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] } },
      installed: {},
      fits: true,
    },
    { name: '缺不分平台的可选包', wanted: { a: { ...a, optional: true } }, installed: {}, fits: true },
  ])('$name：$fits', ({ wanted, installed, fits }) => {
    expect(installedFits({ packages: { '': {}, ...wanted } }, { packages: installed }, linux)).toBe(fits);
  });
});

describe('node_modules 是否可用', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'packages-'));
    const packages = { '': {}, 'node_modules/a': a };
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
    mkdirSync(join(root, 'node_modules/a'), { recursive: true });
    writeFileSync(join(root, 'node_modules/a/package.json'), '{}');
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: { 'node_modules/a': a } }));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('装完的：可用', () => {
    expect(packagesFit(root)).toBe(true);
  });

  test('没有 npm 的安装记录（装了一半）：不可用', () => {
    rmSync(join(root, 'node_modules/.package-lock.json'));
    expect(packagesFit(root)).toBe(false);
  });

  test('安装记录残缺：不可用', () => {
    writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages":');
    expect(packagesFit(root)).toBe(false);
  });

  test('有人删掉了一个包的文件夹：不可用', () => {
    rmSync(join(root, 'node_modules/a'), { recursive: true });
    expect(packagesFit(root)).toBe(false);
  });
});
