import { expect } from 'vitest';
import { listIndicators } from '#db/indicators.ts';
import type { Db } from '#db/schema.ts';
import { findUnitByName } from '#db/units.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { overrideFigure } from '#src/actions/override-figure.ts';
import { planYearPackage } from '#src/actions/plan-year-package.ts';
import { readInYearPackage } from '#src/actions/read-in-year-package.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { recordRectification } from '#src/actions/record-rectification.ts';
import { reopenForm } from '#src/actions/reopen-form.ts';
import { saveYearPackage } from '#src/actions/save-year-package.ts';
import { setDeadline } from '#src/actions/set-deadline.ts';
import { setMonitoringPeriod } from '#src/actions/set-monitoring-period.ts';
import { submitEvaluation } from '#src/actions/submit-evaluation.ts';
import type { FilledForm } from '#src/rules/form-cells.ts';
import type { YearPackage } from '#src/year-package/package.ts';
import { readPackage } from '#src/year-package/read-package.ts';
import { fillEverything } from '#test/actions/fill.ts';
import { AT, BY, parkImports } from '#test/actions/park-imports.ts';
import { table } from '#test/actions/tables.ts';

export const YEAR = 2024;

/** The year as it would be downloaded. */
export function download(db: Db): Promise<string> {
  return saveYearPackage(db, YEAR, '0.1.0');
}

/** A package's text as what it says; a refusal is the test's failure. */
export function understood(text: string): YearPackage {
  const read = readPackage(text);
  if (!read.ok) throw new Error(read.problem);
  return read.package;
}

/** Reads a package in as a person would who looks at the preview and then confirms. */
export async function readIn(db: Db, text: string, take: readonly string[] = []) {
  const found = understood(text);
  const { seen } = await planYearPackage(db, found);
  return readInYearPackage(db, { package: found, seen, take: new Set(take), by: BY, at: AT, version: '0.1.0' });
}

/** Types one text into a cell at its newest version. */
export async function type(db: Db, projectId: string, field: string, text: string, phase: FilledForm = 'year-end') {
  const cell = { projectId, indicatorId: null, phase, field };
  const first = await recordEntry(db, { ...cell, text, version: 0, by: BY, at: AT });
  if (!first.ok && 'conflict' in first) {
    const { version } = first.conflict;
    return recordEntry(db, { ...cell, text, version, by: BY, at: AT });
  }
  return first;
}

/** 丑园管理所: a project imported with a correction, and one that was submitted, reopened, reported on and rectified, with all that a unit can set. */
export async function fillYear(db: Db): Promise<{ projectId: string; unitId: string }> {
  const { upload, correct, confirm } = parkImports({ db });
  const id = await upload('丑园');
  await correct(id, 'p0r4/name', '游客满意度');
  await confirm(id);
  const tables = [table({ name: '图书角', unit: '丑园管理所' })];
  const [one] = await importTargets(db, { tables, rulebook: 'shanghai', replace: false, sample: false, at: AT });
  const projectId = one?.projectId ?? '';
  const unitId = (await findUnitByName(db, '丑园管理所'))?.id ?? '';
  const [row] = await listIndicators(db, projectId);
  const july = { projectId, indicatorId: row?.id ?? '', phase: 'mid-year', field: 'actual', by: BY, at: AT } as const;
  await recordEntry(db, { ...july, text: '1座', version: 0 });
  await fillEverything(db, projectId);
  expect(await submitEvaluation(db, { projectId, by: '陆敏', at: AT })).toMatchObject({ ok: true });
  await reopenForm(db, { phase: 'year-end', projectId, by: '陆敏', reason: '执行数有误', at: AT });
  await type(db, projectId, 'goalResult', '改写后\n第二行“引号”㎥𠮷');
  await type(db, projectId, 'acknowledged.R1', '已核对');
  await type(db, projectId, 'overview', '台账齐全。', 'narrative');
  const texts = { problem: '台账不全', measure: '补齐', foundOn: '2025-01-05', startedOn: '', doneOn: '' };
  const how = { projectId, id: null, version: 0, withdrawn: false, by: BY, at: AT, today: '2025-01-10' };
  await recordRectification(db, { ...how, texts });
  await setDeadline(db, { year: String(YEAR), phase: 'year-end', dueOn: '2025-01-20' });
  await setMonitoringPeriod(db, { unitId, year: String(YEAR), endsOn: '2024-07-31' });
  const own = { unitId, rulebook: 'shanghai', figure: 'passLine', text: '60%', source: '沪财〔2024〕1号' };
  await overrideFigure(db, { ...own, validFrom: '2024-01-01', by: BY, at: AT });
  return { projectId, unitId };
}
