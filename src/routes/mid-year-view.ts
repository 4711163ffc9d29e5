import { uncoveredCharacters } from '#reports/fonts.ts';
import type { OpenMidYear } from '#src/actions/open-mid-year.ts';
import { newestSave, projectHead, submissionsOf } from '#src/routes/sheet-view.ts';
import { acknowledgementsOf } from '#src/rules/acknowledgement.ts';
import type { MidYearView } from '#views/mid-year-props.ts';

/** Everything that the mid-year sheet shows of an open form; `trouble` is what the last edit of this browser ran into. */
export function midYearView(
  open: OpenMidYear,
  person: string,
  trouble: Partial<Pick<MidYearView, 'conflict' | 'refused'>> = {},
): MidYearView {
  const { project, sheet, outlook, findings, status, records, cells, draft, frozen } = open;
  const refused = trouble.refused ?? null;
  // A text that came too late for a submitted form stays in its cell, among what stands now.
  const record = frozen !== null && refused === null ? frozen : draft;
  return {
    project: projectHead(open),
    cellsAddress: `/projects/${project.id}/mid-year/cells`,
    record,
    sheet,
    outlook,
    findings,
    acknowledged: acknowledgementsOf(cells),
    versions: Object.fromEntries([...cells].map(([key, entry]) => [key, entry.version])),
    savedAt: newestSave(cells),
    uncovered: uncoveredCharacters(JSON.stringify([record.project, record.goal, record.indicators, record.notes])),
    editable: status.editable,
    person,
    conflict: trouble.conflict ?? null,
    refused,
    submissions: submissionsOf(records, status),
  };
}
