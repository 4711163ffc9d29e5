/** One project in the 自评汇总表, as printed. */
export interface SummaryRow {
  projectId: string;
  name: string;
  nature: string;
  department: string;
  unit: string;
  initial: string;
  budget: string;
  executed: string;
  rate: string;
  /** '' while the form is not submitted. */
  score: string;
  grade: string;
  problems: string;
  rectification: string;
  remark: string;
}

/** The 14 numbers of the paragraph that a final account prints; amounts in 万元. */
export interface SentenceNumbers {
  planned: { count: number; amount: string };
  tracked: { count: number; amount: string };
  evaluated: { count: number; amount: string };
  /** Null while no form is submitted. */
  average: string | null;
  grades: Record<'优' | '良' | '合格' | '不合格', number>;
  found: number;
  done: number;
  inProgress: number;
}

/** What the 项目支出绩效自评汇总表 of a year prints, as printed. */
export interface SummaryRecord {
  title: string;
  year: number;
  /** 填报单位; several are joined. */
  unit: string;
  currency: '元' | '万元';
  rows: SummaryRow[];
  totals: { initial: string; budget: string; executed: string; rate: string };
  submitted: number;
  average: string | null;
  /** Counts by the grades of the projects' own books, best first. */
  grades: { name: string; count: number }[];
  numbers: SentenceNumbers;
  sentence: string;
}
