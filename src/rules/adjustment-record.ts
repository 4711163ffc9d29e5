import type { EvaluationRecord } from '#src/rules/record.ts';

/** One change of a project's targets as it is kept: append-only, null `kind` for a correction that was no adjustment. */
export interface ChangeOfTarget {
  indicatorId: string | null;
  indicator: string;
  field: string;
  before: string;
  after: string;
  kind: '新增' | '取消' | '调增' | '调减' | '修改' | null;
  reason: string;
  approvalNumber: string;
  approvedOn: string;
}

/** An indicator before and after all adjustments; '' on the side where it did not exist. */
export interface AdjustedRow {
  category: string;
  subcategory: string;
  name: string;
  before: string;
  after: string;
  kind: '新增' | '取消' | '调增' | '调减' | '修改';
  reason: string;
  approvalNumber: string;
  approvedOn: string;
}

/** What 项目支出绩效目标调整表 prints, as printed. It follows from changes that are never changed, so that it is not frozen itself. */
export interface AdjustmentRecord {
  project: EvaluationRecord['project'];
  currency: '元' | '万元';
  title: string;
  /** 调整类型 of the whole: the kinds that occur. */
  kinds: string;
  /** 年初预算数 and 全年预算数; '' where the form says nothing. */
  money: { label: string; before: string; after: string }[];
  /** Fields of the project itself, the annual goal among them. */
  fields: { name: string; before: string; after: string; reason: string }[];
  rows: AdjustedRow[];
}
