import { Hono } from 'hono';
import { findImport, saveConfirmation, saveImport } from '#db/imports.ts';
import { newId } from '#db/new-id.ts';
import type { Db } from '#db/schema.ts';
import { compareTable, importTargets } from '#src/actions/import-targets.ts';
import { AppError } from '#src/errors.ts';
import { decodeText } from '#src/import/decode-text.ts';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import type { TargetTable } from '#src/import/target-table.ts';
import { frameOf, type Site, textOf } from '#src/routes/context.ts';
import { importPreview } from '#src/routes/import-preview.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';
import { parseTarget } from '#src/rules/target.ts';
import { ImportPage, ImportPreviewPage } from '#views/import.tsx';

const DEFAULT_RULEBOOK = 'shanghai';

async function storedFile(db: Db, id: string) {
  const stored = await findImport(db, id);
  if (!stored) throw new AppError('not-found', '没有这次导入，请重新选择文件。');
  return { stored, read: readTargetTables(stored.content) };
}

/** The tables with the questions of their targets answered as the form says; an answer must be one that was offered. */
function answered(tables: readonly TargetTable[], form: FormData): TargetTable[] {
  return tables.map((table, p) => ({
    ...table,
    indicators: table.indicators.map((row, i) => {
      const answer = textOf(form, `answer.${p}.${i}`);
      const parsed = parseTarget(row.target, row);
      const offered = !parsed.ok && parsed.code === 'Q1' && parsed.answers.includes(answer);
      return offered ? { ...row, target: answer } : row;
    }),
  }));
}

/** Import of target tables: drop the file, see what was understood and what was not, confirm. */
export function importRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/new', async (c) => c.html(<ImportPage frame={await frameOf(c, site)} problem={null} />));

  app.post('/', async (c) => {
    const file = (await c.req.formData()).get('file');
    const frame = await frameOf(c, site);
    if (!(file instanceof File) || file.name === '') {
      return c.html(<ImportPage frame={frame} problem="请先选择要导入的文件。" />, 422);
    }
    const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
    if (!decoded.ok) return c.html(<ImportPage frame={frame} problem={`${file.name}：${decoded.problem}`} />, 422);
    const id = newId();
    await saveImport(site.db, {
      id,
      fileName: file.name.slice(0, 200),
      content: decoded.text,
      createdAt: site.now().toISOString(),
    });
    return c.redirect(`/imports/${id}`, 303);
  });

  app.get('/:id', async (c) => {
    const { stored, read } = await storedFile(site.db, c.req.param('id'));
    const chosen = c.req.query('rulebook') ?? DEFAULT_RULEBOOK;
    const rulebook = findRulebook(chosen)?.id ?? DEFAULT_RULEBOOK;
    const compared = await Promise.all(read.projects.map((table) => compareTable(site.db, table, rulebook)));
    const frame = await frameOf(c, site);
    return c.html(<ImportPreviewPage frame={frame} view={importPreview(stored, read, compared, rulebook)} />);
  });

  app.post('/:id/confirmation', async (c) => {
    const { stored, read } = await storedFile(site.db, c.req.param('id'));
    const form = await c.req.formData();
    const chosen = new Set(form.getAll('project').map(String));
    const tables = answered(read.projects, form).filter((_, p) => chosen.has(String(p)));
    if (tables.length === 0) throw new AppError('invalid', '没有选中要导入的项目，请返回勾选。');
    const at = site.now().toISOString();
    const replace = textOf(form, 'replace') === 'yes';
    await importTargets(site.db, { tables, rulebook: textOf(form, 'rulebook'), replace, sample: false, at });
    await saveConfirmation(site.db, stored.id, at);
    return c.redirect(`/?year=${tables[0]?.year ?? ''}`, 303);
  });

  return app;
}
