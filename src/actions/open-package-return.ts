import { createHash } from 'node:crypto';
import { findPackageReturn } from '#db/package-returns.ts';
import { findProject } from '#db/projects.ts';
import type { Db, PackageReturn, Project } from '#db/schema.ts';
import { type CellToFill, isFilling, type WeighedCell, weighCells } from '#src/actions/fill-cells.ts';
import { cellKey } from '#src/actions/open-sheet.ts';
import { openPackageForm, type PackageForm } from '#src/actions/package-form.ts';
import { AppError } from '#src/errors.ts';
import type { Finding } from '#src/rules/findings.ts';
import { TICK } from '#src/rules/mid-year.ts';
import {
  isCause,
  PACKAGE_COLUMNS,
  type PackageMark,
  type PackagePhase,
  type PackageRow,
  type WorkPackage,
} from '#src/rules/work-package.ts';
import { type PackageKeys, type ReturnedPackage, textSum } from '#src/rules/work-package-layout.ts';

/** A file that came back: what stands in it, or why it is no package that can be read. */
export type ReturnedFile = { fileName: string; returned: ReturnedPackage } | { fileName: string; problem: string };
type ReadFile = Extract<ReturnedFile, { returned: unknown }>;

/** A cell that somebody wrote into, beside what is stored. */
export interface ReturnedCell extends WeighedCell {
  number: number;
  projectId: string;
  project: string;
  /** What the indicator is called. */
  name: string;
}

/** A cell that a return filled in, with what stood there before. */
export interface FilledCell {
  projectId: string;
  indicatorId: string;
  phase: PackagePhase;
  field: string;
  before: string;
  text: string;
}

/** What a return filled in; nothing before its confirmation. */
export function filledBy({ filled }: PackageReturn): FilledCell[] {
  return filled === null ? [] : JSON.parse(filled);
}

/** One package of a return. */
export interface OpenPackage {
  fileName: string;
  /** As it came back, at the versions of now: what goes back to the person where something is wrong. */
  work: WorkPackage;
  /** After the confirmation those that were not filled in. */
  cells: ReturnedCell[];
  marks: PackageMark[];
  /** Indicators whose value is still empty. */
  unfilled: number;
  /** What nothing is taken from, and what may not be meant so, a sentence each. */
  lost: string[];
}

/** Packages that came back together, as they stand against what is stored. */
export interface OpenPackageReturn {
  stored: PackageReturn;
  packages: OpenPackage[];
  /** Files that could not be read, a sentence each. */
  refused: string[];
  /** Stands for everything that confirming depends on. */
  seen: string;
}

const SUBMITTED = '这张表已经提交，没有填入；如需更正，请先在项目里重新打开。';
/** No cell is ever at it. */
const NO_VERSION = -1;
const NO_TICK = '偏差原因只打“√”，不是这一类的空着。';
const TWICE = '这次交回的另一个工作包里也填了这一格，以前一个为准，这里没有填入。';

interface GivenRow {
  row: PackageRow;
  versions: Readonly<Record<string, number>>;
  sums: Readonly<Record<string, string>>;
  texts: Readonly<Record<string, string>>;
}

/** The cells of a row that the person changed: what stood in the package when it was made is nobody's answer. */
function changedCells({ row, versions, sums, texts }: GivenRow, phase: PackagePhase): CellToFill[] {
  return PACKAGE_COLUMNS[phase].flatMap(({ field }) => {
    const [version, sum, text] = [versions[field], sums[field], texts[field]];
    if (version === undefined || text === undefined || textSum(text) === sum) return [];
    // After a restore another text may stand at the same version.
    const isSame = textSum(row.cells[field]?.stored ?? '') === sum;
    return [{ indicatorId: row.indicatorId, field, text, version: isSame ? version : NO_VERSION }];
  });
}

/** A cell that the target, changed meanwhile, no longer has. */
function withoutPlace({ number, name, target }: PackageRow, { field, text }: CellToFill, phase: PackagePhase): string {
  const title = PACKAGE_COLUMNS[phase].find((column) => column.field === field)?.title ?? field;
  return `编号 ${number}“${name}”的指标值后来改成了“${target}”，不用填${title}，写的“${text}”没有填入。`;
}

/** Columns whose titles are gone from the sheet. */
function lostColumns({ phase, texts }: ReturnedPackage): string[] {
  const read = new Set(Object.values(texts).flatMap((row) => Object.keys(row)));
  const gone = PACKAGE_COLUMNS[phase].filter(({ field }) => !read.has(field)).map(({ title }) => `“${title}”`);
  if (read.size === 0 || gone.length === 0) return [];
  return [`“填报”页的表头里找不到${gone.join('、')}，这几栏没有读入，原来的内容不变。`];
}

/** What 自查 says of the cells about to be filled in: one that nobody can read goes back to the person, the rest is told beside it. */
function checkCells(form: PackageForm, cells: readonly WeighedCell[]): WeighedCell[] {
  const texts = new Map<string, Record<string, string>>();
  for (const { indicatorId, field, text } of cells.filter(isFilling))
    if (indicatorId) texts.set(indicatorId, { ...texts.get(indicatorId), [field]: text });
  const findings = form.checkWith(texts);
  return cells.map((cell): WeighedCell => {
    const at = form.indicators.findIndex(({ id }) => id === cell.indicatorId);
    const found = findings.filter((one) => one.indicator === at && isFilling(cell));
    const error = found.find((one) => one.severity === 'error' && one.code !== 'S6' && one.field === cell.field);
    if (error) return { ...cell, fate: 'refused', problem: error.message };
    const told = found.find((one) => isAbout(one, cell.field));
    return told ? { ...cell, problem: told.message } : cell;
  });
}

/** 部分达成 without 完成比例 has no score, which nobody sees in the cell that lacks it. */
function isAbout({ code, field, severity }: Finding, filled: string): boolean {
  return (code === 'S6' && field === 'share' && filled === 'attainment') || (severity === 'warn' && field === filled);
}

/** Any text in such a cell would count as its tick, 否 and 无 too. */
function isNoTick({ field, text }: WeighedCell): boolean {
  return isCause(field) && text.trim() !== '' && text.trim() !== TICK;
}

function refuseAll(cells: readonly WeighedCell[], isRefused: (cell: WeighedCell) => boolean, problem: string) {
  return cells.map(
    (cell): WeighedCell => (isFilling(cell) && isRefused(cell) ? { ...cell, fate: 'refused', problem } : cell),
  );
}

interface OpenProject {
  rows: PackageRow[];
  cells: ReturnedCell[];
  lost: string[];
}

type KeyRow = PackageKeys['rows'][number];

/** The rows of a project that came back, and a sentence for each that did not. */
function givenRows(form: PackageForm, returned: ReturnedPackage, keys: readonly KeyRow[]) {
  const lost: string[] = [];
  const given = keys.flatMap(({ number, indicatorId, versions, sums }): GivenRow[] => {
    const indicator = form.indicators.find(({ id }) => id === indicatorId);
    if (!indicator) lost.push(`编号 ${number} 的指标已不在“${form.project.name}”里。`);
    else if (returned.lost.includes(number)) lost.push(`编号 ${number}“${indicator.name}”这一行不见了，或出现了两次。`);
    else return [{ row: form.rowOf(indicator, number), versions, sums, texts: returned.texts[number] ?? {} }];
    return [];
  });
  return { given, lost };
}

/** Why nothing is taken for a project of a package; null when something may be. */
function projectProblem(project: Project | undefined, year: number, keys: readonly KeyRow[]): string | null {
  const numbered = `编号 ${keys.map(({ number }) => number).join('、')} 的项目`;
  if (!project) return `${numbered}已不在系统里。`;
  return project.year === year ? null : `${numbered}是 ${project.year} 年度的，与工作包的年度不符，没有读入。`;
}

/** Cells by their key: those that packages before this one bring, and those that the confirmed return filled in. */
interface Earlier {
  taken: Set<string>;
  filled: ReadonlySet<string>;
}

async function openProject(
  db: Db,
  returned: ReturnedPackage,
  projectId: string,
  keys: readonly KeyRow[],
  { taken, filled }: Earlier,
): Promise<OpenProject> {
  const problem = projectProblem(await findProject(db, projectId), returned.year, keys);
  if (problem) return { rows: [], cells: [], lost: [problem] };
  const form = await openPackageForm(db, projectId, returned.phase);
  const { given, lost } = givenRows(form, returned, keys);
  const rows = new Map(given.map(({ row }) => [row.indicatorId, row]));
  const changed: CellToFill[] = [];
  for (const one of given) {
    for (const cell of changedCells(one, returned.phase)) {
      if (filled.has(cellKey(cell.indicatorId, cell.field))) continue;
      if (Object.hasOwn(one.row.cells, cell.field)) changed.push(cell);
      else if (cell.text !== '') lost.push(withoutPlace(one.row, cell, returned.phase));
    }
  }
  let weighed = weighCells(form.cells, changed);
  if (!form.editable) weighed = refuseAll(weighed, () => true, SUBMITTED);
  weighed = refuseAll(weighed, ({ indicatorId, field }) => taken.has(cellKey(indicatorId, field)), TWICE);
  for (const { indicatorId, field } of changed) taken.add(cellKey(indicatorId, field));
  if (!returned.undo) weighed = checkCells(form, refuseAll(weighed, isNoTick, NO_TICK));
  const cells = weighed.flatMap((cell): ReturnedCell[] => {
    const row = rows.get(cell.indicatorId ?? '');
    return row ? [{ ...cell, number: row.number, projectId, project: row.project, name: row.name }] : [];
  });
  return { rows: given.map(({ row }) => withTexts(row, cells)), cells, lost };
}

/** The row as it came back: what the person wrote, and as it stands where nothing was written. */
function withTexts(row: PackageRow, cells: readonly ReturnedCell[]): PackageRow {
  const written = new Map(cells.filter(({ number }) => number === row.number).map(({ field, text }) => [field, text]));
  const answers = Object.entries(row.cells).map(([field, cell]) => [
    field,
    { ...cell, text: written.get(field) ?? cell.text },
  ]);
  return { ...row, cells: Object.fromEntries(answers) };
}

function markOf({ number, field, fate, problem, before }: ReturnedCell): PackageMark[] {
  if (fate === 'refused') return [{ number, field, sentence: problem }];
  if (fate !== 'conflict') return [];
  return [{ number, field, sentence: `工作包发出以后，系统里改成了“${before}”，这一格没有填入。请核对以哪个为准。` }];
}

async function openPackage(db: Db, { fileName, returned }: ReadFile, earlier: Earlier): Promise<OpenPackage> {
  const { texts: _texts, lost: _lost, doubts, rows: keys, ...head } = returned;
  const projects: OpenProject[] = [];
  for (const [projectId, ofProject] of Map.groupBy(keys, (one) => one.projectId))
    projects.push(await openProject(db, returned, projectId, ofProject, earlier));
  const rows = projects.flatMap((one) => one.rows).toSorted((one, other) => one.number - other.number);
  const cells = projects.flatMap((one) => one.cells);
  return {
    fileName,
    work: { ...head, rows },
    cells,
    marks: cells.flatMap(markOf),
    unfilled: returned.undo ? 0 : rows.filter((row) => row.cells.actual?.text.trim() === '').length,
    lost: [...lostColumns(returned), ...doubts, ...projects.flatMap((one) => one.lost)],
  };
}

/** Packages that came back as they stand now. Refuses (not-found) a return that is not there. */
export async function openPackageReturn(db: Db, id: string): Promise<OpenPackageReturn> {
  const stored = await findPackageReturn(db, id);
  if (!stored) throw new AppError('not-found', '没有这次交回，它可能已随数据恢复而消失，请重新选择文件。');
  const packages: OpenPackage[] = [];
  const filled = new Set(filledBy(stored).map(({ indicatorId, field }) => cellKey(indicatorId, field)));
  const earlier = { taken: new Set<string>(), filled };
  const refused: string[] = [];
  for (const file of JSON.parse(stored.content) as ReturnedFile[]) {
    if ('problem' in file) refused.push(`${file.fileName}：${file.problem}`);
    else packages.push(await openPackage(db, file, earlier));
  }
  const seen = createHash('sha256')
    .update(JSON.stringify(packages.map(({ cells }) => cells)))
    .digest('base64url')
    .slice(0, 22);
  return { stored, packages, refused, seen };
}
