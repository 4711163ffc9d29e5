import { describe, expect, test } from 'vitest';
import {
  type ComparedProject,
  choicesOf,
  chooseProjects,
  lostRows,
  projectMatrix,
  worstRows,
} from '#src/rules/compare-projects.ts';
import { scoreSheet } from '#src/rules/sheet.ts';
import { row, sheet } from '#test/rules/forms.ts';

function reached(category: string, percent: string) {
  return { category, weight: '10.00', score: '0.00', lost: '0.00', percent };
}

function project(set: Partial<ComparedProject>): ComparedProject {
  return {
    ...{ id: 'a', name: '甲', unitId: 'u', unit: '单位', nature: '经常性项目', draft: false },
    ...{ total: '90.00', grade: '优', forecast: null, categories: [], lost: [] },
    ...set,
  };
}

describe('各项目得分率', () => {
  const one = project({
    total: '95.00',
    forecast: { total: '96.50', draft: false },
    categories: [reached('预算执行率', '100.00'), reached('产出指标（50分）', '90.00')],
  });
  const other = project({
    id: 'b',
    total: '80.01',
    categories: [reached('产出指标', '70.01'), reached('成本指标', '50.00'), reached('其他', '1.00')],
  });
  const draft = project({ id: 'c', draft: true, total: null, categories: [reached('产出指标', '10.00')] });

  test('类别按 预算执行率、成本、产出、效益、满意度，书里没有的在后', () => {
    const { categories, rows } = projectMatrix([one, other]);
    expect(categories).toEqual(['预算执行率', '成本', '产出', '其他']);
    expect(rows.map((each) => each.shares)).toEqual([
      ['100.00', null, '90.00', null],
      [null, '50.00', '70.01', '1.00'],
    ]);
  });

  test('平均只算已提交的，不加权，四舍五入', () => {
    expect(projectMatrix([one, other, draft]).average).toEqual({
      projects: 2,
      shares: ['100.00', '50.00', '80.01', '1.00'],
      forecast: '96.50',
      total: '87.51',
    });
    expect(projectMatrix([draft]).average).toBeNull();
  });

  test('预计 − 总分', () => {
    const late = project({ total: null, forecast: { total: '90.00', draft: true } });
    expect(projectMatrix([one, other, late]).rows.map((each) => each.miss)).toEqual(['+1.50', null, null]);
  });

  test('没有项目', () => {
    expect(projectMatrix([])).toEqual({ categories: [], rows: [], average: null });
  });
});

describe('筛选', () => {
  const all = [
    project({ id: 'a', unitId: 'u2', unit: '中心', nature: '一次性项目', grade: '良' }),
    project({ id: 'b', unitId: 'u1', unit: '办公室', grade: '优' }),
    project({ id: 'c', unitId: 'u1', unit: '办公室', nature: ' ', grade: null }),
  ];
  const chosen = (set: object) =>
    chooseProjects(all, { unit: '', nature: '', grade: '', ...set }).map((each) => each.id);

  test.each([
    ['全部', {}, ['a', 'b', 'c']],
    ['单位', { unit: 'u1' }, ['b', 'c']],
    ['性质', { nature: '一次性项目' }, ['a']],
    ['等级', { grade: '优' }, ['b']],
    ['没有等级', { grade: '未定' }, ['c']],
    ['几个条件同时', { unit: 'u1', grade: '良' }, []],
    ['本年度没有的', { unit: '别处' }, []],
  ])('按%s', (_name, set, ids) => {
    expect(chosen(set)).toEqual(ids);
  });

  test('可选的：单位和性质按拼音，等级从好到差，空的性质不列', () => {
    expect(choicesOf(all)).toEqual({
      units: [
        { id: 'u1', name: '办公室' },
        { id: 'u2', name: '中心' },
      ],
      natures: ['经常性项目', '一次性项目'],
      grades: ['优', '良', '未定'],
    });
  });
});

describe('失分最多的指标', () => {
  test('一张表中失分的行，从多到少，到限数为止', () => {
    const form = sheet({
      indicators: ['10', '5', '8', ''].map((actual, i) =>
        row({ name: `指标${i}`, target: '≥10次', actual, weight: '10', reason: ' 人手不足 ' }),
      ),
    });
    const scored = scoreSheet(form);
    expect(lostRows(form, scored, 9).map((one) => [one.name, one.lost, one.reason])).toEqual([
      ['指标1', 500, '人手不足'],
      ['指标2', 200, '人手不足'],
    ]);
    expect(lostRows(form, scored, 1)).toHaveLength(1);
  });

  test('全部项目一起排', () => {
    const lost = (name: string, points: number) => ({
      ...{ name, category: '产出指标', target: '', actual: '', reason: '' },
      lost: points,
    });
    const rows = worstRows(
      [project({ lost: [lost('一', 300), lost('二', 50)] }), project({ id: 'b', name: '乙', lost: [lost('三', 120)] })],
      2,
    );
    expect(rows.map((one) => [one.project, one.name, one.lost])).toEqual([
      ['甲', '一', '3.00'],
      ['乙', '三', '1.20'],
    ]);
  });
});
