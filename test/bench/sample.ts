import { migrateDatabase } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import { listProjects } from '#db/projects.ts';
import type { Db } from '#db/schema.ts';
import { listYear } from '#src/actions/list-year.ts';
import { loadSample } from '#src/actions/load-sample.ts';
import { recordToPrint } from '#src/jobs/print-forms.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import type { Sheet } from '#src/rules/sheet.ts';

const AT = '2025-01-09T01:00:00.000Z';
const YEAR = 2024;

async function withSample<T>(read: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase({ url: ':memory:' });
  try {
    await migrateDatabase(db);
    await loadSample(db, AT);
    return await read(db);
  } finally {
    await close();
  }
}

/** The sample's 信息化运维项目, 15 indicators, as it is printed. */
export async function sampleRecord(): Promise<EvaluationRecord> {
  const record = await withSample(async (db) => {
    const project = (await listProjects(db, { year: YEAR })).find((one) => one.name === '信息化运维项目');
    return recordToPrint(db, project?.id ?? '');
  });
  if (record.indicators.length !== 15) throw new Error('示例中没有 15 行的信息化运维项目');
  return record;
}

/** One form with the first rows of all sample projects, filled in as they are. */
export async function sampleSheet(rows: number): Promise<Sheet> {
  const sheets = (await withSample((db) => listYear(db, { year: YEAR, phase: 'year-end' }))).map(({ sheet }) => sheet);
  const [first] = sheets;
  const indicators = sheets.flatMap((sheet) => sheet.indicators).slice(0, rows);
  if (first === undefined || indicators.length !== rows) throw new Error(`示例不足 ${rows} 行`);
  return { ...first, indicators };
}
