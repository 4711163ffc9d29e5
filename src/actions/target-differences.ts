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

/** One text of a target table that changes. */
export interface TextChange {
  label: string;
  old: string;
  now: string;
}

/** A row of the new or, where it is gone, of the stored table; `stored` is the row it was found again in. */
export interface RowComparison<Stored extends TargetRow = TargetRow> {
  kind: 'same' | 'changed' | 'new' | 'gone';
  row: TargetRow;
  stored: Stored | null;
  changes: TextChange[];
}

/** A stored project and a new table side by side. */
export interface TargetComparison<Stored extends TargetRow = TargetRow> {
  head: TextChange[];
  rows: RowComparison<Stored>[];
}

function rowChanges(before: TargetRow, after: TargetRow): TextChange[] {
  const weight = (row: TargetRow) => (row.weight === null ? '' : formatPoints(row.weight));
  return [
    { label: '指标值', old: before.target, now: after.target },
    { label: '分值', old: weight(before), now: weight(after) },
  ].filter(({ old, now }) => old !== now);
}

/**
 * What a new table says differently from the stored project: head, money, goals, then every row of either, matched by category,
 * subcategory and name; rows that are gone come last.
 */
export function compareTargets<Stored extends TargetRow>(
  stored: { fields: TargetFields; rows: readonly Stored[] },
  now: { fields: TargetFields; rows: readonly TargetRow[] },
): TargetComparison<Stored> {
  const keys = Object.keys(LABELS) as (keyof TargetFields)[];
  const head = keys.flatMap((key) => {
    const [label, old, recent] = [LABELS[key], shown(stored.fields, key), shown(now.fields, key)];
    return label === null || old === recent ? [] : [{ label, old, now: recent }];
  });
  const left = [...stored.rows];
  const rows = now.rows.map((row): RowComparison<Stored> => {
    const same = left.findIndex((one) => rowKey(one) === rowKey(row));
    const [before] = same < 0 ? [] : left.splice(same, 1);
    if (!before) return { kind: 'new', row, stored: null, changes: [] };
    const changes = rowChanges(before, row);
    return { kind: changes.length > 0 ? 'changed' : 'same', row, stored: before, changes };
  });
  const gone = left.map((row): RowComparison<Stored> => ({ kind: 'gone', row, stored: row, changes: [] }));
  return { head, rows: [...rows, ...gone] };
}

/** A comparison in words, a sentence for each difference. */
export function differenceSentences({ head, rows }: TargetComparison): string[] {
  const changed = ({ label, old, now }: TextChange) => `${label}：原“${old}”，新“${now}”`;
  return [
    ...head.map(changed),
    ...rows.flatMap(({ kind, row, changes }) => {
      if (kind === 'new') return [`新增指标 ${rowKey(row)}（${row.target}）`];
      if (kind === 'gone') return [`少了指标 ${rowKey(row)}`];
      return changes.map((change) => `${rowKey(row)} 的${changed(change)}`);
    }),
  ];
}
