import { describe, expect, test } from 'vitest';
import { listIndicators } from '#db/indicators.ts';
import { findProject } from '#db/projects.ts';
import { listTargetChanges } from '#db/target-changes.ts';
import { listUnits } from '#db/units.ts';
import { compareTable, importTargets } from '#src/actions/import-targets.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { settleTarget } from '#src/actions/settle-target.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const WHO = { by: '陈晓', at: '2025-01-08T04:00:00.000Z' };

const AT = '2025-01-08T04:03:00.000Z';
const HOW = { rulebook: 'shanghai', replace: false, sample: false, at: AT };

describe.each(DATABASES)('导入目标表（$name）', ({ create }) => {
  const used = useDatabase(create);
  const store = async (changes: Parameters<typeof table>[0], replace = false) => {
    const [imported] = await importTargets(used.db, { ...HOW, replace, tables: [table(changes)] });
    if (!imported) throw new Error('nothing imported');
    return imported;
  };

  test('新项目存下金额（分）、目标和指标，单位按实施单位建立', async () => {
    const { projectId, outcome } = await store({ name: '甲' });
    const project = await findProject(used.db, projectId);
    expect(outcome).toBe('saved');
    expect(project).toMatchObject({
      yearTotal: 20_000_000,
      carriedOver: 0,
      projectTotal: null,
      annualGoal: '在五个社区各建一处图书角。',
    });
    expect((await listIndicators(used.db, projectId)).map((row) => row.name)).toEqual([
      '建成图书角数',
      '验收',
      '居民阅读条件',
      '读者满意度',
    ]);
    expect((await listUnits(used.db)).map((unit) => unit.name)).toEqual(['某区图书馆']);
  });

  test('同一张表再导入一次不改变什么', async () => {
    await store({ name: '乙' });
    expect(await store({ name: '乙' }, true)).toMatchObject({ outcome: 'unchanged', differences: [] });
  });

  test('内容不同而未要求更正：保持原样，逐条说出不同', async () => {
    const { projectId } = await store({ name: '丙' });
    const indicators = table()
      .indicators.map((row) => (row.name === '验收' ? { ...row, target: '合格' } : row))
      .slice(0, 3);
    const again = await store({ name: '丙', indicators, endDate: '2024-11-30' });
    expect(again.outcome).toBe('kept');
    expect(again.differences).toEqual([
      '计划完成日期：原“2024-12-31”，新“2024-11-30”',
      '产出指标›质量指标›验收 的指标值：原“通过”，新“合格”',
      '少了指标 满意度指标›服务对象满意度指标›读者满意度',
    ]);
    expect((await listIndicators(used.db, projectId)).length).toBe(4);
  });

  test('更正：按一级、二级、三级指标对应，已填的内容留在原来的行上', async () => {
    const { projectId } = await store({ name: '丁' });
    const [first] = await listIndicators(used.db, projectId);
    const edit = {
      projectId,
      phase: 'year-end',
      indicatorId: first?.id ?? '',
      field: 'actual',
      text: '6个',
      version: 0,
      by: '',
      at: AT,
    } as const;
    await recordEntry(used.db, edit);
    const added = { category: '产出指标', subcategory: '时效指标', name: '完成时间', target: '2024年12月' };
    const indicators = [added, ...table().indicators.slice(0, 3)].map((row) =>
      row.name === '建成图书角数' ? { ...row, target: '≥7个' } : row,
    );
    expect((await store({ name: '丁', indicators }, true)).outcome).toBe('corrected');
    const { sheet, indicators: rows } = await openSheet(used.db, projectId, 'year-end');
    expect(rows.map((row) => row.name)).toEqual(['完成时间', '建成图书角数', '验收', '居民阅读条件']);
    expect(sheet.indicators[1]).toMatchObject({ target: '≥7个', actual: '6个' });
    expect((await listTargetChanges(used.db, projectId)).map((one) => [one.field, one.after])).toContainEqual([
      'target',
      '≥7个',
    ]);
  });

  test('不适用的行不带分值，其余印出的分值保留', async () => {
    const indicators = [
      { category: '产出指标', subcategory: '数量指标', name: '建成图书角数', target: '≥5个', weight: '50' },
      { category: '效益指标', subcategory: '经济效益指标', name: '增收', target: '本项目不适用', weight: '10' },
      { category: '效益指标', subcategory: '社会效益指标', name: '借阅量', target: '≥100人次', weight: '40.00' },
    ];
    const { projectId } = await store({ name: '戊', indicators });
    expect((await listIndicators(used.db, projectId)).map((row) => row.weight)).toEqual([5000, null, 4000]);
  });

  test('分值和每一种金额的不同都说出来，金额带单位', async () => {
    const weights = (a: string, b: string) =>
      table()
        .indicators.slice(0, 2)
        .map((row, i) => ({ ...row, weight: i === 0 ? a : b }));
    await store({ name: '寅', indicators: weights('50', '40') });
    const money = { ...table().money, yearTotal: '250000.00', projectOther: '10.00' };
    const { differences } = await store({ name: '寅', indicators: weights('30', '60'), money });
    expect(differences).toEqual([
      '项目其他资金：原“”，新“10.00元”',
      '年度资金申请总额：原“200,000.00元”，新“250,000.00元”',
      '产出指标›数量指标›建成图书角数 的分值：原“50.00”，新“30.00”',
      '产出指标›质量指标›验收 的分值：原“40.00”，新“60.00”',
    ]);
  });

  test('印出的分值不是分值：不导入，说明是哪一行', async () => {
    const indicators = table().indicators.map((row) => ({ ...row, weight: '30.123' }));
    await expect(store({ name: '卯', indicators })).rejects.toThrow('分值“30.123”读不出');
  });

  test('一个文件的几个项目要么都存下，要么都不存', async () => {
    const bad = table({ name: '庚', money: { ...table().money, yearTotal: '0.001' } });
    await expect(importTargets(used.db, { ...HOW, tables: [table({ name: '己' }), bad] })).rejects.toThrow('不足一分');
    expect((await compareTable(used.db, table({ name: '己' }))).existing).toBe('no');
  });

  test.each([
    ['没有实施单位', { name: '辛', unit: '' }, '没有实施单位'],
    ['没有年度', { name: '辛', year: 0 }, '没有写明年度'],
    ['没有名称', { name: ' ' }, '没有项目名称'],
    ['名称太长', { name: '长'.repeat(201) }, '超过 200 个字'],
  ])('%s的表不能导入，说明缺什么', async (_, changes, said) => {
    await expect(store(changes)).rejects.toThrow(said);
  });

  test('两种读法的指标值选定一种，别的写法不收', async () => {
    const indicators = [
      ...table().indicators,
      { category: '成本指标', subcategory: '经济成本指标', name: '单价', target: '1600元/个' },
    ];
    const { projectId } = await store({ name: '子', indicators });
    const price = (await listIndicators(used.db, projectId)).at(-1)?.id ?? '';
    await expect(settleTarget(used.db, projectId, price, '≥1600元/个', WHO)).rejects.toMatchObject({ code: 'invalid' });
    await settleTarget(used.db, projectId, price, '≤1600元/个', WHO);
    expect((await listIndicators(used.db, projectId)).at(-1)?.target).toBe('≤1600元/个');
    await expect(settleTarget(used.db, projectId, price, '≤1600元/个', WHO)).rejects.toMatchObject({ code: 'invalid' });
    await expect(settleTarget(used.db, projectId, 'nobody', '=0', WHO)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('没有这种评分办法', async () => {
    await expect(importTargets(used.db, { ...HOW, rulebook: 'beijing', tables: [] })).rejects.toThrow(
      '没有评分办法“beijing”',
    );
  });

  test('以万元为单位的表按分存，读回万元', async () => {
    const money = { ...table().money, currency: '万元' as const, yearTotal: '11.376', yearAppropriation: '11.376' };
    const { projectId } = await store({ name: '壬', money });
    expect((await findProject(used.db, projectId))?.yearTotal).toBe(11_376_000);
    expect((await openSheet(used.db, projectId, 'year-end')).sheet.money.lines.total.initial).toBe('11.376');
  });
});
