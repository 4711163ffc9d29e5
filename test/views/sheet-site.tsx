import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { publicFiles } from '#src/routes/public-files.ts';
import { scoreSheet } from '#src/rules/sheet.ts';
import { FRAME } from '#views/gallery-frames.ts';
import type { SheetView } from '#views/props.ts';
import { SavedNote } from '#views/saved-state.tsx';
import { SheetTable, YearEndPage } from '#views/sheet.tsx';
import { SheetAside } from '#views/sheet-aside.tsx';
import { IndicatorBody } from '#views/sheet-indicators.tsx';
import { SheetRow } from '#views/sheet-row.tsx';
import { TotalRow } from '#views/sheet-totals.tsx';

const LONGEST = 300;
const PAGE = '/projects/p3/year-end';

/** One sheet kept in memory behind the real components, so that slowness, failures and other people can be played. */
export interface SheetSite {
  address: string;
  view: SheetView;
  /** Milliseconds that each save takes. */
  slowness: number;
  /** Saves that will still fail with 500. */
  failures: number;
  /** A plain sentence that every save is answered with, status 409; '' for none. */
  sentence: string;
  /** Every text that arrived, as `cell@version=text`, and `submitted by NAME`. */
  arrived: string[];
  /** The most saves that were under way at once. */
  together: number;
  /** Another person types into a cell of an indicator. */
  typeElsewhere(id: string, field: 'actual' | 'reason', text: string): void;
  textOf(id: string, field: string): string;
  show(view: SheetView): void;
  close(): Promise<void>;
}

function withText(view: SheetView, id: string, field: string, text: string): SheetView {
  const at = view.indicatorIds.indexOf(id);
  const indicators = view.sheet.indicators.map((row, i) => (i === at ? { ...row, [field]: text } : row));
  const sheet = { ...view.sheet, indicators };
  const versions = { ...view.versions, [`${id}/${field}`]: (view.versions[`${id}/${field}`] ?? 0) + 1 };
  return { ...view, sheet, versions, scored: scoreSheet(sheet), pinned: view.pinned || field === 'weight' };
}

function stored(view: SheetView, id: string, field: string): string {
  const row = view.sheet.indicators[view.indicatorIds.indexOf(id)];
  const texts = Object.entries(row ?? {}).find(([name]) => name === field);
  return String(texts?.[1] ?? '');
}

/** The way of one save: unchanged, stored, refused for its length or for the lock, or in conflict. */
function decide(site: SheetSite, id: string, field: string, text: string, version: number) {
  const cell = `${id}/${field}`;
  const { view } = site;
  const now = view.versions[cell] ?? 0;
  const refuse = (problem: string) => ({ status: 422 as const, shown: { ...view, refused: { cell, text, problem } } });
  if (!view.editable) return refuse('已提交，不能修改。');
  if (text.length > LONGEST) return refuse(`最多 ${LONGEST} 个字。`);
  const before = stored(view, id, field);
  if (text === before) return { status: 200 as const, shown: view };
  if (version !== now) {
    const conflict = { cell, mine: text, stored: { text: before, version: now, by: '周明', at: '12:01' } };
    return { status: 409 as const, shown: { ...view, conflict } };
  }
  site.view = { ...withText(view, id, field, text), savedAt: '12:34' };
  return { status: 200 as const, shown: site.view };
}

async function saveCell(c: Context, site: SheetSite): Promise<Response> {
  const [id = '', field = ''] = [c.req.param('id'), c.req.param('field')];
  const form = await c.req.formData();
  const text = String(form.get('text'));
  site.arrived.push(`${id}/${field}@${form.get('version')}=${text}`);
  await new Promise((resolve) => setTimeout(resolve, site.slowness));
  if (site.sentence !== '') return c.text(site.sentence, 409);
  if (site.failures > 0) {
    site.failures -= 1;
    return c.text('系统出错，已记录。', 500);
  }
  const { status, shown } = decide(site, id, field, text, Number(form.get('version')));
  const wide = field === 'weight' || field === 'notApplicable';
  const answer = (
    <>
      {wide ? <IndicatorBody view={shown} /> : <SheetRow view={shown} index={shown.indicatorIds.indexOf(id)} />}
      <TotalRow view={shown} oob />
      <SheetAside view={shown} oob />
      <SavedNote view={shown} oob />
    </>
  );
  return c.html(answer, status);
}

/** Several cells in one request: the whole table answers, and a header names those that were stored. */
async function saveBlock(c: Context, site: SheetSite): Promise<Response> {
  const sent: { cell: string; text: string; version: number }[] = JSON.parse(
    String((await c.req.formData()).get('cells')),
  );
  site.arrived.push(sent.map(({ cell, text, version }) => `${cell}@${version}=${text}`).join(' + '));
  await new Promise((resolve) => setTimeout(resolve, site.slowness));
  if (site.failures > 0) {
    site.failures -= 1;
    return c.text('系统出错，已记录。', 500);
  }
  const stored: string[] = [];
  const left: string[] = [];
  for (const { cell, text, version } of sent) {
    const [id = '', field = ''] = cell.split('/');
    (decide(site, id, field, text, version).status === 200 ? stored : left).push(cell);
  }
  c.header('HX-Trigger', JSON.stringify({ 'cells:answered': { stored, left } }));
  return c.html(
    <>
      <SheetTable view={site.view} />
      <SheetAside view={site.view} oob />
      <SavedNote view={site.view} oob />
    </>,
  );
}

/** Starts the pretended site on a free port of 127.0.0.1, under the content policy of the real one. */
export async function startSheetSite(first: SheetView): Promise<SheetSite> {
  let underWay = 0;
  const site: SheetSite = {
    address: '',
    view: first,
    slowness: 0,
    failures: 0,
    sentence: '',
    arrived: [],
    together: 0,
    typeElsewhere: (id, field, text) => {
      site.view = withText(site.view, id, field, text);
    },
    textOf: (id, field) => stored(site.view, id, field),
    show: (view) => {
      Object.assign(site, { view, slowness: 0, failures: 0, sentence: '', arrived: [], together: 0 });
    },
    close: async () => undefined,
  };
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'",
    );
  });
  app.route('/public', publicFiles(false));
  app.get(PAGE, (c) => c.html(<YearEndPage frame={FRAME} view={site.view} />));
  const counted = async (answer: Promise<Response>) => {
    underWay += 1;
    site.together = Math.max(site.together, underWay);
    try {
      return await answer;
    } finally {
      underWay -= 1;
    }
  };
  app.put(`${PAGE}/cells`, (c) => counted(saveBlock(c, site)));
  app.put(`${PAGE}/cells/:id/:field`, (c) => counted(saveCell(c, site)));
  app.post(`${PAGE}/submission`, async (c) => {
    site.arrived.push(`submitted by ${(await c.req.formData()).get('by')}`);
    return c.html(<p id="done">已提交</p>);
  });
  const { address, close } = await listen(app);
  return Object.assign(site, { address: `${address}${PAGE}`, close });
}

/** Serves on a free port of 127.0.0.1 until closed. */
export async function listen(app: Hono): Promise<{ address: string; close: () => Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    await once(server, 'close');
  };
  return { address: `http://127.0.0.1:${port}`, close };
}
