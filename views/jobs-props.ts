import type { CellPlace } from '#views/finding-place.ts';

/** How a job stands in one word. */
export type JobState = '待确认' | '进行中' | '等待' | '中断' | '已完成' | '已取消';

/** One project of a job and what became of it. */
export interface JobLine {
  projectId: string;
  name: string;
  /** `已提交`, `未提交`, `已打印`, … */
  outcome: string;
  tone: 'good' | 'red' | 'plain';
  /** 第 1 版, 草稿, or '' while nothing is printed. */
  version: string;
  /** The printed form can be opened. */
  printed: boolean;
  note: string;
  /** What stopped a submission, each leading to its cell. */
  errors: CellPlace[];
}

/** `/jobs/:id`: one 批量打印 or 批量提交. */
export interface JobView {
  id: string;
  kind: 'print' | 'submit';
  year: number;
  /** 打印 3 个项目 */
  title: string;
  state: JobState;
  /** What happens now, or what came of it, in one or two sentences. */
  sentence: string;
  /** `YYYY-MM-DD HH:MM`, and by whom; '' when no name was typed. */
  askedAt: string;
  by: string;
  seen: number;
  count: number;
  lines: JobLine[];
  /** Volumes of the 合订本. */
  booklets: number;
  /** Projects that could be tried once more. */
  again: string[];
  /** A fresh id for that request. */
  againId: string;
  keptDays: number;
}

/** A submission that waits for its confirmation: what will be frozen, and what will not. */
export interface JobQuestionView {
  id: string;
  year: number;
  person: string;
  ready: { id: string; name: string; total: string; grade: string | null; warnings: number }[];
  stopped: { id: string; name: string; why: string }[];
  submitted: { id: string; name: string; how: string }[];
}

/** `/jobs`: what was printed and submitted lately, newest first. */
export interface JobListView {
  jobs: { id: string; title: string; year: number; at: string; by: string; state: JobState; tally: string }[];
  keptDays: number;
}
