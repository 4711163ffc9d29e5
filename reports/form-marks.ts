import { versionCode } from '#reports/version-code.ts';
import type { Edition } from '#src/rules/edition.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

/** What stands around a form on every page: the mark in the head, and at the foot whose form it is and which state of it. */
export interface FormMarks {
  /** 草稿 or 空表; null on a form that is submitted. */
  mark: string | null;
  of: string;
  version: string;
}

/** The words around a form. 公开版 has no version code; a form that is not submitted says 草稿 in every edition but 空表. */
export function formMarks(record: EvaluationRecord | MonitoringRecord, edition: Edition): FormMarks {
  const of = `${record.project.name}（${record.project.year}年度）`;
  if (edition === 'blank') return { mark: '空表', of, version: '空表 · 供手工填写' };
  if (record.submitted === null) return { mark: '草稿', of, version: '草稿' };
  const version = edition === 'public' ? '' : `版本 ${versionCode(record)} · v${record.version}`;
  return { mark: null, of, version };
}
