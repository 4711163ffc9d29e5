import { listAllIndicators, listIndicators, saveIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { pinyinOf } from '#db/pinyin-of.ts';
import { findNextProjectPosition, findProjectByName, saveProject } from '#db/projects.ts';
import type { Db, Indicator, Project, Tx } from '#db/schema.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { findSampleUnit, findUnitByName, saveUnit } from '#db/units.ts';
import { statusAfter } from '#src/actions/open-sheet.ts';
import { appendTargetChanges, differencesOfTargets } from '#src/actions/target-changes.ts';
import {
  compareTargets,
  differenceSentences,
  rowKey,
  type TargetComparison,
  type TargetFields,
  type TargetRow,
} from '#src/actions/target-differences.ts';
import { AppError } from '#src/errors.ts';
import { tableProblem } from '#src/import/table-problem.ts';
import type { TargetTable } from '#src/import/target-table.ts';
import { parseDecimal, parsePoints } from '#src/rules/decimal.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';
import { isNotApplicable } from '#src/rules/target.ts';

/** How a table relates to what is stored under its unit, year and name; `submitted`: it differs, but the form is submitted. */
export type Existing = 'no' | 'unchanged' | 'differs' | 'submitted';

export interface ImportTargets {
  tables: readonly TargetTable[];
  rulebook: string;
  /** What to do with a project that is stored and differs: leave it, or correct it by the new table. */
  replace: boolean;
  /** The tables belong to the sample unit. */
  sample: boolean;
  at: string;
  /** Who corrects a stored project; left out where nobody gave a name. */
  by?: string;
}

export interface Imported {
  name: string;
  projectId: string;
  outcome: 'saved' | 'unchanged' | 'kept' | 'corrected';
  /** What the new table says differently, a sentence each; empty unless kept or corrected. */
  differences: string[];
}

interface Stored {
  project: Project;
  indicators: Indicator[];
  submitted: boolean;
}

function fen(amount: string | null, currency: '元' | '万元'): number | null {
  const value = amount === null ? null : parseDecimal(amount);
  return value === null ? null : value.times(currency === '元' ? 100 : 1_000_000).toNumber();
}

function fieldsOf(table: TargetTable, rulebook: string): TargetFields {
  const { name, year, nature, projectClass, department, unit, startDate, endDate, goal, annualGoal, money } = table;
  const stored = (amount: string | null) => fen(amount, money.currency);
  return {
    name,
    year,
    nature,
    projectClass,
    department,
    unit,
    startDate,
    endDate,
    goal,
    annualGoal,
    rulebook,
    pinyin: pinyinOf(name),
    currency: money.currency,
    projectTotal: stored(money.projectTotal),
    projectAppropriation: stored(money.projectAppropriation),
    projectOther: stored(money.projectOther),
    yearTotal: stored(money.yearTotal),
    yearAppropriation: stored(money.yearAppropriation),
    carriedOver: stored(money.carriedOver),
    other: stored(money.other),
  };
}

/** 不适用 rows of a target table never carry a weight, whatever it prints for them. */
function rowsOf(table: TargetTable): TargetRow[] {
  return table.indicators.map(({ weight, ...row }) => ({
    ...row,
    weight: weight === undefined || isNotApplicable(row.target, row) ? null : parsePoints(weight),
  }));
}

function findUnitOf(db: Db, table: TargetTable, sample: boolean) {
  return sample ? findSampleUnit(db) : findUnitByName(db, table.unit);
}

async function findStored(db: Db, table: TargetTable, sample: boolean): Promise<Stored | undefined> {
  const unit = await findUnitOf(db, table, sample);
  const project = unit && (await findProjectByName(db, unit.id, table.year, table.name));
  if (!project) return undefined;
  const indicators = await listIndicators(db, project.id);
  const { editable } = statusAfter(await findNewestStatusChange(db, project.id, 'year-end'));
  return { project, indicators, submitted: !editable };
}

function comparisonOf({ project, indicators }: Stored, table: TargetTable): TargetComparison<Indicator> {
  const now = { fields: fieldsOf(table, project.rulebook), rows: rowsOf(table) };
  return compareTargets({ fields: project, rows: indicators }, now);
}

/** A table beside what is stored under its unit, year and name. */
export interface ComparedTable {
  existing: Existing;
  /** The stored project; null where there is none. */
  projectId: string | null;
  differences: string[];
  comparison: TargetComparison<Indicator>;
}

/** Tells for one storable table of a real unit whether its project is stored, the same, different, or already submitted. */
export async function compareTable(db: Db, table: TargetTable): Promise<ComparedTable> {
  const stored = await findStored(db, table, false);
  if (!stored) return { existing: 'no', projectId: null, differences: [], comparison: { head: [], rows: [] } };
  const comparison = comparisonOf(stored, table);
  const differences = differenceSentences(comparison);
  const compared = { projectId: stored.project.id, differences, comparison };
  if (differences.length === 0) return { existing: 'unchanged', ...compared };
  return { existing: stored.submitted ? 'submitted' : 'differs', ...compared };
}

/** Stores the rows of a table; a row that is stored under the same names keeps its id and so everything entered against it. */
async function saveRows(
  db: Tx,
  projectId: string,
  stored: readonly Indicator[],
  table: TargetTable,
  at: string,
): Promise<void> {
  const left = [...stored];
  for (const [position, row] of rowsOf(table).entries()) {
    const same = left.findIndex((one) => rowKey(one) === rowKey(row));
    const [before] = same < 0 ? [] : left.splice(same, 1);
    const kept = before ?? { id: newId(), optionsReversed: 0 as const, createdAt: at };
    const { id, optionsReversed, createdAt } = kept;
    await saveIndicator(db, { ...row, id, projectId, position, optionsReversed, createdAt, removedAt: null });
  }
  for (const gone of left) await saveIndicator(db, { ...gone, removedAt: at });
}

async function unitFor(db: Tx, table: TargetTable, sample: boolean, at: string): Promise<string> {
  const unit = await findUnitOf(db, table, sample);
  if (unit) return unit.id;
  const id = newId();
  await saveUnit(db, { id, name: table.unit, isSample: sample ? 1 : 0, createdAt: at });
  return id;
}

async function importTable(db: Tx, table: TargetTable, how: ImportTargets): Promise<Imported> {
  const problem = tableProblem(table);
  if (problem) throw new AppError('invalid', problem);
  const stored = await findStored(db, table, how.sample);
  if (!stored) {
    const unitId = await unitFor(db, table, how.sample, how.at);
    const id = newId();
    const position = await findNextProjectPosition(db, unitId, table.year);
    const fields = fieldsOf(table, how.rulebook);
    await saveProject(db, { ...fields, id, unitId, position, previousProjectId: null, createdAt: how.at });
    await saveRows(db, id, [], table, how.at);
    return { name: table.name, projectId: id, outcome: 'saved', differences: [] };
  }
  const { project, indicators, submitted } = stored;
  const differences = differenceSentences(comparisonOf(stored, table));
  const same = { name: table.name, projectId: project.id, differences };
  if (differences.length === 0) return { ...same, outcome: 'unchanged' };
  if (submitted || !how.replace) return { ...same, outcome: 'kept' };
  const before = { project, indicators: await listAllIndicators(db, project.id) };
  const corrected = { ...project, ...fieldsOf(table, project.rulebook) };
  await saveProject(db, corrected);
  await saveRows(db, project.id, indicators, table, how.at);
  const after = { project: corrected, indicators: await listAllIndicators(db, project.id) };
  const changes = differencesOfTargets(before, after);
  await appendTargetChanges(db, project.id, changes, { by: how.by ?? '', at: how.at, basis: null });
  return { ...same, outcome: 'corrected' };
}

/** `importTargets` inside a transaction that does more. */
export async function importTables(db: Tx, how: ImportTargets): Promise<Imported[]> {
  if (!findRulebook(how.rulebook)) throw new AppError('not-found', `没有评分办法“${how.rulebook}”。`);
  const imported: Imported[] = [];
  for (const table of how.tables) imported.push(await importTable(db, table, how));
  return imported;
}

/**
 * 导入目标表: stores the tables of one file in one transaction, all or none. A project that is stored already is left as it is
 * unless it differs, is not submitted and `replace` asks for the correction; rows match by category, subcategory and name.
 */
export function importTargets(db: Db, how: ImportTargets): Promise<Imported[]> {
  return db.transaction().execute((db) => importTables(db, how));
}
