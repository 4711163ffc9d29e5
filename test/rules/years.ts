import { buildMonitoringRecord } from '#src/rules/build-monitoring-record.ts';
import { compareYear, type YearParts } from '#src/rules/compare-year.ts';
import type { MidYearRow } from '#src/rules/mid-year.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import { outlookOf } from '#src/rules/outlook.ts';
import { type SheetRow, scoreSheet } from '#src/rules/sheet.ts';
import { row, sheet } from '#test/rules/forms.ts';
import { midYearRow, midYearSheet } from '#test/rules/mid-year-forms.ts';

const PROJECT = {
  ...{ id: 'p', name: '项目', year: 2024, nature: '', projectClass: '', department: '', unit: '' },
  ...{ startDate: '', endDate: '' },
};

/** The frozen mid-year form of these rows; ids i-0, i-1 … unless given. */
export function frozen(rows: Partial<MidYearRow>[], ids = rows.map((_, i) => `i-${i}`)): MonitoringRecord {
  const form = midYearSheet({
    indicators: rows.map((one, i) => midYearRow({ name: `指标${i}`, weight: '10', ...one })),
  });
  const head = { project: PROJECT, indicatorIds: ids, goal: '', version: 1, submitted: null };
  return buildMonitoringRecord(head, form, outlookOf(form));
}

/** A year of these rows, compared. */
export function year(rows: Partial<SheetRow>[], set: Partial<YearParts> = {}) {
  const whole = sheet({ indicators: rows.map((one, i) => row({ name: `指标${i}`, weight: '10', ...one })) });
  const scored = scoreSheet(whole);
  const ids = rows.map((_, i) => `i-${i}`);
  const parts = { sheet: whole, scored, ids, midYear: null, approved: new Map(), lastYear: [], ...set };
  return { rows: compareYear(parts), scored, sheet: whole };
}
