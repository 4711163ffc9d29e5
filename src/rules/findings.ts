export type Severity = 'error' | 'warn' | 'hint';

/** The cell of a row that a finding points at; on money rows `initial` `budget` `executed` `expected` `reason`, else the row's own fields. */
export type FindingField =
  | 'name'
  | 'target'
  | 'actual'
  | 'attainment'
  | 'share'
  | 'weight'
  | 'reason'
  | 'deduction'
  | 'initial'
  | 'budget'
  | 'executed'
  | 'goalResult'
  | 'category'
  | 'forecast'
  | 'likelihood'
  | 'causes'
  | 'explanation'
  | 'measure'
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
