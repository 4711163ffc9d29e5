import { compareWithMidYear } from '#src/rules/checks/mid-year.ts';
import type { Decimal } from '#src/rules/decimal.ts';
import { asSevere, type Finding, withoutHints } from '#src/rules/findings.ts';
import type { MidYearRow } from '#src/rules/mid-year.ts';
import type { ScoredSheet, Sheet } from '#src/rules/sheet.ts';

/** The head of a form; whole-project and yearly money in 元, null where the target table states none. */
export interface CheckedProject {
  name: string;
  unit: string;
  /** 项目性质 */
  nature: string;
  yearTotal: Decimal | null;
  projectTotal: Decimal | null;
}

/** What a table made elsewhere prints as its results, as typed; '' for an empty cell. */
export interface PrintedForm {
  rows: readonly { score: string }[];
  money: { rate: string; score: string };
  total: string;
  grade: string;
}

/** A year-end form with as much of its surroundings as is known. What is absent is not checked. */
export interface CheckedForm {
  sheet: Sheet;
  scored: ScoredSheet;
  /** Hints too; off unless somebody asks for them. */
  hints?: boolean;
  /** Only of tables made elsewhere. */
  printed?: PrintedForm | null;
  project?: CheckedProject | null;
  /** The head of the target table that was approved. */
  targetTable?: { name: string; unit: string } | null;
  /** `YYYY-MM-DD`: when the form was filed, and the last day that it reports on. */
  filedOn?: string | null;
  periodEnd?: string | null;
  /** Aligned with the rows of the sheet, null where a row has no mid-year values. */
  midYear?: readonly (MidYearRow | null)[] | null;
  /** Whether a 绩效目标调整表 belongs to the project. */
  hasAdjustment?: boolean;
  /** The texts of the 自评报告. */
  narrative?: readonly string[] | null;
}

/** 自查 of one year-end form: everything that `scoreSheet` finds, and what shows only beside the rest of the project. */
export function checkForm(form: CheckedForm): Finding[] {
  const { sheet, scored, hints = false } = form;
  const around = form.midYear ? compareWithMidYear(form.midYear, sheet.indicators, scored.rows) : [];
  const findings = [...scored.findings, ...asSevere(around, sheet.rulebook)];
  return hints ? findings : withoutHints(findings);
}
