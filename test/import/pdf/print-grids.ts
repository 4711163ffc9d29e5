import type { Grid } from '#src/import/grid.ts';
import { startBrowser } from '#test/support/start-browser.ts';

const WIDTHS = [6, 14, 14, 22, 22, 22];
const STYLE =
  'body{font:11pt "Noto Serif CJK SC",serif}table{border-collapse:collapse;width:100%;table-layout:fixed;margin-bottom:20px}' +
  'td{padding:2px 4px}.title{text-align:center}';

/** How the cells of a table are parted: by lines on all sides, or with fewer or none. */
export const BORDERS = {
  全部框线: 'td{border:1px solid #000}',
  没有线: '',
  只有横线: 'td{border-top:1px solid #000;border-bottom:1px solid #000}',
  外框和栏名下一条线: 'table{border:1px solid #000}tr:has(.titles) td{border-bottom:1px solid #000}',
  栏名下一条线: 'tr:has(.titles) td{border-bottom:1px solid #000}',
  隔行底色: 'tr:nth-child(even) td{background:#dde}',
};

export type Borders = keyof typeof BORDERS;

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
      const titles = cell?.text === '三级指标' ? ' class="titles"' : '';
      if (cell) return `<td rowspan="${cell.rows}" colspan="${cell.columns}"${titles}>${escaped(cell.text)}</td>`;
      return covered(at + 2, column) ? '' : '<td></td>';
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const widths = grid.columns <= WIDTHS.length ? WIDTHS : [];
  const columns = widths.map((width) => `<col style="width:${width}%">`).join('');
  return `${titles.join('')}<table><colgroup>${columns}</colgroup>${rows.join('')}</table>`;
}

export interface Paper {
  /** Height of the page in mm; its width is that of A4. */
  height: number;
  scale: number;
  /** More rules for the page, such as other alignment of the cells. */
  style?: string;
}

const A4: Paper = { height: 297, scale: 1 };

/** The forms printed one after the other by Chromium on each of the papers, as a browser prints any web page. */
export async function printGrids(
  grids: readonly Grid[],
  papers: readonly Paper[] = [A4],
  borders: Borders = '全部框线',
): Promise<Uint8Array[]> {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    const tables = grids.map(htmlOf).join('');
    const printed: Uint8Array[] = [];
    for (const { height, scale, style = '' } of papers) {
      const rules = `${STYLE}${BORDERS[borders]}${style}`;
      await page.setContent(`<!doctype html><meta charset="utf-8"><style>${rules}</style>${tables}`);
      printed.push(await page.pdf({ width: '210mm', height: `${height}mm`, scale, printBackground: true }));
    }
    return printed;
  } finally {
    await browser.close();
  }
}

/** Any web page printed by Chromium on A4. */
export async function printPage(html: string): Promise<Uint8Array> {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${html}`);
    return await page.pdf({ width: '210mm', height: '297mm' });
  } finally {
    await browser.close();
  }
}
