import { createHash } from 'node:crypto';
import { newId } from '#db/new-id.ts';
import { saveRecord } from '#db/records.ts';
import type { FrozenRecord, Tx } from '#db/schema.ts';
import { saveStatusChange } from '#db/status-changes.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

/** Stores the record of a submitted form for ever, with the change of its state; `total` in hundredths of a point. */
export async function freezeForm(
  db: Tx,
  record: EvaluationRecord | MonitoringRecord,
  result: Pick<FrozenRecord, 'total' | 'grade'>,
): Promise<void> {
  const { phase, version, format, submitted } = record;
  if (submitted === null) throw new Error('a draft cannot be frozen');
  const { at, by } = submitted;
  const projectId = record.project.id;
  const content = JSON.stringify(record);
  const hash = createHash('sha256').update(content).digest('hex');
  const frozen = { projectId, phase, version, format, content, hash, submittedAt: at, submittedBy: by };
  await saveRecord(db, { id: newId(), ...frozen, ...result });
  await saveStatusChange(db, { id: newId(), projectId, phase, state: 'submitted', version, reason: '', at, by });
}
