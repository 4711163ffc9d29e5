import type { Line } from '#src/export/row-heights.ts';

/** For each row the table's columns `[from, to)` that its cells cover, right of its merged cells and of what reaches down from above. */
export function cellColumns(lines: readonly Line[]): [from: number, to: number][][] {
  /** By column, how many further rows the cell above covers. */
  const reaching: number[] = [];
  return lines.map(({ row }) => {
    let at = row.groups.length;
    const places = row.cells.map((cell): [number, number] => {
      while ((reaching[at] ?? 0) > 0) at += 1;
      const from = at;
      at += cell.span ?? 1;
      return [from, at];
    });
    for (const [column, rows] of reaching.entries()) reaching[column] = Math.max(0, (rows ?? 0) - 1);
    for (const [index, [from, to]] of places.entries())
      for (let column = from; column < to; column += 1) reaching[column] = (row.cells[index]?.rows ?? 1) - 1;
    return places;
  });
}
