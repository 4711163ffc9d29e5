import { copyFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { checkDatabase } from '#db/backup.ts';
import { openDatabase } from '#db/open.ts';
import { saveProject } from '#db/projects.ts';
import type { Db } from '#db/schema.ts';
import { saveUnit } from '#db/units.ts';
import { hashOfRows } from '#test/db/copied-rows.ts';
import { DATABASES } from '#test/support/databases.ts';
import { useFolder } from '#test/support/folder.ts';
import { startProgram } from '#test/support/program.ts';
import { aProject, aUnit } from '#test/support/rows.ts';

/** 100 were tried once; a few keep it so. */
const KILLS = Number(process.env.RESTORE_KILLS ?? 6);
const folder = useFolder();

async function fill(db: Db, entries: number): Promise<void> {
  const unit = aUnit();
  const project = aProject(unit.id);
  await saveUnit(db, unit);
  await saveProject(db, project);
  await sql`
    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${entries})
    insert into entries (id, project_id, indicator_id, phase, field, version, text, entered_at, entered_by)
    select ${unit.id} || n, ${project.id}, null, 'year-end', 'goalResult', n, hex(randomblob(150)), '', '' from numbers
  `.execute(db);
}

/** One database as a single file, and the hash of its rows. */
async function made(name: string, entries: number): Promise<{ file: string; hash: string }> {
  const { db, close } = await DATABASES[0].create();
  await fill(db, entries);
  const file = folder.path(name);
  await sql`vacuum into ${file}`.execute(db);
  const hash = await hashOfRows(db);
  await close();
  return { file, hash };
}

test('恢复中途断电：不是恢复前就是恢复后，从不半新半旧', async () => {
  const [before, backup] = [await made('before.db', 8_000), await made('backup.db', 9_000)];
  const live = folder.path('live.db');
  const outcomes = new Map<string, number>();
  let took = 1000;
  for (let round = 0; round <= KILLS; round += 1) {
    for (const rest of ['-wal', '-shm']) rmSync(live + rest, { force: true });
    copyFileSync(before.file, live);
    const program = startProgram('db/programs/restore.ts', live, backup.file);
    await program.firstLine();
    const start = performance.now();
    if (round > 0) await Promise.race([sleep(Math.random() * took * 1.1), program.ended]);
    else took = await program.ended.then(() => performance.now() - start);
    program.kill();
    await program.ended;
    const { db, close } = await openDatabase({ url: live });
    const hash = await hashOfRows(db);
    expect(await checkDatabase(db)).toEqual([]);
    await close();
    const outcome = hash === before.hash ? '恢复前' : hash === backup.hash ? '恢复后' : '半新半旧';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect(outcomes.get('半新半旧')).toBe(undefined);
  // The round without a kill at least.
  expect(outcomes.get('恢复后')).toBeGreaterThan(0);
  if (KILLS > 50) expect(outcomes.get('恢复前')).toBeGreaterThan(5);
  if (KILLS > 50) process.stdout.write(`${JSON.stringify([...outcomes])}，一次恢复 ${Math.round(took)} 毫秒\n`);
}, 600_000);
