import type { Db } from '#db/schema.ts';
import { adjustmentContent } from '#reports/adjustment-form.ts';
import { reportFileName } from '#reports/file-name.ts';
import { monitoringContent } from '#reports/monitoring-form.ts';
import { narrativeReport } from '#reports/narrative-report.ts';
import type { PaperForm } from '#reports/paper.ts';
import { type FormContent, paperForm } from '#reports/paper-form.tsx';
import { selfCheckContent } from '#reports/self-check-report.ts';
import { selfEvaluationContent } from '#reports/self-evaluation-form.ts';
import { summaryForm } from '#reports/summary-form.ts';
import { openAdjustments } from '#src/actions/open-adjustments.ts';
import { openMidYear } from '#src/actions/open-mid-year.ts';
import { narrativeRecord } from '#src/actions/open-narrative.ts';
import { yearSelfCheck } from '#src/actions/self-check.ts';
import { listShownProjects } from '#src/actions/shown-projects.ts';
import { summariseYear } from '#src/actions/summarise-year.ts';
import { recordToPrint } from '#src/jobs/print-forms.ts';
import type { NarrativeRecord } from '#src/rules/narrative-record.ts';
import type { SummaryRecord } from '#src/rules/summary-record.ts';

/** A paper on its way to a file. */
export interface Paper {
  fileName: string;
  /** The project's name, as a booklet's outline has it; the paper's own where it is about the whole year. */
  title: string;
  draft: boolean;
  form: PaperForm;
  /** The same as a spreadsheet; null where the paper is none. */
  sheet: FormContent | null;
}

/** Which forms of a project are wanted. */
export type PaperKind = 'year-end' | 'mid-year' | 'adjustment' | 'narrative';

interface NumberedProject {
  id: string;
  name: string;
  position: number;
  count: number;
}

function paperOf(fileName: string, title: string, draft: boolean, sheet: FormContent): Paper {
  return { fileName, title, draft, form: paperForm(sheet), sheet };
}

/** Papers of one project by the kind of form; none where there is nothing to adjust. */
async function papersOf(db: Db, { id, name, position, count }: NumberedProject, kind: PaperKind): Promise<Paper[]> {
  const named = (title: string) => reportFileName(position, count, name, title);
  if (kind === 'year-end') {
    const record = await recordToPrint(db, id);
    const sheet = selfEvaluationContent(record, { signatures: true });
    return [paperOf(named(record.title), name, record.submitted === null, sheet)];
  }
  if (kind === 'mid-year') {
    const { draft, frozen } = await openMidYear(db, id);
    const record = frozen ?? draft;
    return [paperOf(named(record.title), name, frozen === null, monitoringContent(record, { signatures: true }))];
  }
  if (kind === 'narrative') {
    const record = await narrativeRecord(db, id);
    const form = narrativeReport(record);
    return [{ fileName: named(record.title), title: name, draft: record.submitted === null, form, sheet: null }];
  }
  const record = await openAdjustments(db, id);
  if (record === null) return [];
  return [paperOf(named(record.title), name, false, adjustmentContent(record, { signatures: true }))];
}

/** The papers of a year's projects, or of the one of that name, kind by kind, in the order of the projects. */
export async function listPapers(
  db: Db,
  { year, project }: { year: number; project?: string | undefined },
  kinds: readonly PaperKind[],
): Promise<Paper[]> {
  const shown = await listShownProjects(db, { year });
  const numbered = shown.map(({ id, name }, i) => ({ id, name, position: i + 1, count: shown.length }));
  const papers: Paper[] = [];
  for (const kind of kinds)
    for (const one of numbered)
      if (project === undefined || one.name === project) papers.push(...(await papersOf(db, one, kind)));
  return papers;
}

/** The 自评报告 of each project of a year with the name of its Word file. */
export async function listNarratives(db: Db, year: number): Promise<{ fileName: string; record: NarrativeRecord }[]> {
  const shown = await listShownProjects(db, { year });
  const narratives = [];
  for (const [i, { id, name }] of shown.entries()) {
    const record = await narrativeRecord(db, id);
    narratives.push({ fileName: reportFileName(i + 1, shown.length, name, record.title, 'docx'), record });
  }
  return narratives;
}

/** What is printed over all projects of a year: 自查报告 and 汇总表; `printedOn` is a day `YYYY-MM-DD`. */
export async function listYearPapers(
  db: Db,
  year: number,
  printedOn: string,
): Promise<{ papers: Paper[]; summary: SummaryRecord }> {
  const { record: summary } = await summariseYear(db, { year });
  const check = await yearSelfCheck(db, year, printedOn);
  const named = (title: string) => `${year}年度-${title}.pdf`;
  const { title } = summary;
  const form = summaryForm(summary, { signatures: true });
  return {
    summary,
    papers: [
      paperOf(named(check.title), check.title, false, selfCheckContent(check)),
      { fileName: named(title), title, draft: false, form, sheet: null },
    ],
  };
}
