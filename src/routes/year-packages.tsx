import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { listYears } from '#db/projects.ts';
import {
  dropYearPackage,
  parkedYearPackage,
  parkYearPackage,
  readPackageFile,
} from '#src/actions/park-year-package.ts';
import { type PackageItem, planYearPackage } from '#src/actions/plan-year-package.ts';
import { readInYearPackage } from '#src/actions/read-in-year-package.ts';
import { listShownProjects } from '#src/actions/shown-projects.ts';
import { AppError } from '#src/errors.ts';
import { formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { VERSION } from '#src/version.ts';
import { MOST_BYTES, TOO_LARGE } from '#src/year-package/read-package.ts';
import { PackagePreviewPage } from '#views/year-package-preview.tsx';
import type { PackageLine } from '#views/year-package-props.ts';
import { YearPackagesPage } from '#views/year-packages.tsx';

/** Beside the file itself a form sends some lines of its own. */
const FORM_BYTES = 64 * 1024;
const STATES = { new: '新增', same: '相同', different: '有不同' } as const;

/** A package has its own, larger limit. */
export const PACKAGE_LIMIT = bodyLimit({
  maxSize: MOST_BYTES + FORM_BYTES,
  onError: () => {
    throw new AppError('too-large', TOO_LARGE);
  },
});

/** Waiting packages stand beside what was printed: neither outlives its day, nor a start of the program. */
function folderOf(site: Site): string {
  return join(site.printedFolder, 'year-packages');
}

async function showPackages(c: Context, site: Site, problem: string) {
  const years = await listYears(site.db);
  const counted = years.map(async (year) => ({ year, projects: (await listShownProjects(site.db, { year })).length }));
  const view = { years: (await Promise.all(counted)).filter(({ projects }) => projects > 0), problem };
  return c.html(<YearPackagesPage frame={await frameOf(c, site)} view={view} />, problem === '' ? 200 : 422);
}

/** A page of a thousand projects has to stay one that a browser shows. */
const MOST_DIFFERENCES = 100;

function lineOf(item: PackageItem, taken: ReadonlySet<string>): PackageLine {
  const { id, name, unitName, obstacle } = item;
  const more = item.differences.length - MOST_DIFFERENCES;
  const differences = [
    ...item.differences.slice(0, MOST_DIFFERENCES),
    ...(more > 0 ? [`还有 ${more} 处没有列出`] : []),
  ];
  return { id, name, unitName, differences, state: STATES[item.state], obstacle: obstacle ?? '', taken: taken.has(id) };
}

async function preview(c: Context, site: Site, problem: string, taken: ReadonlySet<string>) {
  const id = c.req.param('id') ?? '';
  const found = await parkedYearPackage(folderOf(site), id);
  const plan = await planYearPackage(site.db, found);
  const view = {
    id,
    year: found.year,
    program: found.program,
    seen: plan.seen,
    lines: plan.items.map((item) => lineOf(item, taken)),
    imports: plan.imports.length,
    notes: plan.notes,
    problem,
  };
  return c.html(<PackagePreviewPage frame={await frameOf(c, site)} view={view} />, problem === '' ? 200 : 409);
}

async function upload(c: Context, site: Site) {
  const file = (await formOf(c)).get('file');
  if (!(file instanceof File) || file.name === '') return showPackages(c, site, '请先选择年度数据包文件。');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = readPackageFile(bytes);
  if (!read.ok) return showPackages(c, site, read.problem);
  const { refusal } = await planYearPackage(site.db, read.package);
  if (refusal !== null) return showPackages(c, site, refusal);
  return c.redirect(`/year-packages/${await parkYearPackage(folderOf(site), bytes)}`, 303);
}

async function confirm(c: Context, site: Site) {
  const form = await formOf(c);
  const chosen = [...form.keys()].filter((name) => form.get(name) === 'take');
  const take = new Set(chosen);
  const found = await parkedYearPackage(folderOf(site), c.req.param('id') ?? '');
  const how = {
    package: found,
    seen: textOf(form, 'seen'),
    take,
    by: personOf(c),
    at: site.now().toISOString(),
    version: VERSION,
  };
  const done = await readInYearPackage(site.db, how);
  if (!done.ok) return preview(c, site, done.problem, take);
  const { year, added, changed, kept } = done;
  return c.redirect(`/?year=${year}&added=${added}&changed=${changed}&kept=${kept}`, 303);
}

/** 年度数据包: the years to be downloaded, and one read in: uploaded, compared with what is here, confirmed. */
export function yearPackageRoutes(site: Site): Hono {
  const app = new Hono();
  const none: ReadonlySet<string> = new Set();

  app.get('/', (c) => showPackages(c, site, ''));
  app.post('/', (c) => upload(c, site));
  app.get('/:id', (c) => preview(c, site, '', none));
  app.post('/:id/confirmation', (c) => confirm(c, site));
  app.post('/:id/removal', async (c) => {
    await dropYearPackage(folderOf(site), c.req.param('id'));
    return c.redirect('/year-packages', 303);
  });

  return app;
}
