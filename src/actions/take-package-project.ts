import { saveIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { pinyinOf } from '#db/pinyin-of.ts';
import { saveProject } from '#db/projects.ts';
import type { Entry, Tx } from '#db/schema.ts';
import { insertYearRows, type YearRow } from '#db/year-rows.ts';
import { appendTargetChanges, differencesOfTargets } from '#src/actions/target-changes.ts';
import { type ProjectRows, rowsOnlyIn } from '#src/year-package/project-rows.ts';

/** Who takes it, and when. */
export interface Taking {
  by: string;
  at: string;
}

/** A project as it is stored: with what a search looks in. */
export function storedProject(project: YearRow<'projects'>) {
  return { ...project, pinyin: pinyinOf(project.name) };
}

function byCell(entries: readonly Entry[]): Map<string, Entry[]> {
  const ordered = [...entries].sort((a, b) => a.version - b.version);
  return Map.groupBy(ordered, ({ indicatorId, phase, field }) => JSON.stringify([indicatorId, phase, field]));
}

/**
 * What one cell gets: the versions that are not here, after those that are; and where an older text counts in the package than here,
 * that text once more, so that the one it takes the place of stays in the history.
 */
function entriesOfCell(here: readonly Entry[], packed: readonly Entry[], { by, at }: Taking): Entry[] {
  let version = here.at(-1)?.version ?? 0;
  const added = rowsOnlyIn('entries', packed, here).map((entry) => {
    version = Math.max(version + 1, entry.version);
    return { ...entry, version };
  });
  const [counts, meant] = [added.at(-1) ?? here.at(-1), packed.at(-1)];
  if (!counts || counts.text === (meant?.text ?? '')) return added;
  const again = { ...counts, id: newId(), version: version + 1, text: meant?.text ?? '', enteredAt: at, enteredBy: by };
  return [...added, again];
}

function missingEntries(here: ProjectRows, packed: ProjectRows, taking: Taking): Entry[] {
  const [stored, sent] = [byCell(here.entries), byCell(packed.entries)];
  const rows = new Set<string | null>([null, ...packed.indicators.map(({ id }) => id)]);
  return [...new Set([...stored.keys(), ...sent.keys()])].flatMap((cell) => {
    const [own = [], theirs = []] = [stored.get(cell), sent.get(cell)];
    const known = rows.has((own[0] ?? theirs[0])?.indicatorId ?? null);
    return known ? entriesOfCell(own, theirs, taking) : [];
  });
}

/**
 * Makes a stored project say what a package's copy of it says. What was typed here only stays in the history, a row that is only here is
 * marked removed, and a target that differs without a change that explains it is kept as a correction. Whether it may be done is
 * `comparePackageProject`'s to say.
 */
export async function takePackageProject(
  db: Tx,
  here: ProjectRows,
  packed: ProjectRows,
  taking: Taking,
): Promise<void> {
  const gone = here.indicators
    .filter(({ id }) => !packed.indicators.some((row) => row.id === id))
    .map((row) => ({ ...row, removedAt: row.removedAt ?? taking.at }));
  const project = storedProject(packed.project);
  await saveProject(db, project);
  for (const row of [...packed.indicators, ...gone]) await saveIndicator(db, row);
  const changes = rowsOnlyIn('targetChanges', packed.targetChanges, here.targetChanges);
  await insertYearRows(db, {
    targetChanges: changes,
    statusChanges: rowsOnlyIn('statusChanges', packed.statusChanges, here.statusChanges),
    records: rowsOnlyIn('records', packed.records, here.records),
    rectifications: rowsOnlyIn('rectifications', packed.rectifications, here.rectifications),
    entries: missingEntries(here, packed, taking),
  });
  if (changes.length > 0) return;
  const before = { project: storedProject(here.project), indicators: here.indicators };
  const differences = differencesOfTargets(before, { project, indicators: [...packed.indicators, ...gone] });
  await appendTargetChanges(db, project.id, differences, { ...taking, basis: null });
}
