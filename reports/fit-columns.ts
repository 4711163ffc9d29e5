import { emsOf } from '#reports/columns.ts';
import { EM } from '#reports/paper-size.ts';

/** Padding and rule of a cell, left and right. */
const SIDES = 15;

/** A column of texts that shares the room of a table: the fewest and, where it needs no more, the most em of its text. */
export interface TextColumn {
  texts: readonly string[];
  least: number;
  most?: number;
}

function linesAt(ems: readonly number[], width: number): number[] {
  return ems.map((one) => Math.max(1, Math.ceil(one / width)));
}

/**
 * Shares a width (half points) among columns of texts: each begins with its fewest em, then em by em goes where the rows lose most
 * lines by it, else where most text stands in the least room. Widths are estimates, good enough to choose by. Their sum is the width.
 */
export function fitColumns(columns: readonly TextColumn[], width: number): number[] {
  const measured = columns.map(({ texts }) => texts.map(emsOf));
  const ems = columns.map(({ least }) => least);
  const lines = measured.map((column, i) => linesAt(column, ems[i] ?? 1));
  const heights = () => (lines[0] ?? []).map((_, row) => Math.max(...lines.map((column) => column[row] ?? 1)));
  let free = Math.floor((width - columns.length * SIDES) / EM) - ems.reduce((sum, one) => sum + one, 0);
  for (; free > 0; free -= 1) {
    const tallest = heights();
    let best = { column: columns.length - 1, gain: -1, crowd: -1 };
    for (const [i, column] of measured.entries()) {
      const now = ems[i] ?? 1;
      if (now >= (columns[i]?.most ?? Infinity)) continue;
      const wider = linesAt(column, now + 1);
      const gain = wider.filter(
        (count, row) => count < (lines[i]?.[row] ?? 1) && lines[i]?.[row] === tallest[row],
      ).length;
      const crowd = column.reduce((sum, one) => sum + one, 0) / now;
      if (gain > best.gain || (gain === best.gain && crowd > best.crowd)) best = { column: i, gain, crowd };
    }
    ems[best.column] = (ems[best.column] ?? 0) + 1;
    lines[best.column] = linesAt(measured[best.column] ?? [], ems[best.column] ?? 1);
  }
  const widths = ems.map((one) => one * EM + SIDES);
  const last = widths.length - 1;
  const rest = width - widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one, i) => (i === last ? one + rest : one));
}
