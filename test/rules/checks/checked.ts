import { type CheckedForm, checkForm } from '#src/rules/checks/form.ts';
import type { Finding } from '#src/rules/findings.ts';
import type { MidYearRow } from '#src/rules/mid-year.ts';
import { type Sheet, type SheetRow, scoreSheet } from '#src/rules/sheet.ts';
import { sheet } from '#test/rules/forms.ts';

export const [OUTPUT, BENEFIT, SATISFACTION] = sheet().indicators as [SheetRow, SheetRow, SheetRow];

/** The whole form with its first row changed. */
export function first(set: Partial<SheetRow>): Partial<Sheet> {
  return { indicators: [{ ...OUTPUT, ...set }, BENEFIT, SATISFACTION] };
}

/** The whole form with these rows of 产出 in front of the other two. */
export function outputs(...rows: Partial<SheetRow>[]): Partial<Sheet> {
  const named = rows.map((set, i) => ({ ...OUTPUT, name: `产出${i + 1}`, ...set }));
  return { indicators: [...named, BENEFIT, SATISFACTION] };
}

/** What typing shows. */
export function typed(set: Partial<Sheet> = {}): Finding[] {
  return scoreSheet(sheet(set)).findings;
}

/** Everything that is found beside the rest of the project, hints too. */
export function checked(set: Partial<Sheet> = {}, around: Partial<CheckedForm> = {}): Finding[] {
  const whole = sheet(set);
  return checkForm({ sheet: whole, scored: scoreSheet(whole), hints: true, ...around });
}

type Printed = { scores?: string[]; rate?: string; money?: string; total?: string; grade?: string };

/** A table made elsewhere that prints these results. */
export function printed(set: Partial<Sheet>, { scores = [], rate = '', money = '', total = '', grade = '' }: Printed) {
  const rows = sheet(set).indicators.map((_, i) => ({ score: scores[i] ?? '' }));
  return checked(set, { printed: { rows, money: { rate, score: money }, total, grade } });
}

/** A mid-year row of the first row of the form, with what the case sets. */
export function midYearRow(set: Partial<MidYearRow> = {}): MidYearRow {
  const { category, subcategory, name, target } = OUTPUT;
  return {
    ...{ category, subcategory, name, target, weight: '', optionsReversed: false },
    ...{ actual: '6', forecast: '10', likelihood: '确定能' },
    causes: { funding: '', institution: '', staffing: '', equipment: '', otherCause: '' },
    ...{ explanation: '', measure: '', remark: '', pace: '' },
    ...set,
  };
}
