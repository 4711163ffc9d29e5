import type { Finding } from '#src/rules/findings.ts';
import type { AmountCell, TEXT_CELLS } from '#src/rules/form-cells.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import type { CellsView } from '#views/props.ts';

/** A span of the source: `file` counts the files from 0, lines (or rows) count from 1, columns from 0. */
export interface SourceSpan {
  file: number;
  from: number;
  to: number;
  /** The cell's column where the source has cells. */
  column?: number;
}

/** One row of a source that has cells: its number in the file, where the program that made it shows it, and its cells with the empty ones. */
export interface SourceRow {
  row: number;
  place: string;
  cells: { column: number; rows: number; columns: number; text: string }[];
}

/** A page of a PDF as it is drawn again, and where its cells stand on it; lengths in points. */
export interface SourcePage {
  number: number;
  width: number;
  height: number;
  texts: { x: number; y: number; width: number; size: number; text: string }[];
  lines: [number, number, number, number][];
  rows: { row: number; cells: { column: number; x: number; y: number; width: number; height: number }[] }[];
}

/** A file beside the preview: the lines of a text, the pages of a PDF, or the sheets of another file with cells. */
export type SourceView = { name: string } & (
  | { lines: string[] }
  | { pages: SourcePage[] }
  | { sheets: { name: string; rows: SourceRow[] }[] }
);

/** One cell of a preview: what would be imported, and what was read where somebody corrected it. */
export interface PreviewCell {
  owner: string;
  field: string;
  label: string;
  text: string;
  /** What was read in place of the correction; null while the cell is as it was read. */
  read: string | null;
  /** `陈晓岚 12:03`; '' while nobody corrected it. */
  correctedBy: string;
  /** Where it stands in the source; null where that is not known. */
  span: SourceSpan | null;
  /** Why it may have been read wrongly; '' where nothing is doubtful or somebody corrected it. */
  doubt: string;
}

export const HEAD_FIELDS = [
  'name',
  'year',
  'nature',
  'projectClass',
  'department',
  'unit',
  'startDate',
  'endDate',
  'money.projectTotal',
  'money.yearTotal',
  'money.projectAppropriation',
  'money.yearAppropriation',
  'money.projectOther',
  'money.carriedOver',
  'currency',
  'money.other',
  'goal',
  'annualGoal',
] as const;
export type HeadField = (typeof HEAD_FIELDS)[number];

/** The cells of a project's head by their names on the form. */
export const HEAD_NAMES: Record<HeadField, string> = {
  name: '项目名称',
  year: '年度',
  nature: '项目性质',
  projectClass: '项目类别',
  department: '主管部门',
  unit: '实施单位',
  startDate: '计划开始日期',
  endDate: '计划完成日期',
  'money.projectTotal': '项目资金总额',
  'money.yearTotal': '年度资金申请总额',
  'money.projectAppropriation': '其中：财政资金',
  'money.yearAppropriation': '其中：当年财政拨款',
  'money.projectOther': '项目其他资金',
  'money.carriedOver': '上年结转资金',
  'money.other': '年度其他资金',
  currency: '金额单位',
  goal: '项目总目标',
  annualGoal: '年度总体目标',
};

export const ROW_FIELDS = ['category', 'subcategory', 'name', 'target', 'printedWeight'] as const;
export type RowField = (typeof ROW_FIELDS)[number];

/** The cells of a row by their names on the form. */
export const ROW_NAMES: Record<RowField, string> = {
  category: '一级指标',
  subcategory: '二级指标',
  name: '三级指标',
  target: '年度指标值',
  printedWeight: '分值',
};

/** What a filled 自评表 says beside an indicator. */
export const ANSWER_FIELDS = ['actual', 'score', 'reason'] as const;
export type AnswerField = (typeof ANSWER_FIELDS)[number];

export const ANSWER_NAMES: Record<AnswerField, string> = {
  actual: '实际完成值',
  score: '得分',
  reason: '偏差原因分析及改进措施',
};

/** What a filled 自评表 says of money and goal. */
export type ResultField = AmountCell | (typeof TEXT_CELLS)[number];

/** The filled cells of a row, how they go into the form, and the score of the rulebook where the file prints another. */
export interface PreviewAnswer {
  cells: Record<AnswerField, PreviewCell>;
  understood: string;
  ownScore: string | null;
}

/** The filled cells of a project; `total` as printed, `ownTotal` that of the rulebook, null while rows have no score. */
export interface PreviewResults {
  cells: Record<ResultField, PreviewCell>;
  total: string;
  ownTotal: string | null;
}

/** A cell of the stored form that a filled 自评表 changes, or does not: `problem` says why. */
export interface FilledCell {
  name: string;
  before: string;
  text: string;
  problem: string;
}

/** How a filled 自评表 goes into a project that is stored. */
export interface PreviewFilling {
  fills: number;
  same: number;
  changes: FilledCell[];
  refused: FilledCell[];
  /** Indicators of the file alone, of the project alone, and targets that differ. */
  unknown: string[];
  missing: string[];
  differing: { name: string; stored: string; printed: string }[];
  problem: string;
}

/** A row of a preview; `answers` where a person must choose one of the readings of its target. */
export interface PreviewRow {
  owner: string;
  cells: Record<RowField, PreviewCell>;
  /** Null in a table of targets. */
  answered: PreviewAnswer | null;
  understood: string;
  answers: string[];
  findings: Finding[];
  added: boolean;
  dropped: boolean;
}

/** One line of the comparison with the stored project; `entered`: what was filled in for a row that is gone. */
export interface PreviewDifference {
  kind: 'same' | 'changed' | 'new' | 'gone';
  name: string;
  changes: { label: string; old: string; now: string }[];
  entered: string[];
}

export interface PreviewProject {
  owner: string;
  name: string;
  year: number;
  span: SourceSpan;
  head: Record<HeadField, PreviewCell>;
  rows: PreviewRow[];
  /** Null in a table of targets. */
  results: PreviewResults | null;
  addedRows: number;
  /** What 自查 says of the table as a whole. */
  findings: Finding[];
  /**
   * A project of this unit, year and name is stored already; `submitted`: it differs, but its form must be reopened first;
   * `fills`: this is a filled 自评表, which leaves its targets alone.
   */
  exists: 'no' | 'unchanged' | 'differs' | 'submitted' | 'fills';
  filling: PreviewFilling | null;
  differences: PreviewDifference[];
  /** Why the table cannot be imported at all; '' when it can. */
  problem: string;
  skipped: boolean;
  importable: boolean;
}

/** `/imports/:id` before it is confirmed. */
export interface ImportPreview extends CellsView {
  id: string;
  fileName: string;
  files: SourceView[];
  projects: PreviewProject[];
  problems: { span: SourceSpan; place: string; text: string; message: string }[];
  rulebooks: readonly Rulebook[];
  rulebook: string;
  /** Stands for everything that is shown; sent back by the confirmation. */
  seen: string;
  /** `HH:MM` of the newest correction; null before the first. */
  savedAt: string | null;
  /** Why the last confirmation imported nothing; '' when there was none. */
  refusal: string;
}

/** One import in the list of imports. */
export interface ImportLine {
  id: string;
  fileName: string;
  at: string;
  state: '待确认' | '已导入' | '已撤销';
  by: string;
  undoneAt: string;
  undoneBy: string;
  projects: { id: string; name: string; year: number; outcome: '新增' | '更新' | '相同' | '未动' | '填入' }[];
}

/** `/imports`: the imports, newest first; `refusal`: why the last undoing changed nothing. */
export interface ImportListView {
  imports: ImportLine[];
  refusal: string;
}

/** `/imports/:id` of a confirmed import: what it did and who corrected what before. */
export interface ImportRecordView {
  line: ImportLine;
  corrections: { cell: string; read: string; text: string; by: string; at: string }[];
}
