import type { Finding } from '#src/rules/findings.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import type { CellsView } from '#views/props.ts';

/** A span of the source: `file` counts the files from 0, lines count from 1. */
export interface SourceSpan {
  file: number;
  from: number;
  to: number;
}

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

export const ROW_FIELDS = ['category', 'subcategory', 'name', 'target', 'printedWeight'] as const;
export type RowField = (typeof ROW_FIELDS)[number];

/** A row of a preview; `answers` where a person must choose one of the readings of its target. */
export interface PreviewRow {
  owner: string;
  cells: Record<RowField, PreviewCell>;
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
  addedRows: number;
  /** What 自查 says of the table as a whole. */
  findings: Finding[];
  /** A project of this unit, year and name is stored already; `submitted`: it differs, but its form must be reopened first. */
  exists: 'no' | 'unchanged' | 'differs' | 'submitted';
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
  files: { name: string; lines: string[] }[];
  projects: PreviewProject[];
  problems: { span: SourceSpan; text: string; message: string }[];
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
  projects: { id: string; name: string; year: number; outcome: '新增' | '更新' | '相同' | '未动' }[];
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
