import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPdf } from '#src/import/pdf/read-pdf.ts';
import { readSource } from '#src/import/read-files.ts';
import { EXPECTED_2024 } from '#test/import/expected-2024.ts';
import { drawShanghaiForm, gridOf } from '#test/import/grids/draw-form.ts';
import { printGrids } from '#test/import/pdf/print-grids.ts';

/** Of the seven tables, printed on A4 so that pages break inside tables, rows and merged cells. */
const kept = (name: string) => async () => new Uint8Array(readFileSync(new URL(name, import.meta.url)));

describe('七张表的 PDF：83 条指标逐格相同', () => {
  test.each([
    ['Chromium 打印网页', () => printGrids(EXPECTED_2024.map((table) => gridOf(drawShanghaiForm(table))))],
    ['LibreOffice 打印工作簿', kept('seven-projects-calc.pdf')],
    ['LibreOffice 打印 Word 文档', kept('seven-projects-writer.pdf')],
    ['Ghostscript 重排', kept('seven-projects-ghostscript.pdf')],
  ])('%s', async (_, print) => {
    const file = await readPdf(await print());
    if (!file.ok) throw new Error(file.problem);
    const { tables, problems } = readSource({ name: '七张表.pdf', grids: file.grids });
    expect(tables.map(({ project }) => project)).toEqual(EXPECTED_2024);
    expect(problems).toEqual([]);
  });
});
