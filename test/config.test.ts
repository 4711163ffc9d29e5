import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig } from '#src/config.ts';

describe('设置', () => {
  test('npm run dev 带着画廊启动，npm start 不带', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(readConfig({}, scripts.dev.split(' ')).development).toBe(true);
    expect(readConfig({}, scripts.start.split(' ')).development).toBe(false);
  });

  test('空的环境变量等于没有设', () => {
    expect(readConfig({ PORT: '', JIHENG_DATA: '' })).toMatchObject({ port: 3000, development: false });
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://x'],
    ['JIHENG_DEVELOPMENT', 'yes'],
  ])('%s=%s 不能用，说出是哪一个', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });
});
