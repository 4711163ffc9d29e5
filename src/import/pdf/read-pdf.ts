import { fileURLToPath } from 'node:url';
import { getDocument, InvalidPDFException, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { GridFile } from '#src/import/grid.ts';
import { columnRoleOf } from '#src/import/grids/form-words.ts';
import { type PageBlock, readPagesContent } from '#src/import/pdf/page-content.ts';
import { type PageMarks, readPageMarks } from '#src/import/pdf/page-marks.ts';
import { pictureOf } from '#src/import/pdf/page-picture.ts';
import { gridOfPages } from '#src/import/pdf/pages-to-grid.ts';
import { labelKey } from '#src/import/piece.ts';

const MOST_PAGES = 500;

const MESSAGES = {
  encrypted: 'PDF 设有打开密码，读不出来。请在 PDF 阅读器中取消密码后另存一份再导入。',
  damaged: 'PDF 读不出来：文件不完整或已损坏。请重新下载，或用原来的程序再导出一份。',
  pages: `PDF 超过 ${MOST_PAGES} 页，没有读取。请只保留绩效目标表的页再导入。`,
  empty: '没有文字，可能是扫描图片或空白页，没有读入',
  placed: '的自评表没有框线，各格是按位置分开的，可能分错。请逐格对照原件核对，最好改为导入它的 Excel 或 Word。',
  scanned: 'PDF 里没有文字，是扫描件或图片，读不出来。请向制表单位要电子版（Word、Excel 或由它们导出的 PDF）再导入。',
};

/** A 自评表 without lines: its amounts and short cells are easily taken for those beside them. */
function hasPlacedEvaluation(blocks: readonly PageBlock[]): boolean {
  return blocks.some(
    (block) =>
      block.kind === 'table' &&
      block.placed &&
      block.cells.some(({ text }) => columnRoleOf(labelKey(text)) === 'score'),
  );
}

/** Fonts and character maps lie beside the library: nothing is loaded from elsewhere. */
const LIBRARY = fileURLToPath(new URL('../../', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')));

async function readPages(bytes: Uint8Array): Promise<PageMarks[] | string> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: `${LIBRARY}cmaps/`,
    standardFontDataUrl: `${LIBRARY}standard_fonts/`,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const file = await task.promise;
    if (file.numPages > MOST_PAGES) return MESSAGES.pages;
    const pages: PageMarks[] = [];
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      pages.push(await readPageMarks(page));
      page.cleanup();
    }
    return pages;
  } catch (error) {
    if (error instanceof PasswordException) return MESSAGES.encrypted;
    if (error instanceof InvalidPDFException || error instanceof Error) return MESSAGES.damaged;
    throw error;
  } finally {
    await task.destroy();
  }
}

/**
 * The pages of a PDF as one grid: cells between the lines that it draws, with the text that stands in them. Refuses what is
 * encrypted, damaged, or scanned without text; what of single pages is not read is named.
 */
export async function readPdf(bytes: Uint8Array): Promise<GridFile> {
  const pages = await readPages(bytes);
  if (typeof pages === 'string') return { ok: false, problem: pages };
  const contents = readPagesContent(pages);
  const grid = gridOfPages(contents);
  if (grid.cells.length === 0) return { ok: false, problem: MESSAGES.scanned };
  const unread = pages.flatMap(({ leftOut }, at) => {
    const blocks = contents[at] ?? [];
    const what = blocks.length === 0 && leftOut === null ? MESSAGES.empty : leftOut;
    return [
      ...(what === null ? [] : [`第 ${at + 1} 页${what}。请对照原件核对。`]),
      ...(hasPlacedEvaluation(blocks) ? [`第 ${at + 1} 页${MESSAGES.placed}`] : []),
    ];
  });
  return { ok: true, grids: [{ ...grid, pages: pages.map(pictureOf), ...(unread.length > 0 ? { unread } : {}) }] };
}
