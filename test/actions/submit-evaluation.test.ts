import { describe, expect, test } from 'vitest';
import { findRecord, listRecords } from '#db/records.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { chooseRulebook } from '#src/actions/choose-rulebook.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { reopenForm } from '#src/actions/reopen-form.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const HOW = { by: '陈晓', at: '2025-01-08T04:00:00.000Z' };

const AT = '2025-01-10T02:00:00.000Z';

describe.each(DATABASES)('提交与重新打开（$name）', ({ create }) => {
  const used = useDatabase(create);
  let count = 0;

  async function newProject(): Promise<string> {
    count += 1;
    const how = {
      tables: [table({ name: `项目${count}` })],
      rulebook: 'shanghai',
      replace: false,
      sample: false,
      at: AT,
    };
    return (await importTargets(used.db, how))[0]?.projectId ?? '';
  }

  test('提交冻结内容、得分、等级和评分办法，谁、何时', async () => {
    const projectId = await newProject();
    await fillEverything(used.db, projectId);
    expect(await submitEvaluation(used.db, { projectId, by: ' 陆敏 ', at: AT })).toEqual({ ok: true, version: 1 });
    const stored = await findRecord(used.db, projectId, 'year-end', 1);
    const record = JSON.parse(stored?.content ?? '') as EvaluationRecord;
    expect(stored).toMatchObject({ total: 10_000, grade: '优', submittedBy: '陆敏', format: 1 });
    expect(record).toMatchObject({
      total: '100.00',
      grade: '优',
      submitted: { at: AT, by: '陆敏' },
      rulebook: { id: 'shanghai' },
    });
    expect(record.indicators[0]).toMatchObject({ actual: '5个', score: '25.00', met: true });
  });

  test('有错误时不能提交，错误逐条给出', async () => {
    const projectId = await newProject();
    await fillEverything(used.db, projectId, { 0: '4个' });
    const refused = await submitEvaluation(used.db, { projectId, by: '陆敏', at: AT });
    expect(refused).toMatchObject({ ok: false, errors: [{ code: 'R1', indicator: 0, field: 'reason' }] });
    expect(await listRecords(used.db, projectId, 'year-end')).toEqual([]);
  });

  test('没填完不能提交', async () => {
    const projectId = await newProject();
    const refused = await submitEvaluation(used.db, { projectId, by: '陆敏', at: AT });
    expect(refused.ok ? [] : refused.errors.filter((one) => one.code === 'S6').length).toBe(6);
  });

  test('连按两次提交只有一个版本', async () => {
    const projectId = await newProject();
    await fillEverything(used.db, projectId);
    const submission = { projectId, by: '陆敏', at: AT };
    const both = await Promise.all([submitEvaluation(used.db, submission), submitEvaluation(used.db, submission)]);
    expect(both).toEqual([
      { ok: true, version: 1 },
      { ok: true, version: 1 },
    ]);
    expect((await listRecords(used.db, projectId, 'year-end')).length).toBe(1);
    expect((await findNewestStatusChange(used.db, projectId, 'year-end'))?.sequence).toBe(1);
  });

  test.each(['', '  ', '名'.repeat(51)])('提交人姓名“%s”不行', async (by) => {
    const projectId = await newProject();
    await expect(submitEvaluation(used.db, { projectId, by, at: AT })).rejects.toThrow('姓名');
  });

  test('重新打开要写理由，旧版本永远保留，新版本从 2 起', async () => {
    const projectId = await newProject();
    await fillEverything(used.db, projectId);
    await submitEvaluation(used.db, { projectId, by: '陆敏', at: AT });
    await expect(
      reopenForm(used.db, { phase: 'year-end', projectId, by: '陆敏', reason: ' ', at: AT }),
    ).rejects.toThrow('理由');
    await reopenForm(used.db, { phase: 'year-end', projectId, by: '陆敏', reason: '执行数有误', at: AT });
    const open = await openSheet(used.db, projectId, 'year-end');
    expect(open.status).toMatchObject({ editable: true, state: '填报中', version: 2, last: { reason: '执行数有误' } });
    const first = open.cells.get(`${open.indicators[0]?.id}/actual`);
    const edit = {
      projectId,
      phase: 'year-end',
      indicatorId: open.indicators[0]?.id ?? '',
      field: 'actual',
      by: '',
      at: AT,
    } as const;
    await recordEntry(used.db, { ...edit, text: '6个', version: first?.version ?? 0 });
    expect(await submitEvaluation(used.db, { projectId, by: '陆敏', at: AT })).toEqual({ ok: true, version: 2 });
    const old = JSON.parse((await findRecord(used.db, projectId, 'year-end', 1))?.content ?? '') as EvaluationRecord;
    expect(old.indicators[0]?.actual).toBe('5个');
  });

  test('没提交的表不用重新打开', async () => {
    const projectId = await newProject();
    await expect(
      reopenForm(used.db, { phase: 'year-end', projectId, by: '陆敏', reason: '试试', at: AT }),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('提交后不能换评分办法，冻结的记录不受影响', async () => {
    const projectId = await newProject();
    await chooseRulebook(used.db, projectId, 'national-2021', HOW);
    await fillEverything(used.db, projectId);
    await submitEvaluation(used.db, { projectId, by: '陆敏', at: AT });
    await expect(chooseRulebook(used.db, projectId, 'shanghai', HOW)).rejects.toThrow('重新打开');
    await expect(chooseRulebook(used.db, projectId, 'nowhere', HOW)).rejects.toMatchObject({ code: 'invalid' });
    const record = JSON.parse((await findRecord(used.db, projectId, 'year-end', 1))?.content ?? '') as EvaluationRecord;
    expect(record.rulebook.id).toBe('national-2021');
  });
});
