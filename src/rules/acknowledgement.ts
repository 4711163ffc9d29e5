import type { Finding } from '#src/rules/findings.ts';
import { ACKNOWLEDGED } from '#src/rules/form-cells.ts';

/** 已知晓: the note with which a warning of one code was acknowledged for a form, by whom and when. */
export interface Acknowledgement {
  note: string;
  by: string;
  /** An instant. */
  at: string;
}

interface TypedCell {
  text: string;
  enteredBy: string;
  enteredAt: string;
}

/** The acknowledgements among the cells of a form, by code; an emptied note is none. */
export function acknowledgementsOf(cells: ReadonlyMap<string, TypedCell>): ReadonlyMap<string, Acknowledgement> {
  const own = `project/${ACKNOWLEDGED}`;
  return new Map(
    [...cells].flatMap(([key, { text, enteredBy, enteredAt }]): [string, Acknowledgement][] => {
      if (!key.startsWith(own) || text.trim() === '') return [];
      return [[key.slice(own.length), { note: text.trim(), by: enteredBy, at: enteredAt }]];
    }),
  );
}

/** Whether somebody must still look at a finding: errors always, warnings until they are acknowledged. */
export function isUnsettled(
  { severity, code }: Pick<Finding, 'severity' | 'code'>,
  acknowledged: ReadonlyMap<string, unknown>,
): boolean {
  return severity === 'error' || (severity === 'warn' && !acknowledged.has(code));
}

/** How a finding counts: 未填, 错误, 提醒, 已知晓 or 提示. */
export type FindingKind = 'unfilled' | 'errors' | 'warnings' | 'acknowledged' | 'hints';

/** The kinds in the order of the screen, with their names. */
export const KIND_NAMES: Readonly<Record<FindingKind, string>> = {
  unfilled: '未填',
  errors: '错误',
  warnings: '提醒',
  acknowledged: '已知晓',
  hints: '提示',
};

/** How a finding counts beside the acknowledgements of its form. */
export function kindOf(
  { severity, code }: Pick<Finding, 'severity' | 'code'>,
  acknowledged: ReadonlyMap<string, unknown>,
): FindingKind {
  if (code === 'S6') return 'unfilled';
  if (severity === 'error') return 'errors';
  if (severity === 'hint') return 'hints';
  return acknowledged.has(code) ? 'acknowledged' : 'warnings';
}

/** How many findings of each kind a form has. */
export function countKinds(
  findings: readonly Pick<Finding, 'severity' | 'code'>[],
  acknowledged: ReadonlyMap<string, unknown>,
): Record<FindingKind, number> {
  const counts = { unfilled: 0, errors: 0, warnings: 0, acknowledged: 0, hints: 0 };
  for (const one of findings) counts[kindOf(one, acknowledged)] += 1;
  return counts;
}
