import type { Severity } from '#src/rules/findings.ts';

interface Found {
  code: string;
  severity: Severity;
  message: string;
  indicator?: number | null;
  field?: string;
  projects?: number[];
}

/** A named case of one code: `expected` are its findings as `severity field row`, none for a case that must stay silent. */
export interface CheckCase {
  code: string;
  name: string;
  found: readonly Found[];
  expected: string[];
}

/** A case in which a code fires: at these places, each `error actual 0`, `表` for the whole table; A codes list their projects. */
export function fires(code: string, name: string, found: readonly Found[], ...expected: string[]): CheckCase {
  return { code, name, found, expected };
}

/** A case beside it in which the code does not fire. */
export function silent(code: string, name: string, found: readonly Found[]): CheckCase {
  return { code, name, found, expected: [] };
}

/** Where the code of a case was found. */
export function placesOf({ code, found }: CheckCase): string[] {
  return found
    .filter((one) => one.code === code)
    .map(({ severity, field, indicator, projects }) =>
      projects ? `${severity} ${projects.join(',')}` : `${severity} ${field} ${indicator ?? '表'}`,
    );
}
