import { listEntries } from '#db/entries.ts';
import type { Db } from '#db/schema.ts';
import { findSetting, removeSetting, saveSetting } from '#db/settings.ts';
import { checkSheet } from '#src/actions/check-sheet.ts';
import { type ListedProject, listYear } from '#src/actions/list-year.ts';
import { openMidYear } from '#src/actions/open-mid-year.ts';
import { type OpenSheet, openSheet, type SheetStatus } from '#src/actions/open-sheet.ts';
import { type Acknowledgement, acknowledgementsOf } from '#src/rules/acknowledgement.ts';
import { buildSelfCheck, type CheckedProjectForm } from '#src/rules/build-self-check.ts';
import { type AcrossFinding, checkAcross } from '#src/rules/checks/across.ts';
import type { Finding } from '#src/rules/findings.ts';
import type { SelfCheckRecord } from '#src/rules/self-check-record.ts';
import { scoreSheet } from '#src/rules/sheet.ts';

/** One form of a project with everything that 自查 finds in it. */
export interface CheckedSection {
  phase: 'mid-year' | 'year-end';
  status: SheetStatus;
  /** In the order of the form; findings point at them. */
  rows: { id: string; name: string }[];
  findings: readonly Finding[];
  acknowledged: ReadonlyMap<string, Acknowledgement>;
  /** Of the cell in which a code is acknowledged, 0 before the first note. */
  versionOf(code: string): number;
}

/** Whether hints are shown; they are off unless somebody switched them on for this installation. */
export async function showsHints(db: Db): Promise<boolean> {
  return (await findSetting(db, 'hints')) === 'on';
}

/** 提示: switches hints on or off for everybody. */
export async function switchHints(db: Db, on: boolean): Promise<void> {
  if (on) await saveSetting(db, 'hints', 'on');
  else await removeSetting(db, 'hints');
}

const versions = (cells: OpenSheet['cells']) => (code: string) =>
  cells.get(`project/acknowledged.${code}`)?.version ?? 0;

/** 自查 of a project: its year-end form with all that stands around it, and its mid-year form. Refuses an unknown project. */
export async function checkProject(
  db: Db,
  projectId: string,
): Promise<{ open: OpenSheet; sections: CheckedSection[]; hints: boolean }> {
  const hints = await showsHints(db);
  const open = await openSheet(db, projectId, 'year-end');
  const [midYear, texts] = [await openMidYear(db, projectId), await listEntries(db, projectId, 'narrative')];
  const ids = open.indicators.map((one) => one.id);
  const narrative = texts.map((one) => one.text);
  const around = { monitoring: open.monitoring, changes: open.targetChanges, narrative, hints };
  const yearEnd: CheckedSection = {
    phase: 'year-end',
    status: open.status,
    rows: open.indicators.map(({ id, name }) => ({ id, name })),
    findings: checkSheet(open.project, ids, { sheet: open.sheet, scored: scoreSheet(open.sheet) }, around),
    acknowledged: acknowledgementsOf(open.cells),
    versionOf: versions(open.cells),
  };
  const half: CheckedSection = {
    phase: 'mid-year',
    status: midYear.status,
    rows: midYear.indicators.map(({ id, name }) => ({ id, name })),
    // A submitted form was free of errors and shows what it froze.
    findings: midYear.status.editable ? midYear.findings : [],
    acknowledged: acknowledgementsOf(midYear.cells),
    versionOf: versions(midYear.cells),
  };
  // The mid-year is optional: one that nobody began lacks nothing.
  const begun = midYear.cells.size > 0 || midYear.records.length > 0;
  return { open, sections: begun ? [yearEnd, half] : [yearEnd], hints };
}

/** What 自查 finds in all year-end forms of a year, submitted ones too, and what shows only across them. */
export interface CheckedYear {
  listed: ListedProject[];
  across: AcrossFinding[];
  hints: boolean;
}

/** 自查 over the projects of a year. */
export async function checkYear(db: Db, year: number): Promise<CheckedYear> {
  const hints = await showsHints(db);
  const listed = await listYear(db, { year, phase: 'year-end', submittedToo: true, hints });
  const across = checkAcross(listed.map(({ project, sheet, scored }) => ({ name: project.name, sheet, scored })));
  return { listed, across, hints };
}

function sectionForm(
  name: string,
  { phase, status, rows, findings, acknowledged }: CheckedSection,
): CheckedProjectForm {
  return { name, phase, state: status.state, rowNames: rows.map((row) => row.name), findings, acknowledged };
}

/** 自查报告 of one project; `printedOn` is a day `YYYY-MM-DD`. */
export async function projectSelfCheck(db: Db, projectId: string, printedOn: string): Promise<SelfCheckRecord> {
  const { open, sections, hints } = await checkProject(db, projectId);
  const { name, year, unit } = open.project;
  const forms = sections.map((section) => sectionForm(name, section));
  return buildSelfCheck({ year, unit, printedOn }, forms, { hints, across: null });
}

/** 自查报告 of a year over all its projects; `printedOn` is a day `YYYY-MM-DD`. */
export async function yearSelfCheck(db: Db, year: number, printedOn: string): Promise<SelfCheckRecord> {
  const { listed, across, hints } = await checkYear(db, year);
  const unit = [...new Set(listed.map(({ project }) => project.unit))].join('、');
  const forms = listed.map(
    ({ project, sheet, scored, status, cells }): CheckedProjectForm => ({
      name: project.name,
      phase: 'year-end',
      state: status.state,
      rowNames: sheet.indicators.map((row) => row.name),
      findings: scored.findings,
      acknowledged: acknowledgementsOf(cells),
    }),
  );
  return buildSelfCheck({ year, unit, printedOn }, forms, { hints, across });
}
