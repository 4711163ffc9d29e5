import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandEnvironment, nodeArguments, readRequest } from '#src/launch/command.mjs';
import { ROOT } from '#test/support/project-checks.ts';

describe('读取启动器的参数', () => {
  test.each([
    {
      name: '命令之前的选项归启动器，之后的归命令',
      args: ['--browser', 'vitest', 'run', '--watch'],
      request: { watch: false, browser: true, word: 'vitest', rest: ['run', '--watch'] },
    },
    {
      name: '没有选项',
      args: ['src/cli.ts', '-o', 'out'],
      request: { watch: false, browser: false, word: 'src/cli.ts', rest: ['-o', 'out'] },
    },
  ])('$name', ({ args, request }) => {
    expect(readRequest(args)).toEqual(request);
  });
});

describe('交给 Node 的参数', () => {
  const plain = { watch: false, browser: false };

  test('vitest 用自己的脚本，不经过 tsx', () => {
    const args = nodeArguments({ ...plain, word: 'vitest', rest: ['run'] }, ROOT);
    expect(args).toEqual([join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run']);
  });

  test('TypeScript 文件经过 tsx，--watch 用 Node 自己的', () => {
    const word = 'test/support/check.ts';
    const args = nodeArguments({ ...plain, watch: true, word, rest: ['a'] }, ROOT);
    expect(args).toEqual([
      '--watch',
      '--import',
      expect.stringMatching(/^file:.*\/tsx\/dist\/loader\.mjs$/),
      join(ROOT, word),
      'a',
    ]);
  });
});

describe('命令的环境', () => {
  test('用自带的 Node 时，它在搜索路径最前', () => {
    const env = commandEnvironment({ PATH: '/usr/bin', A: '1' }, '/p', '/p/.runtime/n/bin/node');
    expect(env).toMatchObject({ A: '1', PATH: '/p/.runtime/n/bin:/usr/bin' });
  });

  test('用现有的 Node 时，搜索路径不变', () => {
    const env = commandEnvironment({ PATH: dirname(process.execPath) }, '/p', process.execPath);
    expect(env.PATH).toBe(dirname(process.execPath));
  });
});
