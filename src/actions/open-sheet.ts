import { listEntries } from '#db/entries.ts';
import { listIndicators } from '#db/indicators.ts';
import { findProject } from '#db/projects.ts';
import { findRecord, listRecords, type RecordSummary } from '#db/records.ts';
import { listRulebookOverrides } from '#db/rulebook-overrides.ts';
import type { Db, Entry, Indicator, Phase, Project, RulebookOverride, StatusChange, TargetChange } from '#db/schema.ts';
import { findNewestStatusChange } from '#db/status-changes.ts';
import { listTargetChanges } from '#db/target-changes.ts';
import { checkSheet } from '#src/actions/check-sheet.ts';
import { lastMonitoring } from '#src/actions/monitoring-records.ts';
import { AppError } from '#src/errors.ts';
import { Decimal, formatPoints } from '#src/rules/decimal.ts';
import { type Currency, formatMoney, MONEY_COLUMNS, type MoneyColumn, type MoneyEntry } from '#src/rules/money.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import { type FigureOverride, mergeRulebook } from '#src/rules/override.ts';
import { type EvaluationRecord, MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';
import { type ScoredSheet, type Sheet, type SheetRow, scoreSheet } from '#src/rules/sheet.ts';

/** A phase of a project as it stands: what was typed, what it scores, and whether it is open. */
export interface OpenSheet {
  project: Project;
  indicators: Indicator[];
  /** The newest text and version per cell; key `INDICATOR_ID/field` or `project/field`. */
  cells: ReadonlyMap<string, Entry>;
  sheet: Sheet;
  /** With everything that 自查 finds, also beside the form. */
  scored: ScoredSheet;
  status: SheetStatus;
  records: RecordSummary[];
  /** The last mid-year form that was submitted. */
  monitoring: MonitoringRecord | null;
  /** Every change of the targets, first to last. */
  targetChanges: TargetChange[];
}

/** 填报中 until a change says otherwise; `version` is the one being filled in, or the one that was submitted. */
export interface SheetStatus {
  editable: boolean;
  state: '填报中' | '已提交' | '已退回' | '已审定';
  version: number;
  last: StatusChange | null;
}

/** 分 of the imported target in which column and line of the year-end form they are proposed. */
const PROPOSED: Record<MoneyLine, 'yearTotal' | 'yearAppropriation' | 'carriedOver' | 'other'> = {
  total: 'yearTotal',
  appropriation: 'yearAppropriation',
  carriedOver: 'carriedOver',
  other: 'other',
};

/** The key of a cell in an OpenSheet and in the form: `INDICATOR_ID/field`, or `project/field`. */
export function cellKey(indicatorId: string | null, field: string): string {
  return `${indicatorId ?? 'project'}/${field}`;
}

/** 分 as the form prints them in its unit: 元 with two decimals, 万元 with two to six, thousands grouped. */
export function printFen(fen: number, currency: Currency): string {
  return formatMoney(new Decimal(fen).div(currency === '元' ? 100 : 1_000_000), currency);
}

/** What every form says of a project in its head. */
export function particularsOf(project: Project): EvaluationRecord['project'] {
  const { id, name, year, nature, projectClass, department, unit, startDate, endDate } = project;
  return { id, name, year, nature, projectClass, department, unit, startDate, endDate };
}

/** The state that the newest change of a phase leaves it in; undefined: nothing was changed yet. */
export function statusAfter(last: StatusChange | undefined): SheetStatus {
  if (!last) return { editable: true, state: '填报中', version: 1, last: null };
  switch (last.state) {
    case 'submitted':
      return { editable: false, state: '已提交', version: last.version, last };
    case 'approved':
      return { editable: false, state: '已审定', version: last.version, last };
    case 'returned':
      return { editable: true, state: '已退回', version: last.version + 1, last };
    case 'reopened':
      return { editable: true, state: '填报中', version: last.version + 1, last };
  }
}

/** 年初预算数 that the target table proposes for a line; '' where it says nothing. */
export function proposedInitial({ currency, ...project }: Project, line: MoneyLine): string {
  const proposed = project[PROPOSED[line]];
  return proposed === null ? '' : printFen(proposed, currency);
}

function moneyEntry(project: Project, text: (field: string) => string | undefined): MoneyEntry {
  const column = (line: MoneyLine, name: MoneyColumn) =>
    text(`${name}.${line}`) ?? (name === 'initial' ? proposedInitial(project, line) : '');
  const lines = Object.fromEntries(
    MONEY_LINES.map((line) => [line, Object.fromEntries(MONEY_COLUMNS.map((name) => [name, column(line, name)]))]),
  ) as MoneyEntry['lines'];
  return { lines, reason: text('executionReason') ?? '' };
}

function sheetRow(indicator: Indicator, cells: ReadonlyMap<string, Entry>): SheetRow {
  const text = (field: string) => cells.get(cellKey(indicator.id, field))?.text;
  return {
    category: indicator.category,
    subcategory: indicator.subcategory,
    name: indicator.name,
    target: indicator.target,
    optionsReversed: indicator.optionsReversed === 1,
    weight: text('weight') ?? (indicator.weight === null ? '' : formatPoints(indicator.weight)),
    actual: text('actual') ?? '',
    attainment: text('attainment') ?? '',
    share: text('share') ?? '',
    reason: text('reason') ?? '',
    measure: text('measure') ?? '',
    notApplicable: text('notApplicable') ?? '',
    deduction: text('deduction') ?? '',
    deductionReason: text('deductionReason') ?? '',
  };
}

/** What people typed folded into the form that the rules score. */
export function foldSheet(
  project: Project,
  indicators: readonly Indicator[],
  cells: ReadonlyMap<string, Entry>,
  rulebook: Rulebook,
): Sheet {
  return {
    rulebook,
    currency: project.currency,
    money: moneyEntry(project, (field) => cells.get(cellKey(null, field))?.text),
    moneyWeight: '',
    goalResult: cells.get(cellKey(null, 'goalResult'))?.text ?? '',
    indicators: indicators.map((indicator) => sheetRow(indicator, cells)),
  };
}

/** Stored figures as the rules take them. */
export function readOverrides(stored: readonly RulebookOverride[]): FigureOverride[] {
  return stored.map(({ figure, value, source, validFrom }) => ({
    figure,
    value: JSON.parse(value),
    source,
    validFrom,
  }));
}

/** A project's rulebook with its unit's own figures as of the end of the project's year. Refuses an unknown rulebook. */
export async function rulebookOf(db: Db, project: Project): Promise<Rulebook> {
  const book = findRulebook(project.rulebook);
  if (!book) {
    throw new AppError(
      'conflict',
      `项目“${project.name}”用的评分办法“${project.rulebook}”不在本程序中，请先为它选定评分办法。`,
    );
  }
  const overrides = await listRulebookOverrides(db, project.unitId, book.id);
  return mergeRulebook(book, readOverrides(overrides), `${project.year}-12-31`);
}

/** What a submission froze; a submitted form without its record is a damaged database. */
export async function frozenRecord(
  db: Db,
  projectId: string,
  phase: Phase,
  version: number,
): Promise<EvaluationRecord> {
  const stored = await findRecord(db, projectId, phase, version);
  if (!stored) throw new AppError('not-found', '没有这个版本的自评表。');
  return JSON.parse(stored.content) as EvaluationRecord;
}

/** Everything that a page or an action needs of one phase of a project, scored. Refuses an unknown project (not-found). */
export async function openSheet(db: Db, projectId: string, phase: Phase): Promise<OpenSheet> {
  const project = await findProject(db, projectId);
  if (!project) throw new AppError('not-found', '没有这个项目，它可能已被清除。');
  const [indicators, entries, change, records, monitoring, targetChanges] = await Promise.all([
    listIndicators(db, projectId),
    listEntries(db, projectId, phase),
    findNewestStatusChange(db, projectId, phase),
    listRecords(db, projectId, phase),
    lastMonitoring(db, projectId),
    listTargetChanges(db, projectId),
  ]);
  const status = statusAfter(change);
  const frozen = status.editable ? null : await frozenRecord(db, projectId, phase, status.version);
  const rulebook = frozen?.rulebook ?? (await rulebookOf(db, project));
  const cells = new Map(entries.map((entry) => [cellKey(entry.indicatorId, entry.field), entry]));
  const sheet = foldSheet(project, indicators, cells, rulebook);
  const ids = indicators.map((one) => one.id);
  const own = scoreSheet(sheet);
  const around = { monitoring, changes: targetChanges };
  const scored = { ...own, findings: checkSheet(project, ids, { sheet, scored: own }, around) };
  return { project, indicators, cells, sheet, scored, status, records, monitoring, targetChanges };
}
