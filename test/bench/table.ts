import type { Line } from '#test/bench/measure.ts';

const HEAD = ['', '中位数', '最小–最大（次数）', '目标', '结果', '说明'];

/** Two columns on a terminal; everything else that is printed here takes one. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** The lines of one bench as a table for a terminal with a monospaced font. */
export function formatTable(lines: readonly Line[]): string {
  const rows = [HEAD, ...lines.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0, column === 1 || column === 2))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf({ what, unit, figure, spread, goal, note = '' }: Line): string[] {
  return [
    what,
    figure === null ? '没有测' : `${formatFigure(figure)} ${unit}`,
    spread ? `${formatFigure(spread.min)}–${formatFigure(spread.max)}（${spread.count}）` : '',
    goal ? `${goal.id} ${goal.text}` : '',
    goal ? (goal.reached ? '达到' : '未达到') : '',
    note,
  ];
}

/** Three digits tell all that a measurement tells. */
export function formatFigure(figure: number): string {
  if (figure >= 100) return figure.toFixed(0);
  return figure.toFixed(figure >= 10 ? 1 : 2);
}

function padded(cell: string, width: number, toTheRight: boolean): string {
  const blanks = ' '.repeat(width - widthOf(cell));
  return toTheRight ? blanks + cell : cell + blanks;
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}
