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
