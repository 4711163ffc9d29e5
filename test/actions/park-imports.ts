import { expect } from 'vitest';
import { saveImport } from '#db/imports.ts';
import { listIndicators } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { listProjects } from '#db/projects.ts';
import type { Db } from '#db/schema.ts';
import { confirmImport } from '#src/actions/confirm-import.ts';
import { correctImport } from '#src/actions/correct-import.ts';
import { openImport } from '#src/actions/open-import.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { undoImport } from '#src/actions/undo-import.ts';
import { ONE_CELL_A_LINE } from '#test/journeys/tables.ts';

export const AT = '2025-01-08T04:03:00.000Z';
export const BY = '陈晓岚';

/** What the tests of importing do with the table of a park, each test with a park of its own. */
export function parkImports(used: { readonly db: Db }) {
  const park = (name: string) => ({
    name: `${name}.txt`,
    text: ONE_CELL_A_LINE.replaceAll('街心公园', name)
      .replace('示例区绿化管理所', `${name}管理所`)
      .replace('\n300000元', '\n≤300000元'),
  });

  async function uploadFiles(files: { name: string; text: string }[]): Promise<string> {
    const id = newId();
    const fileName = files.map((file) => file.name).join('、');
    await saveImport(used.db, { id, fileName, content: JSON.stringify(files), reading: null, createdAt: AT });
    return id;
  }

  /** Uploads the park's table under another name, each test its own unit. */
  function upload(name: string, change: (text: string) => string = (text) => text): Promise<string> {
    const { text, ...file } = park(name);
    return uploadFiles([{ ...file, text: change(text) }]);
  }

  const correct = (importId: string, cell: string, text: string, version = 0, by = BY) => {
    const [owner = '', field = ''] = cell.split('/');
    return correctImport(used.db, { importId, owner, field, text, version, by, at: AT });
  };

  async function confirm(importId: string, seen?: string) {
    const open = await openImport(used.db, importId);
    return confirmImport(used.db, { importId, rulebook: 'shanghai', seen: seen ?? open.seen, by: BY, at: AT });
  }

  const undo = (importId: string) => undoImport(used.db, { importId, by: '陆敏', at: AT });

  async function projectOf(name: string) {
    const found = (await listProjects(used.db, { year: 2024 })).find((one) => one.name === `${name}维护经费`);
    if (!found) throw new Error(`没有${name}`);
    return found;
  }

  const targets = async (name: string) =>
    (await listIndicators(used.db, (await projectOf(name)).id)).map((row) => row.target);

  async function type(name: string, text: string): Promise<void> {
    const project = await projectOf(name);
    const [row] = await listIndicators(used.db, project.id);
    const cell = { projectId: project.id, phase: 'year-end', indicatorId: row?.id ?? '', field: 'actual' } as const;
    expect(await recordEntry(used.db, { ...cell, text, version: 0, by: BY, at: AT })).toMatchObject({ ok: true });
  }

  return { park, uploadFiles, upload, correct, confirm, undo, projectOf, targets, type };
}
