import { ROW_FIELD_NAMES } from '#src/rules/target-rows.ts';

/** The fields of a project that its target table prints, in the form's words. */
export const PROJECT_FIELD_NAMES = {
  name: '项目名称',
  nature: '项目性质',
  projectClass: '项目类别',
  department: '主管部门',
  startDate: '计划开始日期',
  endDate: '计划完成日期',
  goal: '项目总目标',
  annualGoal: '年度总体目标',
  rulebook: '评分办法',
} as const;
export type ProjectField = keyof typeof PROJECT_FIELD_NAMES;

const OTHER_NAMES: Readonly<Record<string, string>> = { row: '整行', position: '次序' };

/** What was changed in the form's words: `target` 年度指标值, `department` 主管部门, `row` a whole row. An unknown one keeps its name. */
export function changedFieldName(field: string): string {
  const known: Readonly<Record<string, string>> = { ...PROJECT_FIELD_NAMES, ...ROW_FIELD_NAMES, ...OTHER_NAMES };
  return known[field] ?? field;
}

/** The longest text of each field of a project. */
const LONGEST: Record<ProjectField, number> = {
  name: 200,
  nature: 50,
  projectClass: 50,
  department: 100,
  startDate: 10,
  endDate: 10,
  goal: 3000,
  annualGoal: 3000,
  rulebook: 50,
};

/** Why a text cannot stand in a field of the project, as a sentence; null when it can. */
export function projectFieldProblem(field: ProjectField, text: string): string | null {
  const name = PROJECT_FIELD_NAMES[field];
  if (field === 'name' && text === '') return '请填写项目名称。';
  if (text.length > LONGEST[field]) return `${name}有 ${text.length} 个字，最多 ${LONGEST[field]} 个字，请精简。`;
  const date = field === 'startDate' || field === 'endDate';
  return date && text !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${name}请写成“2024-01-01”的样子。` : null;
}
