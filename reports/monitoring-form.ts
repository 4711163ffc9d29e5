import { formMarks } from '#reports/form-marks.ts';
import { monitoringBlocks } from '#reports/monitoring-blocks.ts';
import type { PaperForm } from '#reports/paper.ts';
import { paperForm } from '#reports/paper-form.tsx';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';

/**
 * The 项目支出绩效目标执行监控表 of a record for the printer: lying, with the ticks of causes and likelihood in columns of their own,
 * 草稿 in head and foot while it is not submitted, else the version code in the foot.
 */
export function monitoringForm(record: MonitoringRecord, { signatures }: { signatures: boolean }): PaperForm {
  const period = `（${record.project.year}年度 ${record.period.months}）`;
  return paperForm({
    title: record.title,
    subtitle: period,
    documentTitle: `${record.project.name} · ${record.title}${period}`,
    orientation: 'landscape',
    blocks: monitoringBlocks(record, signatures),
    marks: formMarks(record, 'official'),
  });
}
