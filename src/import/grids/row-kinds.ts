import type { ColumnRange, Columns } from '#src/import/grids/column-titles.ts';
import { columnRoleOf, headLabelOf, isClosing, isTitle, yearOf } from '#src/import/grids/form-words.ts';
import type { KeyedCell } from '#src/import/grids/grid-view.ts';

/** 说明：…, 审核人（签字）, 联系电话 alone: 审核人数 and 说明会场次 are names of indicators. */
const NOTE =
  /^(?:备?注|说明|填报说明|填表说明|填报人|填表人|审核人|单位负责人|联系电话|填报日期)(?:\d*[:：.、]|[\s(（]|$)/;

function aimOf({ target, value }: Columns): ColumnRange | undefined {
  return target ?? value;
}

/** Whether a page break prints the titles of the columns, the head or the title again; a year in one of the columns is what stands there. */
export function isRepeatedHead(cells: readonly KeyedCell[], columns: Columns): boolean {
  const ranges = Object.values(columns);
  return cells.every(({ key, column, columns: width }) => {
    if (columnRoleOf(key) !== null || headLabelOf(key) !== null || isTitle(key)) return true;
    return yearOf(key) !== null && !ranges.some(({ from, to }) => column >= from && column + width <= to);
  });
}

/** Whether a cell reaches over the columns of names and targets, as a note, a signature line or a band 一、产出指标 does. */
export function isWide(cell: KeyedCell, columns: Columns): boolean {
  const aim = aimOf(columns);
  const { name } = columns;
  return name !== undefined && aim !== undefined && cell.column <= name.from && cell.column + cell.columns > aim.from;
}

/** Whether a row is a note or a signature line below the indicators, and belongs to none of the columns. */
export function isBelowTable(begun: readonly KeyedCell[], columns: Columns): boolean {
  const first = columns.category ?? columns.subcategory ?? columns.name;
  if (!first) return false;
  return begun.some((cell) => {
    if (cell.column > first.to) return false;
    // What only begins like 合计 and stands alone is a remark on it, and no level of the table.
    const isRemark = begun.length === 1 && isClosing(cell.key);
    return isWide(cell, columns) || isRemark || NOTE.test(cell.text);
  });
}
