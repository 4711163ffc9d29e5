import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindBooklet } from '#reports/booklet.ts';
import { compactPdf } from '#reports/compact.ts';
import { createPrinter, type Printer } from '#reports/printer.ts';
import { selfEvaluationForm } from '#reports/self-evaluation-form.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { testBrowser } from '#test/reports/browser.ts';
import { readFonts, readPdf } from '#test/reports/read-pdf.ts';
import { longRecord, operationsRecord } from '#test/reports/records.ts';

let printer: Printer;
let parts: { title: string; pdf: Uint8Array }[];

const called = (record: EvaluationRecord, name: string) => ({ ...record, project: { ...record.project, name } });

beforeAll(async () => {
  printer = createPrinter({ findBrowser: testBrowser, log: () => undefined });
  const records = [
    called(operationsRecord(), '运维项目'),
    called(longRecord(30), '大项目'),
    called(operationsRecord(), '末项目'),
  ];
  parts = await Promise.all(
    records.map(async (record) => ({
      title: record.project.name,
      pdf: await printer.print(selfEvaluationForm(record, { signatures: false })),
    })),
  );
});
afterAll(() => printer.close());

test('合订本：按次序，每张表一个书签，页码还是各表自己的', async () => {
  const read = await readPdf(await bindBooklet('2024年度自评表', parts));
  expect(read.title).toBe('2024年度自评表');
  expect(read.language).toBe('zh-CN');
  expect(read.outline).toEqual([
    { title: '运维项目', page: 1 },
    { title: '大项目', page: 2 },
    { title: '末项目', page: read.pages.length },
  ]);
  const long = read.pages.length - 2;
  expect(read.pages.map((page) => /第\d+页共\d+页/u.exec(page)?.[0])).toEqual([
    '第1页共1页',
    ...Array.from({ length: long }, (_, index) => `第${index + 1}页共${long}页`),
    '第1页共1页',
  ]);
});

test('合订本的每一页都还有标签，字体照样嵌入', async () => {
  const book = await bindBooklet('2024年度自评表', parts);
  expect((await readPdf(book)).tagged).toBe(true);
  expect((await readFonts(book)).every((font) => font.type === 'CIDFontType2' && font.embedded)).toBe(true);
});

test('单元格指向表头的编号在合订本里不重复', async () => {
  const book = await bindBooklet('2024年度自评表', parts);
  const file = await PDFDocument.load(book);
  const tree = file.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('IDTree'), PDFDict);
  const names = tree
    .lookup(PDFName.of('Names'), PDFArray)
    .asArray()
    .filter((each) => each instanceof PDFString);
  expect(names.length).toBeGreaterThan(90);
  expect(new Set(names.map(String)).size).toBe(names.length);
});

test('没有表的合订本是错误', async () => {
  await expect(bindBooklet('空', [])).rejects.toThrow();
});

test('别的程序做的 PDF 不动它', async () => {
  const book = await bindBooklet('一', parts.slice(0, 1));
  expect(compactPdf(book)).toBe(book);
});
