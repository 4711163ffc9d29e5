import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { readPackageFile } from '#src/actions/park-year-package.ts';
import { planYearPackage } from '#src/actions/plan-year-package.ts';
import { readInYearPackage } from '#src/actions/read-in-year-package.ts';
import { saveYearPackage } from '#src/actions/save-year-package.ts';
import { readUserFile } from '#src/cli/read-user-file.ts';
import { userPath } from '#src/cli/user-path.ts';
import { withDatabase } from '#src/cli/with-database.ts';
import { AppError } from '#src/errors.ts';
import { VERSION } from '#src/version.ts';

/** `package YEAR FILE`: writes a year as one new file. */
export async function packageCommand([year = '', file, ...rest]: string[]): Promise<number> {
  if (!/^\d{4}$/.test(year) || !file || rest.length > 0)
    throw new AppError('invalid', '用法：package 年度 文件.json，年度是四位数。');
  const path = userPath(file);
  if (!existsSync(dirname(path)))
    throw new AppError('not-found', `没有文件夹“${dirname(path)}”，请先建好，或把数据包写到别处。`);
  const text = await withDatabase((db) => saveYearPackage(db, Number(year), VERSION));
  writeFileSync(path, text, { flag: 'wx', flush: true });
  console.error(`${year} 年度数据包已写好：${path}`);
  console.log(JSON.stringify({ package: path }, null, 2));
  return 0;
}

/**
 * `unpack FILE [--replace] [--yes]`: prints what a year package would do here; reads it in only with `--yes`, and of what differs takes the
 * package's only with `--replace`. 1 when something differs and stays as it is.
 */
export async function unpackCommand(words: string[]): Promise<number> {
  const options = { yes: { type: 'boolean', default: false }, replace: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options });
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new AppError('invalid', '用法：unpack 文件.json [--replace] [--yes]');
  const read = readPackageFile(readUserFile(file));
  if (!read.ok) throw new AppError('invalid', read.problem);
  return withDatabase(async (db) => {
    const { items, notes, refusal, seen } = await planYearPackage(db, read.package);
    if (refusal !== null) throw new AppError('conflict', refusal);
    const differing = items.filter(({ state }) => state === 'different');
    const taken = values.replace ? differing.filter(({ obstacle }) => obstacle === null) : [];
    const take = new Set(taken.map(({ id }) => id));
    for (const note of notes) console.error(note);
    for (const { name, differences, obstacle } of differing.filter((one) => !take.has(one.id)))
      console.error(
        `“${name}”有不同，保留本机${obstacle === null ? '' : `（${obstacle}）`}：\n  ${differences.join('\n  ')}`,
      );
    if (values.yes) {
      const how = { package: read.package, seen, take, by: '', at: new Date().toISOString(), version: VERSION };
      const done = await readInYearPackage(db, how);
      if (!done.ok) throw new AppError('conflict', done.problem);
      console.error(`已读入：新增 ${done.added} 个项目，更新 ${done.changed} 个，${done.kept} 个保留本机。`);
    } else console.error('只作对照，没有读入。确认无误后加 --yes。');
    const printed = items.map(({ storedId: _, ...item }) => ({
      ...item,
      taken: item.state === 'new' || take.has(item.id),
    }));
    console.log(JSON.stringify({ stored: values.yes, year: read.package.year, items: printed }, null, 2));
    return differing.length > taken.length ? 1 : 0;
  });
}
