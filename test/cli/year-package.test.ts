import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCli } from '#test/cli/run-cli.ts';
import { useFolder } from '#test/support/folder.ts';

describe('package 和 unpack', () => {
  const folder = useFolder();

  test('装好、对照、读入，再装一次一字不差', () => {
    const [there, here] = [folder.path('there'), folder.path('here')];
    const [file, again] = [folder.path('2024.json'), folder.path('again.json')];
    runCli(there, 'sample');
    expect(runCli(there, 'package', '2024', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('2024.json'),
    });
    const preview = runCli(here, 'unpack', file);
    expect(preview).toMatchObject({ code: 0, said: '只作对照，没有读入。确认无误后加 --yes。\n' });
    expect(JSON.parse(preview.out)).toMatchObject({ stored: false, year: 2024, items: { length: 7 } });
    expect(runCli(here, 'unpack', file, '--yes').said).toContain('新增 7 个项目');
    expect(runCli(here, 'package', '2024', again).code).toBe(0);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'));
    // Five programs one after the other.
  }, 120_000);

  test.each([
    ['传了一半的', ['unpack', 'cut.json'], '不完整或已损坏'],
    ['没有写文件', ['unpack'], '用法：unpack'],
    ['年度不是四位', ['package', '24', 'x.json'], '用法：package'],
    ['没有项目的年度', ['package', '1999', 'x.json'], '1999 年度没有项目'],
  ])('%s：一句话，退出码 2', (_, words, said) => {
    writeFileSync(folder.path('cut.json'), '{"format":"jiheng-year-package",\n"formatVer');
    const places = words.map((word) => (word.endsWith('.json') ? folder.path(word) : word));
    expect(runCli(folder.path('empty'), ...places)).toMatchObject({
      code: 2,
      out: '',
      said: expect.stringContaining(said),
    });
  });
});
