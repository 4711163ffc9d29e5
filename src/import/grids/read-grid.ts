import { EMPTY_FILLED_ROW, type FilledTable, isFilled } from '#src/import/filled-table.ts';
import type { Grid } from '#src/import/grid.ts';
import { findParts, type TablePart } from '#src/import/grids/find-parts.ts';
import { isOtherForm, isShanghaiEvaluation } from '#src/import/grids/form-words.ts';
import type { GridPlace } from '#src/import/grids/grid-problem.ts';
import { GridView } from '#src/import/grids/grid-view.ts';
import { readHead } from '#src/import/grids/read-head.ts';
import { readRows } from '#src/import/grids/read-rows.ts';
import { joinLines } from '#src/import/piece.ts';
import { SHANGHAI_MARKS } from '#src/import/shanghai-form.ts';
import type { ReadProblem, TargetTable } from '#src/import/target-table.ts';

/** One target table of a grid. Rows count from 0; `cells` and `doubts` are keyed by the field: `name`, `3/target` … */
export interface GridTable {
  project: TargetTable;
  /** What a filled 自评表 says beyond its targets; null for a table of targets. */
  filled: FilledTable | null;
  top: number;
  end: number;
  cells: Map<string, GridPlace>;
  doubts: Map<string, string>;
  /** The form is Shanghai's, by its title or by labels that the forms of other places do not have. */
  isShanghai: boolean;
}

export interface GridReading {
  tables: GridTable[];
  /** Of all tables, from top to bottom. */
  problems: ReadProblem[];
}

/** A part with what is wrong with it, as long as it is open whether the part only goes on with the table above. */
interface ReadPart extends GridTable {
  headProblems: ReadProblem[];
  rowProblems: ReadProblem[];
}

export const TEMPLATE = '这是一张模板：指标值还是“**”一类的占位符，没有读入。请填好后再导入。';
const MESSAGES = {
  noIndicators: '没有找到绩效指标，这个项目没有指标。请核对表格是否完整。',
  twice: '同一张表在文件中出现了两次，内容相同，只读入一次。',
};

const NOTHING_FILLED: Pick<FilledTable, 'rows' | 'executionReason' | 'total'> = {
  rows: [],
  executionReason: '',
  total: '',
};

const PLACEHOLDER = /\*{2,}|×{2,}|＊{2,}|[Xx]{2,}/;

/** XX项目, **补助: a name that was left open at its beginning. */
const OPEN_NAME = /^(?:[*＊×]{2,}|[Xx]{2,}(?![A-Za-z]))/;

function countShanghaiMarks(view: GridView, { top, titles, end }: TablePart): number {
  const last = titles?.row ?? end - 1;
  const found = view.cells.filter(({ row, key }) => row >= top && row <= last && SHANGHAI_MARKS.includes(key));
  return new Set(found.map(({ key }) => key)).size;
}

function isEvaluationOfShanghai(view: GridView, top: number, end: number): boolean {
  return view.cells.some(({ row, key }) => row >= top && row < end && isShanghaiEvaluation(key));
}

/** A title stands at most so many rows above what it names. */
const TITLE_ABOVE = 4;

/** The title of a form that is not read here; '' above a target table and a 自评表. */
function otherTitle({ cells }: GridView, { top, titles, end }: TablePart): string {
  const found = cells.find(
    ({ row, key }) => row >= top - TITLE_ABOVE && row < (titles?.row ?? end) && isOtherForm(key),
  );
  return found ? joinLines(found.text) : '';
}

function isTemplate({ name, indicators }: TargetTable): boolean {
  const open = indicators.filter(({ target }) => PLACEHOLDER.test(target)).length;
  return OPEN_NAME.test(name) || (open > 0 && open * 2 >= indicators.length);
}

function readPart(view: GridView, part: TablePart): ReadPart {
  const isTargetForm = countShanghaiMarks(view, part) >= 2;
  const { titles, top, end } = part;
  const { head, filled, problems, places, doubts } = readHead(view, top, titles?.row ?? end, isTargetForm);
  const rows = titles && readRows(view, titles, end);
  const project = { ...head, indicators: rows?.indicators ?? [] };
  const whole = { ...filled, ...(rows?.filled ?? NOTHING_FILLED) };
  const rowProblems = rows?.problems ?? [];
  if (project.indicators.length === 0)
    rowProblems.push({ line: top + 1, text: head.name, message: MESSAGES.noIndicators });
  return {
    project,
    filled: isFilled(whole) ? whole : null,
    headProblems: problems,
    rowProblems,
    top,
    end,
    cells: new Map([...places, ...(rows?.places ?? [])]),
    doubts: new Map([...doubts, ...(rows?.doubts ?? [])]),
    isShanghai: isTargetForm || isEvaluationOfShanghai(view, top, titles?.row ?? end),
  };
}

function sameHead(one: TargetTable, other: TargetTable): boolean {
  const keys = ['name', 'unit', 'department', 'startDate', 'endDate'] as const;
  return keys.every((key) => one[key] === other[key]) && (other.year === 0 || one.year === other.year);
}

function appendFilled(above: ReadPart, below: ReadPart, first: number): void {
  if (!above.filled || !below.filled) {
    above.filled ??= below.filled && { ...below.filled, rows: [...unfilled(first), ...below.filled.rows] };
    return;
  }
  above.filled.rows.push(...below.filled.rows);
  above.filled.executionReason ||= below.filled.executionReason;
  above.filled.total ||= below.filled.total;
}

function unfilled(count: number): FilledTable['rows'] {
  return Array.from({ length: count }, () => ({ ...EMPTY_FILLED_ROW }));
}

/** The rows of a page that printed the whole head again, put below those of the table above. */
function appendRows(above: ReadPart, below: ReadPart): void {
  const first = above.project.indicators.length;
  const renamed = (key: string) => key.replace(/^(\d+)\//, (_, row) => `${first + Number(row)}/`);
  const ofRows = <Value>(map: Map<string, Value>) => [...map].filter(([key]) => /^\d+\//.test(key));
  above.project.indicators.push(...below.project.indicators);
  appendFilled(above, below, first);
  for (const [key, place] of ofRows(below.cells)) above.cells.set(renamed(key), place);
  for (const [key, doubt] of ofRows(below.doubts)) above.doubts.set(renamed(key), doubt);
  above.rowProblems.push(...below.rowProblems);
  above.end = below.end;
}

/** Every target table of a grid, and what could not be placed; a template is refused as one. Never throws. */
export function readGrid(grid: Grid): GridReading {
  const view = new GridView(grid);
  const read: ReadPart[] = [];
  const problems: ReadProblem[] = [];
  for (const part of findParts(view)) {
    const table = readPart(view, part);
    const above = read.at(-1);
    const refuse = (message: string) => problems.push({ line: part.top + 1, text: table.project.name, message });
    const other = otherTitle(view, part);
    if (other) refuse(`这是“${other}”，不是绩效目标申报表或自评表，没有读入。`);
    else if (isTemplate(table.project)) refuse(TEMPLATE);
    else if (!above || !sameHead(above.project, table.project)) read.push(table);
    else if (JSON.stringify(above.project.indicators) === JSON.stringify(table.project.indicators))
      refuse(MESSAGES.twice);
    else appendRows(above, table);
  }
  for (const { headProblems, rowProblems } of read) problems.push(...headProblems, ...rowProblems);
  const tables = read.map(({ headProblems: _head, rowProblems: _rows, ...table }) => table);
  return { tables, problems: problems.toSorted((one, other) => one.line - other.line) };
}
