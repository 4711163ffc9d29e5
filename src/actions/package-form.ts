import type { Db, Entry, Indicator, Project } from '#db/schema.ts';
import { openMidYear } from '#src/actions/open-mid-year.ts';
import { cellKey, openSheet } from '#src/actions/open-sheet.ts';
import { checkMidYearForm } from '#src/rules/check-mid-year.ts';
import type { Finding } from '#src/rules/findings.ts';
import { CAUSES, type MidYearRow, type MidYearSheet } from '#src/rules/mid-year.ts';
import { outlookOf } from '#src/rules/outlook.ts';
import { type Sheet, type SheetRow, scoreSheet } from '#src/rules/sheet.ts';
import { type PackagePhase, type PackageRow, packageCells } from '#src/rules/work-package.ts';

/** Texts by indicator and field. */
export type TextsOfRows = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** One project's form of a phase as packages need it. */
export interface PackageForm {
  project: Project;
  indicators: readonly Indicator[];
  cells: ReadonlyMap<string, Entry>;
  editable: boolean;
  /** The row of an indicator as a package carries it, with its texts as they stand. */
  rowOf(indicator: Indicator, number: number): PackageRow;
  /** What 自查 says of the form once these texts are in it. */
  checkWith(texts: TextsOfRows): Finding[];
}

function yearEndWith(sheet: Sheet, ids: readonly string[], texts: TextsOfRows): Finding[] {
  const indicators = sheet.indicators.map((row, at): SheetRow => ({ ...row, ...texts.get(ids[at] ?? '') }));
  return scoreSheet({ ...sheet, indicators }).findings;
}

function midYearWith(sheet: MidYearSheet, ids: readonly string[], texts: TextsOfRows): Finding[] {
  const indicators = sheet.indicators.map((row, at): MidYearRow => {
    const given = texts.get(ids[at] ?? '') ?? {};
    const causes = CAUSES.map(({ field }) => [field, given[field] ?? row.causes[field]] as const);
    return { ...row, ...given, causes: Object.fromEntries(causes) as MidYearRow['causes'] };
  });
  const filled = { ...sheet, indicators };
  return checkMidYearForm(filled, outlookOf(filled));
}

/** A project's form of a phase. Refuses an unknown project (not-found). */
export async function openPackageForm(db: Db, projectId: string, phase: PackagePhase): Promise<PackageForm> {
  const open = phase === 'year-end' ? await openSheet(db, projectId, phase) : await openMidYear(db, projectId);
  const { project, indicators, cells, sheet } = open;
  const ids = indicators.map(({ id }) => id);
  return {
    project,
    indicators,
    cells,
    editable: open.status.editable,
    rowOf: (indicator, number) => {
      const { id, category, subcategory, name, target } = indicator;
      const row = sheet.indicators[ids.indexOf(id)];
      const versionOf = (field: string) => cells.get(cellKey(id, field))?.version ?? 0;
      const place = { category, subcategory, name, target };
      const answers = row ? packageCells(phase, row, versionOf) : {};
      return { number, projectId, indicatorId: id, project: project.name, ...place, cells: answers };
    },
    checkWith: (texts) => ('periodEnd' in sheet ? midYearWith(sheet, ids, texts) : yearEndWith(sheet, ids, texts)),
  };
}
