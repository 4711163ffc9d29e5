import { listIndicators, saveIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { pinyinOf } from '#db/pinyin-of.ts';
import { findNextProjectPosition, findProjectByName, saveProject } from '#db/projects.ts';
import type { Db, Indicator, Project, Tx } from '#db/schema.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { findSampleUnit, findUnitByName, saveUnit } from '#db/units.ts';
import { AppError } from '#src/errors.ts';
import type { TargetTable } from '#src/import/target-table.ts';
import { parseDecimal, parsePoints } from '#src/rules/decimal.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';
import { parseTarget } from '#src/rules/target.ts';

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
}

export interface Imported {
  name: string;
  projectId: string;
  outcome: 'saved' | 'unchanged' | 'kept' | 'corrected';
  /** What the new table says differently, a sentence each; empty unless kept or corrected. */
  differences: string[];
}

/** A project is its unit, year and name. */
interface Stored {
  project: Project;
  indicators: Indicator[];
  submitted: boolean;
}

/** PostgreSQL cannot index much longer names. */
const LONGEST_NAME = 200;

function fen(amount: string | null, currency: '元' | '万元'): number | null {
  if (amount === null) return null;
  const value = parseDecimal(amount);
  if (!value) throw new AppError('invalid', `金额“${amount}”读不出。`);
  const exact = value.times(currency === '元' ? 100 : 1_000_000);
  if (!exact.isInteger() || exact.isNegative() || exact.gt('9000000000000000'))
    throw new AppError('invalid', `金额“${amount}${currency}”超出范围或不足一分，请核对。`);
  return exact.toNumber();
}

function projectFields(
  table: TargetTable,
  rulebook: string,
): Omit<Project, 'id' | 'unitId' | 'position' | 'createdAt' | 'previousProjectId'> {
  const { money } = table;
  const stored = (amount: string | null) => fen(amount, money.currency);
  return {
    year: table.year,
    name: table.name,
    pinyin: pinyinOf(table.name),
    nature: table.nature,
    projectClass: table.projectClass,
    department: table.department,
    unit: table.unit,
    startDate: table.startDate,
    endDate: table.endDate,
    currency: money.currency,
    projectTotal: stored(money.projectTotal),
    projectAppropriation: stored(money.projectAppropriation),
    projectOther: stored(money.projectOther),
    yearTotal: stored(money.yearTotal),
    yearAppropriation: stored(money.yearAppropriation),
    carriedOver: stored(money.carriedOver),
    other: stored(money.other),
    goal: table.goal,
    annualGoal: table.annualGoal,
    rulebook,
  };
}

const COMPARED: [key: keyof Project, label: string][] = [
  ['nature', '项目性质'],
  ['projectClass', '项目类别'],
  ['department', '主管部门'],
  ['startDate', '计划开始日期'],
  ['endDate', '计划完成日期'],
  ['currency', '金额单位'],
  ['projectTotal', '项目资金总额'],
  ['yearTotal', '年度资金申请总额'],
  ['yearAppropriation', '当年财政拨款'],
  ['carriedOver', '上年结转资金'],
  ['other', '其他资金'],
  ['goal', '项目总目标'],
  ['annualGoal', '年度总体目标'],
];

function rowKey(row: { category: string; subcategory: string; name: string }): string {
  return [row.category, row.subcategory, row.name].join('›');
}

/** What a table says differently from the stored project, row by row, matched by category, subcategory and name. */
function differencesOf(stored: Stored, table: TargetTable, rulebook: string): string[] {
  const fields = projectFields(table, rulebook) as Partial<Project>;
  const changed = COMPARED.filter(([key]) => (stored.project[key] ?? null) !== (fields[key] ?? null)).map(
    ([key, label]) => `${label}：原“${stored.project[key] ?? ''}”，新“${fields[key] ?? ''}”`,
  );
  const before = new Map(stored.indicators.map((row) => [rowKey(row), row.target]));
  const after = new Map(table.indicators.map((row) => [rowKey(row), row.target]));
  for (const [key, target] of after) {
    const old = before.get(key);
    if (old === undefined) changed.push(`新增指标 ${key}（${target}）`);
    else if (old !== target) changed.push(`${key} 的指标值：原“${old}”，新“${target}”`);
  }
  for (const key of before.keys()) if (!after.has(key)) changed.push(`少了指标 ${key}`);
  return changed;
}

async function findUnitOf(db: Db, table: TargetTable, sample: boolean) {
  return sample ? findSampleUnit(db) : findUnitByName(db, table.unit);
}

async function findStored(db: Db, table: TargetTable, sample: boolean): Promise<Stored | undefined> {
  const unit = await findUnitOf(db, table, sample);
  const project = unit && (await findProjectByName(db, unit.id, table.year, table.name));
  if (!project) return undefined;
  const indicators = await listIndicators(db, project.id);
  const state = (await findNewestStatusChange(db, project.id, 'year-end'))?.state;
  return { project, indicators, submitted: state === 'submitted' || state === 'approved' };
}

/** Tells for one table of a real unit whether its project is stored, the same, different, or already submitted. */
export async function compareTable(
  db: Db,
  table: TargetTable,
  rulebook: string,
): Promise<{ existing: Existing; differences: string[] }> {
  const stored = await findStored(db, table, false);
  if (!stored) return { existing: 'no', differences: [] };
  const differences = differencesOf(stored, table, rulebook);
  if (differences.length === 0) return { existing: 'unchanged', differences };
  return { existing: stored.submitted ? 'submitted' : 'differs', differences };
}

/** Stores the rows of a table; a row that is stored under the same names keeps its id and so everything entered against it. */
async function saveIndicators(
  db: Tx,
  projectId: string,
  stored: readonly Indicator[],
  table: TargetTable,
  at: string,
): Promise<void> {
  const left = [...stored];
  for (const [position, row] of table.indicators.entries()) {
    const same = left.findIndex((one) => rowKey(one) === rowKey(row));
    const [before] = same < 0 ? [] : left.splice(same, 1);
    const target = parseTarget(row.target, row);
    // 不适用 rows of a target table never carry a weight, whatever it prints for them.
    const weighted = row.weight !== undefined && !(target.ok && target.target.kind === 'not-applicable');
    await saveIndicator(db, {
      id: before?.id ?? newId(),
      projectId,
      position,
      category: row.category,
      subcategory: row.subcategory,
      name: row.name,
      target: row.target,
      weight: weighted ? parsePoints(row.weight ?? '') : null,
      optionsReversed: before?.optionsReversed ?? 0,
      createdAt: before?.createdAt ?? at,
      removedAt: null,
    });
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

/** A project is known by its unit, year and name, so that none of them may be missing. */
function requireIdentity({ name, year, unit }: TargetTable): void {
  if (name.trim() === '') throw new AppError('invalid', '有一张表没有项目名称，请在文件中补上后重新导入。');
  if (name.length > LONGEST_NAME) throw new AppError('invalid', `项目名称超过 ${LONGEST_NAME} 个字，请核对文件。`);
  if (year === 0) throw new AppError('invalid', `项目“${name}”没有写明年度，请在文件中补上后重新导入。`);
  if (unit.trim() === '') throw new AppError('invalid', `项目“${name}”没有实施单位，请在文件中补上后重新导入。`);
}

async function importTable(db: Tx, table: TargetTable, how: ImportTargets): Promise<Imported> {
  requireIdentity(table);
  const stored = await findStored(db, table, how.sample);
  const fields = projectFields(table, how.rulebook);
  if (!stored) {
    const unitId = await unitFor(db, table, how.sample, how.at);
    const id = newId();
    const position = await findNextProjectPosition(db, unitId, table.year);
    await saveProject(db, { ...fields, id, unitId, position, previousProjectId: null, createdAt: how.at });
    await saveIndicators(db, id, [], table, how.at);
    return { name: table.name, projectId: id, outcome: 'saved', differences: [] };
  }
  const differences = differencesOf(stored, table, how.rulebook);
  const same = { name: table.name, projectId: stored.project.id, differences };
  if (differences.length === 0) return { ...same, outcome: 'unchanged' };
  if (stored.submitted || !how.replace) return { ...same, outcome: 'kept' };
  await saveProject(db, { ...stored.project, ...fields, rulebook: stored.project.rulebook });
  await saveIndicators(db, stored.project.id, stored.indicators, table, how.at);
  return { ...same, outcome: 'corrected' };
}

/**
 * 导入目标表: stores the tables of one file in one transaction, all or none. A project that is stored already is left as it is
 * unless it differs, is not submitted and `replace` asks for the correction; rows match by category, subcategory and name.
 */
export async function importTargets(db: Db, how: ImportTargets): Promise<Imported[]> {
  if (!findRulebook(how.rulebook)) throw new AppError('not-found', `没有评分办法“${how.rulebook}”。`);
  return db.transaction().execute(async (db) => {
    const imported: Imported[] = [];
    for (const table of how.tables) imported.push(await importTable(db, table, how));
    return imported;
  });
}
