import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { appendEntry } from '#db/entries.ts';
import { listIndicators } from '#db/indicators.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { newId } from '#db/new-id.ts';
import { openDatabase } from '#db/open.ts';
import { listNextProjects } from '#db/previous-projects.ts';
import { findProject } from '#db/projects.ts';
import { SAMPLE_ENTRIES } from '#db/sample/year-end-2024.ts';
import type { Db } from '#db/schema.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { startYear } from '#src/actions/start-year.ts';
import { createApp } from '#src/app.tsx';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import type { TargetTable } from '#src/import/target-table.ts';

const NAME = '信息化运维项目';
const NOW = new Date('2025-01-09T01:00:00.000Z');
/** What statfs says of a folder that is kept in memory, where a durable write costs nothing. */
const TMPFS = 0x01021994;

/** An open year-end form whose cells can be saved one by one. */
export interface FilledForm {
  projectId: string;
  indicatorIds: string[];
}

export interface SavingSite {
  folder: string;
  inMemory: boolean;
  /** The form of 15 rows as the sample has it, the same for many people at once, and one of 300 rows. */
  usual: FilledForm;
  crowded: FilledForm;
  long: FilledForm;
  /** The form of 15 rows a year later, which shows the year before, still open, beside each row. */
  carried: FilledForm;
  /** Saves the next text into a cell the way the page does; refuses any answer but 200. */
  save(form: FilledForm, row: number, field: string): Promise<void>;
  /** Serves it to a browser; gives the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** The whole application over a SQLite file in a temporary folder, with two forms that are filled in. */
export async function openSavingSite(): Promise<SavingSite> {
  const folder = mkdtempSync(join(tmpdir(), 'jiheng-bench-'));
  const { db, close } = await openDatabase({ url: `sqlite:${join(folder, 'jiheng.db')}` });
  await migrateDatabase(db);
  const tables = readTargetTables(await readFile(new URL('../../db/sample/targets-2024.txt', import.meta.url), 'utf8'));
  const table = tables.projects.find(({ name }) => name === NAME);
  if (table === undefined) throw new Error(`示例中没有${NAME}`);
  const usual = await importFilled(db, { ...table, unit: '测量用的单位' });
  const crowded = await importFilled(db, { ...table, name: `${table.name}（多人同填）`, unit: '测量用的单位' });
  const long = await importFilled(db, { ...repeated(table, 300), unit: '测量用的单位' });
  const carried = await carryOn(db, usual);
  const printer = { print: () => Promise.reject(new Error('这里不打印')), close: async () => undefined };
  const app = createApp({ db, printer, printedFolder: '', now: () => NOW, development: false });
  const versions = new Map<string, number>();
  let server: ServerType | undefined;
  return {
    folder,
    inMemory: statfsSync(folder).type === TMPFS,
    usual,
    crowded,
    long,
    carried,
    async save(form, row, field) {
      const cell = `/projects/${form.projectId}/year-end/cells/${form.indicatorIds[row]}/${field}`;
      const version = versions.get(cell) ?? (field === 'actual' && form !== carried ? 1 : 0);
      versions.set(cell, version + 1);
      const body = new FormData();
      body.set('text', textOfVersion(version));
      body.set('version', String(version));
      const headers = { 'sec-fetch-site': 'same-origin', 'hx-request': 'true' };
      const answer = await app.request(`http://127.0.0.1${cell}`, { method: 'PUT', body, headers });
      if (answer.status !== 200) throw new Error(`保存没有成功：${answer.status} ${await answer.text()}`);
      await answer.text();
    },
    listen: () =>
      new Promise((resolve) => {
        server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
          resolve(`http://127.0.0.1:${port}`),
        );
      }),
    async close() {
      await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What is typed into a cell, each time something else. */
export function textOfVersion(version: number): string {
  return `${(version % 90) + 10}`;
}

async function carryOn(db: Db, { projectId }: FilledForm): Promise<FilledForm> {
  const before = await findProject(db, projectId);
  if (before === undefined) throw new Error('没有要接着做的项目');
  const take = { indicators: true, weights: true, goals: true };
  await startYear(db, { from: before.year, projectIds: [projectId], take, at: NOW.toISOString() });
  const next = (await listNextProjects(db, before.year + 1, [before])).get(projectId);
  const indicators = await listIndicators(db, next?.id ?? '');
  return { projectId: next?.id ?? '', indicatorIds: indicators.map(({ id }) => id) };
}

function repeated(table: TargetTable, rows: number): TargetTable {
  const indicators = Array.from({ length: rows }, (_, index) => {
    const row = table.indicators[Math.floor((index * table.indicators.length) / rows)];
    if (row === undefined) throw new Error(`${table.name}没有指标`);
    return { ...row, name: `${row.name}（第${index + 1}项）` };
  });
  return { ...table, name: `${table.name}（${rows}行）`, indicators };
}

async function importFilled(db: Db, table: TargetTable): Promise<FilledForm> {
  const at = NOW.toISOString();
  const how = { tables: [table], rulebook: 'shanghai', replace: false, sample: false, at };
  const projectId = (await importTargets(db, how))[0]?.projectId ?? '';
  const indicators = await listIndicators(db, projectId);
  const typed = SAMPLE_ENTRIES[NAME]?.indicators ?? {};
  await db.transaction().execute(async (db) => {
    for (const { id: indicatorId, name } of indicators) {
      const text = typed[name.replace(/（第\d+项）$/u, '')]?.actual ?? '达成';
      const cell = { projectId, indicatorId, phase: 'year-end', field: 'actual' } as const;
      await appendEntry(db, { id: newId(), cell, text, expectedVersion: 0, at, by: '测量' });
    }
  });
  return { projectId, indicatorIds: indicators.map(({ id }) => id) };
}
