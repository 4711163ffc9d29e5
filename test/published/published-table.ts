/** What a published file holds, as a person reads it: heads and rows cell by cell, and which lines no target table has a place for. */
export interface PublishedTable {
  /** Fields of `TargetTable` and `money.…`; a field that is left out is empty in the file. Goals by their beginning and length. */
  head: Record<string, string>;
  /** `一级|二级|三级|指标值`, and `|分值` where the table prints it. */
  rows: string[];
  /** 实际完成值 of every row where the table is filled in. */
  actuals?: string[];
}

export interface PublishedFile {
  file: string;
  tables: PublishedTable[];
  /** Lines of the file that must be named as left out or as lacking something. */
  named: number[];
}

/** A goal is written down by how it begins and how many characters it has. */
export function shortGoal(goal: string | null): string {
  return goal === null ? '' : `${goal.slice(0, 10)}…${goal.length}`;
}
