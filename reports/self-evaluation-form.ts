import { chooseColumns } from '#reports/columns.ts';
import { formMarks } from '#reports/form-marks.ts';
import type { PaperForm } from '#reports/paper.ts';
import { type FormContent, paperForm } from '#reports/paper-form.tsx';
import { selfEvaluationBlocks } from '#reports/self-evaluation-blocks.ts';
import { type Edition, recordOfEdition } from '#src/rules/edition.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

/** An empty cell of 空表 is as wide as this many characters need at least, so that a pen finds room. */
const WRITTEN = { actual: '　'.repeat(10), remark: '　'.repeat(24) };

export interface FormOptions {
  /** Print the line 填报人 项目负责人 财务负责人 单位负责人（盖章） 日期. */
  signatures: boolean;
  /** 正式版 unless said otherwise; 公开版 never has signatures. */
  edition?: Edition;
}

/**
 * The 项目支出绩效自评表 of a record as a paper: upright unless its texts need it lying, 草稿 in head and foot while the
 * record is not submitted, else the version code in the foot.
 */
export function selfEvaluationContent(frozen: EvaluationRecord, options: FormOptions): FormContent {
  const { signatures, edition = 'official' } = options;
  const record = recordOfEdition(frozen, edition);
  const columns = chooseColumns(edition === 'blank' ? withRoomForWriting(record) : record);
  const year = `（${record.project.year}年度）`;
  return {
    title: record.title,
    subtitle: year,
    documentTitle: `${record.project.name} · ${record.title}${year}`,
    orientation: columns.orientation,
    blocks: selfEvaluationBlocks(record, columns, signatures && edition !== 'public'),
    marks: formMarks(frozen, edition),
    look: edition,
    tab: '自评表',
    frozenAt: frozen.submitted?.at ?? null,
  };
}

/** The 项目支出绩效自评表 for the printer. */
export function selfEvaluationForm(frozen: EvaluationRecord, options: FormOptions): PaperForm {
  return paperForm(selfEvaluationContent(frozen, options));
}

function withRoomForWriting(record: EvaluationRecord): EvaluationRecord {
  return { ...record, indicators: record.indicators.map((row) => ({ ...row, ...WRITTEN })) };
}
