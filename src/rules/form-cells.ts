import { CAUSES } from '#src/rules/mid-year.ts';
import { MONEY_COLUMNS, type MoneyColumn } from '#src/rules/money.ts';
import { NARRATIVE_SECTIONS } from '#src/rules/narrative-outline.ts';
import { MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';

/** What is filled in of a project: the form of a phase, or the texts of its 自评报告. */
export type FilledForm = 'year-end' | 'mid-year' | 'narrative';

/** The longest text that a cell keeps, in characters; the cells of a 自评表 hold a few hundred. */
export const LONGEST_TEXT = 5000;

/** The cells of an indicator row of the year-end form that people fill in. */
export const YEAR_END_CELLS = [
  'actual',
  'attainment',
  'share',
  'reason',
  'measure',
  'weight',
  'notApplicable',
  'deduction',
  'deductionReason',
] as const;

/** The cells of an indicator row of the mid-year form that people fill in. */
export const MID_YEAR_CELLS = [
  'actual',
  'forecast',
  'likelihood',
  ...CAUSES.map(({ field }) => field),
  'explanation',
  'measure',
  'remark',
  'pace',
] as const;

const amounts = (columns: readonly string[]) =>
  columns.flatMap((column) => MONEY_LINES.map((line) => `${column}.${line}`));

/** An amount of the year-end form by column and line, e.g. `executed.total`. */
export type AmountCell = `${MoneyColumn}.${MoneyLine}`;

/** The amounts of the year-end form, column by column. */
export const AMOUNT_CELLS: readonly AmountCell[] = MONEY_COLUMNS.flatMap((column) =>
  MONEY_LINES.map((line): AmountCell => `${column}.${line}`),
);

/** Its texts that belong to no indicator. */
export const TEXT_CELLS = ['goalResult', 'executionReason'] as const;

const INDICATOR_CELLS: Record<FilledForm, readonly string[]> = {
  'year-end': YEAR_END_CELLS,
  'mid-year': MID_YEAR_CELLS,
  narrative: [],
};

/** Money by column and line, the reason under it, the goal's result; of the report its sections. */
const PROJECT_CELLS: Record<FilledForm, readonly string[]> = {
  'year-end': [...AMOUNT_CELLS, ...TEXT_CELLS],
  'mid-year': [...amounts(['initial', 'executed', 'expected']), 'executionReason'],
  narrative: NARRATIVE_SECTIONS.map(({ field }) => field),
};

/** 已知晓: the note with which a warning of this code was acknowledged is a cell of the form like any other. */
export const ACKNOWLEDGED = 'acknowledged.';
const ACKNOWLEDGEMENT = /^acknowledged\.[A-Z][0-9][a-z]?$/;

/** Whether a form has such a cell, in an indicator's row or for the project itself. */
export function isFormCell(form: FilledForm, of: 'indicator' | 'project', field: string): boolean {
  if (of === 'indicator') return INDICATOR_CELLS[form].includes(field);
  return PROJECT_CELLS[form].includes(field) || (form !== 'narrative' && ACKNOWLEDGEMENT.test(field));
}
