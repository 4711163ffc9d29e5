import { describe, expect, test } from 'vitest';
import { acknowledgementsOf, isUnsettled } from '#src/rules/acknowledgement.ts';
import { buildSelfCheck, type CheckedProjectForm } from '#src/rules/build-self-check.ts';
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

describe('自查报告', () => {
  const HEAD = { year: 2024, unit: '某中心', printedOn: '2025-01-09' };
  const form = (set: Partial<CheckedProjectForm> = {}): CheckedProjectForm => ({
    ...{ name: '甲', state: '年末自评 填报中', rowNames: ['办结数', '响应'], findings: [], acknowledged: new Map() },
    ...set,
  });

  test('错误在前，位置写行和栏，已知晓的写说明', () => {
    const acknowledged = new Map([['V7', { note: '已核对台账', by: '', at: '' }]]);
    const { projects, counts } = buildSelfCheck(HEAD, [form({ findings: [warn, error], acknowledged })], []);
    expect(projects[0]?.lines.map(({ code, place, severity }) => [code, place, severity])).toEqual([
      ['V2', '响应 实际完成值', '错误'],
      ['V7', '办结数 偏差原因', '已知晓：已核对台账'],
    ]);
    expect(counts).toEqual({ errors: 1, warnings: 0, acknowledged: 1 });
  });

  test('未填的合成一条，最多列五处', () => {
    const rowNames = ['一', '二', '三', '四', '五', '六'];
    const findings = [unfilled(null), ...rowNames.map((_, i) => unfilled(i))];
    const { projects } = buildSelfCheck(HEAD, [form({ rowNames, findings })], []);
    expect(projects[0]?.lines.map((one) => one.message)).toEqual([
      '还有 7 处未填：年度总体目标实际完成情况、一、二、三、四 等 7 项。',
    ]);
  });

  test('没有问题的项目也在，查过什么逐类列出，一个代码也不少', () => {
    const { projects, checked } = buildSelfCheck(HEAD, [form()], []);
    expect(projects).toEqual([{ name: '甲', state: '年末自评 填报中', lines: [] }]);
    const listed = checked.join('\n');
    expect(FINDING_WORDS.filter(({ code }) => !listed.includes(`${code} `))).toEqual([]);
  });

  test('各项目放在一起看的单列', () => {
    const across = [{ code: 'A1', severity: 'warn' as const, projects: [0, 1], message: '同样的原因。' }];
    expect(buildSelfCheck(HEAD, [], across).across).toMatchObject([{ code: 'A1', message: '同样的原因。' }]);
  });
});
