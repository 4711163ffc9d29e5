import { beforeAll, describe, expect, test } from 'vitest';
import { listHistory } from '#db/entries.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { type ListedAmount, recordMoneyList } from '#src/actions/record-money-list.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-08T04:03:00.000Z';

describe.each(DATABASES)('确认财务清单（$name）', ({ create }) => {
  const used = useDatabase(create);
  let [open, submitted] = ['', ''];

  beforeAll(async () => {
    const tables = [table(), table({ name: '已交的项目' })];
    const imported = await importTargets(used.db, {
      tables,
      rulebook: 'shanghai',
      replace: false,
      sample: false,
      at: AT,
    });
    [open, submitted] = imported.map((one) => one.projectId) as [string, string];
    await fillEverything(used.db, submitted);
    await submitEvaluation(used.db, { projectId: submitted, by: '陈晓', at: AT });
  });

  const amount = (given: Partial<ListedAmount>): ListedAmount => ({
    projectId: open,
    field: 'executed.total',
    text: '180,000.00',
    version: 0,
    ...given,
  });
  const confirm = (...amounts: ListedAmount[]) => recordMoneyList(used.db, { amounts, by: '陆敏', at: AT });
  const textOf = async (id: string, field: string) =>
    (await openSheet(used.db, id, 'year-end')).cells.get(`project/${field}`)?.text;

  test('一次存入，每个数各有结果：存入、已变的不覆盖、已提交的不改', async () => {
    const edit = {
      projectId: open,
      phase: 'year-end',
      indicatorId: null,
      field: 'budget.total',
      by: '李娜',
      at: AT,
    } as const;
    await recordEntry(used.db, { ...edit, text: '210000', version: 0 });
    const done = await confirm(
      amount({}),
      amount({ field: 'budget.total', text: '205,000.00' }),
      amount({ projectId: submitted, version: 1 }),
    );
    expect(done.map((one) => one.projectId)).toEqual([open, open, submitted]);
    expect(done.map((one) => one.recorded)).toMatchObject([
      { ok: true, version: 1, appended: true },
      { ok: false, conflict: { version: 1, text: '210000', enteredBy: '李娜' } },
      { ok: false, problem: '已提交，不能修改；如需更正，请先重新打开并写明理由。' },
    ]);
    expect([await textOf(open, 'executed.total'), await textOf(open, 'budget.total')]).toEqual([
      '180,000.00',
      '210000',
    ]);
    expect(await textOf(submitted, 'executed.total')).toBe('200000.00');
  });

  test('再确认一次：什么都不多', async () => {
    const before = await listHistory(used.db, open, null);
    const [again] = await confirm(amount({}));
    expect(again?.recorded).toMatchObject({ ok: true, appended: false });
    expect(await listHistory(used.db, open, null)).toEqual(before);
  });

  test('有一个项目不在：整份都不存', async () => {
    const lost = confirm(amount({ field: 'initial.total', text: '1.00' }), amount({ projectId: 'nobody' }));
    await expect(lost).rejects.toThrow('没有这个项目');
    expect(await textOf(open, 'initial.total')).toBeUndefined();
  });

  test('两份清单同时确认：一份存入，另一份看到冲突', async () => {
    const both = await Promise.all(
      ['1,000.00', '2,000.00'].map((text) => confirm(amount({ field: 'executed.other', text }))),
    );
    expect(both.flat().filter((one) => one.recorded.ok)).toHaveLength(1);
  });
});
