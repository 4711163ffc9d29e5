import type { Grid } from '#src/import/grid.ts';
import { startBrowser } from '#test/support/start-browser.ts';

const WIDTHS = [6, 14, 14, 22, 22, 22];
const STYLE =
  'body{font:11pt "Noto Serif CJK SC",serif}table{border-collapse:collapse;width:100%;table-layout:fixed;margin-bottom:20px}' +
  'td{border:1px solid #000;padding:2px 4px}.title{text-align:center}';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}

/** A form as a web page: its first two rows as lines above the table, everything else with its merged cells. */
function htmlOf(grid: Grid): string {
  const begun = new Map(grid.cells.map((cell) => [`${cell.row}/${cell.column}`, cell]));
  const covered = (row: number, column: number) =>
    grid.cells.some(
      (cell) =>
        row >= cell.row && row < cell.row + cell.rows && column >= cell.column && column < cell.column + cell.columns,
    );
  const titles = grid.cells.filter(({ row }) => row < 2).map(({ text }) => `<p class="title">${escaped(text)}</p>`);
  const rows = Array.from({ length: grid.rows - 2 }, (_, at) => {
    const cells = Array.from({ length: grid.columns }, (_, column) => {
      const cell = begun.get(`${at + 2}/${column}`);
      if (cell) return `<td rowspan="${cell.rows}" colspan="${cell.columns}">${escaped(cell.text)}</td>`;
      return covered(at + 2, column) ? '' : '<td></td>';
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const columns = WIDTHS.map((width) => `<col style="width:${width}%">`).join('');
  return `${titles.join('')}<table><colgroup>${columns}</colgroup>${rows.join('')}</table>`;
}

export interface Paper {
  /** Height of the page in mm; its width is that of A4. */
  height: number;
  scale: number;
}

const A4: Paper = { height: 297, scale: 1 };

/** The forms printed one after the other by Chromium on each of the papers, as a browser prints any web page. */
export async function printGrids(grids: readonly Grid[], papers: readonly Paper[] = [A4]): Promise<Uint8Array[]> {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${grids.map(htmlOf).join('')}`);
    const printed: Uint8Array[] = [];
    for (const { height, scale } of papers)
      printed.push(await page.pdf({ width: '210mm', height: `${height}mm`, scale }));
    return printed;
  } finally {
    await browser.close();
  }
}
