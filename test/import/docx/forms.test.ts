import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GridCell } from '#src/import/grid.ts';
import { FORM_COLUMNS, formCells, movedDown, PROJECTS, rowsOf } from '#test/import/docx/form-cells.ts';
import {
  cellsOf,
  GOES_ON,
  gridOf,
  onlyGrid,
  p,
  STARTS,
  span,
  tbl,
  tc,
  tr,
  wordFile,
} from '#test/import/docx/word-file.ts';

const TITLE = ['财政项目支出绩效目标申报表', '（2024年度）'];

/** The title and the form of each project one below the other, as they should be read. */
function expectedCells(): GridCell[] {
  let row = 0;
  return PROJECTS.flatMap((project) => {
    const cells = formCells(project);
    const title = TITLE.map((text, at) => ({ row: row + at, column: 0, rows: 1, columns: FORM_COLUMNS, text }));
    const moved = movedDown(cells, row + TITLE.length);
    row += TITLE.length + rowsOf(cells).length;
    return [...title, ...moved];
  });
}

/** Forms written by the docx package, which takes care of merged cells itself. */
async function packagedForms(): Promise<Uint8Array> {
  const { Document, Packer, Paragraph, Table, TableCell, TableRow } = await import('docx');
  const cellOf = ({ text, rows, columns }: GridCell) =>
    new TableCell({
      rowSpan: rows,
      columnSpan: columns,
      children: text.split('\n').map((line) => new Paragraph(line)),
    });
  const children = PROJECTS.flatMap((project) => [
    ...TITLE.map((line) => new Paragraph(line)),
    new Table({ rows: rowsOf(formCells(project)).map((row) => new TableRow({ children: row.map(cellOf) })) }),
  ]);
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

/** The same as Word writes it, with the widths of each form a little different. */
function wordForm(cells: readonly GridCell[], shift: number): string {
  const rows = rowsOf(cells).map((_, row) => {
    const here = cells.filter((cell) => cell.row <= row && row < cell.row + cell.rows);
    const parts = here
      .sort((a, b) => a.column - b.column)
      .map((cell) => {
        const vertical = cell.rows === 1 ? '' : cell.row === row ? STARTS : GOES_ON;
        const text = cell.row === row ? cell.text.split('\n').map(p).join('') : p('');
        return tc(text, span(cell.columns) + vertical);
      });
    return tr(...parts);
  });
  return tbl([900 + shift, 1500 - shift, 1500, 1600 + shift, 1300 - 2 * shift, 1700], ...rows);
}

describe('申报表', () => {
  test('样例有七个项目、83 项指标', () => {
    expect(PROJECTS.flatMap(({ indicators }) => indicators)).toHaveLength(83);
  });

  test('docx 程序库写的七张表：每个单元格的文字、位置和跨度', async () => {
    const grid = onlyGrid(await packagedForms());
    expect(grid.columns).toBe(FORM_COLUMNS);
    expect(grid.cells).toEqual(expectedCells());
  });

  test('列宽略有出入的七张表：列号仍然相同', () => {
    const body = PROJECTS.map((project, at) => TITLE.map(p).join('') + wordForm(formCells(project), at * 9)).join('');
    const grid = gridOf(body);
    expect(grid.columns).toBe(FORM_COLUMNS);
    expect(grid.cells).toEqual(expectedCells());
  });

  test.each(['libreoffice-from-html.docx', 'libreoffice-from-docx.docx'])('LibreOffice 写的 %s', (name) => {
    const grid = onlyGrid(new Uint8Array(readFileSync(new URL(name, import.meta.url))));
    expect(grid.columns).toBe(FORM_COLUMNS);
    expect(grid.cells).toEqual(expectedCells());
  });

  test('WPS 写的正文', () => {
    const xml = readFileSync(new URL('wps-document.xml', import.meta.url), 'utf8');
    expect(cellsOf(onlyGrid(wordFile({ 'word/document.xml': xml })))).toEqual([
      '0,0+1×4 项目支出绩效目标申报表',
      '1,0+1×2 项目名称',
      '1,2+1×2 河道清淤',
      '2,0+2×1 绩效\n指标',
      '2,1 数量指标',
      '2,2 清淤河道条数',
      '2,3 ≥4条',
      '3,1 质量指标',
      '3,2 验收合格☑',
      '3,3 100%',
    ]);
  });
});
