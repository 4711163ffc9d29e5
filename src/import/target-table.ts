/**
 * The money block of the target form. Amounts are decimals as text, in 元 or 万元 as the caption says, without separators
 * ("479381.00"), null where the form's cell is empty; whole-project money and this year's money are never mixed.
 */
export interface TargetMoney {
  currency: '元' | '万元';
  /** 项目资金总额 */
  projectTotal: string | null;
  /** 其中：财政资金, left half */
  projectAppropriation: string | null;
  /** 其他资金, left half */
  projectOther: string | null;
  /** 年度资金申请总额 */
  yearTotal: string | null;
  /** 其中：当年财政拨款 */
  yearAppropriation: string | null;
  /** 上年结转资金 */
  carriedOver: string | null;
  /** 其他资金, right half */
  other: string | null;
}

/** A money block without an amount. */
export const EMPTY_MONEY = {
  projectTotal: null,
  projectAppropriation: null,
  projectOther: null,
  yearTotal: null,
  yearAppropriation: null,
  carriedOver: null,
  other: null,
} as const satisfies Omit<TargetMoney, 'currency'>;

/** One row of 绩效指标; category and subcategory in the form's full wording, e.g. 满意度指标, 服务对象满意度指标. */
export interface TargetIndicator {
  category: string;
  subcategory: string;
  name: string;
  /** 年度指标值 as printed, e.g. ≥90.00(%) or 及时. */
  target: string;
  /** Only where the form has a column of weights: a decimal string. */
  weight?: string;
}

/**
 * One 财政项目支出绩效目标申报表. Header texts are '' where the form has nothing, dates ISO (2024-01-01); year is 0 where
 * the form names none (always with a problem).
 */
export interface TargetTable {
  name: string;
  year: number;
  /** 项目性质 */
  nature: string;
  /** 项目类别 */
  projectClass: string;
  /** 主管部门 */
  department: string;
  /** 实施单位 */
  unit: string;
  startDate: string;
  endDate: string;
  money: TargetMoney;
  /** 项目总目标; null when it has no text of its own. */
  goal: string | null;
  /** 年度总体目标 */
  annualGoal: string | null;
  indicators: TargetIndicator[];
}

/** A piece of the source that could not be placed: line counts from 1 in the file, message says what to do. */
export interface ReadProblem {
  line: number;
  /** Where a file with pages or sheets shows it: 第 2 页, Sheet1 第 5 行; left out for a text, whose lines say it. */
  place?: string;
  text: string;
  message: string;
}

export interface ReadResult {
  projects: TargetTable[];
  problems: ReadProblem[];
}
