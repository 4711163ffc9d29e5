import type { Rulebook } from '#src/rules/rulebook.ts';

export type Severity = 'error' | 'warn' | 'hint';

/** What a rulebook makes of a code: as severe as this, or not looked for at all. */
export type SeverityChoice = Severity | 'off';

/**
 * The cell of a row that a finding points at; on money rows `initial` `budget` `executed` `rate` `expected` `reason`, else the
 * row's own fields. `narrative` is the text of the 自评报告, `unit` `project` `filedOn` `projectTotal` the head of the form.
 */
export type FindingField =
  | 'category'
  | 'subcategory'
  | 'name'
  | 'target'
  | 'actual'
  | 'attainment'
  | 'share'
  | 'weight'
  | 'score'
  | 'reason'
  | 'measure'
  | 'deduction'
  | 'initial'
  | 'budget'
  | 'executed'
  | 'rate'
  | 'goalResult'
  | 'total'
  | 'grade'
  | 'project'
  | 'unit'
  | 'projectTotal'
  | 'filedOn'
  | 'narrative'
  | 'forecast'
  | 'likelihood'
  | 'causes'
  | 'explanation'
  | 'expected';

/**
 * 自查发现: what an inspector would find. `indicator` is the row's index, null for the project's money or the whole table;
 * `message` is one sentence that says what is wrong and what to write instead.
 */
export interface Finding {
  code: string;
  severity: Severity;
  indicator: number | null;
  field: FindingField;
  message: string;
}

/** What a single row reports, before it is known which row it is. */
export type RowFinding = Omit<Finding, 'indicator'>;

/** Shorthand for the findings of a row. */
export function finding(code: string, severity: Severity, field: FindingField, message: string): RowFinding {
  return { code, severity, field, message };
}

/** A row's finding at its row; null for the money or the whole table. */
export function at(indicator: number | null, one: RowFinding): Finding {
  return { ...one, indicator };
}

/** Findings as severe as the rulebook has them; what it does not look for is left out. Books of older records say nothing. */
export function asSevere<One extends { code: string; severity: Severity }>(
  findings: readonly One[],
  { severities = {} }: Pick<Rulebook, 'severities'>,
): One[] {
  return findings.flatMap((one) => {
    const severity = severities[one.code] ?? one.severity;
    return severity === 'off' ? [] : [{ ...one, severity }];
  });
}

/** Errors and warnings alone: hints are shown only where somebody asked for them. */
export function withoutHints<One extends { severity: Severity }>(findings: readonly One[]): One[] {
  return findings.filter((one) => one.severity !== 'hint');
}
