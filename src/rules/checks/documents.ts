import { normalise } from '#src/rules/decimal.ts';
import { at, type Finding, finding } from '#src/rules/findings.ts';

/** Whose form it is and when it was filed; null or absent for what is not known. Days are `YYYY-MM-DD`. */
export interface FiledHead {
  project?: { name: string; unit: string } | null;
  targetTable?: { name: string; unit: string } | null;
  filedOn?: string | null;
  periodEnd?: string | null;
}

/** Names differ when they differ by more than blanks and the width of brackets. */
function differs(one: string, other: string): boolean {
  return normalise(one) !== '' && normalise(other) !== '' && normalise(one) !== normalise(other);
}

/** D2: a head that is not that of the approved target table, and a form filed before the time that it reports on was over. */
export function checkHead({ project, targetTable, filedOn, periodEnd }: FiledHead): Finding[] {
  const findings: Finding[] = [];
  const add = (field: 'project' | 'unit' | 'filedOn', message: string) =>
    findings.push(at(null, finding('D2', 'error', field, message)));
  if (project && targetTable && differs(project.name, targetTable.name))
    add('project', `项目名称“${project.name.trim()}”与目标表的“${targetTable.name.trim()}”不一致，请改为一致。`);
  if (project && targetTable && differs(project.unit, targetTable.unit))
    add('unit', `单位“${project.unit.trim()}”与目标表的“${targetTable.unit.trim()}”不一致，请改为一致。`);
  if (filedOn && periodEnd && filedOn < periodEnd)
    add('filedOn', `填报日期 ${filedOn} 早于评价期结束的 ${periodEnd}，请核对日期。`);
  return findings;
}
