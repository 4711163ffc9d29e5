import type { Acknowledgement } from '#src/rules/acknowledgement.ts';
import type { Finding } from '#src/rules/findings.ts';
import type { LastYearRow } from '#src/rules/last-year.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import type { ScoredSheet, Sheet } from '#src/rules/sheet.ts';
import type { MidYearBeside } from '#views/sheet-mid-year.tsx';
import type { WeightsView } from '#views/weights.tsx';

/** 填报中 → 已提交 → (已退回 or reopened → 填报中) → 已审定. */
export type PhaseState = '填报中' | '已提交' | '已退回' | '已审定';

/** What every page shows around its content. */
export interface Frame {
  /** The year that is being looked at and all years that have projects, newest first. */
  year: number;
  years: number[];
  unitName: string;
  /** The name typed once in this browser; '' while none was. */
  person: string;
  /** Address of this page, to come back to after the name was typed. */
  here: string;
  /** True while the sample unit is loaded: the banner 示例数据 with one click to clear it. */
  sample: boolean;
  /** The program's version. */
  version: string;
  /** How often the data had been restored from a backup when the page was made. */
  generation: string;
}

/** A project's title line and tabs. */
export type ProjectHead = EvaluationRecord['project'] & {
  status: { state: PhaseState; version: number; at: string | null; by: string | null; reason: string };
};

/** A cell's newest version; a form cell sends it back so that a second editor is noticed. Key: `INDICATOR_ID/field` or `project/field`. */
export type CellVersions = Readonly<Record<string, number>>;

/** Two people typed different texts into one cell: shown at the cell, both values, and the choice is asked for. */
export interface CellConflict {
  cell: string;
  /** What this browser typed and did not get stored. */
  mine: string;
  /** What stands there now, who typed it and when (Asia/Shanghai `HH:MM`). */
  stored: { text: string; version: number; by: string; at: string };
}

/** What the cells of a page need: the address they are saved under, their versions, and what the last save ran into. */
export interface CellsView {
  cellsAddress: string;
  versions: CellVersions;
  conflict: CellConflict | null;
  /** 422: a text that cannot be stored, kept in the cell with the reason. */
  refused: { cell: string; text: string; problem: string } | null;
}

/** The year-end sheet: everything that `/projects/:id/year-end` and each of its answers shows. */
export interface SheetView extends CellsView {
  project: ProjectHead;
  sheet: Sheet;
  scored: ScoredSheet;
  /** Per row of the sheet, the indicator's id. */
  indicatorIds: string[];
  goal: { expected: string; actual: string };
  /** True when the weights are stored (imported or edited), so that 重新均分 is offered. */
  pinned: boolean;
  /** `HH:MM` of the newest saved cell in this phase; null before the first. */
  savedAt: string | null;
  /** Characters of the form that no packaged font has, in the order of their first occurrence. */
  uncovered: string[];
  /** Per row, what the form of the year before says of the same indicator; null where there is no such form. */
  lastYear: { year: number; rows: readonly (LastYearRow | null)[] } | null;
  /** The targets approved before they were adjusted, by indicator; left out where none was. */
  approved?: ReadonlyMap<string, string>;
  /** Warnings that are 已知晓, by code; left out where there are none. */
  acknowledged?: ReadonlyMap<string, Acknowledgement>;
  /** The mid-year form as it was last frozen; left out where there is none. */
  midYear?: MidYearBeside;
  /** Read-only after submission. */
  editable: boolean;
  /** The name typed once in this browser, proposed at submission; '' while none was. */
  person: string;
  /** Frozen versions, newest first; older ones are 已失效. */
  submissions: {
    version: number;
    at: string;
    by: string;
    total: string | null;
    grade: string | null;
    valid: boolean;
  }[];
}

/** One line of 我的一年. */
export interface ProjectLine {
  id: string;
  name: string;
  pinyin: string;
  /** Printed amount in `currency`, '' when unknown. */
  budget: string;
  rate: string | null;
  filled: number;
  applicable: number;
  /** Cells that are required and empty. */
  unfilled: number;
  /** Printed total, null while rows are missing. */
  total: string | null;
  grade: string | null;
  frozen: boolean;
  errors: number;
  warnings: number;
  state: PhaseState;
}

/** 未填, 有错误, 有提醒, 未提交. */
export type HomeFilter = 'unfilled' | 'errors' | 'warnings' | 'unsubmitted';

export interface HomeView {
  /** Those that the search and the filter leave. */
  projects: ProjectLine[];
  /** How many the search finds, and how many of them each filter would leave. */
  found: number;
  counts: Readonly<Record<HomeFilter, number>>;
  filter: HomeFilter | null;
  /** Cells that must still be filled or put right. */
  missing: number;
  /** The id that printing or submitting the ticked ones will have, and how many jobs are not done yet. */
  job: string;
  openJobs: number;
  currency: '元' | '万元';
  deadline: { dueOn: string; daysLeft: number } | null;
  submitted: number;
  filled: number;
  applicable: number;
  /** Mean of the submitted totals, null while none is submitted, with counts per grade. */
  average: string | null;
  grades: { name: string; count: number }[];
  errors: number;
  warnings: number;
  query: string;
  /** What was just done on another page (an import, a removal), with the way to more of it; null for nothing. */
  notice: { told: string; link: { href: string; word: string } | null } | null;
}

/** `/projects/:id`: the target table as it was imported, the rulebook, and how far the year-end evaluation is. */
export interface ProjectView {
  project: ProjectHead;
  currency: '元' | '万元';
  /** The table's money lines in its order, amounts printed in `currency`, '' for an empty cell. */
  money: { label: string; amount: string }[];
  /** 项目总目标 and 年度总体目标; '' where the table has none. */
  goal: string;
  annualGoal: string;
  /** `approved`: the target that was approved before it was adjusted, null for a row that never was. */
  indicators: {
    id: string;
    category: string;
    subcategory: string;
    name: string;
    target: string;
    approved: string | null;
  }[];
  weights: WeightsView;
  /** What the last change did; '' for none. */
  told: string;
  rulebook: Rulebook;
  /** The books that may be chosen instead. */
  rulebooks: readonly Rulebook[];
  /** Whether targets were adjusted after the mid-year, so that there is a 绩效目标调整表. */
  adjusted: boolean;
  /** False once submitted: the rulebook can no longer be changed. */
  editable: boolean;
  progress: Pick<ProjectLine, 'filled' | 'applicable' | 'total' | 'grade' | 'errors' | 'warnings'>;
}

/** `/imports/new`; `problem` says why the last file could not be read, '' for none. */
export interface ImportView {
  problem: string;
}

/** `/rulebooks/:id`: one book in words, with the list of all books beside it. */
export interface RulebookView {
  /** As it holds today for the unit that is shown, its own figures included. */
  book: Rulebook;
  books: readonly Rulebook[];
  units: { id: string; name: string }[];
  /** The unit whose own figures are shown; null while there is none. */
  unitId: string | null;
  /** The unit's own figures as people write them, one entry a line; `holds` false: their day is still to come. */
  own: { name: string; text: string; source: string; validFrom: string; holds: boolean }[];
  /** What a unit may set for itself: its name, its present text ('' when none is set), how to write it, and an example. */
  figures: { figure: string; name: string; text: string; explanation: string; example: string }[];
}

/** `/reports`: what can be printed; `version` is the newest valid frozen one, null for a draft. */
export interface ReportsView {
  /** As on 我的一年. */
  job: string;
  openJobs: number;
  projects: {
    id: string;
    name: string;
    state: PhaseState;
    version: number | null;
    total: string | null;
    grade: string | null;
    missing: number;
  }[];
}

/** A page that says in one sentence why nothing else is shown; `number` is quoted to the administrator after a 500. */
export interface ProblemView {
  status: 400 | 403 | 404 | 409 | 413 | 500 | 503;
  sentence: string;
  number: string;
}

/** Findings grouped for the panel beside the sheet: S6 (未填) is counted, the rest listed. */
export interface FindingsView {
  listed: Finding[];
  unfilled: Finding[];
}

/** Groups a sheet's findings for the panel; errors come first, each group in the order of the form. */
export function groupFindings(findings: readonly Finding[]): FindingsView {
  const order = { error: 0, warn: 1, hint: 2 };
  const listed = findings.filter((one) => one.code !== 'S6');
  return {
    listed: [...listed].sort((a, b) => order[a.severity] - order[b.severity]),
    unfilled: findings.filter((one) => one.code === 'S6'),
  };
}
