import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FINDING_WORDS } from '#src/rules/finding-words.ts';
import { YEAR_END_CELLS } from '#src/rules/form-cells.ts';
import { MONEY_COLUMNS } from '#src/rules/money.ts';
import { MONEY_LINES } from '#src/rules/record.ts';

const ROOT = new URL('..', import.meta.url);
const readme = readFileSync(new URL('README.md', ROOT), 'utf8');
const section = (title: string) => readme.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const rows = [...section('Glossary').matchAll(/^\| (?!官方用语|---)([^|]+) \| ([^|]+) \|/gm)];
const words = rows.flatMap((row) => [...(row[2] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
const code = execFileSync('git', ['ls-files', 'src', 'db', 'views', 'reports'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(new URL(file, ROOT), 'utf8'))
  .join('\n');

describe('词汇表', () => {
  test('有内容', () => expect(words.length).toBeGreaterThan(40));

  test.each(words)('“%s”确实用在代码里', (word) => {
    expect(code.toLowerCase()).toContain(word.toLowerCase());
  });

  test('一个英文词只用于一个概念', () => {
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual(['total']);
  });

  test('表格的每一栏都有词条', () => {
    const fields = [...YEAR_END_CELLS.filter((field) => field !== 'deductionReason'), ...MONEY_COLUMNS, ...MONEY_LINES];
    expect(fields.filter((field) => !words.includes(field))).toEqual([]);
  });

  test('每个自查代码都有说明', () => {
    const codes = new Set(
      [...code.matchAll(/finding\('([A-Z]\d[ab]?)'|refused\('([A-Z]\d)'|refuse\('([A-Z]\d)'/g)].map(
        (match) => match[1] ?? match[2] ?? match[3] ?? '',
      ),
    );
    const listed = section('Glossary').split('Findings:')[1] ?? '';
    expect([...codes].filter((one) => !listed.includes(one))).toEqual([]);
    expect(codes.size).toBeGreaterThan(10);
    expect([...codes].filter((code) => !FINDING_WORDS.some((one) => one.code === code))).toEqual([]);
  });
});
