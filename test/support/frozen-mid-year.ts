import { newId } from '#db/new-id.ts';
import { saveRecord } from '#db/records.ts';
import type { Db } from '#db/schema.ts';

const CONTENT = { indicators: [], money: { rows: [] }, period: { end: '2024-07-31', months: '1—7月' } };

/** A submitted mid-year form without rows: what makes later changes of targets adjustments. */
export async function freezeMidYear(db: Db, projectId: string): Promise<void> {
  const of = { id: newId(), projectId, phase: 'mid-year', version: 1, format: 1, hash: 'h' } as const;
  const frozen = { total: null, grade: null, submittedAt: '2024-08-01T00:00:00.000Z', submittedBy: '陆敏' };
  await saveRecord(db, { ...of, ...frozen, content: JSON.stringify(CONTENT) });
}
