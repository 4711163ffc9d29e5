import { describe, expect, test } from 'vitest';
import { changeWeights, planWeights, type WeightChange } from '#src/actions/change-weights.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { readHistory } from '#src/actions/read-history.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { targetsVersion } from '#src/actions/target-changes.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-08T04:00:00.000Z';

describe.each(DATABASES)('调整分值（$name）', ({ create }) => {
  const used = useDatabase(create);
  let count = 0;

  async function project(weights: string[] = []) {
    count += 1;
    const small = table({ name: `项目${count}` });
    const indicators = small.indicators.map((row, i) => ({ ...row, ...(weights[i] ? { weight: weights[i] } : {}) }));
    const how = { tables: [{ ...small, indicators }], rulebook: 'shanghai', replace: false, sample: false, at: AT };
    const [imported] = await importTargets(used.db, how);
    return imported?.projectId ?? '';
  }

  const open = (id: string) => openSheet(used.db, id, 'year-end');
  const weightsOf = async (id: string) => (await open(id)).scored.rows.map((row) => (row.weight ?? 0) / 100);
  const typed = async (id: string, texts: string[]): Promise<WeightChange> => {
    const { indicators } = await open(id);
    return { how: 'typed', texts: new Map(indicators.map((one, i) => [one.id, texts[i] ?? ''])) };
  };
  const change = async (id: string, wanted: WeightChange) =>
    changeWeights(used.db, { projectId: id, version: targetsVersion(await open(id)), by: '陈晓', at: AT }, wanted);

  test('逐行填写：一次存下，都在填报记录里', async () => {
    const id = await project();
    expect(await change(id, await typed(id, ['30', '２０', '30.00', '10']))).toMatchObject({ ok: true });
    expect(await weightsOf(id)).toEqual([30, 20, 30, 10]);
    const { entries } = await readHistory(used.db, { projectId: id });
    expect(entries.map(({ entry }) => [entry.field, entry.enteredBy])).toContainEqual(['weight', '陈晓']);
  });

  test('先看再存：预览什么也不存，合计不对的照样说', async () => {
    const id = await project();
    const planned = planWeights(await open(id), await typed(id, ['30', '30', '30', '10']));
    expect(planned.ok && planned.plan.scored.findings.map((one) => one.code)).toContain('W1');
    expect(await weightsOf(id)).toEqual([25, 25, 30, 10]);
    expect((await readHistory(used.db, { projectId: id })).entries).toEqual([]);
  });

  test('重新均分：回到评分办法的分值', async () => {
    const id = await project(['40', '10', '30', '10']);
    expect(await weightsOf(id)).toEqual([40, 10, 30, 10]);
    await change(id, { how: 'split' });
    expect(await weightsOf(id)).toEqual([25, 25, 30, 10]);
  });

  test('导入的分值占满一百：乘以 0.9，预算执行率得十分，合计正好一百', async () => {
    const id = await project(['33.33', '33.33', '23.34', '10']);
    await change(id, { how: 'scale' });
    expect(await weightsOf(id)).toEqual([29.99, 29.99, 21, 9.02]);
    expect((await open(id)).scored.weightSum).toBe(10_000);
    expect(await change(id, { how: 'scale' })).toMatchObject({ ok: false, told: expect.stringContaining('不是 100') });
  });

  test.each([
    ['不是数', '十分', '读不出'],
    ['负数', '-5', '不能为负数'],
    ['超过一百', '101', '超过 100'],
    ['三位小数', '7.145', '最多填两位小数'],
    ['空着', '', '请填写分值'],
  ])('%s：说在那一格，其余的也不存', async (_, text, said) => {
    const id = await project();
    const { indicators } = await open(id);
    const told = await change(id, await typed(id, ['30', text, '30', '10']));
    expect(told.ok ? '' : told.problems.get(indicators[1]?.id ?? '')).toContain(said);
    expect(await weightsOf(id)).toEqual([25, 25, 30, 10]);
  });

  test('两个浏览器：后存的得到说明', async () => {
    const id = await project();
    const how = { projectId: id, version: targetsVersion(await open(id)), by: '陈晓', at: AT };
    const [first, second] = [await typed(id, ['30', '20', '30', '10']), await typed(id, ['10', '40', '30', '10'])];
    const both = await Promise.all([changeWeights(used.db, how, first), changeWeights(used.db, how, second)]);
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
    expect(both.find((one) => !one.ok)).toMatchObject({ told: expect.stringContaining('刚被另一人改过') });
  });

  test('已提交的不能改', async () => {
    const id = await project();
    await fillEverything(used.db, id);
    await submitEvaluation(used.db, { projectId: id, by: '陆敏', at: AT });
    expect(await change(id, { how: 'split' })).toMatchObject({ ok: false, told: expect.stringContaining('重新打开') });
  });
});
