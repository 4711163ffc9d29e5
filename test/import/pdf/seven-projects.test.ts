import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '#src/import/pdf/read-pdf.ts';
import { readSource } from '#src/import/read-files.ts';
import { EXPECTED_2024 } from '#test/import/expected-2024.ts';
import { drawShanghaiForm, gridOf } from '#test/import/grids/draw-form.ts';
import { type Paper, printGrids } from '#test/import/pdf/print-grids.ts';

async function read(bytes: Uint8Array) {
  const file = await readPdf(bytes);
  if (!file.ok) throw new Error(file.problem);
  const { tables, problems } = readSource({ name: '七张表.pdf', grids: file.grids });
  return { projects: tables.map(({ project }) => project), problems };
}

const WHOLE = { projects: EXPECTED_2024, problems: [] };

describe('七张表的 PDF：83 条指标逐格相同', () => {
  test.each([
    ['LibreOffice 打印工作簿', 'seven-projects-calc.pdf'],
    ['LibreOffice 打印没有框线的工作簿', 'seven-projects-no-lines.pdf'],
    ['LibreOffice 打印 Word 文档', 'seven-projects-writer.pdf'],
    ['Ghostscript 重排', 'seven-projects-ghostscript.pdf'],
  ])('%s', async (_, name) => {
    expect(await read(new Uint8Array(readFileSync(new URL(name, import.meta.url))))).toEqual(WHOLE);
  });
});

describe('Chromium 打印的网页，换页落在表头、合并格、一格中间', () => {
  /** Papers on which pages break in other places, up to several breaks in one table and in one row. */
  const papers: Paper[] = [
    { height: 297, scale: 1 },
    { height: 297, scale: 0.6 },
    { height: 297, scale: 1.2 },
    { height: 277, scale: 1.1 },
    { height: 231, scale: 1 },
    { height: 180, scale: 1 },
    { height: 120, scale: 0.7 },
    { height: 110, scale: 1 },
  ];
  let printed: Uint8Array[] = [];
  beforeAll(async () => {
    const grids = EXPECTED_2024.map((table) => gridOf(drawShanghaiForm(table)));
    printed = await printGrids(grids, papers);
  });

  test.each(papers.map((paper, at) => [paper.height, paper.scale, at] as const))(
    '纸高 %i 毫米，缩放 %f',
    async (_height, _scale, at) => {
      expect(await read(printed[at] ?? new Uint8Array())).toEqual(WHOLE);
    },
  );
});
