/** One finding of the 自查报告, as printed. */
export interface SelfCheckLine {
  code: string;
  /** Row and column of the form. */
  place: string;
  message: string;
  remedy: string;
  /** 错误, 提醒, 提示; 已知晓：note behind an acknowledged one. */
  severity: string;
}

/** One project in the 自查报告. */
export interface SelfCheckProject {
  name: string;
  /** 年末自评 已提交, … */
  state: string;
  lines: SelfCheckLine[];
}

/** What the 自查报告 of one project or of a year prints. */
export interface SelfCheckRecord {
  title: string;
  year: number;
  unit: string;
  /** `YYYY-MM-DD` */
  printedOn: string;
  counts: { unfilled: number; errors: number; warnings: number; acknowledged: number };
  projects: SelfCheckProject[];
  /** What shows only over all projects. */
  across: { code: string; name: string; message: string; remedy: string }[];
  /** What was looked for, family by family. */
  checked: string[];
}
