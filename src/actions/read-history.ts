import { listEntries } from '#db/entries.ts';
import { findEntryById, listEarlierTexts, listEntriesBack, listPeople } from '#db/entry-history.ts';
import { listAllIndicators } from '#db/indicators.ts';
import type { Db, Entry, Indicator, StatusChange } from '#db/schema.ts';
import { listStatusChanges } from '#db/status-changes.ts';
import { cellKey, type OpenSheet, openSheet } from '#src/actions/open-sheet.ts';
import { AppError } from '#src/errors.ts';

const PAGE = 100;

/** One text that somebody typed: what stood there before, and the cell's newest version, over which it may be restored. */
export interface PastEntry {
  entry: Entry;
  before: string;
  newest: number;
  /** Null for the project's own cells. */
  indicator: Indicator | null;
}

/** 填报记录 of a project, newest first: entries, and between them what happened to the form. */
export interface History {
  open: OpenSheet;
  entries: PastEntry[];
  changes: StatusChange[];
  people: string[];
  indicators: Indicator[];
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

/** Changes that belong between the entries of a page; a page about one row has none. */
function changesBetween(
  changes: readonly StatusChange[],
  of: HistoryOf,
  from: string | undefined,
  to: string | undefined,
): StatusChange[] {
  if (of.row !== undefined) return [];
  return changes.filter(
    ({ at, by }) =>
      (of.by === undefined || by === of.by) && (from === undefined || at < from) && (to === undefined || at >= to),
  );
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
  const present = [
    ...(await listEntries(db, projectId, 'year-end')),
    ...(await listEntries(db, projectId, 'mid-year')),
  ];
  const newest = new Map(present.map((one) => [`${one.phase} ${cellKey(one.indicatorId, one.field)}`, one.version]));
  const indicators = await listAllIndicators(db, projectId);
  return {
    open,
    entries: shown.map((entry) => ({
      entry,
      before: earlier.get(entry.id) ?? '',
      newest: newest.get(`${entry.phase} ${cellKey(entry.indicatorId, entry.field)}`) ?? entry.version,
      indicator: indicators.find((one) => one.id === entry.indicatorId) ?? null,
    })),
    changes: changesBetween(await listStatusChanges(db, projectId), of, before?.enteredAt, last?.enteredAt),
    people: await listPeople(db, projectId),
    indicators,
    next: last?.id ?? null,
  };
}
