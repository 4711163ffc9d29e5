import type { Indicator, Project } from '#db/schema.ts';
import { printFen } from '#src/actions/open-sheet.ts';
import { formatPoints } from '#src/rules/decimal.ts';

/** What a target table says of its project: everything but where and when it is stored. */
export type TargetFields = Omit<Project, 'id' | 'unitId' | 'position' | 'createdAt' | 'previousProjectId'>;

/** A row of a target table with its printed weight in hundredths of a point, null for none. */
export type TargetRow = Pick<Indicator, 'category' | 'subcategory' | 'name' | 'target' | 'weight'>;

/** The words for a difference in each field; null for what names the project or is not the table's own. */
const LABELS = {
  year: null,
  name: null,
  pinyin: null,
  unit: null,
  rulebook: null,
  nature: '项目性质',
  projectClass: '项目类别',
  department: '主管部门',
  startDate: '计划开始日期',
  endDate: '计划完成日期',
  currency: '金额单位',
  projectTotal: '项目资金总额',
  projectAppropriation: '项目财政资金',
  projectOther: '项目其他资金',
  yearTotal: '年度资金申请总额',
  yearAppropriation: '当年财政拨款',
  carriedOver: '上年结转资金',
  other: '年度其他资金',
  goal: '项目总目标',
  annualGoal: '年度总体目标',
} as const satisfies Record<keyof TargetFields, string | null>;

/** 一级›二级›三级: by what a row of one table is found again in another. */
export function rowKey(row: Pick<TargetRow, 'category' | 'subcategory' | 'name'>): string {
  return [row.category, row.subcategory, row.name].join('›');
}

/** A field as people read it: amounts in the table's unit. */
function shown(fields: TargetFields, key: keyof TargetFields): string {
  const value = fields[key];
  return typeof value === 'number' ? `${printFen(value, fields.currency)}${fields.currency}` : (value ?? '');
}

function rowDifferences(before: TargetRow, after: TargetRow): string[] {
  const weight = (row: TargetRow) => (row.weight === null ? '' : formatPoints(row.weight));
  const pairs = [
    ['指标值', before.target, after.target],
    ['分值', weight(before), weight(after)],
  ];
  return pairs.flatMap(([word, old, now]) =>
    old === now ? [] : [`${rowKey(after)} 的${word}：原“${old}”，新“${now}”`],
  );
}

/**
 * What a new table says differently from the stored project, a sentence each: head, money, goals, then row by row, matched by
 * category, subcategory and name.
 */
export function targetDifferences(
  stored: { fields: TargetFields; rows: readonly TargetRow[] },
  now: { fields: TargetFields; rows: readonly TargetRow[] },
): string[] {
  const keys = Object.keys(LABELS) as (keyof TargetFields)[];
  const head = keys.flatMap((key) => {
    const [label, old, recent] = [LABELS[key], shown(stored.fields, key), shown(now.fields, key)];
    return label === null || old === recent ? [] : [`${label}：原“${old}”，新“${recent}”`];
  });
  const left = [...stored.rows];
  const rows = now.rows.flatMap((row) => {
    const same = left.findIndex((one) => rowKey(one) === rowKey(row));
    const [before] = same < 0 ? [] : left.splice(same, 1);
    return before ? rowDifferences(before, row) : [`新增指标 ${rowKey(row)}（${row.target}）`];
  });
  return [...head, ...rows, ...left.map((row) => `少了指标 ${rowKey(row)}`)];
}
