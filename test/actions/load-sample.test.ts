import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { listUnits } from '#db/units.ts';
import { listYear } from '#src/actions/list-year.ts';
import { clearSample, loadSample, loadSampleIfNew } from '#src/actions/load-sample.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

const AT = '2025-01-08T04:03:00.000Z';

describe.each(DATABASES)('示例数据（$name）', ({ create }) => {
  const used = useDatabase(create);

  test('两个程序同时第一次启动，只载入一份', async () => {
    const both = await Promise.all([loadSampleIfNew(used.db, AT), loadSampleIfNew(used.db, AT)]);
    expect(both.sort()).toEqual([false, true]);
    expect((await listProjects(used.db, { year: 2024 })).length).toBe(7);
  });

  test('七个项目：四个已提交，三个在填；各种情况都有', async () => {
    const listed = await listYear(used.db, { year: 2024, phase: 'year-end' });
    expect(listed.map(({ scored, status }) => [status.state, scored.total])).toEqual([
      ['已提交', 9286],
      ['已提交', 9661],
      ['填报中', null],
      ['已提交', 9568],
      ['填报中', null],
      ['已提交', 9825],
      ['填报中', null],
    ]);
    const scores = listed.flatMap(({ scored }) => scored.rows);
    expect(scores.some((row) => row.met === true)).toBe(true);
    expect(scores.some((row) => row.met === false && row.score === 0)).toBe(true);
    expect(scores.some((row) => row.applicable && row.score === null)).toBe(true);
  });

  test('再载入说已经载入；清除以后下次启动不再出现', async () => {
    await expect(loadSample(used.db, AT)).rejects.toMatchObject({ code: 'conflict' });
    await clearSample(used.db, AT);
    expect(await listUnits(used.db)).toEqual([]);
    expect(await loadSampleIfNew(used.db, AT)).toBe(false);
    await expect(clearSample(used.db, AT)).rejects.toMatchObject({ code: 'not-found' });
    expect(await loadSample(used.db, AT)).toBe(7);
  });
});
