import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { listDeadlines } from '#db/deadlines.ts';
import { saveUnit } from '#db/units.ts';
import { setDeadline } from '#src/actions/set-deadline.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { aUnit } from '#test/support/rows.ts';

describe.each(DATABASES)('截止日期（$name）', ({ create }) => {
  const used = useDatabase(create);

  test('所有单位一起设，再设即更正；写错的一家也不设', async () => {
    const units = [aUnit(), aUnit()];
    for (const unit of units) await saveUnit(used.db, unit);
    const due = { year: '2024', phase: 'year-end', dueOn: '2025-01-31' } as const;
    await setDeadline(used.db, { ...due, dueOn: '2025年1月20日' });
    await setDeadline(used.db, due);
    for (const wrong of [{ year: '1e3' }, { year: '' }, { year: '99999999' }, { dueOn: '2025-01' }, { dueOn: '尽快' }])
      await expect(setDeadline(used.db, { ...due, ...wrong })).rejects.toMatchObject({ code: 'invalid' });
    const stored = await listDeadlines(used.db, { year: 2024 });
    expect(stored.map(({ unitId }) => unitId).sort()).toEqual(units.map(({ id }) => id).sort());
    expect(stored.every(({ dueOn }) => dueOn === '2025-01-31')).toBe(true);
    expect(await listDeadlines(used.db, { year: 0 })).toEqual([]);
  });
});

describe('截止日期存到一半', () => {
  const used = useDatabase(DATABASES[0].create);

  test('有一家存不进，别家也不留', async () => {
    const units = [aUnit(), aUnit()];
    for (const unit of units) await saveUnit(used.db, unit);
    const last = sql.lit(units[1]?.id ?? '');
    await sql`create trigger stuck before insert on deadlines when new.unit_id = ${last}
      begin select raise(abort, '存不进'); end`.execute(used.db);
    const setting = setDeadline(used.db, { year: '2024', phase: 'year-end', dueOn: '2025-01-31' });
    await expect(setting).rejects.toThrow('存不进');
    expect(await listDeadlines(used.db, { year: 2024 })).toEqual([]);
  });
});
