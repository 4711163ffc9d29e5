import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newerScripts } from '#test/compatibility/scripts.ts';
import { newerStyles } from '#test/compatibility/styles.ts';

const FOLDER = new URL('../../views/public/', import.meta.url);
const names = readdirSync(FOLDER);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

describe('公开文件只用 Chromium 90 懂的写法', () => {
  test.each(names.filter((name) => name.endsWith('.css')))('%s', (name) => {
    expect(newerStyles(read(name))).toEqual([]);
  });

  test.each(names.filter((name) => name.endsWith('.js')))('%s', async (name) => {
    expect(await newerScripts(read(name))).toEqual([]);
  });
});

describe('检查能发现太新的写法', () => {
  test.each([
    ['td:has(input) { color: red }', ':has（105）'],
    ['@container (width > 1px) { a { color: red } }', '@container（105）'],
    ['@layer base { a { color: red } }', '@layer（99）'],
    ['a { color: color-mix(in srgb, red, blue) }', 'color-mix()（111）'],
    ['a { height: 100dvh }', '单位 dvh'],
    ['a { accent-color: red }', 'accent-color（93）'],
    ['a { text-wrap: balance }', 'text-wrap（114）'],
    ['a { grid-template-columns: subgrid }', 'grid-template-columns: subgrid（117）'],
    ['a { & b { color: red } }', '&（112）'],
    ['a { & b { color: red } }', '嵌套的规则（112）'],
    ['a { .b { color: red } }', '不能读的写法'],
    ['a { b { color: red } }', '不能读的写法'],
    ['@media (width <= 900px) { a { color: red } }', '@media 的比较写法（104）'],
    ['a { colour: red }', 'colour（无此写法）'],
  ])('%s', (text, expected) => {
    expect(newerStyles(text)).toContain(expected);
  });

  test.each([
    ['rows.at(-1)', 'rows.at（92）'],
    ['rows()[0].findLast(Boolean)', '].findLast（97）'],
    ['Object.hasOwn(a, "b")', 'Object.hasOwn（93）'],
    ['structuredClone(a)', 'structuredClone（98）'],
    ['crypto.randomUUID()', 'crypto.randomUUID（92）'],
    ['Object.groupBy(rows, f)', 'Object.groupBy（117）'],
    ['AbortSignal.timeout(1)', 'AbortSignal.timeout（103）'],
    ['class A { static { f() } }', '太新的语法'],
    ['class A { #b; has(c) { return #b in c } }', '太新的语法'],
    ['const a = /[\\p{L}--[a-z]]/v', '太新的语法'],
    ['a = = b', '不能读的写法'],
  ])('%s', async (text, expected) => {
    expect(await newerScripts(text)).toContain(expected);
  });

  test('旧的写法不误报', async () => {
    expect(newerStyles('@media (max-width: 900px) { a::before { inset: 0; width: min(1px, 2vw) } }')).toEqual([]);
    expect(
      await newerScripts('a?.b ?? c.replaceAll("x", "y"); d ||= [...e].flatMap((f) => f.g); h.closest(".at")'),
    ).toEqual([]);
  });
});
