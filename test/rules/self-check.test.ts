import { describe, expect, test } from 'vitest';
import { acknowledgementsOf, countKinds, isUnsettled } from '#src/rules/acknowledgement.ts';
import { buildSelfCheck, type CheckedProjectForm, wordsOf } from '#src/rules/build-self-check.ts';
import { FINDING_WORDS } from '#src/rules/finding-words.ts';
import { type Finding, finding } from '#src/rules/findings.ts';

const typed = (text: string) => ({ text, enteredBy: '陈晓', enteredAt: '2025-01-09T01:00:00.000Z' });
const warn: Finding = { ...finding('V7', 'warn', 'reason', '超出目标 38.6%。'), indicator: 0 };
const error: Finding = { ...finding('V2', 'error', 'actual', '“完成”不是数字。'), indicator: 1 };
const unfilled = (indicator: number | null): Finding => ({
  ...finding('S6', 'error', indicator === null ? 'goalResult' : 'actual', '未填。'),
  indicator,
});

describe('已知晓', () => {
  test('一种代码一条说明；空的说明等于没有', () => {
    const cells = new Map([
      ['project/acknowledged.V7', typed('已核对')],
      ['project/acknowledged.M2', typed('  ')],
      ['project/goalResult', typed('完成')],
    ]);
    expect([...acknowledgementsOf(cells)]).toEqual([
      ['V7', { note: '已核对', by: '陈晓', at: '2025-01-09T01:00:00.000Z' }],
    ]);
  });

  test.each([
    ['错误永远要处理', error, new Map([['V2', 1]]), true],
    ['提醒没有说明时要处理', warn, new Map(), true],
    ['提醒写了说明就不再要', warn, new Map([['V7', 1]]), false],
    ['另一种代码的说明不算', warn, new Map([['M2', 1]]), true],
    ['提示不要处理', { ...warn, severity: 'hint' as const }, new Map(), false],
  ])('%s', (_, one, acknowledged, expected) => expect(isUnsettled(one, acknowledged)).toBe(expected));
});

test('一张表的发现按未填、错误、提醒、已知晓、提示各计各的', () => {
  const hint: Finding = { ...warn, code: 'T3', severity: 'hint' };
  const other: Finding = { ...warn, code: 'M2' };
  expect(countKinds([unfilled(0), unfilled(null), error, warn, other, hint], new Map([['V7', 1]]))).toEqual({
    ...{ unfilled: 2, errors: 1, warnings: 1, acknowledged: 1, hints: 1 },
  });
});

test('代码的说法不带级别：同一代码在不同地方级别不同', () => {
  expect(wordsOf('V1')).toEqual({ name: '单位不一致', remedy: expect.any(String) });
  expect(wordsOf('Z9')).toEqual({ name: 'Z9', remedy: '' });
});

describe('自查报告', () => {
  const HEAD = { year: 2024, unit: '某中心', printedOn: '2025-01-09' };
  const ALONE = { hints: false, across: null };
  const form = (set: Partial<CheckedProjectForm> = {}): CheckedProjectForm => ({
    ...{
      name: '甲',
      phase: 'year-end',
      state: '填报中',
      rowNames: ['办结数', '响应'],
      findings: [],
      acknowledged: new Map(),
    },
    ...set,
  });

  test('错误在前，位置写行和栏，已知晓的写说明', () => {
    const acknowledged = new Map([['V7', { note: '已核对台账', by: '', at: '' }]]);
    const { projects, counts } = buildSelfCheck(HEAD, [form({ findings: [warn, error], acknowledged })], ALONE);
    expect(projects[0]?.lines.map(({ code, place, severity }) => [code, place, severity])).toEqual([
      ['V2', '响应 实际完成值', '错误'],
      ['V7', '办结数 偏差原因', '已知晓：已核对台账'],
    ]);
    expect(counts).toEqual({ unfilled: 0, errors: 1, warnings: 0, acknowledged: 1 });
  });

  test('未填的合成一条，最多列五处', () => {
    const rowNames = ['一', '二', '三', '四', '五', '六'];
    const findings = [unfilled(null), ...rowNames.map((_, i) => unfilled(i))];
    const { projects } = buildSelfCheck(HEAD, [form({ rowNames, findings })], ALONE);
    expect(projects[0]?.lines.map((one) => one.message)).toEqual([
      '还有 7 处未填：年度总体目标实际完成情况、一、二、三、四 等 7 项。',
    ]);
  });

  test('资金一行的发现写清是哪一格', () => {
    const money: Finding = { ...finding('R1', 'error', 'reason', '请说明原因。'), indicator: null };
    const { projects } = buildSelfCheck(HEAD, [form({ findings: [money] })], ALONE);
    expect(projects[0]?.lines[0]?.place).toBe('项目资金 执行情况说明');
  });

  test('没有问题的项目也在', () => {
    const { projects } = buildSelfCheck(HEAD, [form()], ALONE);
    expect(projects).toEqual([{ name: '甲', state: '年末自评 填报中', lines: [] }]);
  });

  const missing = (projects: CheckedProjectForm[], looked: Parameters<typeof buildSelfCheck>[2]) => {
    const listed = buildSelfCheck(HEAD, projects, looked).checked.join('\n');
    return FINDING_WORDS.map((one) => one.code).filter((one) => !listed.includes(`${one} `));
  };

  test.each([
    ['全部查过，一个代码也不少', [form({ phase: 'mid-year' })], { hints: true, across: [] }, []],
    ['提示没有打开，就不说查过', [form({ phase: 'mid-year' })], { hints: false, across: [] }, ['B5', 'T3', 'D1']],
    ['只看一个项目，不说查过全部', [form({ phase: 'mid-year' })], { hints: true, across: null }, ['A1', 'A2', 'A3']],
    ['没有年中表，不说查过年中表', [form()], { hints: true, across: [] }, ['M1', 'M3', 'M4']],
  ])('查过什么逐类列出：%s', (_, projects, looked, expected) => {
    expect(missing(projects, looked)).toEqual(expected);
  });

  test('各项目放在一起看的单列', () => {
    const across = [{ code: 'A1', severity: 'warn' as const, projects: [0, 1], message: '同样的原因。' }];
    expect(buildSelfCheck(HEAD, [], { hints: false, across }).across).toMatchObject([
      { code: 'A1', message: '同样的原因。' },
    ]);
  });
});
