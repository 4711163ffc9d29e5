import { type Context, Hono } from 'hono';
import { findEntryById } from '#db/entry-history.ts';
import { findIndicator } from '#db/indicators.ts';
import type { Entry, Indicator, StatusChange, TargetChange } from '#db/schema.ts';
import { reportFileName } from '#reports/file-name.ts';
import {
  type History,
  type HistoryOf,
  type PastEntry,
  readHistory,
  readWholeHistory,
} from '#src/actions/read-history.ts';
import { restoreEntry } from '#src/actions/restore-entry.ts';
import { AppError } from '#src/errors.ts';
import { formatInstant, formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { historyList } from '#src/routes/lists/history.ts';
import { sendLists } from '#src/routes/send-form.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { cellNameIn } from '#src/rules/cell-name.ts';
import { changedFieldName } from '#src/rules/target-change.ts';
import { type HistoryLine, HistoryPage, type HistoryView } from '#views/history.tsx';

/** What a filter of people calls entries without a name. */
const NAMELESS = '未署名';

const WORDS: Record<StatusChange['state'], string> = {
  submitted: '提交',
  returned: '退回',
  reopened: '重新打开',
  approved: '审定',
};

function entryLine({ entry, before, newest, indicator }: PastEntry, editable: History['editable']): HistoryLine {
  return {
    kind: 'entry',
    id: entry.id,
    at: formatInstant(entry.enteredAt),
    by: entry.enteredBy,
    row: indicator?.name ?? null,
    removed: indicator !== null && indicator.removedAt !== null,
    cell: cellNameIn(entry.phase, entry.field),
    editable: editable[entry.phase],
    before,
    after: entry.text,
    newest,
    present: entry.version === newest,
  };
}

function changeLine({ at, by, state, version, phase, reason }: StatusChange): HistoryLine {
  const form = phase === 'year-end' ? '年末自评' : '年中监控';
  return { kind: 'change', at: formatInstant(at), by, what: `${WORDS[state]}${form}第 ${version} 版`, reason };
}

function targetLine(change: TargetChange, indicators: readonly Indicator[]): HistoryLine {
  const { at, by, indicatorId, indicator, field, before, after, kind, reason, approvalNumber, approvedOn } = change;
  const row = indicators.find((one) => one.id === indicatorId);
  return {
    kind: 'target',
    at: formatInstant(at),
    by,
    row: indicatorId === null ? null : indicator,
    removed: row !== undefined && row.removedAt !== null,
    field: changedFieldName(field),
    before,
    after,
    adjustment: kind === null ? '' : `目标调整（${kind}）：${reason}（${approvalNumber}，${approvedOn}）`,
  };
}

/** Entries and changes in one list, newest first. */
function linesOf({ entries, changes, targets, indicators, editable }: History): HistoryLine[] {
  const dated = [
    ...entries.map((past) => ({ at: past.entry.enteredAt, line: entryLine(past, editable) })),
    ...[...changes].reverse().map((change) => ({ at: change.at, line: changeLine(change) })),
    ...[...targets].reverse().map((change) => ({ at: change.at, line: targetLine(change, indicators) })),
  ];
  return dated.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).map(({ line }) => line);
}

/** What the page is asked to show: `row` and `by` as its own form sends them, '' for all. */
function askedOf(projectId: string, texts: { row: string; by: string; after?: string | undefined }): HistoryOf {
  const { row, by, after } = texts;
  return {
    projectId,
    row: row === '' ? undefined : row,
    by: by === '' ? undefined : by === NAMELESS ? '' : by,
    after,
  };
}

function queryOf(of: HistoryOf, more: Record<string, string>): URLSearchParams {
  return new URLSearchParams({
    ...(of.row === undefined ? {} : { row: of.row }),
    ...(of.by === undefined ? {} : { by: of.by || NAMELESS }),
    ...more,
  });
}

function lockedForms(editable: History['editable']): string[] {
  return [...(editable['mid-year'] ? [] : ['年中监控']), ...(editable['year-end'] ? [] : ['年末自评'])];
}

function viewOf(history: History, of: HistoryOf, told: string, refused: boolean): HistoryView {
  const { open, indicators, people, next } = history;
  return {
    project: projectHead(open),
    locked: lockedForms(history.editable),
    lines: linesOf(history),
    people,
    rows: indicators.map(({ id, name, removedAt }) => ({ id, name: removedAt === null ? name : `${name}（已减少）` })),
    chosen: { row: of.row ?? '', by: of.by ?? null },
    download: `/projects/${of.projectId}/history.xlsx?${queryOf(of, {})}`,
    next: next === null ? null : `/projects/${of.projectId}/history?${queryOf(of, { after: next })}`,
    told,
    refused,
  };
}

async function show(c: Context, site: Site, of: HistoryOf, told = '', status: 200 | 409 | 422 = 200) {
  const history = await readHistory(site.db, of);
  const frame = await frameOf(c, site, history.open.project.year);
  return c.html(<HistoryPage frame={frame} view={viewOf(history, of, told, status !== 200)} />, status);
}

/** What the list was narrowed to, in words. */
function chosenWords({ indicators }: History, { row, by }: HistoryOf): string {
  const name = row === 'project' ? '本项目' : indicators.find((one) => one.id === row)?.name;
  return [name, by === '' ? NAMELESS : by].filter((one) => one !== undefined).join('、');
}

async function sendList(c: Context, site: Site, of: HistoryOf) {
  const pages = await readWholeHistory(site.db, of);
  const { project } = pages[0].open;
  const tables = historyList(project, pages.flatMap(linesOf), chosenWords(pages[0], of));
  const fileName = reportFileName(1, 1, project.name, '填报记录', 'xlsx');
  return sendLists(c, `${project.name} · 填报记录`, tables, fileName);
}

async function restore(c: Context, site: Site) {
  const projectId = c.req.param('id') ?? '';
  const form = await formOf(c);
  const version = textOf(form, 'version');
  if (!/^\d{1,9}$/.test(version)) throw new AppError('invalid', '页面的版本号不对，请刷新页面。');
  const of = askedOf(projectId, { row: textOf(form, 'row'), by: textOf(form, 'by') });
  const { entry, recorded } = await restoreEntry(site.db, {
    projectId,
    entryId: textOf(form, 'entry'),
    version: Number(version),
    by: personOf(c),
    at: site.now().toISOString(),
  });
  const cell = cellNameIn(entry.phase, entry.field);
  if (recorded.ok) return c.redirect(`/projects/${projectId}/history?${queryOf(of, { restored: entry.id })}`, 303);
  if ('problem' in recorded) return show(c, site, of, `没有恢复：${recorded.problem}`, 422);
  const { enteredBy, text } = recorded.conflict;
  const told = `没有恢复：${enteredBy || '另一人'}刚把“${cell}”改为“${text}”。请看过下面的新记录后再决定。`;
  return show(c, site, of, told, 409);
}

async function restoredWords({ db }: Site, { indicatorId, phase, field, text }: Entry): Promise<string> {
  const row = indicatorId === null ? undefined : await findIndicator(db, indicatorId);
  const name = cellNameIn(phase, field);
  const cell = row ? `${row.name} ${name}` : name;
  return text === '' ? `已把“${cell}”恢复为空。` : `已把“${cell}”恢复为“${text}”。`;
}

/** 填报记录 of a project, and restoring an earlier text. */
export function historyRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/:id/history', async (c) => {
    const { row = '', by = '', after, restored } = c.req.query();
    const projectId = c.req.param('id');
    const entry = restored === undefined ? undefined : await findEntryById(site.db, projectId, restored);
    return show(c, site, askedOf(projectId, { row, by, after }), entry ? await restoredWords(site, entry) : '');
  });

  app.get('/:id/history.xlsx', (c) => {
    const { row = '', by = '' } = c.req.query();
    return sendList(c, site, askedOf(c.req.param('id'), { row, by }));
  });

  app.post('/:id/history/restorations', (c) => restore(c, site));

  return app;
}
