import type { Db } from '#db/schema.ts';
import { reportFileName } from '#reports/file-name.ts';
import type { Printer } from '#reports/printer.ts';
import { selfEvaluationForm } from '#reports/self-evaluation-form.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { standingRecord } from '#src/actions/submit-evaluation.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

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

/** A form to print with its 序号 among all forms of the year, also when only some are printed. */
export interface FormToPrint {
  record: EvaluationRecord;
  position: number;
  count: number;
}

/** What is printed of a project: the frozen record where the form is submitted, else the open one as a draft. */
export async function recordToPrint(db: Db, projectId: string): Promise<EvaluationRecord> {
  return standingRecord(db, await openSheet(db, projectId, 'year-end'));
}

/** The words in the head of a year's booklet. */
export function bookletTitle(year: number, formName: string): string {
  return `${year}年度${formName}合订本`;
}

/** Prints one form under its numbered file name. */
export async function printForm(printer: Printer, { record, position, count }: FormToPrint): Promise<PrintedForm> {
  const paper = selfEvaluationForm(record, { signatures: true });
  return {
    title: record.project.name,
    fileName: reportFileName(position, count, record.project.name, record.title),
    draft: record.submitted === null,
    uncovered: paper.uncovered,
    pdf: await printer.print(paper),
  };
}
