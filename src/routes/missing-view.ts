import type { Unit } from '#db/schema.ts';
import type { ListedProject } from '#src/actions/list-year.ts';
import { cellPlace } from '#views/finding-place.ts';
import type { MissingProject, MissingView } from '#views/missing.tsx';

/** Beyond so many cells the projects are listed first, each leading to its own cells. */
const MOST_PLACES = 2000;

function missingOf({ project, sheet, scored, status, indicatorIds }: ListedProject): MissingProject {
  const errors = status.editable ? scored.findings.filter((one) => one.severity === 'error') : [];
  return {
    id: project.id,
    name: project.name,
    unfilled: errors.filter((one) => one.code === 'S6').length,
    errors: errors.filter((one) => one.code !== 'S6').length,
    places: errors.map(({ indicator, field, message }) =>
      cellPlace({
        indicatorId: indicator === null ? null : (indicatorIds[indicator] ?? ''),
        name: indicator === null ? '' : (sheet.indicators[indicator]?.name ?? ''),
        field,
        message,
      }),
    ),
  };
}

interface Asked {
  /** '' for all units, and for all projects. */
  unitId: string;
  projectId: string;
  units: readonly Unit[];
}

/** The projects that are asked for, each with every cell that stops its submission. */
export function missingProjects(
  listed: readonly ListedProject[],
  { unitId, projectId }: Pick<Asked, 'unitId' | 'projectId'>,
): (MissingProject & { unit: string })[] {
  const ofUnit = listed.filter(({ project }) => unitId === '' || project.unitId === unitId);
  const asked = projectId === '' ? ofUnit : listed.filter(({ project }) => project.id === projectId);
  return asked.map((one) => ({ ...missingOf(one), unit: one.project.unit }));
}

/** 缺什么: every cell that stops a submission, project by project, of one unit or of all. */
export function missingView(listed: readonly ListedProject[], { unitId, projectId, units }: Asked): MissingView {
  const found = missingProjects(listed, { unitId, projectId });
  const projects = found.filter((one) => one.places.length > 0);
  const sum = (of: (one: MissingProject) => number) => projects.reduce((total, one) => total + of(one), 0);
  const held = new Set(listed.map(({ project }) => project.unitId));
  const places = sum((one) => one.places.length);
  return {
    projects: places > MOST_PLACES ? projects.map((one) => ({ ...one, places: [] })) : projects,
    asked: found.length,
    unfilled: sum((one) => one.unfilled),
    errors: sum((one) => one.errors),
    units: units.filter((unit) => held.has(unit.id)).map(({ id, name }) => ({ id, name })),
    unitId,
    project: projectId === '' ? null : (found[0]?.name ?? null),
    tooMany: places > MOST_PLACES,
  };
}
