import { findCellLines } from '#src/import/cell-lines.ts';
import { fillTargetTables } from '#src/import/fill-target-tables.ts';
import type { FilledTable } from '#src/import/filled-table.ts';
import { filledFlowGrid } from '#src/import/flow/filled-flow.ts';
import { flowGrid } from '#src/import/flow/flow-grid.ts';
import type { FlowGrid } from '#src/import/flow/flow-grid-builder.ts';
import type { Grid } from '#src/import/grid.ts';
import { isTitle } from '#src/import/grids/form-words.ts';
import { type GridTable, readGrid, TEMPLATE } from '#src/import/grids/read-grid.ts';
import { labelKey, splitLines } from '#src/import/piece.ts';
import { type LineRange, readPlacedTables } from '#src/import/read-target-tables.ts';
import type { ReadProblem, TargetTable } from '#src/import/target-table.ts';

/** An uploaded file as it is read and shown: running text, or the grids of a file that has cells. */
export type SourceFile = { name: string; text: string } | { name: string; grids: Grid[] };

/** Where a cell stands in its file: lines of a text, or rows of its grids one below the other, both from 1; columns from 0. */
export interface SourcePlace extends LineRange {
  column?: number;
}

/** One table of a file. `cells` and `doubts` are keyed `name`, `money.other`, `3/target`. */
export interface ReadTable {
  project: TargetTable;
  /** What a filled 自评表 says beyond its targets; left out for a table of targets. */
  filled?: FilledTable;
  place: LineRange;
  cells: Record<string, SourcePlace>;
  doubts: Record<string, string>;
  /** The form is Shanghai's own. */
  isShanghai: boolean;
}

/** What one file holds. */
export interface FileReading {
  source: SourceFile;
  tables: ReadTable[];
  problems: ReadProblem[];
}

/** What was read of files that were dropped together; `file` counts them from 0. */
export interface Reading {
  projects: TargetTable[];
  /** Where each project stands in the source. */
  places: (LineRange & { file: number })[];
  problems: (ReadProblem & { file: number })[];
  /** Of every project its cells and their doubts; left out by a reading of an older program. */
  tables?: Omit<ReadTable, 'project' | 'place'>[];
}

/** A reference template says so in its title, or leaves the year open. */
const TEMPLATE_TITLE = /参考模板|[（(]模板[）)]|20[XxＸ×]{2}\s*年/;
const PLACEHOLDERS = /[*＊]{2,}/g;
const MANY_PLACEHOLDERS = 3;

const NO_TABLE =
  '没有找到绩效目标申报表。要有“项目名称”“项目资金”“一级指标”“三级指标”“指标值”等栏目；请核对是否选错了文件或工作表。';

const TWICE = '前面的文件已有这个项目，本文件中的这张表不导入。';
const TWICE_IN_FILE =
  '本文件前面已有同名的项目，内容不同，这张表不导入。请核对：是同一个项目的，只留要用的一张；是另一个项目的，改成不同的项目名称，再导入。';

/** The line that shows a text to be a template that nobody filled in; null for any other text. */
function templateLine(text: string): { line: number; text: string } | null {
  if ((text.match(PLACEHOLDERS)?.length ?? 0) < MANY_PLACEHOLDERS) return null;
  const lines = splitLines(text);
  const at = lines.findIndex((line) => TEMPLATE_TITLE.test(line));
  return at < 0 ? null : { line: at + 1, text: lines[at] ?? '' };
}

const FILLED_TEXT =
  '这是自评表的纯文本，有的格空着或断成几行，分不清哪个数在哪一格，没有读入。请导入它的 Excel、Word 或 PDF；文本请用制表符或竖线分栏。';

/** The title of a 自评表 in running text; null for any other text. */
function evaluationLine(text: string): { line: number; text: string } | null {
  const lines = splitLines(text);
  const at = lines.findIndex((line) => isTitle(labelKey(line)) && line.includes('自评'));
  return at < 0 ? null : { line: at + 1, text: (lines[at] ?? '').trim() };
}

/** Running text of another form than Shanghai's: its cells are put into a grid, whose rows lead back to the lines of the text. */
function readFlow(name: string, text: string, flow: FlowGrid): FileReading {
  const { tables, problems } = readGrid(flow.grid);
  const lineOf = (row: number) => flow.lines[row] ?? flow.lines.at(-1) ?? 1;
  const linesOf = (row: number) => ({ from: lineOf(row), to: Math.max(lineOf(row), lineOf(row + 1) - 1) });
  return {
    source: { name, text },
    tables: tables.map((table) => ({
      project: table.project,
      ...(table.filled ? { filled: table.filled } : {}),
      place: { from: lineOf(table.top), to: lineOf(table.end - 1) },
      cells: Object.fromEntries([...table.cells].map(([field, { row }]) => [field, linesOf(row)])),
      doubts: Object.fromEntries(table.doubts),
      isShanghai: table.isShanghai,
    })),
    problems: problems.map((one) => ({ ...one, line: lineOf(one.line - 1) })),
  };
}

function readText(name: string, text: string): FileReading {
  const { projects, problems, places } = readPlacedTables(text);
  const lines = splitLines(text);
  if (projects.length === 0) {
    const template = templateLine(text);
    if (template) return { source: { name, text }, tables: [], problems: [{ ...template, message: TEMPLATE }] };
    const filled = evaluationLine(text);
    const flow = filled ? filledFlowGrid(text) : flowGrid(text);
    if (flow) return readFlow(name, text, flow);
    if (filled) return { source: { name, text }, tables: [], problems: [{ ...filled, message: FILLED_TEXT }] };
  }
  const tables = projects.map((project, at) => {
    const place = places[at] ?? { from: 1, to: 1 };
    const cells = Object.fromEntries(findCellLines(lines, project, place));
    return { project, place, cells, doubts: {}, isShanghai: true };
  });
  return { source: { name, text }, tables, problems };
}

function tableOf(table: GridTable, before: number): ReadTable {
  const cells = [...table.cells].map(([field, { row, rows, column }]) => {
    const place: SourcePlace = { from: before + row + 1, to: before + row + rows, column };
    return [field, place] as const;
  });
  return {
    project: table.project,
    ...(table.filled ? { filled: table.filled } : {}),
    place: { from: before + table.top + 1, to: before + table.end },
    cells: Object.fromEntries(cells),
    doubts: Object.fromEntries(table.doubts),
    isShanghai: table.isShanghai,
  };
}

/** Of every row of the grids, one below the other, where it stands in words. */
function placesOf(grids: readonly Grid[]): string[] {
  return grids.flatMap(({ places }) => places);
}

function readGrids(name: string, grids: Grid[]): FileReading {
  const reading: FileReading = { source: { name, grids }, tables: [], problems: [] };
  const read: ReadTable[] = [];
  let before = 0;
  for (const grid of grids) {
    const { tables, problems } = readGrid(grid);
    for (const message of grid.unread ?? []) reading.problems.push({ line: 0, text: '', message });
    for (const table of tables) read.push(tableOf(table, before));
    for (const one of problems)
      reading.problems.push({ ...one, line: before + one.line, place: grid.places[one.line - 1] ?? '' });
    before += grid.rows;
  }
  const { tables, problems } = fillTargetTables(read);
  const places = placesOf(grids);
  for (const one of problems) reading.problems.push({ ...one, place: places[one.line - 1] ?? '' });
  reading.tables = tables;
  if (reading.tables.length === 0 && reading.problems.length === 0) {
    const [first] = grids[0]?.cells ?? [];
    reading.problems.push({ line: 1, text: first?.text ?? '', message: NO_TABLE, place: places[0] ?? '' });
  }
  return reading;
}

/** The target tables of one file, with the place of every cell, what is doubtful, and what could not be read. Never throws. */
export function readSource(source: SourceFile): FileReading {
  return 'text' in source ? readText(source.name, source.text) : readGrids(source.name, source.grids);
}

/** By what two tables are of one project; without a name nobody knows. */
function projectKey({ name, unit, year }: TargetTable): string | null {
  return name === '' ? null : JSON.stringify([name, unit, year]);
}

/**
 * The tables of several files in a row; with more than one file a problem names its own. Of two tables of one project the first counts
 * and the other is told, in one file as in two.
 */
export function joinReadings(files: readonly FileReading[]): Required<Reading> {
  const reading: Required<Reading> = { projects: [], places: [], problems: [], tables: [] };
  const known = new Map<string | null, number>();
  for (const [file, { source, tables, problems }] of files.entries()) {
    const named = (message: string) => (files.length > 1 ? `${source.name}：${message}` : message);
    const rows = 'grids' in source ? placesOf(source.grids) : null;
    for (const one of problems) reading.problems.push({ ...one, file, message: named(one.message) });
    for (const { project, place, ...read } of tables) {
      const key = projectKey(project);
      const first = key === null ? undefined : known.get(key);
      if (first !== undefined) {
        const message = named(first === file ? TWICE_IN_FILE : TWICE);
        const where = rows ? { place: rows[place.from - 1] ?? '' } : {};
        reading.problems.push({ line: place.from, ...where, text: project.name, message, file });
        continue;
      }
      known.set(key, file);
      reading.projects.push(project);
      reading.places.push({ file, ...place });
      reading.tables.push(read);
    }
  }
  return reading;
}

/** `joinReadings` of files as they are. */
export function readFiles(files: readonly SourceFile[]): Required<Reading> {
  return joinReadings(files.map(readSource));
}
