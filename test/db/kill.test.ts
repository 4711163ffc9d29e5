import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { checkDatabase } from '#db/backup.ts';
import { listHistory } from '#db/entries.ts';
import { openDatabase } from '#db/open.ts';
import { saveProject } from '#db/projects.ts';
import { saveUnit } from '#db/units.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { startProgram } from '#test/support/program.ts';
import { aProject, aUnit } from '#test/support/rows.ts';

// Killing a client is no great matter to PostgreSQL.
const ROUNDS = { SQLite: 10, PostgreSQL: 4 };
const FIELDS = ['executed.total', 'budget.total', 'executionReason', 'goalResult'];

describe.each(DATABASES)('保存时被杀（$name）', ({ name, create }) => {
  const rounds = ROUNDS[name];
  const database = useDatabase(create);

  test(`杀 ${rounds} 次：确认过的保存恰有一份，没确认的要么完整要么没有`, async () => {
    const { db, url } = database;
    const unit = aUnit();
    const project = aProject(unit.id);
    await saveUnit(db, unit);
    await saveProject(db, project);
    let versions: Record<string, number> = Object.fromEntries(FIELDS.map((field) => [field, 0]));
    for (let round = 0; round < rounds; round += 1) {
      const program = startProgram('db/programs/save.ts', url, project.id, JSON.stringify(versions));
      await program.firstLine();
      await sleep(Math.random() * 60);
      program.kill();
      expect(await program.ended).toMatchObject({ signal: 'SIGKILL', errors: '' });
      const acknowledged = { ...versions };
      for (const [, field, version] of program.printed().matchAll(/^(\S+) (\d+)\n/gm)) {
        acknowledged[field as string] = Number(version);
      }
      const reopened = await openDatabase({ url });
      expect(await checkDatabase(reopened.db)).toEqual([]);
      versions = await readVersions(reopened.db, project.id);
      await reopened.close();
      for (const field of FIELDS) {
        const [stored = 0, sure = 0] = [versions[field], acknowledged[field]];
        expect(stored === sure || stored === sure + 1, `${field}：确认到 ${sure}，存有 ${stored}`).toBe(true);
      }
    }
    expect(Object.values(versions).reduce((sum, version) => sum + version)).toBeGreaterThan(rounds);
  });
});

/** The newest version of each cell, after checking that all versions are there once, each with its own text. */
async function readVersions(db: Parameters<typeof listHistory>[0], projectId: string): Promise<Record<string, number>> {
  const versions: Record<string, number> = {};
  for (const field of FIELDS) {
    const history = await listHistory(db, projectId, null, field);
    expect(history.map(({ version, text }) => [version, text])).toEqual(
      history.map((_, index) => [index + 1, `${index + 1}`]),
    );
    versions[field] = history.length;
  }
  return versions;
}
