import { Hono } from 'hono';
import { z } from 'zod';
import { findImport, saveImport } from '#db/imports.ts';
import { newId } from '#db/new-id.ts';
import type { Db } from '#db/schema.ts';
import { compareTable, confirmImport, tableProblem } from '#src/actions/import-targets.ts';
import { AppError } from '#src/errors.ts';
import { decodeText } from '#src/import/decode-text.ts';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import type { ReadProblem, ReadResult, TargetTable } from '#src/import/target-table.ts';
import { formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { importPreview } from '#src/routes/import-preview.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';
import { parseTarget } from '#src/rules/target.ts';
import { ImportPage } from '#views/import.tsx';
import { ImportPreviewPage } from '#views/import-preview.tsx';

const DEFAULT_RULEBOOK = 'shanghai';

/** What waits between upload and confirmation: the texts of the files that were dropped together. */
const storedFiles = z.array(z.object({ name: z.string(), text: z.string() }));
type StoredFile = z.infer<typeof storedFiles>[number];

/** The tables of several files in a row; with more than one file a problem names its own. Of a project in two files the first counts. */
function readFiles(files: readonly StoredFile[]): ReadResult {
  const projects: TargetTable[] = [];
  const problems: ReadProblem[] = [];
  for (const { name: file, text } of files) {
    const read = readTargetTables(text);
    problems.push(
      ...read.problems.map((one) => (files.length > 1 ? { ...one, message: `${file}：${one.message}` } : one)),
    );
    for (const table of read.projects) {
      const known = projects.some(
        (one) => one.unit === table.unit && one.year === table.year && one.name === table.name,
      );
      if (!known) projects.push(table);
      else
        problems.push({
          line: 1,
          text: table.name,
          message: `${file}：前面的文件已有这个项目，本文件中的这张表不导入。`,
        });
    }
  }
  return { projects, problems };
}

async function storedImport(db: Db, id: string) {
  const stored = await findImport(db, id);
  if (!stored) throw new AppError('not-found', '没有这次导入，请重新选择文件。');
  return { stored, read: readFiles(storedFiles.parse(JSON.parse(stored.content))) };
}

/** The uploaded files as text, or a sentence for each that is none. */
async function decodeFiles(files: readonly File[]): Promise<{ stored: StoredFile[]; problems: string[] }> {
  const stored: StoredFile[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
    if (decoded.ok) stored.push({ name: file.name.slice(0, 200), text: decoded.text });
    else problems.push(`${file.name}：${decoded.problem}`);
  }
  return { stored, problems };
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

/** Import of target tables: drop the files, see what was understood and what was not, confirm. */
export function importRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/new', async (c) => c.html(<ImportPage frame={await frameOf(c, site)} view={{ problem: '' }} />));

  app.post('/', async (c) => {
    const sent = (await formOf(c)).getAll('file');
    const files = sent.filter((file): file is File => file instanceof File && file.name !== '');
    const { stored, problems } = await decodeFiles(files);
    if (files.length === 0 || problems.length > 0) {
      const problem = problems.join(' ') || '请先选择要导入的文件。';
      return c.html(<ImportPage frame={await frameOf(c, site)} view={{ problem }} />, 422);
    }
    const id = newId();
    const fileName = stored
      .map((file) => file.name)
      .join('、')
      .slice(0, 500);
    await saveImport(site.db, { id, fileName, content: JSON.stringify(stored), createdAt: site.now().toISOString() });
    return c.redirect(`/imports/${id}`, 303);
  });

  app.get('/:id', async (c) => {
    const { stored, read } = await storedImport(site.db, c.req.param('id'));
    const compared = await Promise.all(read.projects.map((table) => compareTable(site.db, table)));
    const view = importPreview(stored, read, compared, DEFAULT_RULEBOOK);
    return c.html(<ImportPreviewPage frame={await frameOf(c, site)} view={view} />);
  });

  app.post('/:id/confirmation', async (c) => {
    const { stored, read } = await storedImport(site.db, c.req.param('id'));
    const form = await formOf(c);
    const rulebook = textOf(form, 'rulebook');
    if (!findRulebook(rulebook)) throw new AppError('invalid', '请选择评分办法。');
    const tables = answered(read.projects, form).filter((table) => tableProblem(table) === null);
    if (tables.length === 0)
      throw new AppError('invalid', '这个文件里没有可以导入的项目，请按预览中的说明更正文件后重新导入。');
    await confirmImport(site.db, stored.id, {
      tables,
      rulebook,
      replace: true,
      sample: false,
      at: site.now().toISOString(),
      by: personOf(c),
    });
    return c.redirect(`/?year=${tables[0]?.year ?? ''}`, 303);
  });

  return app;
}
