import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  title: string | undefined;
  language: string | null;
  /** Width and height of the first page in points. */
  size: [number, number];
  /** The text of each page without white space, as a search sees it. */
  pages: string[];
  outline: { title: string; page: number }[];
  /** Whether every page leads to its tags. */
  tagged: boolean;
}

/** Reads a PDF with pdf.js: its text page by page, its outline, its title. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0 });
  const file = await task.promise;
  try {
    const { info } = (await file.getMetadata()) as { info: { Title?: string; Language?: string | null } };
    const pages: string[] = [];
    let tagged = true;
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      tagged &&= (await page.getStructTree()) !== null;
      pages.push(
        items
          .map((item) => ('str' in item ? item.str : ''))
          .join('')
          .replace(/\s/gu, ''),
      );
    }
    const outline = [];
    for (const entry of (await file.getOutline()) ?? []) {
      const [ref] = entry.dest as unknown as [Parameters<typeof file.getPageIndex>[0]];
      outline.push({ title: entry.title, page: (await file.getPageIndex(ref)) + 1 });
    }
    const [, , width = 0, height = 0] = (await file.getPage(1)).view;
    return { title: info.Title, language: info.Language ?? null, size: [width, height], pages, outline, tagged };
  } finally {
    await task.destroy();
  }
}

/** The lines of all pages as the eye reads them: pieces at one height from left to right, without white space. */
export async function readPdfLines(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0 });
  const file = await task.promise;
  try {
    const lines: string[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const { items } = await (await file.getPage(number)).getTextContent();
      const byHeight = new Map<number, { left: number; text: string }[]>();
      for (const item of items) {
        if (!('str' in item)) continue;
        const height = Math.round(item.transform[5]);
        byHeight.set(height, [...(byHeight.get(height) ?? []), { left: item.transform[4], text: item.str }]);
      }
      for (const [, pieces] of [...byHeight].sort(([a], [b]) => b - a)) {
        const read = pieces.sort((a, b) => a.left - b.left).map(({ text }) => text);
        lines.push(read.join('').replace(/\s/gu, ''));
      }
    }
    return lines;
  } finally {
    await task.destroy();
  }
}

/** Each font of a PDF as `name subtype`, e.g. `NotoSerifSC-Regular CIDFontType2`, with its embedded file or without. */
export async function readFonts(pdf: Uint8Array): Promise<{ name: string; type: string; embedded: boolean }[]> {
  const file = await PDFDocument.load(pdf, { updateMetadata: false });
  const fonts = file.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || object.lookup(PDFName.of('Type')) !== PDFName.of('Font')) return [];
    const descriptor = object.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
    const type = String(object.lookup(PDFName.of('Subtype'))).slice(1);
    if (type === 'Type0') return [];
    const name = String(object.lookup(PDFName.of('BaseFont'))).replace(/^\/[A-Z]{6}\+/u, '');
    return [{ name, type, embedded: descriptor?.has(PDFName.of('FontFile2')) === true }];
  });
  return fonts;
}
