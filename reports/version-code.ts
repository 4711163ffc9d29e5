import { createHash } from 'node:crypto';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

/**
 * The code that ties a printed form to its frozen record, as 7F3C-2A91: the first 32 bits of the SHA-256 of the record as
 * JSON with sorted keys, so that the same record gives the same code however it was stored.
 */
export function versionCode(record: EvaluationRecord | MonitoringRecord): string {
  const hash = createHash('sha256').update(canonicalJson(record)).digest('hex').slice(0, 8).toUpperCase();
  return `${hash.slice(0, 4)}-${hash.slice(4)}`;
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}
