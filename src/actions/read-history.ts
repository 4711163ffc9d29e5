import { listEntries } from '#db/entries.ts';
import { findEntryById, listEarlierTexts, listEntriesBack, listPeople } from '#db/entry-history.ts';
import { listAllIndicators } from '#db/indicators.ts';
import type { Db, Entry, Indicator, StatusChange, TargetChange } from '#db/schema.ts';
import { findNewestStatusChange, listStatusChanges } from '#db/status-changes.ts';
import { listTargetChanges } from '#db/target-changes.ts';
import { cellKey, type OpenSheet, openSheet, statusAfter } from '#src/actions/open-sheet.ts';
import { AppError } from '#src/errors.ts';
import type { FilledForm } from '#src/rules/form-cells.ts';

const PAGE = 100;

/** One text that somebody typed: what stood there before, and the cell's newest version, over which it may be restored. */
export interface PastEntry {
  entry: Entry;
  before: string;
  newest: number;
  /** Null for the project's own cells. */
  indicator: Indicator | null;
}

/** 填报记录 of a project, newest first: entries, and between them what happened to the form and to the targets. */
export interface History {
  open: OpenSheet;
  entries: PastEntry[];
  changes: StatusChange[];
  targets: TargetChange[];
  people: string[];
  indicators: Indicator[];
  /** Which forms are open. */
  editable: Record<FilledForm, boolean>;
  /** The entry after which the next page goes on; null on the last page. */
  next: string | null;
}

export interface HistoryOf {
  projectId: string;
  /** An indicator's id, or `project` for the money and the goal. */
  row?: string | undefined;
  by?: string | undefined;
  /** The id of the last entry that was shown. */
  after?: string | undefined;
}

/** Changes that belong between the entries of a page, those of one person where only one is asked for. */
function changesBetween<Change extends { at: string; by: string }>(
  changes: readonly Change[],
  of: HistoryOf,
  from: string | undefined,
  to: string | undefined,
): Change[] {
  return changes.filter(
    ({ at, by }) =>
      (of.by === undefined || by === of.by) && (from === undefined || at < from) && (to === undefined || at >= to),
  );
}

/** Changes of the form concern no single row; those of the targets concern theirs. */
function ofRow(targets: readonly TargetChange[], row: string | undefined): TargetChange[] {
  const indicatorId = row === 'project' ? null : row;
  return targets.filter((one) => indicatorId === undefined || one.indicatorId === indicatorId);
}

/** All pages of 填报记录, newest first. Refuses an unknown project (not-found). */
export async function readWholeHistory(db: Db, of: Omit<HistoryOf, 'after'>): Promise<[History, ...History[]]> {
  const pages: [History, ...History[]] = [await readHistory(db, of)];
  for (let after = pages[0].next; after !== null; ) {
    const page = await readHistory(db, { ...of, after });
    pages.push(page);
    after = page.next;
  }
  return pages;
}

/** Reads a page of 填报记录. Refuses an unknown project and an unknown place to go on from (not-found). */
export async function readHistory(db: Db, of: HistoryOf): Promise<History> {
  const { projectId, row, by, after } = of;
  const open = await openSheet(db, projectId, 'year-end');
  const before = after === undefined ? undefined : await findEntryById(db, projectId, after);
  if (after !== undefined && !before) throw new AppError('not-found', '没有这条填报记录，请从第一页重新查看。');
  const indicatorId = row === 'project' ? null : row;
  const found = await listEntriesBack(db, { projectId, indicatorId, by, before, most: PAGE + 1 });
  const shown = found.slice(0, PAGE);
  const last = found.length > PAGE ? shown.at(-1) : undefined;
  const earlier = await listEarlierTexts(db, shown);
  const forms = ['year-end', 'mid-year', 'narrative'] as const;
  const present = (await Promise.all(forms.map((form) => listEntries(db, projectId, form)))).flat();
  const midYear = statusAfter(await findNewestStatusChange(db, projectId, 'mid-year'));
  const newest = new Map(present.map((one) => [`${one.phase} ${cellKey(one.indicatorId, one.field)}`, one.version]));
  const indicators = await listAllIndicators(db, projectId);
  const changes = row === undefined ? await listStatusChanges(db, projectId) : [];
  const targets = await listTargetChanges(db, projectId);
  const people = new Set([...(await listPeople(db, projectId)), ...targets.map((one) => one.by)]);
  return {
    open,
    entries: shown.map((entry) => ({
      entry,
      before: earlier.get(entry.id) ?? '',
      newest: newest.get(`${entry.phase} ${cellKey(entry.indicatorId, entry.field)}`) ?? entry.version,
      indicator: indicators.find((one) => one.id === entry.indicatorId) ?? null,
    })),
    changes: changesBetween(changes, of, before?.enteredAt, last?.enteredAt),
    targets: changesBetween(ofRow(targets, row), of, before?.enteredAt, last?.enteredAt),
    people: [...people].sort(),
    indicators,
    editable: { 'year-end': open.status.editable, 'mid-year': midYear.editable, narrative: true },
    next: last?.id ?? null,
  };
}
