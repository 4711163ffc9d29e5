import { listAllIndicators } from '#db/indicators.ts';
import type { Db } from '#db/schema.ts';
import { openSheet, particularsOf } from '#src/actions/open-sheet.ts';
import type { AdjustmentRecord } from '#src/rules/adjustment-record.ts';
import { buildAdjustmentRecord } from '#src/rules/build-adjustment-record.ts';
import { formatMoney, LINE_NAMES } from '#src/rules/money.ts';
import { MONEY_LINES } from '#src/rules/record.ts';

/** What was adjusted of a project's targets after the mid-year; null while nothing was, or everything was taken back. */
export async function openAdjustments(db: Db, projectId: string): Promise<AdjustmentRecord | null> {
  const { project, sheet, scored, targetChanges } = await openSheet(db, projectId, 'year-end');
  const indicators = await listAllIndicators(db, projectId);
  const money = MONEY_LINES.map((line) => {
    const { initial, base } = scored.money.lines[line];
    const amount = (value: typeof base) => (value === null ? '' : formatMoney(value, sheet.currency));
    return { label: LINE_NAMES[line], before: amount(initial), after: amount(base) };
  });
  const rows = indicators.map(({ removedAt, ...row }) => ({ ...row, removed: removedAt !== null }));
  const head = { project: particularsOf(project), currency: sheet.currency, money };
  const record = buildAdjustmentRecord(head, targetChanges, rows);
  return record.rows.length + record.fields.length === 0 ? null : record;
}
