import { describe, expect, test } from 'vitest';
import { matchName } from '#src/rules/match-names.ts';

const KNOWN = [
  '信息化运维项目',
  '信息化建设项目',
  '考务费用',
  '建设交通行业人才系列报告编制经费',
  '职业技能（初级）培训',
].map((name) => ({ id: `id-${name}`, name }));
const named = (name: string) => matchName(name, KNOWN);

describe('清单中的名称', () => {
  test('完全相同', () => {
    expect(named('考务费用')).toEqual({ kind: 'exact', id: 'id-考务费用' });
  });

  test.each(['信息化 运维项目', '信息化运维项目 ', '“信息化运维项目”', '信息化·运维项目', '（信息化运维项目）'])(
    '只差空格、引号、括号：%s',
    (name) => {
      expect(named(name)).toEqual({ kind: 'alike', id: 'id-信息化运维项目' });
    },
  );

  test('半角和全角括号', () => {
    expect(named('职业技能(初级)培训')).toEqual({ kind: 'alike', id: 'id-职业技能（初级）培训' });
  });

  test.each([
    ['带编号', '[31000024] 信息化运维项目', '信息化运维项目'],
    ['简称', '人才系列报告', '建设交通行业人才系列报告编制经费'],
    ['换了一个字', '信息化运营项目', '信息化运维项目'],
  ])('%s：只提议，不代为选定', (_, name, first) => {
    const match = named(name);
    expect(match.kind === 'perhaps' && match.candidates[0]?.name).toBe(first);
  });

  test.each(['食堂改造', '', '！！', '费'])('没有相近的：“%s”', (name) => {
    expect(named(name)).toEqual({ kind: 'perhaps', candidates: [] });
  });

  test('两个单位有同名项目：请人选', () => {
    const twice = [
      { id: 'a', name: '考务费用' },
      { id: 'b', name: '考务费用' },
    ];
    expect(matchName('考务费用', twice)).toEqual({ kind: 'perhaps', candidates: twice });
    expect(matchName('考务 费用', twice)).toEqual({ kind: 'perhaps', candidates: twice });
  });
});
