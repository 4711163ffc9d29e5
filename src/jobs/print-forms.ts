import { listProjects } from '#db/projects.ts';
import type { Db, Project } from '#db/schema.ts';
import { findSampleUnit } from '#db/units.ts';
import { reportFileName } from '#reports/file-name.ts';
import type { Printer } from '#reports/printer.ts';
import { selfEvaluationForm } from '#reports/self-evaluation-form.tsx';
import { frozenRecord, openSheet } from '#src/actions/open-sheet.ts';
import { recordOf } from '#src/actions/submit-evaluation.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

const PHASE = 'year-end';

/** Which forms: all of a year, the one project of that name, or those with these ids. */
export interface FormFilter {
  year: number;
  project?: string | undefined;
  ids?: ReadonlySet<string> | undefined;
}

export interface PrintedForm {
  /** The project's name, as the booklet's outline has it. */
  title: string;
  /** 序号-项目名称-表名.pdf */
  fileName: string;
  draft: boolean;
  /** Characters that no packaged font has. */
  uncovered: string[];
  pdf: Uint8Array;
}

/** What is printed of a project: the frozen record where the form is submitted, else the open one as a draft. */
export async function recordToPrint(db: Db, projectId: string): Promise<EvaluationRecord> {
  const open = await openSheet(db, projectId, PHASE);
  if (open.status.editable) return recordOf(open, null);
  return frozenRecord(db, projectId, PHASE, open.status.version);
}

/** A form to print with its 序号 among all forms of the year, also when only some are printed. */
export interface FormToPrint {
  record: EvaluationRecord;
  position: number;
  count: number;
}

/**
 * The records of a year's forms in the order of the projects: the frozen one where the form is submitted, else the open one as
 * a draft. The sample unit is left out once there are real projects.
 */
export async function listForms(db: Db, { year, project, ids }: FormFilter): Promise<FormToPrint[]> {
  const sample = await findSampleUnit(db);
  const all = await listProjects(db, { year });
  const real = all.filter((one) => one.unitId !== sample?.id);
  const shown = real.length > 0 ? real : all;
  const chosen = (one: Project) => (project === undefined || one.name === project) && (!ids || ids.has(one.id));
  const forms: FormToPrint[] = [];
  for (const [i, one] of shown.entries()) {
    if (chosen(one)) forms.push({ record: await recordToPrint(db, one.id), position: i + 1, count: shown.length });
  }
  return forms;
}

/** Prints forms under their numbered file names, as many at a time as the printer keeps pages; `printed` hears of each. */
export async function printForms(
  printer: Printer,
  forms: readonly FormToPrint[],
  printed: (form: PrintedForm) => void,
): Promise<PrintedForm[]> {
  return Promise.all(
    forms.map(async ({ record, position, count }) => {
      const paper = selfEvaluationForm(record, { signatures: true });
      const form = {
        title: record.project.name,
        fileName: reportFileName(position, count, record.project.name, record.title),
        draft: record.submitted === null,
        uncovered: paper.uncovered,
        pdf: await printer.print(paper),
      };
      printed(form);
      return form;
    }),
  );
}
