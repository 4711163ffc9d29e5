import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'jiheng-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(content: unknown, ...words: string[]) {
  const file = join(folder, 'tables.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'check', file, ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { code: done.status, out: done.stdout, said: done.stderr };
}

const codesOf = (findings: { code: string; indicator: number | null; field: string }[]) =>
  findings.map((one) => `${one.code} ${one.field} ${one.indicator ?? '表'}`);

const OUTPUT = { category: '产出指标', subcategory: '数量指标', name: '保障人数', target: '2370人', actual: '2370人' };
const BENEFIT = { category: '效益指标', subcategory: '社会效益指标', name: '办学条件', target: '改善', actual: '改善' };
const SATISFACTION = { category: '满意度指标', subcategory: '服务对象满意度', name: '家长满意度', target: '≥95%' };
const SPENT = { initial: '64.8', adjusted: '64.8', executed: '64.8' };
const GOOD = {
  rulebook: 'national-2020',
  currency: '万元',
  project: { name: '初中公用经费', unit: '银川市第六中学', yearTotal: '64.8', projectTotal: '64.8' },
  targetTable: { name: '初中公用经费', unit: '银川市第六中学' },
  filedOn: '2022-01-10',
  periodEnd: '2021年12月31日',
  money: { ...SPENT, rate: '100%', score: '10', midYear: { executed: '30', expected: '64.8' } },
  indicators: [
    { ...OUTPUT, score: '50', midYear: { actual: '2370人', forecast: '2370人', likelihood: '确定能' } },
    { ...BENEFIT, score: 30 },
    { ...SATISFACTION, actual: '96%', score: '10' },
  ],
  total: '100',
  grade: '优',
  narrative: ['预算执行率 100%，自评得分 100 分，等级为优。'],
};

// 银川市第六中学 2021: full execution with 9 of 10, 13 of 15 where the target is met, a total that its rows do not give.
const YINCHUAN = {
  ...GOOD,
  targetTable: { name: '初中公用经费', unit: '银川市教育局' },
  filedOn: '2021-12-20',
  money: { ...SPENT, rate: '99', score: '9', midYear: { executed: '40', expected: '30' } },
  indicators: [
    { ...OUTPUT, score: '50', midYear: { actual: '2400', forecast: '2300人', likelihood: '1' } },
    { ...BENEFIT, score: '26', midYear: { likelihood: '不可能', causes: '经费保障、其他' } },
    { ...SATISFACTION, actual: '94%', score: '10', reason: '客观原因' },
  ],
  total: '98',
  narrative: ['预算执行率 95%。'],
};

test('没有问题的表：没有发现，退出码 0', () => {
  const done = check(GOOD, '--hints');
  expect(done).toEqual({ code: 0, out: '{\n  "findings": []\n}\n', said: '' });
});

test('一张表的全部发现：JSON 和每条一句话，有错误时退出码 1', () => {
  const done = check(YINCHUAN);
  const { findings } = JSON.parse(done.out);
  expect(codesOf(findings)).toEqual([
    'R2 reason 2',
    'S3 score 1',
    'S4 score 2',
    'S3 score 表',
    'S2 total 表',
    'B2 rate 表',
    'M2 actual 0',
    'D2 unit 表',
    'D2 filedOn 表',
    'M3 expected 表',
    'M4 likelihood 0',
    'M1 measure 1',
  ]);
  expect(Object.keys(findings[0]).sort()).toEqual(['code', 'field', 'indicator', 'message', 'severity']);
  expect(done.code).toBe(1);
  expect(done.said.trim().split('\n')).toHaveLength(12);
  expect(done.said).toContain('错误 S3 第 2 行“办学条件”：已达到目标，却只给 26.00 分');
  expect(done.said).toContain('错误 S3：预算执行率：已全部执行，却只给 9.00 分');
  expect(done.said).toContain('提醒 R2 第 3 行“家长满意度”：原因只写了“客观原因”');
});

test('--hints 才有提示', () => {
  const codes = JSON.parse(check(YINCHUAN, '--hints').out).findings.map((one: { code: string }) => one.code);
  expect(codes).toContain('D1');
});

test('只有提醒时退出码 0', () => {
  const done = check({ ...GOOD, money: { ...GOOD.money, rate: '99.9' } });
  expect([done.code, codesOf(JSON.parse(done.out).findings)]).toEqual([0, ['B2 rate 表']]);
});

test('不印结果的表与 score 的发现相同', () => {
  const plain = { rulebook: 'shanghai', indicators: [OUTPUT, BENEFIT, SATISFACTION] };
  expect(codesOf(JSON.parse(check(plain).out).findings)).toEqual(['S6 adjusted 表', 'S6 executed 表', 'S6 actual 2']);
});

test('几张表：各表的发现，再加跨项目的发现', () => {
  const missed = { ...SATISFACTION, actual: '94%', score: '9.89', reason: '问卷回收少', measure: '改用短信问卷' };
  const table = (name: string) => ({
    ...GOOD,
    project: { name },
    targetTable: null,
    narrative: null,
    indicators: [...GOOD.indicators.slice(0, 2), missed],
    total: '99.89',
  });
  const done = check([table('甲'), table('乙'), table('丙'), YINCHUAN]);
  const { tables, across } = JSON.parse(done.out);
  expect(tables.map((one: { name: string }) => one.name)).toEqual(['甲', '乙', '丙', '初中公用经费']);
  expect(tables[0].findings).toEqual([]);
  expect(across).toMatchObject([{ code: 'A1', severity: 'warn', projects: ['甲', '乙', '丙'] }]);
  expect(done.said).toContain('甲：没有发现。');
  expect(done.said).toContain('提醒 A1：“甲”、“乙”、“丙”共 3 处写了同样的原因“问卷回收少”');
  expect(done.code).toBe(1);
});

test.each<[name: string, content: unknown, words: string[], said: RegExp]>([
  ['空列表', [], [], /列表里一张表也没有/],
  ['第二张表不对', [GOOD, { rulebook: 'shanghai' }], [], /第 2 张表：.*\n.*indicators/],
  ['日期读不出', { ...GOOD, filedOn: '昨天' }, [], /filedOn：“昨天”读不出日期/],
  [
    '金额读不出',
    { ...GOOD, project: { ...GOOD.project, yearTotal: '若干' } },
    [],
    /project\.yearTotal：金额“若干”读不出/,
  ],
  [
    '可能性写错',
    { ...GOOD, indicators: [{ ...OUTPUT, midYear: { likelihood: '也许' } }] },
    [],
    /indicators\.0\.midYear\.likelihood：应为“确定能”/,
  ],
  ['不认识的选项', GOOD, ['--提示'], /选项写错了/],
  ['两个文件', GOOD, ['另一个.json'], /用法：check/],
])('拒绝并以 2 退出：%s', (_name, content, words, said) => {
  const done = check(content, ...words);
  expect(done.said).toMatch(said);
  expect([done.code, done.out]).toEqual([2, '']);
});
