import { describe, expect, test } from 'vitest';
import { listTables } from '#db/tables.ts';
import { YEAR_TABLES } from '#db/year-rows.ts';
import { loadSample } from '#src/actions/load-sample.ts';
import { DECIDED } from '#src/year-package/tables.ts';
import { AT } from '#test/actions/park-imports.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { download, fillYear, readIn, understood } from '#test/year-package/full-year.ts';

const [SQLITE, POSTGRES] = DATABASES;

describe('年度数据包：一处装好，另一处读回，再装一次，一字不差', () => {
  const [first, between, last] = [SQLITE, POSTGRES, SQLITE].map(({ create }) => useDatabase(create)) as [
    ReturnType<typeof useDatabase>,
    ReturnType<typeof useDatabase>,
    ReturnType<typeof useDatabase>,
  ];
  const filled = new Set<string>();

  async function passOn(): Promise<string> {
    const text = await download(first.db);
    const { rows } = understood(text);
    for (const table of YEAR_TABLES) if (rows[table].length > 0) filled.add(table);
    const projects = rows.projects.length;
    expect(await readIn(between.db, text)).toEqual({ ok: true, year: 2024, added: projects, changed: 0, kept: 0 });
    expect(await download(between.db)).toBe(text);
    await readIn(last.db, await download(between.db));
    expect(await download(last.db)).toBe(text);
    return text;
  }

  test('示例单位的一年：7 个项目，年中和年末', async () => {
    await loadSample(first.db, AT);
    const text = await passOn();
    expect(understood(text).rows.records.map(({ phase }) => phase)).toContain('mid-year');
    expect(await readIn(first.db, text)).toMatchObject({ ok: true, added: 0, changed: 0, kept: 0 });
  });

  test('有真实单位之后示例留下；导入、更正、报告、整改、截止日期、自定数值都在', async () => {
    await fillYear(first.db);
    const text = await passOn();
    expect(understood(text).rows.units.map(({ name }) => name)).toEqual(['丑园管理所']);
    expect([...filled].sort()).toEqual([...YEAR_TABLES].sort());
  });

  test('没有项目的年度：一句话', async () => {
    await expect(download(between.db).then(() => readIn(between.db, '{}'))).rejects.toThrow('不是年度数据包');
  });
});

describe('每张表都有去留', () => {
  const used = useDatabase(SQLITE.create);

  test('数据库里的表，与已决定去留的表，是同一些', async () => {
    const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect([...DECIDED].sort()).toEqual((await listTables(used.db)).map(camel).sort());
  });
});
