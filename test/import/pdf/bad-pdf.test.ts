import { readFileSync } from 'node:fs';
import { degrees, PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFile } from '#src/import/open-file.ts';

const GOOD = new Uint8Array(readFileSync(new URL('seven-projects-calc.pdf', import.meta.url)));
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Pages with nothing but a picture, as a scanner makes them. */
async function scanned(pages: number): Promise<PDFDocument> {
  const file = await PDFDocument.create();
  const picture = await file.embedPng(PIXEL);
  for (let page = 0; page < pages; page += 1) file.addPage([595, 842]).drawImage(picture, { width: 595, height: 842 });
  return file;
}

async function encrypted(): Promise<Uint8Array> {
  const file = await PDFDocument.load(GOOD);
  await file.encrypt({ userPassword: '2024', ownerPassword: 'x' });
  return file.save({ useObjectStreams: false });
}

async function withScannedPage(): Promise<Uint8Array> {
  const file = await PDFDocument.load(GOOD);
  const [page] = await file.copyPages(await scanned(1), [0]);
  if (page) file.insertPage(1, page);
  return file.save();
}

/** Lines and no text at all: the table of a form that was filled in as a picture. */
async function linesOnly(): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  const page = file.addPage([595, 842]);
  for (const y of [100, 200, 300])
    page.drawLine({ start: { x: 50, y }, end: { x: 500, y }, thickness: 1, color: rgb(0, 0, 0) });
  return file.save();
}

async function open(bytes: Uint8Array) {
  const [opened] = await openFile({ name: '目标表.pdf', bytes });
  return opened?.ok ? opened.reading : (opened?.problem ?? '');
}

describe('读不了的 PDF：一句话说清', () => {
  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['扫描件', async () => (await scanned(2)).save(), '没有文字，是扫描件'],
    ['只有线没有字', linesOnly, '没有文字，是扫描件'],
    ['设了打开密码', encrypted, '设有打开密码'],
    ['只传了开头', async () => GOOD.slice(0, 3000), '不完整或已损坏'],
    ['只有文件头', async () => new TextEncoder().encode('%PDF-1.7\n'), '不完整或已损坏'],
    ['改名为 .pdf 的照片', async () => new Uint8Array(PIXEL), '图片里的文字读不出来'],
    ['超过 500 页', async () => (await scanned(501)).save(), '超过 500 页'],
  ])('%s', async (_, make, sentence) => {
    expect(await open(await make())).toContain(sentence);
  });
});

test('夹着一页扫描图片：别的页照读，这一页点名', async () => {
  const reading = await open(await withScannedPage());
  if (typeof reading === 'string') throw new Error(reading);
  expect(reading.problems[0]?.message).toContain('第 2 页没有文字');
  expect(reading.tables.length).toBeGreaterThan(0);
});

test('斜的水印：不混进格子，说明没有读入', async () => {
  const file = await PDFDocument.load(GOOD);
  const font = await file.embedFont(StandardFonts.Helvetica);
  file.getPage(0).drawText('DRAFT COPY', { x: 150, y: 300, size: 60, font, rotate: degrees(30), opacity: 0.2 });
  const [marked, plain] = [await open(await file.save()), await open(GOOD)];
  if (typeof marked === 'string' || typeof plain === 'string') throw new Error('没有读出');
  expect(marked.tables.map(({ project }) => project)).toEqual(plain.tables.map(({ project }) => project));
  expect(marked.problems.map(({ message }) => message)).toEqual([
    '第 1 页斜排或侧排的文字（如水印）没有读入。请对照原件核对。',
  ]);
});

test('改坏若干字节的 PDF：读出或一句话拒绝，不崩溃', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(GOOD.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
      fc.option(fc.nat(GOOD.length), { nil: undefined }),
      async (changes, end) => {
        const bytes = GOOD.slice(0, end ?? GOOD.length);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        const reading = await open(bytes);
        if (typeof reading === 'string') expect(reading).toMatch(/。$/);
        else expect(reading.tables.length + reading.problems.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
