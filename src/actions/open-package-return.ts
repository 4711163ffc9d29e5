import { createHash } from 'node:crypto';
import { findPackageReturn } from '#db/package-returns.ts';
import { findProject } from '#db/projects.ts';
import type { Db, PackageReturn, Project } from '#db/schema.ts';
import { checkReturnedCells, refuseAll } from '#src/actions/check-returned-cells.ts';
import { type CellToFill, isFilling, type WeighedCell, weighCells } from '#src/actions/fill-cells.ts';
import { cellKey } from '#src/actions/open-sheet.ts';
import { openPackageForm, type PackageForm } from '#src/actions/package-form.ts';
import { AppError } from '#src/errors.ts';
import {
  PACKAGE_COLUMNS,
  type PackageMark,
  type PackagePhase,
  type PackageRow,
  type WorkPackage,
} from '#src/rules/work-package.ts';
import { type PackageKeyRow, type ReturnedPackage, textSum } from '#src/rules/work-package-layout.ts';

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

function filesOf({ content }: PackageReturn): ReturnedFile[] {
  return JSON.parse(content);
}

/** The projects that the packages of a return are about, each once. */
export function projectsOf(stored: PackageReturn): Set<string> {
  const rows = filesOf(stored).flatMap((file) => ('returned' in file ? file.returned.rows : []));
  return new Set(rows.map(({ projectId }) => projectId));
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

function titleOf(field: string, phase: PackagePhase): string {
  return PACKAGE_COLUMNS[phase].find((column) => column.field === field)?.title ?? field;
}

/** A cell that the row no longer has: it is 不适用 now, or its target asks for something else. */
function withoutPlace(
  { number, name, target, cells }: PackageRow,
  { field, text }: CellToFill,
  phase: PackagePhase,
): string {
  const since =
    Object.keys(cells).length === 0
      ? '后来设为不适用'
      : `的指标值后来改成了“${target}”，不用填${titleOf(field, phase)}`;
  return `编号 ${number}“${name}”${since}，写的“${text}”没有填入。`;
}

/** What somebody answered to a target that is another one now. */
function changedTarget({ number, name, target }: PackageRow, { printed }: PackageKeyRow): string[] {
  if (printed?.target === undefined || printed.target === textSum(target)) return [];
  return [`编号 ${number}“${name}”的指标值在工作包发出以后改成了“${target}”，填写的内容请照新的指标值核对。`];
}

/** Columns whose titles are gone from the sheet. */
function lostColumns({ phase, texts }: ReturnedPackage): string[] {
  const read = new Set(Object.values(texts).flatMap((row) => Object.keys(row)));
  const gone = PACKAGE_COLUMNS[phase].filter(({ field }) => !read.has(field)).map(({ title }) => `“${title}”`);
  if (read.size === 0 || gone.length === 0) return [];
  return [`“填报”页的表头里找不到${gone.join('、')}，这几栏没有读入，原来的内容不变。`];
}

interface OpenProject {
  rows: PackageRow[];
  cells: ReturnedCell[];
  lost: string[];
}

/** What the person wrote into a row whose indicator is gone. */
function answersOf({ number, sums }: PackageKeyRow, { phase, texts }: ReturnedPackage): string {
  const written = Object.entries(texts[number] ?? {}).filter(
    ([field, text]) => sums[field] !== undefined && text !== '' && textSum(text) !== sums[field],
  );
  const told = written.map(([field, text]) => `${titleOf(field, phase)}“${text}”`);
  return told.length === 0 ? '' : `写的${told.join('、')}没有填入。`;
}

const MOVED = '旁边的项目名称或三级指标和发出时不同，像是粘错了行，这一行没有读入。';

/** The rows of a project that came back, and a sentence for each that did not. */
function givenRows(form: PackageForm, returned: ReturnedPackage, keys: readonly PackageKeyRow[]) {
  const lost: string[] = [];
  const given = keys.flatMap((key): GivenRow[] => {
    const { number, indicatorId, versions, sums } = key;
    const indicator = form.indicators.find(({ id }) => id === indicatorId);
    if (!indicator) {
      lost.push(`编号 ${number} 的指标已不在“${form.project.name}”里。${answersOf(key, returned)}`);
      return [];
    }
    const row = form.rowOf(indicator, number);
    const texts = returned.texts[number] ?? {};
    if (returned.lost.includes(number)) lost.push(`编号 ${number}“${indicator.name}”这一行不见了，或出现了两次。`);
    else if (returned.moved?.includes(number)) lost.push(`编号 ${number}“${indicator.name}”${MOVED}`);
    else if (changedCells({ row, versions, sums, texts }, returned.phase).length > 0)
      lost.push(...changedTarget(row, key));
    return [{ row, versions, sums, texts }];
  });
  return { given, lost };
}

/** Why nothing is taken for a project of a package; null when something may be. */
function projectProblem(project: Project | undefined, year: number, keys: readonly PackageKeyRow[]): string | null {
  const numbered = `编号 ${keys.map(({ number }) => number).join('、')} 的项目`;
  if (!project) return `${numbered}不在系统里：已经删除，或工作包不是这里发出的。没有读入。`;
  return project.year === year ? null : `${numbered}是 ${project.year} 年度的，与工作包的年度不符，没有读入。`;
}

/** Texts by the key of their cell: those that packages before this one fill in, and those that the confirmed return filled in. */
interface Earlier {
  taken: Map<string, string>;
  filled: ReadonlyMap<string, string>;
}

/** Where another package of the return fills in the same cell, the first one counts. */
function besideEarlier(cells: readonly WeighedCell[], taken: ReadonlyMap<string, string>): WeighedCell[] {
  return cells.map((cell) => {
    const before = taken.get(cellKey(cell.indicatorId, cell.field));
    if (before === undefined || !isFilling(cell)) return cell;
    return before === cell.text ? { ...cell, fate: 'same' } : { ...cell, fate: 'refused', problem: TWICE };
  });
}

async function openProject(
  db: Db,
  returned: ReturnedPackage,
  projectId: string,
  keys: readonly PackageKeyRow[],
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
      if (filled.get(cellKey(cell.indicatorId, cell.field)) === cell.text) continue;
      if (Object.hasOwn(one.row.cells, cell.field)) changed.push(cell);
      else if (cell.text !== '') lost.push(withoutPlace(one.row, cell, returned.phase));
    }
  }
  let weighed = weighCells(form.cells, changed);
  if (!form.editable) weighed = refuseAll(weighed, () => true, SUBMITTED);
  weighed = besideEarlier(weighed, taken);
  if (!returned.undo) weighed = checkReturnedCells(form, weighed);
  for (const { indicatorId, field, text } of weighed.filter(isFilling)) taken.set(cellKey(indicatorId, field), text);
  const cells = weighed.flatMap((cell): ReturnedCell[] => {
    const row = rows.get(cell.indicatorId ?? '');
    return row ? [{ ...cell, number: row.number, projectId, project: row.project, name: row.name }] : [];
  });
  return { rows: given.map(({ row }) => withTexts(row, cells)), cells, lost };
}

/** Whether somebody has to say which of two texts counts: a package that goes back holds the stored one, so that leaving it decides nothing. */
function isUndecided({ fate, problem }: WeighedCell): boolean {
  return fate === 'conflict' || problem === TWICE;
}

/** The row as it came back: what the person wrote, and as it stands where nothing was written or two texts are there. */
function withTexts(row: PackageRow, cells: readonly ReturnedCell[]): PackageRow {
  const own = cells.filter((cell) => cell.number === row.number && !isUndecided(cell));
  const written = new Map(own.map(({ field, text }) => [field, text]));
  const answers = Object.entries(row.cells).map(([field, cell]) => [
    field,
    { ...cell, text: written.get(field) ?? cell.text },
  ]);
  return { ...row, cells: Object.fromEntries(answers) };
}

function markOf(cell: ReturnedCell): PackageMark[] {
  const { number, field, fate, problem, before, text } = cell;
  const own = `您填的是“${text}”。`;
  if (fate === 'conflict') {
    const sentence = `${own}工作包发出以后，系统里改成了“${before}”，现在格里是系统的；要以您填的为准，请写回去再交。`;
    return [{ number, field, sentence }];
  }
  return fate === 'refused' ? [{ number, field, sentence: isUndecided(cell) ? `${own}${problem}` : problem }] : [];
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
  const filled = new Map(filledBy(stored).map(({ indicatorId, field, text }) => [cellKey(indicatorId, field), text]));
  const earlier = { taken: new Map<string, string>(), filled };
  const refused: string[] = [];
  for (const file of filesOf(stored)) {
    if ('problem' in file) refused.push(`${file.fileName}：${file.problem}`);
    else packages.push(await openPackage(db, file, earlier));
  }
  const seen = createHash('sha256')
    .update(JSON.stringify(packages.map(({ cells }) => cells)))
    .digest('base64url')
    .slice(0, 22);
  return { stored, packages, refused, seen };
}
