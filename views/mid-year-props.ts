import type { Acknowledgement } from '#src/rules/acknowledgement.ts';
import type { Finding, FindingField } from '#src/rules/findings.ts';
import type { MidYearSheet } from '#src/rules/mid-year.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import type { Outlook } from '#src/rules/outlook.ts';
import type { CellsView, ProjectHead, SheetView } from '#views/props.ts';

/** The mid-year sheet: everything that `/projects/:id/mid-year` and each of its answers shows. */
export interface MidYearView extends CellsView {
  project: ProjectHead;
  /** What is shown as printed: the draft while the form is open, what was frozen once it is submitted. */
  record: MonitoringRecord;
  /** What was typed, row by row as in the draft, and what it lets expect. */
  sheet: MidYearSheet;
  outlook: Outlook;
  findings: readonly Finding[];
  acknowledged: ReadonlyMap<string, Acknowledgement>;
  editable: boolean;
  person: string;
  savedAt: string | null;
  uncovered: string[];
  submissions: SheetView['submissions'];
}

/** Whether the form shows entries: while it is editable, and in the answer to a text that came too late. */
export function isMidYearOpen(view: MidYearView): boolean {
  return view.editable || view.refused !== null;
}

/** The findings of one row (null: of the project's money) at the named fields, those of cells not filled in left out. */
export function midYearFindings(
  view: MidYearView,
  indicator: number | null,
  fields: readonly FindingField[],
): Finding[] {
  return view.findings.filter((one) => one.indicator === indicator && fields.includes(one.field) && one.code !== 'S6');
}
