import { type FilledTable, isFilled } from '#src/import/filled-table.ts';
import type { Grid } from '#src/import/grid.ts';
import { appendPart, goesOn, isSameTable, type ReadPart } from '#src/import/grids/continued-part.ts';
import { findParts, type TablePart } from '#src/import/grids/find-parts.ts';
import { isOtherForm, isShanghaiEvaluation } from '#src/import/grids/form-words.ts';
import type { GridPlace } from '#src/import/grids/grid-problem.ts';
import { GridView } from '#src/import/grids/grid-view.ts';
import { STRAY } from '#src/import/grids/head-cells.ts';
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

export const TEMPLATE = '这是一张模板：指标值还是“**”一类的占位符，没有读入。请填好后再导入。';
const MESSAGES = {
  noIndicators: '没有找到绩效指标，这个项目没有指标。请核对表格是否完整。',
  openName:
    '项目名称开头还是“××”一类的占位符，这张表没有读入。请写上真正的项目名称再导入；如果是一张模板，请填好后再导入。',
  noTable:
    '没有在同一行中找到绩效指标的栏名（“三级指标”“指标值”等），多数格子也不属于申报表或自评表的任何一栏，没有读入。请核对是否选错了文件或工作表；是申报表或自评表的，请导入栏名完整、各列在同一页上的原表。',
  list: '这是几个项目排在一起的清单，“项目名称”和“三级指标”“指标值”并排作栏名，没有读入。请导入每个项目一张的申报表或自评表。',
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
  const found = view.between(top, last + 1).filter(({ key }) => SHANGHAI_MARKS.includes(key));
  return new Set(found.map(({ key }) => key)).size;
}

function isEvaluationOfShanghai(view: GridView, top: number, end: number): boolean {
  return view.between(top, end).some(({ key }) => isShanghaiEvaluation(key));
}

/** A title stands at most so many rows above what it names. */
const TITLE_ABOVE = 4;

/** The title of a form that is not read here; '' above a target table and a 自评表. */
function otherTitle(view: GridView, { top, titles, end }: TablePart): string {
  const found = view.between(top - TITLE_ABOVE, titles?.row ?? end).find(({ key }) => isOtherForm(key));
  return found ? joinLines(found.text) : '';
}

function isTemplate({ indicators }: TargetTable): boolean {
  const open = indicators.filter(({ target }) => PLACEHOLDER.test(target)).length;
  return open > 0 && open * 2 >= indicators.length;
}

function readPart(view: GridView, part: TablePart): ReadPart {
  const isTargetForm = countShanghaiMarks(view, part) >= 2;
  const { titles, top, end } = part;
  const { head, filled, problems, missing, places, doubts } = readHead(view, top, titles?.row ?? end, isTargetForm);
  const rows = titles && readRows(view, titles, end);
  const project = { ...head, indicators: rows?.indicators ?? [] };
  const rowProblems = rows?.problems ?? [];
  if (project.indicators.length === 0)
    rowProblems.push({ line: top + 1, text: head.name, message: MESSAGES.noIndicators });
  return {
    project,
    whole: { ...filled, ...(rows?.filled ?? NOTHING_FILLED) },
    headProblems: problems,
    missing,
    rowProblems,
    top,
    end,
    cells: new Map([...places, ...(rows?.places ?? [])]),
    doubts: new Map([...doubts, ...(rows?.doubts ?? [])]),
    isShanghai: isTargetForm || isEvaluationOfShanghai(view, top, titles?.row ?? end),
  };
}

/** Why a part is no table that is read here, in words; '' for one that is. */
function refusalOf(view: GridView, part: TablePart, { project, headProblems }: ReadPart): string {
  const other = otherTitle(view, part);
  if (other) return `这是“${other}”，不是绩效目标申报表或自评表，没有读入。`;
  if (isTemplate(project)) return TEMPLATE;
  if (OPEN_NAME.test(project.name)) return MESSAGES.openName;
  if (part.isList) return MESSAGES.list;
  const strays = headProblems.filter(({ message }) => message === STRAY).length;
  return !part.titles && strays > part.labels ? MESSAGES.noTable : '';
}

function tableOf({ project, whole, top, end, cells, doubts, isShanghai }: ReadPart): GridTable {
  return { project, filled: isFilled(whole) ? whole : null, top, end, cells, doubts, isShanghai };
}

/** Every target table of a grid, and what could not be placed; what is no target table is refused with one sentence. Never throws. */
export function readGrid(grid: Grid): GridReading {
  const view = new GridView(grid);
  const read: ReadPart[] = [];
  const refused: ReadProblem[] = [];
  for (const part of findParts(view)) {
    const table = readPart(view, part);
    const above = read.at(-1);
    const refusal = refusalOf(view, part, table) || (above && isSameTable(above, table) ? MESSAGES.twice : '');
    // What stands right of 项目名称 in a list is its next title.
    const isNamed = refusal !== MESSAGES.list && refusal !== MESSAGES.noTable;
    const text = isNamed ? table.project.name : '项目名称';
    if (refusal) refused.push({ line: part.top + 1, text, message: refusal });
    else if (above && goesOn(view, above, table)) appendPart(above, table);
    else read.push(table);
  }
  const problems = read.flatMap(({ headProblems, rowProblems }) => [...headProblems, ...rowProblems]);
  return {
    tables: read.map(tableOf),
    problems: [...refused, ...problems].toSorted((one, other) => one.line - other.line),
  };
}
