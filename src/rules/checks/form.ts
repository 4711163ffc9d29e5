import { checkHead, type FiledHead } from '#src/rules/checks/documents.ts';
import { compareWithMidYear } from '#src/rules/checks/mid-year.ts';
import { checkCut, checkPrintedRate, checkWholeProject, type ProjectMoney } from '#src/rules/checks/money.ts';
import { checkDenial, checkNarrative } from '#src/rules/checks/narrative.ts';
import { checkPrinted, type PrintedForm, printedPoints } from '#src/rules/checks/scores.ts';
import { checkSubcategories } from '#src/rules/checks/table.ts';
import { asSevere, type Finding, withoutHints } from '#src/rules/findings.ts';
import type { MidYearRow } from '#src/rules/mid-year.ts';
import { checkedRows, type ScoredSheet, type Sheet, scoreSheet } from '#src/rules/sheet.ts';

export type { PrintedForm } from '#src/rules/checks/scores.ts';

/** The head of a form with the money of its target table in 元, null where the table states none. */
export interface CheckedProject extends ProjectMoney {
  name: string;
  unit: string;
  /** 项目性质 */
  nature: string;
}

/** A year-end form with as much of its surroundings as is known. What is absent is not checked. */
export interface CheckedForm extends FiledHead {
  sheet: Sheet;
  scored: ScoredSheet;
  /** Hints too; off unless somebody asks for them. */
  hints?: boolean;
  /** Only of tables made elsewhere. */
  printed?: PrintedForm | null;
  project?: CheckedProject | null;
  /** Aligned with the rows of the sheet, null where a row has no mid-year values. */
  midYear?: readonly (MidYearRow | null)[] | null;
  /** Whether a 绩效目标调整表 belongs to the project. */
  hasAdjustment?: boolean;
  /** The texts of the 自评报告. */
  narrative?: readonly string[] | null;
}

/** What is printed beside what the rulebook gives; S7 of the own scores is not said twice. */
function besidePrinted({ sheet, scored, printed }: CheckedForm): Finding[] {
  if (!printed) return [];
  const inflated = scored.findings.some((one) => one.code === 'S7');
  return [...checkPrinted(sheet, scored, printed), ...checkPrintedRate(scored.money, printed.money.rate)].filter(
    (one) => one.code !== 'S7' || !inflated,
  );
}

function besideMoney({ sheet, scored, project, hasAdjustment = false }: CheckedForm): Finding[] {
  const { money, currency } = sheet;
  return [
    ...checkCut(scored.money, money.reason, hasAdjustment, currency),
    ...(project ? checkWholeProject(project, scored.money, currency) : []),
  ];
}

/** Hints: rows under another level 2 than usual, and texts that contradict the form. */
function hintsOf({ sheet, scored, printed, narrative }: CheckedForm): Finding[] {
  const rows = checkedRows(sheet, scored.rows);
  const results = {
    total: printedPoints(printed?.total ?? '') ?? scored.total,
    grade: printed?.grade.trim() || scored.grade,
  };
  const told = { rows, money: scored.money, currency: sheet.currency, ...results };
  const texts = narrative ?? [];
  return [
    ...checkSubcategories(rows),
    ...checkDenial(sheet.money.reason, 'reason', scored.money),
    ...checkDenial(sheet.goalResult ?? '', 'goalResult', scored.money),
    ...texts.flatMap((text) => checkDenial(text, 'narrative', scored.money)),
    ...texts.flatMap((text) => checkNarrative(text, told)),
  ];
}

/**
 * 自查 of one year-end form: everything that `scoreSheet` finds and what shows only beside the rest of the project, as severe
 * as the rulebook has it.
 */
export function checkForm(form: CheckedForm): Finding[] {
  const { sheet, scored, midYear, hints = false } = form;
  const around = [
    ...besidePrinted(form),
    ...besideMoney(form),
    ...(midYear ? compareWithMidYear(midYear, sheet.indicators, scored.rows) : []),
    ...checkHead(form),
    ...hintsOf(form),
  ];
  const own = hints ? scoreSheet(sheet, { hints }).findings : scored.findings;
  const findings = [...own, ...asSevere(around, sheet.rulebook)];
  return hints ? findings : withoutHints(findings);
}
