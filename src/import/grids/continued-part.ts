import type { FilledTable } from '#src/import/filled-table.ts';
import type { GridPlace } from '#src/import/grids/grid-problem.ts';
import type { GridView } from '#src/import/grids/grid-view.ts';
import type { ReadProblem, TargetIndicator, TargetTable } from '#src/import/target-table.ts';

/** A part of a grid as it was read, as long as it is open whether it only goes on with the table above. */
export interface ReadPart {
  project: TargetTable;
  /** What a 自评表 says beyond its targets, also where nobody filled in anything. */
  whole: FilledTable;
  top: number;
  end: number;
  cells: Map<string, GridPlace>;
  doubts: Map<string, string>;
  isShanghai: boolean;
  headProblems: ReadProblem[];
  /** Those of the head that say what it does not have: a head that is printed again need not have everything. */
  missing: ReadonlySet<ReadProblem>;
  rowProblems: ReadProblem[];
}

/** A page may begin so many rows above the head that it prints again. */
const PAGE_HEADER = 4;

/** What the head says of the project, each by its name, without what is left empty. */
function saidIn({ project, whole }: ReadPart): Map<string, string | number> {
  const { indicators: _rows, money, ...head } = project;
  const { currency, ...amounts } = money;
  const said = { ...head, ...amounts, ...whole.amounts, goalResult: whole.goalResult };
  const named = Object.entries(said).filter(([, text]) => text !== null && text !== '' && text !== 0);
  const hasAmount = Object.values(amounts).some((amount) => amount !== null);
  return new Map([...named, ...(hasAmount ? [['currency', currency] as const] : [])] as [string, string | number][]);
}

function rowKey({ category, subcategory, name }: TargetIndicator): string {
  return JSON.stringify([category, subcategory, name]);
}

/**
 * Whether a part is the next page of the table above, with the head printed again: it begins with a page, its head says nothing else,
 * and none of its rows stands above already. Of two tables of one name each is its own.
 */
export function goesOn(view: GridView, above: ReadPart, below: ReadPart): boolean {
  const startsPage = view.grid.pageStarts.some(
    (row) => row > above.top && row <= below.top && row >= below.top - PAGE_HEADER,
  );
  if (!startsPage || above.project.name === '' || above.whole.total !== '') return false;
  const said = saidIn(above);
  if ([...saidIn(below)].some(([field, text]) => said.get(field) !== text)) return false;
  const rows = new Set(above.project.indicators.map(rowKey));
  return !below.project.indicators.some((row) => rows.has(rowKey(row)));
}

/** Whether two parts print the same table from its head to its last row. */
export function isSameTable(one: ReadPart, other: ReadPart): boolean {
  return JSON.stringify([one.project, one.whole]) === JSON.stringify([other.project, other.whole]);
}

/** Puts the rows of the next page below those of the table above, and keeps what its head holds besides. */
export function appendPart(above: ReadPart, below: ReadPart): void {
  const first = above.project.indicators.length;
  const renamed = (key: string) => key.replace(/^(\d+)\//, (_, row) => `${first + Number(row)}/`);
  const ofRows = <Value>(map: Map<string, Value>) => [...map].filter(([key]) => /^\d+\//.test(key));
  above.project.indicators.push(...below.project.indicators);
  const { whole } = above;
  whole.rows = [...whole.rows, ...below.whole.rows];
  whole.executionReason ||= below.whole.executionReason;
  whole.total ||= below.whole.total;
  for (const [key, place] of ofRows(below.cells)) above.cells.set(renamed(key), place);
  for (const [key, doubt] of ofRows(below.doubts)) above.doubts.set(renamed(key), doubt);
  const told = new Set(above.headProblems.map(({ text, message }) => `${text} ${message}`));
  const isNew = (one: ReadProblem) => !below.missing.has(one) && !told.has(`${one.text} ${one.message}`);
  above.rowProblems = [...above.rowProblems, ...below.headProblems.filter(isNew), ...below.rowProblems];
  above.end = below.end;
}
