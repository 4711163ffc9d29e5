import { listEntries } from '#db/entries.ts';
import { listIndicators } from '#db/indicators.ts';
import { listMonitoringPeriods } from '#db/monitoring-periods.ts';
import { findProject } from '#db/projects.ts';
import { listRecords, type RecordSummary } from '#db/records.ts';
import type { Db, Entry, Indicator, Project } from '#db/schema.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { frozenMonitoring } from '#src/actions/monitoring-records.ts';
import {
  cellKey,
  particularsOf,
  proposedInitial,
  rulebookOf,
  type SheetStatus,
  statusAfter,
} from '#src/actions/open-sheet.ts';
import { AppError } from '#src/errors.ts';
import { buildMonitoringRecord } from '#src/rules/build-monitoring-record.ts';
import { checkMidYearForm } from '#src/rules/check-mid-year.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import type { Finding } from '#src/rules/findings.ts';
import { CAUSES, MID_YEAR_COLUMNS, type MidYearRow, type MidYearSheet } from '#src/rules/mid-year.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import { type Outlook, outlookOf } from '#src/rules/outlook.ts';
import { MONEY_LINES } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';

const PHASE = 'mid-year';

/** The mid-year form of a project as it stands: what was typed, what it lets expect, and the record that it would print. */
export interface OpenMidYear {
  project: Project;
  indicators: Indicator[];
  /** The newest text and version per cell; key as in an open sheet. */
  cells: ReadonlyMap<string, Entry>;
  sheet: MidYearSheet;
  outlook: Outlook;
  findings: Finding[];
  /** The draft of what stands now, whether the form is open or not. */
  draft: MonitoringRecord;
  /** What the last submission froze; null while the form is open. */
  frozen: MonitoringRecord | null;
  status: SheetStatus;
  records: RecordSummary[];
}

/** What the mid-year form is folded from. `weights`: the 分值 that the year-end form has, by its cells. */
export interface MidYearParts {
  project: Project;
  indicators: readonly Indicator[];
  cells: ReadonlyMap<string, Entry>;
  weights: ReadonlyMap<string, Entry>;
  rulebook: Rulebook;
  periodEnd: string;
}

/** Cells by their key. */
export function cellsByKey(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [cellKey(entry.indicatorId, entry.field), entry]));
}

function midYearRow(indicator: Indicator, { cells, weights }: MidYearParts): MidYearRow {
  const text = (field: string) => cells.get(cellKey(indicator.id, field))?.text ?? '';
  const imported = indicator.weight === null ? '' : formatPoints(indicator.weight);
  return {
    category: indicator.category,
    subcategory: indicator.subcategory,
    name: indicator.name,
    target: indicator.target,
    weight: weights.get(cellKey(indicator.id, 'weight'))?.text ?? imported,
    optionsReversed: indicator.optionsReversed === 1,
    actual: text('actual'),
    forecast: text('forecast'),
    likelihood: text('likelihood'),
    causes: Object.fromEntries(CAUSES.map(({ field }) => [field, text(field)])) as MidYearRow['causes'],
    explanation: text('explanation'),
    measure: text('measure'),
    remark: text('remark'),
    pace: text('pace'),
  };
}

/** What people typed folded into the mid-year form; 年初预算数 is proposed from the target table until somebody types it. */
export function foldMidYear(parts: MidYearParts): MidYearSheet {
  const { project, cells, rulebook, periodEnd } = parts;
  const text = (field: string) => cells.get(cellKey(null, field))?.text;
  const lines = MONEY_LINES.map((line) => {
    const columns = MID_YEAR_COLUMNS.map((column) => {
      const proposed = column === 'initial' ? proposedInitial(project, line) : '';
      return [column, text(`${column}.${line}`) ?? proposed];
    });
    return [line, Object.fromEntries(columns)];
  });
  return {
    rulebook,
    currency: project.currency,
    periodEnd,
    money: {
      lines: Object.fromEntries(lines) as MidYearSheet['money']['lines'],
      reason: text('executionReason') ?? '',
    },
    indicators: parts.indicators.map((indicator) => midYearRow(indicator, parts)),
  };
}

/** The form that its parts make, what it lets expect, and the draft of its record. */
export function openParts(
  parts: MidYearParts,
  version: number,
): Pick<OpenMidYear, 'sheet' | 'outlook' | 'findings' | 'draft'> {
  const { project, indicators } = parts;
  const sheet = foldMidYear(parts);
  const outlook = outlookOf(sheet);
  const head = {
    project: particularsOf(project),
    indicatorIds: indicators.map((one) => one.id),
    goal: project.annualGoal ?? project.goal ?? '',
    version,
    submitted: null,
  };
  return {
    sheet,
    outlook,
    findings: checkMidYearForm(sheet, outlook),
    draft: buildMonitoringRecord(head, sheet, outlook),
  };
}

/** The last day of a unit's monitoring period: its own, else the rulebook's. */
export async function periodEndOf(db: Db, project: Project, rulebook: Rulebook): Promise<string> {
  const [own] = await listMonitoringPeriods(db, { year: project.year, unitId: project.unitId });
  return own?.endsOn ?? `${project.year}-${rulebook.monitoring.periodEnd}`;
}

/** Everything that a page or an action needs of a project's mid-year form. Refuses an unknown project (not-found). */
export async function openMidYear(db: Db, projectId: string): Promise<OpenMidYear> {
  const project = await findProject(db, projectId);
  if (!project) throw new AppError('not-found', '没有这个项目，它可能已被清除。');
  const [indicators, entries, yearEnd, change, records, rulebook] = await Promise.all([
    listIndicators(db, projectId),
    listEntries(db, projectId, PHASE),
    listEntries(db, projectId, 'year-end'),
    findNewestStatusChange(db, projectId, PHASE),
    listRecords(db, projectId, PHASE),
    rulebookOf(db, project),
  ]);
  const status = statusAfter(change);
  const frozen = status.editable ? null : await frozenMonitoring(db, projectId, status.version);
  const periodEnd = await periodEndOf(db, project, rulebook);
  const cells = cellsByKey(entries);
  const parts = { project, indicators, cells, weights: cellsByKey(yearEnd), rulebook, periodEnd };
  return { project, indicators, cells, frozen, status, records, ...openParts(parts, status.version) };
}
