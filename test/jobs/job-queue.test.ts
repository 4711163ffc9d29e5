import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findJob, listJobItems } from '#db/jobs.ts';
import { newId } from '#db/new-id.ts';
import { listRecords } from '#db/records.ts';
import { FormProblem, type Printer, PrintProblem } from '#reports/printer.ts';
import { cancelJob } from '#src/actions/cancel-job.ts';
import { confirmJob } from '#src/actions/confirm-job.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { requestJob } from '#src/actions/request-job.ts';
import { AppError } from '#src/errors.ts';
import { clearOldJobs } from '#src/jobs/clear-old-jobs.ts';
import { JobQueue } from '#src/jobs/job-queue.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { table } from '#test/actions/tables.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { useFolder } from '#test/support/folder.ts';

const AT = '2025-01-08T04:03:00.000Z';
const NAMES = ['甲项目', '乙项目', '丙项目', '丁项目'];

/** Prints one empty page for each form, or does what a test lets it do with the n-th. */
class StandInPrinter implements Printer {
  printed = 0;
  before: (count: number) => Promise<void> | void = () => undefined;
  async print(): Promise<Uint8Array> {
    this.printed += 1;
    await this.before(this.printed);
    const pdf = await PDFDocument.create();
    pdf.addPage();
    return pdf.save();
  }
  async close() {}
}

describe('成批任务', () => {
  const used = useDatabase(DATABASES[0].create);
  const folder = useFolder();
  const printer = new StandInPrinter();
  let ids: string[] = [];
  let printedFolder = '';

  beforeAll(async () => {
    const how = { rulebook: 'shanghai', replace: false, sample: false, at: AT };
    ids = (await importTargets(used.db, { tables: NAMES.map((name) => table({ name })), ...how })).map(
      (one) => one.projectId,
    );
  });

  beforeEach(() => {
    Object.assign(printer, { printed: 0, before: () => undefined });
    printedFolder = folder.path(newId());
  });

  const site = () => ({
    db: used.db,
    printer,
    printedFolder,
    now: () => new Date(AT),
    change: <T>(work: () => Promise<T>) => work(),
  });

  async function ask(kind: 'print' | 'submit', projectIds: readonly string[]): Promise<string> {
    const id = await requestJob(used.db, { id: newId(), kind, year: 2024, projectIds, by: '', at: AT });
    if (kind === 'submit') await confirmJob(used.db, { id, by: '陆敏', at: AT });
    return id;
  }

  const statesOf = async (id: string) => (await listJobItems(used.db, id)).map((item) => item.state);
  const filesOf = (id: string) => readdirSync(`${printedFolder}/${id}`).sort();

  /** Waits until the queue has nothing to do with a job any more: it has ended, or it stopped. */
  async function rests(queue: JobQueue, id: string, kind: 'print' | 'submit' = 'print') {
    await expect.poll(() => queue.standing({ id, kind }).state, { timeout: 10_000 }).toBe('stopped');
    return queue.standing({ id, kind });
  }

  test('每个项目一个文件，再加一本合订本；没有写到一半的文件', async () => {
    const id = await ask('print', ids);
    const queue = new JobQueue(site());
    queue.start({ id, kind: 'print' });
    await rests(queue, id);
    const job = await findJob(used.db, id);
    expect(job?.endedAt).toBe(AT);
    expect(JSON.parse(job?.booklets ?? '')).toEqual(['2024年度-财政项目支出绩效自评表-合订本.pdf']);
    expect(filesOf(id)).toEqual([
      '01-甲项目-财政项目支出绩效自评表.pdf',
      '02-乙项目-财政项目支出绩效自评表.pdf',
      '03-丙项目-财政项目支出绩效自评表.pdf',
      '04-丁项目-财政项目支出绩效自评表.pdf',
      '2024年度-财政项目支出绩效自评表-合订本.pdf',
    ]);
    expect((await listJobItems(used.db, id))[1]).toMatchObject({ version: null, fileName: filesOf(id)[1] });
  });

  test('只有一个项目就没有合订本，序号仍是全年的', async () => {
    const id = await ask('print', ids.slice(2, 3));
    const queue = new JobQueue(site());
    queue.start({ id, kind: 'print' });
    await rests(queue, id);
    expect(filesOf(id)).toEqual(['03-丙项目-财政项目支出绩效自评表.pdf']);
    expect(await findJob(used.db, id)).toMatchObject({ endedAt: AT, booklets: '[]' });
  });

  test('一张表打不出来：这一张说明，其余照打', async () => {
    printer.before = (count) => {
      if (count === 2) throw new FormProblem('这张表没有打印出来：浏览器接连三次中断。');
    };
    const id = await ask('print', ids);
    const queue = new JobQueue(site());
    queue.start({ id, kind: 'print' });
    await rests(queue, id);
    const items = await listJobItems(used.db, id);
    expect(items.filter((item) => item.state === 'failed')).toMatchObject([
      { fileName: '', note: '这张表没有打印出来：浏览器接连三次中断。' },
    ]);
    expect(filesOf(id)).toHaveLength(4);
  });

  const STOPS: [string, () => never, string][] = [
    [
      '没有打印用的浏览器',
      () => {
        throw new PrintProblem('没有找到打印用的浏览器。');
      },
      '没有找到打印用的浏览器。',
    ],
    [
      '正在恢复备份',
      () => {
        throw new AppError('busy', '正在从备份恢复数据，请稍后重试。');
      },
      '正在从备份恢复数据，请稍后重试。',
    ],
  ];

  test.each(STOPS)('%s：停下来说清楚，已打印的留着，继续时只打印剩下的', async (_, fail, sentence) => {
    let broken = true;
    const queue = new JobQueue({
      ...site(),
      change: async (work) => (broken && printer.printed > 2 ? fail() : work()),
    });
    const id = await ask('print', ids);
    queue.start({ id, kind: 'print' });
    expect(await rests(queue, id)).toEqual({ state: 'stopped', problem: sentence });
    const done = (await statesOf(id)).filter((state) => state === 'done').length;
    expect((await findJob(used.db, id))?.endedAt).toBe(null);
    broken = false;
    printer.printed = 0;
    queue.start({ id, kind: 'print' });
    await rests(queue, id);
    expect(printer.printed).toBe(4 - done);
    expect(await findJob(used.db, id)).toMatchObject({ endedAt: AT });
    expect(filesOf(id)).toHaveLength(5);
  });

  test('写到一半磁盘满了：说清楚，没有半个文件，腾出空间后继续', async () => {
    const id = await ask('print', ids);
    const name = '02-乙项目-财政项目支出绩效自评表.pdf';
    mkdirSync(`${printedFolder}/${id}`, { recursive: true });
    symlinkSync('/dev/full', `${printedFolder}/${id}/${name}.partial`);
    const queue = new JobQueue(site());
    queue.start({ id, kind: 'print' });
    expect(await rests(queue, id)).toEqual({ state: 'stopped', problem: '磁盘已满。请腾出空间后再继续。' });
    expect(filesOf(id).filter((one) => one.startsWith('02') || one.endsWith('.partial'))).toEqual([]);
    queue.start({ id, kind: 'print' });
    await rests(queue, id);
    expect(filesOf(id)).toHaveLength(5);
  });

  test('文件夹不能写入：说出是哪个文件夹', async () => {
    writeFileSync(printedFolder, '这里已有一个同名文件');
    const id = await ask('print', ids);
    const queue = new JobQueue(site());
    queue.start({ id, kind: 'print' });
    expect(await rests(queue, id)).toEqual({
      state: 'stopped',
      problem: `文件夹 ${printedFolder} 不能写入。请检查它的权限后再继续。`,
    });
  });

  test('程序停止过：新的程序里是中断，继续时接着做，丢了的文件补打', async () => {
    const id = await ask('print', ids);
    const first = new JobQueue(site());
    first.start({ id, kind: 'print' });
    await rests(first, id);
    await used.db.updateTable('jobs').set({ endedAt: null, booklets: '[]' }).where('id', '=', id).execute();
    await used.db
      .updateTable('jobItems')
      .set({ state: 'waiting', fileName: '' })
      .where('jobId', '=', id)
      .where('position', '=', 4)
      .execute();
    rmSync(`${printedFolder}/${id}/${filesOf(id)[0]}`);
    const second = new JobQueue(site());
    expect(second.standing({ id, kind: 'print' })).toEqual({ state: 'stopped', problem: '' });
    printer.printed = 0;
    second.start({ id, kind: 'print' });
    await rests(second, id);
    expect(printer.printed).toBe(2);
    expect(await statesOf(id)).toEqual(['done', 'done', 'done', 'done']);
    expect(filesOf(id)).toHaveLength(5);
  });

  test('一次只打印一批，后一批等着；取消的那批停下，后一批接着', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    printer.before = () => held;
    const [one, other] = [await ask('print', ids), await ask('print', ids.slice(0, 1))];
    const queue = new JobQueue(site());
    for (const id of [one, one, other, other]) queue.start({ id, kind: 'print' });
    expect(queue.standing({ id: one, kind: 'print' })).toEqual({ state: 'running' });
    expect(queue.standing({ id: other, kind: 'print' })).toEqual({ state: 'queued', ahead: 1 });
    await expect.poll(() => printer.printed).toBeGreaterThan(0);
    await setTimeout(50);
    expect(printer.printed).toBeLessThanOrEqual(availableParallelism());
    await cancelJob(used.db, { id: one, at: AT });
    release();
    await rests(queue, one);
    await rests(queue, other);
    expect(await findJob(used.db, one)).toMatchObject({ cancelled: 1, booklets: '[]' });
    expect(await statesOf(one)).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    expect(await statesOf(other)).toEqual(['done']);
  });

  test('提交不用等打印；中断后继续，没有一个提交两次', async () => {
    for (const id of ids.slice(0, 3)) await fillEverything(used.db, id);
    printer.before = () => setTimeout(300);
    const [print, submit] = [await ask('print', ids.slice(3)), await ask('submit', ids)];
    let changes = 0;
    const queue = new JobQueue({
      ...site(),
      change: async (work) => {
        changes += 1;
        if (changes === 3) throw new AppError('busy', '正在从备份恢复数据，请稍后重试。');
        return work();
      },
    });
    queue.start({ id: print, kind: 'print' });
    queue.start({ id: submit, kind: 'submit' });
    await rests(queue, submit, 'submit');
    expect(queue.standing({ id: print, kind: 'print' })).toEqual({ state: 'running' });
    expect(await statesOf(submit)).toEqual(['done', 'done', 'waiting', 'waiting']);
    queue.start({ id: submit, kind: 'submit' });
    await rests(queue, submit, 'submit');
    expect(await statesOf(submit)).toEqual(['done', 'done', 'done', 'failed']);
    for (const id of ids.slice(0, 3)) expect(await listRecords(used.db, id, 'year-end')).toHaveLength(1);
    await rests(queue, print);
  });

  test('没有记录的旧文件清掉，有记录的留下', async () => {
    const id = await ask('print', ids.slice(0, 1));
    for (const name of [id, newId()]) mkdirSync(`${printedFolder}/${name}`, { recursive: true });
    await clearOldJobs(site());
    expect(readdirSync(printedFolder)).toEqual([id]);
    await clearOldJobs({ ...site(), now: () => new Date('2025-01-30T00:00:00.000Z') });
    expect(readdirSync(printedFolder)).toEqual([]);
    await clearOldJobs({ ...site(), printedFolder: folder.path('没有的文件夹') });
    expect(existsSync(folder.path('没有的文件夹'))).toBe(false);
  });
});
