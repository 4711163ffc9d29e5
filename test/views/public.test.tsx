import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMarkup } from '#test/views/markup.ts';
import { FRAME } from '#views/gallery-frames.ts';
import { Page } from '#views/page.tsx';

const FOLDER = new URL('../../views/public/', import.meta.url);
const names = readdirSync(FOLDER);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

const UNSAFE_SCRIPTS = /\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|setAttribute\('style'/;

describe('公开文件', () => {
  test.each(names.filter((name) => name.endsWith('.js')))('%s 不把文字当代码或标记', (name) => {
    expect(withoutComments(read(name)).match(UNSAFE_SCRIPTS)).toBeNull();
  });

  test.each(names)('%s 不引用外网', (name) => {
    expect(read(name).replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|url\(/);
  });

  test('浏览器检查本身是任何浏览器都能读的写法', () => {
    expect(withoutComments(read('browser-check.js'))).not.toMatch(/=>|\blet\b|\bconst\b|`|\?\./);
  });
});

describe('页面框架', () => {
  const { elements } = readMarkup(String(<Page title="试" frame={FRAME} />));
  const sources = elements.flatMap(({ tag, attributes }) => {
    if (tag === 'script') return [attributes.get('src') ?? ''];
    return tag === 'link' ? [attributes.get('href') ?? ''] : [];
  });

  test('只加载自己的文件和两个随包的库，一个不少', () => {
    const packaged = ['/public/htmx.min.js', '/public/idiomorph-ext.min.js'];
    const own = names.filter((name) => /\.(css|js|svg)$/.test(name)).map((name) => `/public/${name}`);
    expect([...sources].sort()).toEqual([...own, ...packaged].sort());
  });

  test('库在用它的脚本之前加载', () => {
    const scripts = sources.filter((one) => one.endsWith('.js'));
    expect(scripts.indexOf('/public/idiomorph-ext.min.js')).toBeLessThan(scripts.indexOf('/public/saving.js'));
    expect(scripts.indexOf('/public/htmx.min.js')).toBeLessThan(scripts.indexOf('/public/idiomorph-ext.min.js'));
  });

  test('htmx 不求值、不插样式，409 和 422 的答复照样显示', () => {
    const meta = elements.find((one) => one.attributes.get('name') === 'htmx-config');
    const config = JSON.parse(meta?.attributes.get('content') ?? '{}');
    expect(config).toMatchObject({ allowEval: false, includeIndicatorStyles: false, allowScriptTags: false });
    const swapped = (status: string) =>
      config.responseHandling.find((one: { code: string }) => new RegExp(one.code).test(status))?.swap;
    expect([200, 204, 409, 422, 404, 500].map((status) => swapped(String(status)))).toEqual([
      true,
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  test('示例数据有横幅，一按就清除', () => {
    const sample = readMarkup(String(<Page title="试" frame={{ ...FRAME, sample: true }} />)).elements;
    const form = sample.find((one) => one.attributes.get('action') === '/sample/removal');
    expect([form?.attributes.get('method'), form?.text.trim()]).toEqual(['post', '清除示例数据']);
    expect(elements.some((one) => one.attributes.get('action') === '/sample/removal')).toBe(false);
  });
});
