import { readFileSync } from 'node:fs';
import { appendEntry } from '#db/entries.ts';
import { listIndicators, saveIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { SAMPLE_ADJUSTMENT, SAMPLE_MID_YEAR, type SampleMidYear } from '#db/sample/mid-year-2024.ts';
import { SAMPLE_ENTRIES } from '#db/sample/year-end-2024.ts';
import type { Db, Tx } from '#db/schema.ts';
import { findSetting, saveSetting } from '#db/settings.ts';
import { isDuplicate } from '#db/storage-errors.ts';
import { findSampleUnit, listUnits, removeSampleUnit } from '#db/units.ts';
import { importTables } from '#src/actions/import-targets.ts';
import type { FormEdit } from '#src/actions/record-entry.ts';
import { type Submitted, submitInside } from '#src/actions/submit-evaluation.ts';
import { submitMidYearInside } from '#src/actions/submit-mid-year.ts';
import { appendTargetChanges } from '#src/actions/target-changes.ts';
import { AppError } from '#src/errors.ts';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import { adjustmentOf } from '#src/rules/adjustment.ts';
import { TICK } from '#src/rules/mid-year.ts';

/** When the mid-year values of the sample were entered, submitted and followed by an adjustment. */
const MID_YEAR = { entered: '2024-08-05T02:10:00.000Z', submitted: '2024-08-08T06:30:00.000Z' };
const ADJUSTED = '2024-08-28T03:00:00.000Z';
const TARGETS = new URL('../../db/sample/targets-2024.txt', import.meta.url);

/** The form of a sample project: cells of the project itself, and of its indicators by their names. */
interface SampleForm extends FormEdit {
  project: Record<string, string>;
  indicators: Record<string, Record<string, string>>;
}

async function enter(db: Tx, form: FormEdit, indicatorId: string | null, fields: Record<string, string>) {
  const { projectId, phase, at, by } = form;
  for (const [field, text] of Object.entries(fields)) {
    const cell = { projectId, indicatorId, phase, field };
    await appendEntry(db, { id: newId(), cell, text, expectedVersion: 0, at, by });
  }
}

async function enterForm(db: Tx, form: SampleForm): Promise<void> {
  await enter(db, form, null, form.project);
  const indicators = await listIndicators(db, form.projectId);
  for (const [name, fields] of Object.entries(form.indicators)) {
    const indicator = indicators.find((one) => one.name === name);
    if (!indicator) throw new Error(`示例数据中没有指标“${name}”`);
    await enter(db, form, indicator.id, fields);
  }
}

function midYearCells([actual, forecast, likelihood, explained]: SampleMidYear['indicators'][string]) {
  const cells = { actual, forecast, likelihood };
  if (!explained) return cells;
  const { cause, explanation, measure } = explained;
  return { ...cells, [cause]: TICK, explanation, measure };
}

function refuseErrors(name: string, submitted: Submitted): void {
  if (submitted.ok) return;
  throw new Error(`示例项目“${name}”不能提交：${submitted.errors.map((one) => one.message).join(' ')}`);
}

async function enterMidYear(db: Tx, projectId: string, name: string, preparer: string): Promise<void> {
  const sample = SAMPLE_MID_YEAR[name];
  if (!sample) return;
  const { executed, expected, reason } = sample;
  const cells = Object.entries(sample.indicators).map(([indicator, row]) => [indicator, midYearCells(row)]);
  await enterForm(db, {
    ...{ projectId, phase: 'mid-year', by: preparer, at: MID_YEAR.entered },
    project: { 'executed.total': executed, 'expected.total': expected, executionReason: reason },
    indicators: Object.fromEntries(cells) as SampleForm['indicators'],
  });
  refuseErrors(name, await submitMidYearInside(db, { projectId, by: '陆敏', at: MID_YEAR.submitted }));
}

/** One target is raised after the mid-year, so that both stand side by side at the year's end. */
async function adjust(db: Tx, projectId: string, name: string): Promise<void> {
  const { project, indicator, target, ...basis } = SAMPLE_ADJUSTMENT;
  if (project !== name) return;
  const row = (await listIndicators(db, projectId)).find((one) => one.name === indicator);
  if (!row) throw new Error(`示例数据中没有指标“${indicator}”`);
  await saveIndicator(db, { ...row, target });
  const of = { indicatorId: row.id, indicator, field: 'target', before: row.target, after: target };
  const change = { ...of, kind: adjustmentOf(row.target, target, row) };
  await appendTargetChanges(db, projectId, [change], { by: '陆敏', at: ADJUSTED, basis });
}

async function loadInto(db: Tx, at: string): Promise<number> {
  if (await findSampleUnit(db)) throw new AppError('conflict', '示例数据已经载入。');
  const { projects: tables, problems } = readTargetTables(readFileSync(TARGETS, 'utf8'));
  if (problems.length > 0) throw new Error(`示例目标表读不出：第 ${problems[0]?.line} 行 ${problems[0]?.message}`);
  const imported = await importTables(db, { tables, rulebook: 'shanghai', replace: false, sample: true, at });
  for (const { name, projectId } of imported) {
    const sample = SAMPLE_ENTRIES[name];
    if (!sample) continue;
    await enterMidYear(db, projectId, name, sample.preparer);
    await adjust(db, projectId, name);
    await enterForm(db, { ...sample, projectId, phase: 'year-end', by: sample.preparer, at });
    if (sample.submittedBy) refuseErrors(name, await submitInside(db, { projectId, by: sample.submittedBy, at }));
  }
  return imported.length;
}

/**
 * Loads the sample unit, wholly or not at all: seven 2024 projects with mid-year and year-end values made up by us,
 * all mid-year forms and some of the year end submitted, one target adjusted between them.
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
