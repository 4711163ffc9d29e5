import { describe, expect, test } from 'vitest';
import { listImportCorrections } from '#db/import-corrections.ts';
import { findImport } from '#db/imports.ts';
import { newId } from '#db/new-id.ts';
import { findPackageReturn, savePackageReturn, saveReturnConfirmation } from '#db/package-returns.ts';
import { discardImport, discardPackageReturn } from '#src/actions/discard-waiting.ts';
import { AT, BY, parkImports } from '#test/actions/park-imports.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';

describe.each(DATABASES)('放弃等着确认的（$name）', ({ create }) => {
  const used = useDatabase(create);
  const { upload, correct, confirm, undo, projectOf } = parkImports(used);

  async function giveBack(): Promise<string> {
    const id = newId();
    await savePackageReturn(used.db, { id, fileName: '工作包.xlsx', content: '[]', createdAt: AT });
    return id;
  }

  test('导入：文件和更正都没有了，别的导入还在；再放弃一次没有妨碍', async () => {
    const [id, other] = [await upload('甲园'), await upload('乙园')];
    for (const one of [id, other]) await correct(one, 'p0r1/target', '≥4座');
    await discardImport(used.db, id);
    expect(await findImport(used.db, id)).toBeUndefined();
    expect(await listImportCorrections(used.db, id)).toEqual([]);
    expect(await listImportCorrections(used.db, other)).toHaveLength(1);
    await discardImport(used.db, id);
    expect(await confirm(other)).toMatchObject({ ok: true });
  });

  test('放弃之后，还开着的预览更正和确认都说没有这次导入', async () => {
    const id = await upload('丙园');
    await discardImport(used.db, id);
    await expect(correct(id, 'p0r1/target', '≥4座')).rejects.toThrow('没有这次导入');
    await expect(confirm(id)).rejects.toThrow('没有这次导入');
  });

  test('确认过的导入不能放弃，撤销了的也不能：项目和记录都在', async () => {
    const id = await upload('丁园');
    await confirm(id);
    await expect(discardImport(used.db, id)).rejects.toThrow('这次导入已经确认，不能放弃');
    expect(await projectOf('丁园')).toMatchObject({ name: '丁园维护经费' });
    await undo(id);
    await expect(discardImport(used.db, id)).rejects.toThrow('不能放弃');
    expect(await findImport(used.db, id)).toMatchObject({ undoneAt: AT });
  });

  test('确认和放弃同时来：要么导入了，要么放弃了', async () => {
    const id = await upload('戊园');
    const [confirmed, discarded] = await Promise.allSettled([confirm(id), discardImport(used.db, id)]);
    expect([confirmed.status, discarded.status].sort()).toEqual(['fulfilled', 'rejected']);
    const isKept = (await findImport(used.db, id)) !== undefined;
    expect(isKept).toBe(confirmed.status === 'fulfilled');
  });

  test('交回的工作包：没有了，再放弃一次没有妨碍；已填入的不能放弃', async () => {
    const [id, filled] = [await giveBack(), await giveBack()];
    const confirmed = { confirmedAt: AT, confirmedBy: BY, filled: '[]' };
    await used.db.transaction().execute((db) => saveReturnConfirmation(db, filled, confirmed));
    await discardPackageReturn(used.db, id);
    expect(await findPackageReturn(used.db, id)).toBeUndefined();
    await discardPackageReturn(used.db, id);
    await expect(discardPackageReturn(used.db, filled)).rejects.toThrow('这次交回已经填入，不能放弃');
    expect(await findPackageReturn(used.db, filled)).toMatchObject({ confirmedBy: BY });
  });
});
