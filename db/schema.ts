import type { Kysely, Transaction } from 'kysely';
import type { FilledForm } from '#src/rules/form-cells.ts';
import type { FileImport, ImportCorrection, ImportedProject, PackageReturn } from './schema-imports.ts';

export type { FileImport, ImportCorrection, ImportedProject, ImportOutcome, PackageReturn } from './schema-imports.ts';

/** 年中监控 or 年末自评. */
export type Phase = 'year-end' | 'mid-year';

/** What a phase was changed to; without any change it is 填报中. */
export type State = 'submitted' | 'returned' | 'reopened' | 'approved';

/** 预算单位. `isSample` 1: the sample unit, which alone may be removed. */
export interface Unit {
  id: string;
  name: string;
  isSample: 0 | 1;
  /** Instants are ISO text in UTC, dates are `YYYY-MM-DD`. */
  createdAt: string;
}

/** 项目 of one unit and one year. Money in 分, null where the form is empty. */
export interface Project {
  id: string;
  unitId: string;
  year: number;
  name: string;
  /** What a search by letters looks in: `pinyinOf(name)`. */
  pinyin: string;
  nature: string;
  projectClass: string;
  department: string;
  /** 实施单位 as printed. */
  unit: string;
  startDate: string;
  endDate: string;
  /** The unit of money that the form prints; what is stored is always 分. */
  currency: '元' | '万元';
  projectTotal: number | null;
  projectAppropriation: number | null;
  projectOther: number | null;
  yearTotal: number | null;
  yearAppropriation: number | null;
  carriedOver: number | null;
  other: number | null;
  goal: string | null;
  annualGoal: string | null;
  /** Id of the 评分办法. */
  rulebook: string;
  previousProjectId: string | null;
  position: number;
  createdAt: string;
}

/** 三级指标 of a project with its 指标值 as read; weight in hundredths of a point, null unless the table printed one. */
export interface Indicator {
  id: string;
  projectId: string;
  position: number;
  category: string;
  subcategory: string;
  name: string;
  target: string;
  weight: number | null;
  /** 1: the last option of a list is the best one. */
  optionsReversed: 0 | 1;
  createdAt: string;
  /** Set when a corrected target table no longer has the row; its entries stay. */
  removedAt: string | null;
}

/** A text as somebody typed it into a cell. Append-only: the highest version of a cell counts. */
export interface Entry {
  id: string;
  projectId: string;
  /** null: a cell of the project itself (money, goal result …). */
  indicatorId: string | null;
  phase: FilledForm;
  field: string;
  version: number;
  text: string;
  enteredAt: string;
  enteredBy: string;
}

/** 提交, 退回, 重新打开, 审定: who, when, why. `sequence` counts from 1 within a project and phase. */
export interface StatusChange {
  id: string;
  projectId: string;
  phase: Phase;
  sequence: number;
  state: State;
  /** The version of the record that the change concerns. */
  version: number;
  reason: string;
  at: string;
  by: string;
}

/** 新增, 取消, 调增, 调减 or 修改: what an adjustment after the mid-year submission does. */
export type AdjustmentKind = '新增' | '取消' | '调增' | '调减' | '修改';

/** One change of a project's targets, never changed itself. `sequence` counts from 1 within a project. */
export interface TargetChange {
  id: string;
  projectId: string;
  sequence: number;
  /** null: a field of the project itself. */
  indicatorId: string | null;
  /** The indicator's name as it was before the change; '' for the project. */
  indicator: string;
  /** A column of the target table, `row` for a row that came or went, `position` for its place. */
  field: string;
  before: string;
  after: string;
  /** null: a correction before the mid-year submission, not an adjustment. */
  kind: AdjustmentKind | null;
  /** Of an adjustment; '' for a correction. */
  reason: string;
  approvalNumber: string;
  approvedOn: string;
  at: string;
  by: string;
}

/** A frozen record, never changed. `total` in hundredths of a point. */
export interface FrozenRecord {
  id: string;
  projectId: string;
  phase: Phase;
  version: number;
  format: number;
  hash: string;
  total: number | null;
  grade: string | null;
  submittedAt: string;
  submittedBy: string;
  /** JSON text. */
  content: string;
}

/** 截止日期 of a unit for a year and phase. */
export interface Deadline {
  unitId: string;
  year: number;
  phase: Phase;
  dueOn: string;
}

/** The day until which the mid-year monitoring of a unit and year looks: `YYYY-MM-DD`. */
export interface MonitoringPeriod {
  unitId: string;
  year: number;
  endsOn: string;
}

/**
 * 整改: one problem of a project and what is done about it. Append-only: the highest version of an id counts. Days are `YYYY-MM-DD`,
 * '' while not yet; with `doneOn` it is 已完成整改, with `startedOn` alone 正在整改.
 */
export interface Rectification {
  id: string;
  version: number;
  projectId: string;
  problem: string;
  measure: string;
  foundOn: string;
  startedOn: string;
  doneOn: string;
  /** 1: it was entered by mistake. */
  withdrawn: 0 | 1;
  at: string;
  by: string;
}

/** A unit's own figure in place of a rulebook's, from a date on, with its source. Of two from one date the higher sequence counts. */
export interface RulebookOverride {
  id: string;
  unitId: string;
  rulebook: string;
  sequence: number;
  figure: string;
  /** JSON text. */
  value: string;
  source: string;
  validFrom: string;
  createdAt: string;
  createdBy: string;
}

/** What is done for many projects at once. */
export type JobKind = 'print' | 'submit';

/** 批量打印 or 批量提交. Open until `endedAt`; a submission waits for its confirmation first. */
export interface Job {
  id: string;
  kind: JobKind;
  year: number;
  /** How many forms the year had when it was asked for; decides how wide the 序号 in file names is. */
  formCount: number;
  createdAt: string;
  /** Who asked for it; the name under which is submitted. */
  by: string;
  confirmedAt: string | null;
  endedAt: string | null;
  cancelled: 0 | 1;
  /** JSON text: the file names of the 合订本, a volume each. */
  booklets: string;
}

/** `skipped`: there was nothing left to do; `failed`: why is in the note or in the errors. */
export type JobItemState = 'waiting' | 'done' | 'skipped' | 'failed';

/**
 * What became of one project in a job. A log that outlives the project: it keeps the name and refers to no other row. `position` is the
 * project's 序号 among all forms of the year.
 */
export interface JobItem {
  jobId: string;
  position: number;
  projectId: string;
  name: string;
  state: JobItemState;
  /** The version that was printed or submitted; null for a draft. */
  version: number | null;
  /** File name of the printed form, '' while there is none. */
  fileName: string;
  note: string;
  /** JSON text: the findings that stopped a submission. */
  errors: string;
}

/** What this installation remembers of itself. */
export interface Setting {
  name: string;
  value: string;
}

/** A migration that this database has been through. */
export interface AppliedMigration {
  position: number;
  name: string;
}

export interface Database {
  units: Unit;
  projects: Project;
  indicators: Indicator;
  entries: Entry;
  statusChanges: StatusChange;
  targetChanges: TargetChange;
  records: FrozenRecord;
  deadlines: Deadline;
  monitoringPeriods: MonitoringPeriod;
  rectifications: Rectification;
  rulebookOverrides: RulebookOverride;
  imports: FileImport;
  jobs: Job;
  jobItems: JobItem;
  importCorrections: ImportCorrection;
  packageReturns: PackageReturn;
  importedProjects: ImportedProject;
  settings: Setting;
  migrations: AppliedMigration;
}

/** The database, or a transaction on it. */
export type Db = Kysely<Database>;

/** A transaction: what `db.transaction().execute(async (db) => …)` gives. */
export type Tx = Transaction<Database>;
