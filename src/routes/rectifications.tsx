import { type Context, Hono } from 'hono';
import { listRectifications } from '#db/rectifications.ts';
import type { Rectification } from '#db/schema.ts';
import { reportFileName } from '#reports/file-name.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { recordRectification } from '#src/actions/record-rectification.ts';
import { AppError } from '#src/errors.ts';
import { formatInstant, formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { rectificationList } from '#src/routes/lists/rectifications.ts';
import { sendLists } from '#src/routes/send-form.ts';
import { projectHead } from '#src/routes/sheet-view.ts';
import { type RectificationTexts, rectificationState } from '#src/rules/rectification.ts';
import { problemsOfForm } from '#src/rules/summary.ts';
import { type RectificationLine, RectificationsPage } from '#views/rectifications.tsx';

const EMPTY: RectificationTexts = { problem: '', measure: '', foundOn: '', startedOn: '', doneOn: '' };
const FRESH: RectificationLine = { id: '', version: 0, state: '待整改', texts: EMPTY, problems: {} };

function lineOf(stored: Rectification): RectificationLine {
  const { id, version, problem, measure, foundOn, startedOn, doneOn } = stored;
  const texts = { problem, measure, foundOn, startedOn, doneOn };
  return { id, version, state: rectificationState(texts), texts, problems: {} };
}

/** What a refused form keeps: its own texts at the line that it was about. */
interface Left {
  told: string;
  line: RectificationLine;
}

async function storedOf(site: Site, projectId: string): Promise<Rectification[]> {
  return (await listRectifications(site.db, [projectId])).filter((one) => one.withdrawn === 0);
}

async function show(c: Context, site: Site, told: string, left: Left | null) {
  const projectId = c.req.param('id') ?? '';
  const open = await openSheet(site.db, projectId, 'year-end');
  const stored = await storedOf(site, projectId);
  const kept = (line: RectificationLine) =>
    left?.line.id === line.id ? { ...left.line, version: line.version } : line;
  const known = new Set(stored.map((one) => one.problem));
  const measures = new Map(open.sheet.indicators.map((row) => [row.name, row.measure.trim()]));
  const proposals = problemsOfForm(open).filter((problem) => !known.has(problem));
  const view = {
    project: projectHead(open),
    lines: stored.map((one) => kept(lineOf(one))),
    fresh: kept(FRESH),
    proposals: proposals.map((problem) => ({
      problem,
      measure: measures.get(/^“(.+?)”/.exec(problem)?.[1] ?? '') ?? '',
    })),
    told: left?.told ?? told,
    refused: left !== null,
  };
  const frame = await frameOf(c, site, open.project.year);
  return c.html(<RectificationsPage frame={frame} view={view} />, left === null ? 200 : 422);
}

async function sendList(c: Context, site: Site) {
  const { project } = await openSheet(site.db, c.req.param('id') ?? '', 'year-end');
  const lines = (await storedOf(site, project.id)).map(lineOf);
  const fileName = reportFileName(1, 1, project.name, '整改清单', 'xlsx');
  return sendLists(c, `${project.name} · 整改清单`, rectificationList(project, lines), fileName);
}

async function record(c: Context, site: Site) {
  const projectId = c.req.param('id') ?? '';
  const form = await formOf(c);
  const [id, version, act] = [textOf(form, 'id'), textOf(form, 'version'), textOf(form, 'act')];
  if (!/^\d{1,9}$/.test(version)) throw new AppError('invalid', '页面的版本号不对，请刷新页面。');
  if (act !== 'save' && act !== 'withdraw') throw new AppError('invalid', '请用页面上的按钮保存。');
  const texts = Object.fromEntries(Object.keys(EMPTY).map((field) => [field, textOf(form, field)])) as unknown;
  const typed = texts as RectificationTexts;
  const now = site.now();
  const recorded = await recordRectification(site.db, {
    ...{ projectId, id: id === '' ? null : id, version: Number(version), texts: typed, withdrawn: act === 'withdraw' },
    ...{ by: personOf(c), at: now.toISOString(), today: formatInstant(now).slice(0, 10) },
  });
  if (!recorded.ok) {
    const line = { id, version: Number(version), state: rectificationState(typed), texts: typed };
    return show(c, site, '', { told: recorded.told, line: { ...line, problems: recorded.problems } });
  }
  return c.redirect(`/projects/${projectId}/rectifications?done=${act}`, 303);
}

const DONE: Readonly<Record<string, string>> = { save: '已保存。', withdraw: '已撤下，不再计入问题数。' };

/** 整改 of a project: the page, and recording what is done about a problem. */
export function rectificationRoutes(site: Site): Hono {
  const app = new Hono();
  app.get('/:id/rectifications', (c) => show(c, site, DONE[c.req.query('done') ?? ''] ?? '', null));
  app.get('/:id/rectifications.xlsx', (c) => sendList(c, site));
  app.post('/:id/rectifications', (c) => record(c, site));
  return app;
}
