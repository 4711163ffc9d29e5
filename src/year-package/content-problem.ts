import { createHash } from 'node:crypto';
import type { YearRow, YearRows, YearTable } from '#db/year-rows.ts';
import { isFormCell } from '#src/rules/form-cells.ts';
import { checkOverride } from '#src/rules/override.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';
import { TABLE_NAMES } from '#src/year-package/tables.ts';

type Check<T extends YearTable> = (row: YearRow<T>) => string | null;

/** By what rows of a table are told apart: no two of them may be equal in it. */
const KEYS: { [T in YearTable]: ((row: YearRow<T>) => readonly unknown[])[] } = {
  units: [(one) => [one.id], (one) => [one.name, one.isSample]],
  projects: [(one) => [one.id], (one) => [one.unitId, one.name]],
  indicators: [(one) => [one.id]],
  entries: [(one) => [one.id], (one) => [one.projectId, one.indicatorId, one.phase, one.field, one.version]],
  targetChanges: [(one) => [one.id], (one) => [one.projectId, one.sequence]],
  statusChanges: [(one) => [one.id], (one) => [one.projectId, one.phase, one.sequence]],
  records: [(one) => [one.id], (one) => [one.projectId, one.phase, one.version]],
  rectifications: [(one) => [one.id, one.version]],
  deadlines: [(one) => [one.unitId, one.phase]],
  monitoringPeriods: [(one) => [one.unitId]],
  rulebookOverrides: [(one) => [one.id], (one) => [one.unitId, one.rulebook, one.sequence]],
  imports: [(one) => [one.id]],
  importCorrections: [(one) => [one.importId, one.cell, one.version]],
  importedProjects: [(one) => [one.importId, one.position]],
};

/** What makes a row unusable although each of its values is well written, in words. */
function checksOf(year: number, rows: YearRows): { [T in YearTable]: Check<T> } {
  const known = (all: readonly { id: string }[]) => new Set(all.map(({ id }) => id));
  const [units, projects, imports] = [known(rows.units), known(rows.projects), known(rows.imports)];
  const projectOfRow = new Map(rows.indicators.map(({ id, projectId }) => [id, projectId]));
  const frozen = new Set(rows.records.map((one) => [one.projectId, one.phase, one.version].join()));
  const ofUnit = ({ unitId }: { unitId: string }) => (units.has(unitId) ? null : '所属单位不在数据包里');
  const ofYear = (one: { unitId: string; year: number }) =>
    one.year === year ? ofUnit(one) : `是 ${one.year} 年度的，数据包是 ${year} 年度的`;
  const ofProject = ({ projectId }: { projectId: string }) => (projects.has(projectId) ? null : '所属项目不在数据包里');
  const ofImport = ({ importId }: { importId: string }) => (imports.has(importId) ? null : '所属的导入不在数据包里');
  const ofRow = (one: { projectId: string; indicatorId: string | null }) =>
    one.indicatorId !== null && projectOfRow.get(one.indicatorId) !== one.projectId
      ? '所属指标不在数据包里'
      : ofProject(one);
  return {
    units: () => null,
    projects: (one) => ofYear(one) ?? (findRulebook(one.rulebook) ? null : `没有评分办法“${one.rulebook}”`),
    indicators: ofProject,
    entries: (one) => {
      const isCell = isFormCell(one.phase, one.indicatorId === null ? 'project' : 'indicator', one.field);
      return isCell ? ofRow(one) : `表中没有“${one.field}”这一栏`;
    },
    targetChanges: ofRow,
    statusChanges: (one) =>
      one.state === 'submitted' && !frozen.has([one.projectId, one.phase, one.version].join())
        ? '提交时冻结的表不在数据包里'
        : ofProject(one),
    records: (one) =>
      createHash('sha256').update(one.content).digest('hex') === one.hash
        ? ofProject(one)
        : '冻结的内容与它的校验码不符',
    rectifications: ofProject,
    deadlines: ofYear,
    monitoringPeriods: ofYear,
    rulebookOverrides: (one) => {
      if (!findRulebook(one.rulebook)) return `没有评分办法“${one.rulebook}”`;
      return checkOverride({ ...one, value: JSON.parse(one.value) }) ?? ofUnit(one);
    },
    imports: () => null,
    importCorrections: ofImport,
    importedProjects: ofImport,
  };
}

function tableProblem<T extends YearTable>(table: T, rows: readonly YearRow<T>[], check: Check<T>): string | null {
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const place = `数据包“${TABLE_NAMES[table]}”第 ${index + 1} 条`;
    const problem = check(row);
    if (problem !== null) return `${place}：${problem.replace(/。$/, '')}。没有读入。`;
    for (const [which, keyOf] of KEYS[table].entries()) {
      const key = JSON.stringify([which, ...keyOf(row)]);
      if (seen.has(key)) return `${place}与前面的一条重复，没有读入。`;
      seen.add(key);
    }
  }
  return null;
}

/** What keeps the rows of a package from being stored together: a reference that leads nowhere, another year, a cell no form has. Null: nothing. */
export function contentProblem(year: number, rows: YearRows): string | null {
  const checks = checksOf(year, rows);
  const problem = <T extends YearTable>(table: T) =>
    tableProblem(table, rows[table] as YearRow<T>[], checks[table] as Check<T>);
  for (const table of Object.keys(TABLE_NAMES) as YearTable[]) {
    const found = problem(table);
    if (found !== null) return found;
  }
  return null;
}
