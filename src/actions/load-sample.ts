import { readFileSync } from 'node:fs';
import { appendEntry } from '#db/entries.ts';
import { listIndicators } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { SAMPLE_ENTRIES, type SampleProject } from '#db/sample/year-end-2024.ts';
import type { Db, Tx } from '#db/schema.ts';
import { findSetting, saveSetting } from '#db/settings.ts';
import { isDuplicate } from '#db/storage-errors.ts';
import { findSampleUnit, listUnits, removeSampleUnit } from '#db/units.ts';
import { importTables } from '#src/actions/import-targets.ts';
import { submitInside } from '#src/actions/submit-evaluation.ts';
import { AppError } from '#src/errors.ts';
import { readTargetTables } from '#src/import/read-target-tables.ts';

const PHASE = 'year-end';
const TARGETS = new URL('../../db/sample/targets-2024.txt', import.meta.url);

async function enter(
  db: Tx,
  projectId: string,
  indicatorId: string | null,
  fields: Record<string, string>,
  by: string,
  at: string,
): Promise<void> {
  for (const [field, text] of Object.entries(fields)) {
    await appendEntry(db, {
      id: newId(),
      cell: { projectId, indicatorId, phase: PHASE, field },
      text,
      expectedVersion: 0,
      at,
      by,
    });
  }
}

async function enterProject(db: Tx, projectId: string, sample: SampleProject, at: string): Promise<void> {
  await enter(db, projectId, null, sample.project, sample.preparer, at);
  const indicators = await listIndicators(db, projectId);
  for (const [name, fields] of Object.entries(sample.indicators)) {
    const indicator = indicators.find((one) => one.name === name);
    if (!indicator) throw new Error(`示例数据中没有指标“${name}”`);
    await enter(db, projectId, indicator.id, fields, sample.preparer, at);
  }
}

async function loadInto(db: Tx, at: string): Promise<number> {
  if (await findSampleUnit(db)) throw new AppError('conflict', '示例数据已经载入。');
  const { projects: tables, problems } = readTargetTables(readFileSync(TARGETS, 'utf8'));
  if (problems.length > 0) throw new Error(`示例目标表读不出：第 ${problems[0]?.line} 行 ${problems[0]?.message}`);
  const imported = await importTables(db, { tables, rulebook: 'shanghai', replace: false, sample: true, at });
  for (const { name, projectId } of imported) {
    const sample = SAMPLE_ENTRIES[name];
    if (!sample) continue;
    await enterProject(db, projectId, sample, at);
    if (!sample.submittedBy) continue;
    const submitted = await submitInside(db, { projectId, by: sample.submittedBy, at });
    if (!submitted.ok) {
      throw new Error(`示例项目“${name}”不能提交：${submitted.errors.map((one) => one.message).join(' ')}`);
    }
  }
  return imported.length;
}

/**
 * Loads the sample unit, wholly or not at all: seven 2024 projects with year-end values made up by us, some of them submitted.
 * Refuses when it is loaded already.
 */
export function loadSample(db: Db, at: string): Promise<number> {
  return db.transaction().execute((db) => loadInto(db, at));
}

/** Loads the sample into a database that holds no unit and from which it was never cleared; true when it did. */
export async function loadSampleIfNew(db: Db, at: string): Promise<boolean> {
  try {
    return await db.transaction().execute(async (db) => {
      if ((await listUnits(db)).length > 0 || (await findSetting(db, 'sampleClearedAt'))) return false;
      await loadInto(db, at);
      return true;
    });
  } catch (error) {
    // Another program is starting on the same PostgreSQL and was faster.
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** 清除示例数据: removes the sample unit and everything entered for it, the only deletion there is, and remembers it. */
export async function clearSample(db: Db, at: string): Promise<void> {
  await db.transaction().execute(async (db) => {
    const unit = await findSampleUnit(db);
    if (!unit) throw new AppError('not-found', '示例数据已经清除。');
    await removeSampleUnit(db, unit.id);
    await saveSetting(db, 'sampleClearedAt', at);
  });
}
