import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).split(
  '\n',
);
const files = tracked.filter((file) => file !== '' && existsSync(join(ROOT, file)));
const code = files.filter((file) => /\.(ts|tsx|mjs|js|css)$/.test(file));

/** Who may import whom: the folders and packages that each folder may name; the longest matching folder decides. */
const MAY_IMPORT: [folder: string, folders: string[], packages: string[]][] = [
  ['src/rules/', ['src/rules/'], ['decimal.js']],
  ['db/', ['db/', 'src/rules/'], ['kysely', 'better-sqlite3', 'pg', 'uuidv7', 'pinyin-pro']],
  ['views/', ['views/', 'src/rules/'], ['hono/jsx', 'hono/html']],
  ['reports/printer.ts', ['reports/', 'src/rules/'], ['puppeteer-core']],
  ['reports/', ['reports/', 'src/rules/'], ['hono/jsx', '@cantoo/pdf-lib', 'hono']],
  ['src/import/', ['src/import/', 'src/rules/'], ['@e965/xlsx', 'fflate', 'pdfjs-dist', 'saxes']],
  ['src/export/', ['src/export/', 'src/rules/', 'reports/'], ['exceljs', 'docx']],
  // A package is rows of the database written out, so it knows what they are.
  ['src/year-package/', ['src/year-package/', 'src/rules/', 'db/'], ['zod']],
  ['src/actions/', ['src/actions/', 'src/rules/', 'src/errors.ts', 'src/import/', 'src/year-package/', 'db/'], []],
  ['src/jobs/', ['src/jobs/', 'src/actions/', 'src/errors.ts', 'src/export/', 'src/rules/', 'reports/', 'db/'], []],
  ['src/routes/', ['src/', 'views/', 'db/', 'reports/'], ['hono', 'zod']],
  ['src/launch', ['src/launch'], []],
  ['src/errors.ts', [], []],
  ['src/config.ts', ['src/errors.ts'], ['zod']],
];

function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** What a module's text imports: `from 'x'`, a bare `import 'x'`, and `import('x')`. */
function importsOf(text: string): string[] {
  const named = /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]/g;
  const bare = /(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]/g;
  const called = /\bimport\(\s*['"`]([^'"`]+)['"`]/g;
  return [named, bare, called].flatMap((form) => [...text.matchAll(form)].map((match) => match[1] ?? ''));
}

function placeOf(file: string, name: string): string | null {
  if (name.startsWith('#')) return name.slice(1);
  return name.startsWith('.') ? normalize(join(dirname(file), name)) : null;
}

function forbiddenImports(file: string, text: string): string[] {
  const rule = MAY_IMPORT.find(([folder]) => file.startsWith(folder));
  if (!rule) return [];
  const [, folders, packages] = rule;
  return importsOf(text).filter((name) => {
    if (name.startsWith('node:')) return file.startsWith('src/rules/') || file.startsWith('views/');
    const place = placeOf(file, name);
    if (place !== null) return !folders.some((folder) => place.startsWith(folder));
    return !packages.some((known) => name === known || name.startsWith(`${known}/`));
  });
}

function knowsPuppeteer(text: string): boolean {
  return importsOf(text).some((name) => name.startsWith('puppeteer'));
}

/** Made-up lines that the table does not allow where they stand. */
const OFFENDING: [file: string, text: string, found: string][] = [
  ['src/rules/score.ts', "import { openDatabase } from '#db/open.ts';", '#db/open.ts'],
  ['src/rules/checks/a.ts', "import { openDatabase } from '../../../db/open.ts';", '../../../db/open.ts'],
  ['src/rules/score.ts', "import type {\n  Db,\n} from '#db/schema.ts';", '#db/schema.ts'],
  ['src/rules/score.ts', "const db = await import('#db/open.ts');", '#db/open.ts'],
  ['src/rules/score.ts', "import { z } from 'zod';", 'zod'],
  ['views/page.tsx', "import { readFileSync } from 'node:fs';", 'node:fs'],
  ['views/page.tsx', "import type { Project } from '#db/schema.ts';", '#db/schema.ts'],
  ['views/page.tsx', "import 'node:fs';", 'node:fs'],
  ['src/routes/home.tsx', "import 'puppeteer-core';", 'puppeteer-core'],
  ['reports/booklet.ts', "const a = 1;\nimport 'puppeteer-core';", 'puppeteer-core'],
  ['db/units.ts', "export { listYear } from '#src/actions/list-year.ts';", '#src/actions/list-year.ts'],
  ['src/actions/list-year.ts', "import { home } from '#src/routes/home.tsx';", '#src/routes/home.tsx'],
];

describe('结构', () => {
  test.each(code.filter((file) => MAY_IMPORT.some(([folder]) => file.startsWith(folder))))(
    '%s 只引用允许的部分',
    (file) => {
      expect(forbiddenImports(file, textOf(file))).toEqual([]);
    },
  );

  test('只有 printer.ts 认识 puppeteer（测试除外）', () => {
    const knowing = code.filter((file) => !file.startsWith('test/') && knowsPuppeteer(textOf(file)));
    expect(knowing).toEqual(['reports/printer.ts']);
    expect(knowsPuppeteer("import 'puppeteer-core';")).toBe(true);
  });

  test.each(OFFENDING)('引用检查能发现越界：%s 中写 %s', (file, text, found) => {
    expect(forbiddenImports(file, text)).toEqual([found]);
  });

  test('引用检查不冤枉允许的引用', () => {
    const allowed = "import 'decimal.js';\nimport { a } from './a.ts';\nexport * from '#src/rules/unit.ts';";
    expect(forbiddenImports('src/rules/score.ts', allowed)).toEqual([]);
    expect(importsOf(allowed)).toHaveLength(3);
  });

  test.each(code)('%s 不超过 300 行', (file) => {
    expect(readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1).toBeLessThanOrEqual(300);
  });

  test('文件名都说明内容，用小写和连字符', () => {
    const vague =
      /(^|[/.-])(utils?|helpers?|common|shared|manager|service|misc|data|info|handle|process|do)([/.-]|s\.|$)/;
    const named = code.filter((file) => vague.test(file) || !/^[a-z0-9./-]+$/.test(file));
    expect(named).toEqual([]);
  });

  test('顶层只有约定的文件夹和文件', () => {
    const allowed =
      /^(src|views|db|reports|test|\.ci)\/|^(package\.json|package-lock\.json|tsconfig\.json|biome\.json|README(\.zh-CN)?\.md|LICENSE|\.[a-z]+)$/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
  });

  test('规则不看钟、不等待、不读环境', () => {
    const rules = code.filter((file) => file.startsWith('src/rules/'));
    const impure = rules.filter((file) =>
      /\bawait\b|new Date\(\)|Date\.now|process\.|Math\.random/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(impure).toEqual([]);
  });

  test('没有 any、没有近似比较、没有跳过或独占的测试', () => {
    const loose = new RegExp(
      [
        'to' + 'BeCloseTo',
        '\\.on' + 'ly\\(',
        '\\.sk' + 'ip\\(',
        ': an' + 'y\\b',
        '\\bas an' + 'y\\b',
        '@ts-ig' + 'nore',
      ].join('|'),
    );
    expect(code.filter((file) => loose.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });
});
