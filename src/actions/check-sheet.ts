import type { Project, TargetChange } from '#db/schema.ts';
import { type CheckedProject, checkForm } from '#src/rules/checks/form.ts';
import { Decimal } from '#src/rules/decimal.ts';
import type { Finding } from '#src/rules/findings.ts';
import { CAUSES, type MidYearRow } from '#src/rules/mid-year.ts';
import type { MonitoringRecord } from '#src/rules/monitoring-record.ts';
import type { ScoredSheet, Sheet } from '#src/rules/sheet.ts';

/** What stands around a year-end form: the last mid-year form, the adjustments, the texts of the 自评报告. */
export interface Surroundings {
  monitoring: MonitoringRecord | null;
  changes: readonly Pick<TargetChange, 'kind'>[];
  narrative?: readonly string[];
  hints?: boolean;
}

function yuan(fen: number | null): Decimal | null {
  return fen === null ? null : new Decimal(fen).div(100);
}

function checkedProject({ name, unit, nature, yearTotal, projectTotal }: Project): CheckedProject {
  return { name, unit, nature, yearTotal: yuan(yearTotal), projectTotal: yuan(projectTotal) };
}

/** The mid-year rows in the order of the year-end's, null for a row that had none. */
function alignedRows({ indicators }: MonitoringRecord, ids: readonly string[]): (MidYearRow | null)[] {
  const byId = new Map(indicators.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) return null;
    const { category, subcategory, name, target, causes, typed, pace } = row;
    const ticks = Object.fromEntries(CAUSES.map(({ field }) => [field, causes[field]])) as MidYearRow['causes'];
    const place = { category, subcategory, name, target, weight: '', optionsReversed: false };
    return { ...place, ...typed, causes: ticks, pace: pace ?? '' };
  });
}

/** 自查 of a project's year-end form with all that stands around it; `ids` in the order of its rows. */
export function checkSheet(
  project: Project,
  ids: readonly string[],
  { sheet, scored }: { sheet: Sheet; scored: ScoredSheet },
  { monitoring, changes, narrative, hints = false }: Surroundings,
): Finding[] {
  return checkForm({
    sheet,
    scored,
    hints,
    project: checkedProject(project),
    midYear: monitoring && alignedRows(monitoring, ids),
    hasAdjustment: changes.some((one) => one.kind !== null),
    narrative: narrative ?? null,
  });
}
