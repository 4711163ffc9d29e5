import { findRecord, listNewestContents, listRecords } from '#db/records.ts';
import type { Db } from '#db/schema.ts';
import { AppError } from '#src/errors.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';

const PHASE = 'mid-year';

/** What a submission of the mid-year form froze; refuses (not-found) a version that there is not. */
export async function frozenMonitoring(db: Db, projectId: string, version: number): Promise<MonitoringRecord> {
  const stored = await findRecord(db, projectId, PHASE, version);
  if (!stored) throw new AppError('not-found', '没有这个版本的监控表。');
  return JSON.parse(stored.content) as MonitoringRecord;
}

/** The last mid-year form that was submitted, also while it is open again: what the year end is compared with. */
export async function lastMonitoring(db: Db, projectId: string): Promise<MonitoringRecord | null> {
  const version = (await listRecords(db, projectId, PHASE)).at(-1)?.version;
  return version === undefined ? null : frozenMonitoring(db, projectId, version);
}

/** The last submitted mid-year form of each of these projects that has one. */
export async function lastMonitorings(
  db: Db,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, MonitoringRecord>> {
  const stored = await listNewestContents(db, projectIds, PHASE);
  return new Map(stored.map(({ projectId, content }) => [projectId, JSON.parse(content) as MonitoringRecord]));
}
