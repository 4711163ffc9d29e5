import { formMarks } from '#reports/form-marks.ts';
import { monitoringBlocks } from '#reports/monitoring-blocks.ts';
import type { PaperForm } from '#reports/paper.ts';
import { type FormContent, paperForm } from '#reports/paper-form.tsx';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';

/**
 * The 项目支出绩效目标执行监控表 of a record as a paper: lying, with the ticks of causes and likelihood in columns of their own,
 * 草稿 in head and foot while it is not submitted, else the version code in the foot.
 */
export function monitoringContent(record: MonitoringRecord, { signatures }: { signatures: boolean }): FormContent {
  const period = `（${record.project.year}年度 ${record.period.months}）`;
  return {
    title: record.title,
    subtitle: period,
    documentTitle: `${record.project.name} · ${record.title}${period}`,
    orientation: 'landscape',
    blocks: monitoringBlocks(record, signatures),
    marks: formMarks(record, 'official'),
    tab: '监控表',
    frozenAt: record.submitted?.at ?? null,
  };
}

/** The 项目支出绩效目标执行监控表 for the printer. */
export function monitoringForm(record: MonitoringRecord, options: { signatures: boolean }): PaperForm {
  return paperForm(monitoringContent(record, options));
}
