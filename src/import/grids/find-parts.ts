import { type ColumnTitles, columnTitlesAt } from '#src/import/grids/column-titles.ts';
import { headLabelOf, isTitle, yearOf } from '#src/import/grids/form-words.ts';
import type { GridView } from '#src/import/grids/grid-view.ts';

/** The rows of one printed table: its head from `top` up to the titles of the columns, its indicators from there up to `end`. */
export interface TablePart {
  top: number;
  end: number;
  titles: ColumnTitles | null;
  /** Different labels of the head: one alone (项目名称 above a list of projects) makes no target table. */
  labels: number;
  /** 项目名称 is a title beside those of the indicators, above many projects. */
  isList: boolean;
}

/** A title and what else stands above 项目名称 reach at most so far up. */
const ROWS_ABOVE_NAME = 8;
const FEWEST_LABELS = 3;
const NAME = /^项目名称[:：]/;

function isNameLabel(key: string): boolean {
  const label = headLabelOf(key);
  return label?.kind === 'head' && label.field === 'name';
}

function namesProject(view: GridView, row: number): boolean {
  return view.across(row).some((cell) => cell.row === row && (NAME.test(cell.text) || isNameLabel(cell.key)));
}

/** The first row of the table whose 项目名称 stands in `row`: its title above, if there is one. */
function topOf(view: GridView, row: number, after: number): number {
  let top = row;
  for (let at = row - 1; at > Math.max(after, row - ROWS_ABOVE_NAME); at--) {
    const keys = view.across(at).map(({ key }) => key);
    if (keys.some((key) => isTitle(key) || yearOf(key) !== null)) top = at;
    else if (keys.length > 0 && top < row && !keys.every((key) => headLabelOf(key))) break;
  }
  return top;
}

function labelsIn(view: GridView, top: number, end: number): number {
  const found = view.between(top, end).filter(({ key }) => headLabelOf(key) !== null);
  return new Set(found.map(({ key }) => key)).size;
}

/** Of two rows of titles right below each other the fuller one counts: the other is a line that only speaks of columns. */
function isFuller(titles: ColumnTitles, above: ColumnTitles): boolean {
  const named = ({ columns }: ColumnTitles) => Object.keys(columns).length;
  return titles.row === above.row + 1 && named(titles) > named(above);
}

/**
 * Every target table of a grid from top to bottom: each begins with 项目名称, or with a title and a head of its own where the name is
 * spelled in another way. A page that prints only the titles again belongs to the table before it.
 */
export function findParts(view: GridView): TablePart[] {
  const parts: TablePart[] = [];
  let lastTitles = -1;
  let lastTitle = -1;
  for (let row = 0; row < view.grid.rows; row++) {
    const current = parts.at(-1);
    if (namesProject(view, row)) {
      const top = topOf(view, row, Math.max(lastTitles, -1));
      if (current) current.end = top;
      const isList = columnTitlesAt(view, row) !== null;
      parts.push({ top, end: view.grid.rows, titles: null, labels: 0, isList });
      continue;
    }
    if (view.across(row).some((cell) => cell.row === row && isTitle(cell.key))) lastTitle = row;
    const titles = columnTitlesAt(view, row);
    if (!titles) continue;
    const isNext = lastTitle > lastTitles && lastTitles >= 0 && labelsIn(view, lastTitle, row) >= FEWEST_LABELS;
    lastTitles = row;
    if (current?.titles && isNext) {
      current.end = lastTitle;
      parts.push({ top: lastTitle, end: view.grid.rows, titles, labels: 0, isList: false });
    } else if (!current)
      parts.push({ top: topOf(view, row, -1), end: view.grid.rows, titles, labels: 0, isList: false });
    else if (!current.titles || isFuller(titles, current.titles)) current.titles = titles;
  }
  for (const part of parts) part.labels = labelsIn(view, part.top, part.titles?.row ?? part.end);
  return parts.filter(({ titles, labels, isList }) => titles !== null || isList || labels >= FEWEST_LABELS);
}
