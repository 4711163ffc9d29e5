import { createHash } from 'node:crypto';
import { listEntries } from '#db/entries.ts';
import { listImportCorrections } from '#db/import-corrections.ts';
import type { Db, Entry, FileImport, ImportCorrection } from '#db/schema.ts';
import { type Filling, fillingOf, hasFilling } from '#src/actions/filling.ts';
import { findReading } from '#src/actions/import-reading.ts';
import { type ComparedTable, compareTable } from '#src/actions/import-targets.ts';
import { storageProblem } from '#src/actions/record-entry.ts';
import { type CorrectedTable, correctTables } from '#src/import/corrected-tables.ts';
import type { Reading, SourceFile } from '#src/import/read-files.ts';
import { tableProblem } from '#src/import/table-problem.ts';
import { parseTarget } from '#src/rules/target.ts';

/** A table of a preview with what stands against importing it and what it would change. */
export interface OpenTable extends CorrectedTable {
  /** Why it cannot be imported; '' when it can. */
  problem: string;
  compared: ComparedTable;
  /** What was filled in for rows that the new table no longer has. */
  goneEntries: Entry[];
  /** Targets with two readings of which none was chosen. */
  questions: number;
  /** How a filled 自评表 goes into the project that is stored; null where none is, and for a table of targets. */
  filling: Filling | null;
}

/** An import as it stands: what was read, what was corrected, and how it relates to what is stored. */
export interface OpenImport {
  stored: FileImport;
  files: SourceFile[];
  reading: Reading;
  /** The newest correction of each cell. */
  corrections: ReadonlyMap<string, ImportCorrection>;
  tables: OpenTable[];
  /** Stands for everything that confirming depends on; another value means that the page showed something else. */
  seen: string;
}

const NOTHING: ComparedTable = {
  existing: 'no',
  projectId: null,
  differences: [],
  comparison: { head: [], rows: [] },
};

/** True when confirming stores this table, or fills it in. */
export function isImportable({ problem, skipped, compared, filling }: OpenTable): boolean {
  if (problem !== '' || skipped) return false;
  return filling ? hasFilling(filling) : compared.existing === 'no' || compared.existing === 'differs';
}

function problemOf(tables: readonly CorrectedTable[], at: number): string {
  const { table } = tables[at] as CorrectedTable;
  const problem = tableProblem(table);
  if (problem) return problem;
  const twin = tables.findIndex(
    ({ table: one, skipped }, i) =>
      i < at && !skipped && one.unit === table.unit && one.year === table.year && one.name === table.name,
  );
  return twin < 0 ? '' : `与前面第 ${twin + 1} 个项目同单位、同年度、同名称，请改名，或跳过其中一个。`;
}

/** A text that no cell of a form keeps; while the project is not there yet, nothing else would say so. */
function longText({ filled, kept }: CorrectedTable): string {
  const texts: [string, string][] = [
    ['总体目标完成情况', filled?.goalResult ?? ''],
    ['执行情况说明', filled?.executionReason ?? ''],
    ...kept.flatMap(({ indicator, filled: row }): [string, string][] => [
      [`“${indicator.name}”的实际完成值`, row?.actual ?? ''],
      [`“${indicator.name}”的偏差原因`, row?.reason ?? ''],
    ]),
  ];
  for (const [where, text] of texts) {
    const problem = storageProblem(text);
    if (problem) return `${where}：${problem}`;
  }
  return '';
}

async function openTable(db: Db, tables: readonly CorrectedTable[], at: number): Promise<OpenTable> {
  const corrected = tables[at] as CorrectedTable;
  const problem = problemOf(tables, at);
  const compared = problem === '' ? await compareTable(db, corrected.table) : NOTHING;
  const { table, filled } = corrected;
  if (filled && problem === '' && !compared.projectId) {
    const long = longText(corrected);
    if (long) return { ...corrected, problem: long, compared: NOTHING, goneEntries: [], questions: 0, filling: null };
  }
  if (filled && compared.projectId) {
    const filling = await fillingOf(db, compared.projectId, { table, filled });
    return { ...corrected, problem, compared, goneEntries: [], questions: 0, filling };
  }
  const gone = new Set(compared.comparison.rows.flatMap(({ kind, stored }) => (kind === 'gone' ? [stored?.id] : [])));
  const entries = gone.size > 0 && compared.projectId ? await entriesOf(db, compared.projectId) : [];
  const questions = corrected.table.indicators.filter((row) => {
    const parsed = parseTarget(row.target, row);
    return !parsed.ok && parsed.code === 'Q1';
  }).length;
  const goneEntries = entries.filter((one) => one.indicatorId !== null && gone.has(one.indicatorId) && one.text !== '');
  return { ...corrected, problem, compared, goneEntries, questions, filling: null };
}

async function entriesOf(db: Db, projectId: string): Promise<Entry[]> {
  return [...(await listEntries(db, projectId, 'mid-year')), ...(await listEntries(db, projectId, 'year-end'))];
}

function keyOf(tables: readonly OpenTable[]): string {
  const shown = tables.map(({ table, filled, skipped, problem, compared, filling }) => [
    table,
    filled,
    skipped,
    problem,
    compared.existing,
    compared.differences,
    filling,
  ]);
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22);
}

/** The import with this id as it stands. Refuses (not-found) one that is not there. */
export async function openImport(db: Db, importId: string): Promise<OpenImport> {
  const { stored, files, reading } = await findReading(db, importId);
  const corrections = new Map((await listImportCorrections(db, importId)).map((one) => [one.cell, one]));
  const texts = new Map([...corrections].map(([cell, { text }]) => [cell, text]));
  const corrected = correctTables(reading, texts);
  const tables: OpenTable[] = [];
  for (const at of corrected.keys()) tables.push(await openTable(db, corrected, at));
  return { stored, files, reading, corrections, tables, seen: keyOf(tables) };
}
