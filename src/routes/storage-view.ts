import type { LossOfProject, LostEntry } from '#db/losses.ts';
import type { Contents, HeldProject } from '#src/actions/describe-contents.ts';
import type { StorageFacts } from '#src/actions/describe-storage.ts';
import type { RestorePreview } from '#src/actions/preview-restore.ts';
import { MOST_BYTES } from '#src/actions/take-in-backup.ts';
import { formatInstant } from '#src/routes/context.ts';
import { cellName } from '#src/rules/cell-name.ts';
import { VERSION } from '#src/version.ts';
import type { HeldEntry, HeldView, RestoreView, StorageView } from '#views/storage-props.ts';

/** A number of bytes as people read it: `512 KB`, `3.4 MB`, `1.2 GB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024 ** 2) return `${Math.ceil(bytes / 1024)} KB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}

function instantOf(instant: string): string {
  return instant === '' ? '' : formatInstant(instant);
}

function heldEntry(newest: Contents['newest'] | undefined): HeldEntry | null {
  if (!newest) return null;
  return { project: newest.project, text: newest.text, at: instantOf(newest.enteredAt), by: newest.enteredBy };
}

/** 数据与备份 as the page shows it. */
export function storageView(
  facts: StorageFacts,
  { problems, problem = '', restored = false }: { problems?: string[]; problem?: string; restored?: boolean },
): StorageView {
  const { file, lastBackup } = facts;
  return {
    version: VERSION,
    schema: facts.schema,
    file: file && {
      path: file.path,
      backups: file.backups,
      size: formatBytes(file.bytes),
      free: formatBytes(file.free),
    },
    units: facts.units,
    projects: facts.projects,
    entries: facts.entries,
    newest: heldEntry(facts.newest),
    lastBackup: lastBackup && { at: instantOf(lastBackup.at), size: formatBytes(lastBackup.bytes) },
    restored: facts.restored && {
      at: instantOf(facts.restored.at),
      madeAt: instantOf(facts.restored.madeAt),
      kept: facts.restored.kept,
    },
    automatic: facts.automatic.map(({ name, reason, bytes, madeAt }) => ({
      name,
      reason: `${reason}前`,
      at: formatInstant(madeAt),
      size: formatBytes(bytes),
    })),
    problems: problems ?? null,
    problem,
    justRestored: restored && facts.restored !== null,
    most: MOST_BYTES,
  };
}

function heldView({ units, years, entries, newest }: Contents): HeldView {
  return {
    units:
      units.length === 0 ? '没有' : units.slice(0, 5).join('、') + (units.length > 5 ? ` 等 ${units.length} 家` : ''),
    years: years.length === 0 ? '没有' : years.join('、'),
    entries,
    newest: heldEntry(newest),
  };
}

const keyOf = ({ year, name }: HeldProject) => `${year} ${name}`;

function projectsOf(backup: readonly HeldProject[], here: readonly HeldProject[]): RestoreView['projects'] {
  const says = (found: HeldProject | undefined) => found && `${found.state}，${found.filled} / ${found.applicable} 项`;
  const inBackup = new Map(backup.map((project) => [keyOf(project), project]));
  const now = new Map(here.map((project) => [keyOf(project), project]));
  const only = here.filter((project) => !inBackup.has(keyOf(project)));
  return [...backup, ...only].map((project) => ({
    name: project.name,
    year: project.year,
    backup: says(inBackup.get(keyOf(project))) ?? null,
    here: says(now.get(keyOf(project))) ?? null,
  }));
}

function lossOf({ gone, entries, statusChanges, targetChanges, rectifications }: LossOfProject): string {
  const parts = [
    gone ? '整个项目' : '',
    entries > 0 ? `${entries} 处填报` : '',
    statusChanges > 0 ? `${statusChanges} 次提交或重新打开` : '',
    targetChanges > 0 ? `${targetChanges} 处目标改动` : '',
    rectifications > 0 ? `${rectifications} 次整改登记` : '',
  ];
  return parts.filter((part) => part !== '').join('、');
}

function placeOf({ project, indicator, field }: LostEntry): string {
  return [project, indicator, cellName(field)].filter((part) => part !== '').join(' · ');
}

/** The preview of a restore as the page shows it. */
export function restoreView(id: string, preview: RestorePreview, problem: string): RestoreView {
  const { label, backup, here, losses } = preview;
  return {
    id,
    madeAt: label ? instantOf(label.at) : '',
    version: label?.version ?? '',
    backup: heldView(backup),
    here: heldView(here),
    projects: projectsOf(backup.projects, here.projects),
    lost: {
      entries: losses.entries,
      projects: losses.projects.map((loss) => ({ name: loss.project, year: loss.year, says: lossOf(loss) })),
      newest: losses.newest.map((entry) => ({
        place: placeOf(entry),
        text: entry.text === '' ? '（清空）' : entry.text,
        at: instantOf(entry.enteredAt),
        by: entry.enteredBy,
      })),
    },
    problem,
  };
}
