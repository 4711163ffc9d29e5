import {
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFObjectCopier,
  PDFPage,
  PDFPageLeaf,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { BookletTags } from '#reports/booklet-tags.ts';

/** One form of a booklet: the title it has in the outline, and its PDF. */
export interface BookletPart {
  title: string;
  pdf: Uint8Array;
}

/** How much is read or written before other work gets a turn; a form has about 500 objects. */
const OBJECTS_PER_TURN = 500;

/**
 * Binds printed forms into one PDF in the order given, with an outline entry for each; page x / y stays that of the single
 * form. The tags for screen readers are kept, each form as one part of the whole. Refuses an empty list.
 */
export async function bindBooklet(title: string, parts: BookletPart[]): Promise<Uint8Array> {
  if (parts.length === 0) throw new Error('a booklet needs at least one form');
  const book = await PDFDocument.create();
  book.setTitle(title, { showInWindowTitleBar: true });
  book.setCreator('绩衡');
  book.setLanguage('zh-CN');
  const tags = new BookletTags(book);
  const entries: { title: string; page: PDFRef }[] = [];
  for (const part of parts) {
    const source = await PDFDocument.load(part.pdf, { updateMetadata: false, parseSpeed: OBJECTS_PER_TURN });
    const copier = PDFObjectCopier.for(source.context, book.context);
    const pages = source.getPages().map((page) => addPage(book, copier.copy(page.ref)));
    tags.addForm(source, copier, part.title, pages);
    const [first] = pages;
    if (first !== undefined) entries.push({ title: part.title, page: first.ref });
  }
  tags.finish();
  addOutline(book, entries);
  return book.save({ objectsPerTick: OBJECTS_PER_TURN });
}

function addPage(book: PDFDocument, ref: PDFRef): PDFPage {
  const leaf = book.context.lookup(ref);
  if (!(leaf instanceof PDFPageLeaf)) throw new Error(`${ref} is not a page`);
  return book.addPage(PDFPage.of(leaf, ref, book));
}

function addOutline(book: PDFDocument, entries: { title: string; page: PDFRef }[]): void {
  const { context, catalog } = book;
  const outline = context.nextRef();
  const items = entries.map((entry) => ({ ...entry, ref: context.nextRef() }));
  items.forEach(({ title, page, ref }, index) => {
    const item = context.obj({ Parent: outline, Dest: [page, 'Fit'] });
    item.set(PDFName.of('Title'), PDFHexString.fromText(title));
    const [previous, next] = [items[index - 1], items[index + 1]];
    if (previous !== undefined) item.set(PDFName.of('Prev'), previous.ref);
    if (next !== undefined) item.set(PDFName.of('Next'), next.ref);
    context.assign(ref, item);
  });
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return;
  context.assign(outline, context.obj({ Type: 'Outlines', First: first.ref, Last: last.ref, Count: items.length }));
  catalog.set(PDFName.of('Outlines'), outline);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}
