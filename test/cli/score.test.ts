import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'jiheng-score-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...words: string[]) {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'score', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { code: done.status, out: done.stdout, said: done.stderr };
}

function score(content: unknown) {
  const file = join(folder, 'sheet.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return run(file);
}

const OUTPUT = { category: '产出指标', subcategory: '质量指标', name: '系统运行报错次数', target: '≤5.00(次)' };
const BENEFIT = { category: '效益指标', name: '用户投诉', target: '=0.00(次)', actual: '0' };
const SATISFACTION = { category: '满意度指标', name: '用户满意度', target: '≥95.00(%)', actual: '96.4%' };

// The printed JSON: points and the rate as texts with two decimals, null for what is missing, five keys per finding.
test('完整的表：得分、计算过程和等级', () => {
  const done = score({
    rulebook: 'shanghai',
    money: { initial: '250000.00', adjusted: '250000.00', executed: '215,457.6', reason: '尾款跨年' },
    indicators: [{ ...OUTPUT, actual: '6', reason: '网络抖动', measure: '主备切换演练' }, BENEFIT, SATISFACTION],
  });
  expect(done.said).toBe('');
  expect(done.code).toBe(0);
  expect(JSON.parse(done.out)).toEqual({
    money: {
      rate: '86.18',
      weight: '10.00',
      score: '8.62',
      working: '215457.6 ÷ 250000 × 10.00 = 8.6183…，四舍五入 8.62',
    },
    indicators: [
      {
        name: '系统运行报错次数',
        weight: '50.00',
        score: '41.67',
        met: false,
        working: '5 ÷ 6 × 50.00 = 41.6666…，四舍五入 41.67',
      },
      {
        name: '用户投诉',
        weight: '30.00',
        score: '30.00',
        met: true,
        working: '目标 =0次，实际 0 次，达到目标，得 30.00',
      },
      {
        name: '用户满意度',
        weight: '10.00',
        score: '10.00',
        met: true,
        working: '目标 ≥95%，实际 96.4%，达到目标，得 10.00',
      },
    ],
    subtotal: '90.29',
    total: '90.29',
    grade: '优',
    findings: [],
  });
});

test('缺的写 null，有错误时退出码为 1', () => {
  const done = score({ rulebook: 'shanghai', indicators: [OUTPUT, BENEFIT, SATISFACTION] });
  expect(done.code).toBe(1);
  const json = JSON.parse(done.out);
  expect(json).toMatchObject({
    money: { rate: null, weight: '10.00', score: null, working: '' },
    subtotal: '40.00',
    total: null,
    grade: null,
  });
  expect(json.indicators[0]).toEqual({ name: OUTPUT.name, weight: '50.00', score: null, met: null, working: '' });
  expect(json.findings.map((one: Record<string, unknown>) => Object.keys(one).sort())).toEqual(
    json.findings.map(() => ['code', 'field', 'indicator', 'message', 'severity']),
  );
  expect(json.findings[2]).toEqual({
    code: 'S6',
    severity: 'error',
    indicator: 0,
    field: 'actual',
    message: '实际完成值未填。',
  });
  expect(json.findings[0]).toMatchObject({ code: 'S6', indicator: null, field: 'adjusted' });
});

test('只有提醒时退出码为 0', () => {
  const done = score({
    rulebook: 'shanghai',
    money: { adjusted: '100', executed: '100' },
    indicators: [{ ...OUTPUT, target: '≥10次', actual: '20' }, BENEFIT, SATISFACTION],
  });
  expect(done.code).toBe(0);
  expect(JSON.parse(done.out).findings).toMatchObject([{ code: 'V7', severity: 'warn', indicator: 0 }]);
});

test('折算和封顶的过程写在标准错误上', () => {
  const done = score({
    rulebook: 'shanghai',
    money: { adjusted: '0', executed: '0' },
    indicators: [{ ...OUTPUT, actual: '5' }, BENEFIT, SATISFACTION],
  });
  expect(done.said).toContain('折算：90.00 × 100 ÷ 90.00 = 100.00');
  expect(JSON.parse(done.out)).toMatchObject({
    subtotal: '90.00',
    total: '100.00',
    money: { rate: null, score: null },
  });
});

test('数字可以不加引号，分值与定性三项都收', () => {
  const done = score({
    rulebook: 'national-2020',
    money: { initial: 100, adjusted: null, executed: 95.5, weight: 10 },
    indicators: [
      { category: '产出指标', name: '办件', target: '≥50个', actual: 48, weight: 40, reason: '少两件' },
      {
        category: '产出指标',
        name: '时效',
        target: '及时',
        attainment: '部分达成',
        share: 75,
        weight: 10,
        reason: '迟',
      },
      { ...BENEFIT, actual: 0, weight: 30 },
      { ...SATISFACTION, weight: 10 },
    ],
  });
  expect(done.code).toBe(0);
  const json = JSON.parse(done.out);
  expect(json.money).toMatchObject({ rate: '95.50', weight: '10.00', score: '9.55' });
  expect(json.indicators.map((one: { score: string }) => one.score)).toEqual(['38.40', '7.50', '30.00', '10.00']);
  expect(json).toMatchObject({ subtotal: '95.45', total: '95.45', grade: '优' });
});

test('文件开头的字节顺序标记不妨碍读取', () => {
  expect(score(`\uFEFF${JSON.stringify({ rulebook: 'hubei', indicators: [] })}`).code).toBe(1);
});

/** A file whose executed amount is written without quotes, digit by digit as given. */
function withExecuted(digits: string): string {
  return `{"rulebook":"shanghai","money":{"adjusted":"1","executed":${digits}},"indicators":[]}`;
}

test('末尾的零和写成文字的长数不妨碍读取', () => {
  expect(score(withExecuted('0.50')).code).toBe(1);
  expect(JSON.parse(score(withExecuted('"0.1000000000"')).out).money.rate).toBe('10.00');
});

const REFUSED: [name: string, content: unknown, said: RegExp][] = [
  ['不是 JSON', '{"rulebook": ', /不是有效的 JSON/],
  ['空文件', '', /不是有效的 JSON/],
  ['不是对象', '[]', /JSON 的内容不合要求/],
  ['没有评分办法', { indicators: [] }, /rulebook/],
  ['不认识的评分办法', { rulebook: 'beijing', indicators: [] }, /没有评分办法“beijing”.*shanghai/],
  ['没有指标', { rulebook: 'shanghai' }, /indicators/],
  [
    '指标没有名称',
    { rulebook: 'shanghai', indicators: [{ category: '产出指标', target: '≥1次' }] },
    /indicators\.0\.name/,
  ],
  [
    '实际值是对象',
    { rulebook: 'shanghai', indicators: [{ ...OUTPUT, actual: {} }] },
    /indicators\.0\.actual：无效输入/,
  ],
  ['整数超过 2 的 53 次方', withExecuted('9007199254740993'), /“executed”的数 9007199254740993 .*请写成文字/],
  ['小数位数太多', withExecuted('0.12345678901234567890'), /“executed”的数 0\.12345678901234567890 .*请写成文字/],
  ['大得没有边', withExecuted('1e400'), /“executed”的数 1e400 .*请写成文字/],
];

test.each(REFUSED)('拒绝并以 2 退出：%s', (_name, content, said) => {
  const done = score(content);
  expect(done).toMatchObject({ code: 2, out: '' });
  expect(done.said).toMatch(said);
  expect(done.said).not.toMatch(/\n\s+at /);
});

test('没有文件或没有写文件名时以 2 退出', () => {
  const absent = run(join(folder, 'absent.json'));
  expect(absent).toMatchObject({ code: 2, out: '' });
  expect(absent.said).toMatch(/找不到文件/);
  expect(run()).toMatchObject({ code: 2, out: '', said: expect.stringContaining('用法') });
  expect(run(folder)).toMatchObject({ code: 2, out: '', said: expect.not.stringMatching(/\n\s+at /) });
});
