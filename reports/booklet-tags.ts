import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFObjectCopier,
  type PDFPage,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

const ROOT = PDFName.of('StructTreeRoot');
const PARENT_TREE = PDFName.of('ParentTree');
const PAGE_KEY = PDFName.of('StructParents');
const KIDS = PDFName.of('K');
const ID = PDFName.of('ID');
const ATTRIBUTES = PDFName.of('A');
const HEADERS = PDFName.of('Headers');

/**
 * The tags of a booklet, by which screen readers find tables, heads and cells. Each form's tree hangs under one root as a
 * /Part with the form's title. Page keys are counted on from form to form, and the ids by which cells name their heads get
 * the form's number in front, because every form counts both from the start.
 */
export class BookletTags {
  readonly #book: PDFDocument;
  readonly #root: PDFRef;
  readonly #whole: PDFRef;
  readonly #parts: PDFRef[] = [];
  readonly #pageTags: PDFObject[] = [];
  readonly #ids: [id: string, element: PDFRef][] = [];
  #nextKey = 0;

  constructor(book: PDFDocument) {
    this.#book = book;
    this.#root = book.context.nextRef();
    this.#whole = book.context.nextRef();
  }

  /** Takes over the tags of a form whose pages the same copier has copied; a form without tags adds none. */
  addForm(source: PDFDocument, copier: PDFObjectCopier, title: string, pages: PDFPage[]): void {
    const sourceRoot = source.catalog.get(ROOT);
    if (!(sourceRoot instanceof PDFRef)) return;
    const ref = copier.copy(sourceRoot);
    const part = this.#book.context.lookup(ref, PDFDict);
    this.#addPageTags(part, pages);
    this.#renameIds(ref, `${String(this.#parts.length + 1).padStart(6, '0')}-`);
    for (const key of [PARENT_TREE, PDFName.of('ParentTreeNextKey'), PDFName.of('IDTree')]) part.delete(key);
    part.set(PDFName.of('Type'), PDFName.of('StructElem'));
    part.set(PDFName.of('S'), PDFName.of('Part'));
    part.set(PDFName.of('T'), PDFHexString.fromText(title));
    part.set(PDFName.of('P'), this.#whole);
    this.#parts.push(ref);
  }

  /** Writes the common root into the booklet. */
  finish(): void {
    const { context, catalog } = this.#book;
    const names = this.#ids.flatMap(([id, element]) => [PDFString.of(id), element]);
    const tree = context.obj({ Type: 'StructTreeRoot', ParentTreeNextKey: this.#nextKey });
    const whole = { Type: 'StructElem', S: 'Document', P: this.#root, K: this.#parts };
    context.assign(this.#whole, context.obj(whole));
    tree.set(KIDS, this.#whole);
    tree.set(PARENT_TREE, context.register(context.obj({ Nums: this.#pageTags })));
    tree.set(PDFName.of('IDTree'), context.register(context.obj({ Names: names })));
    context.assign(this.#root, tree);
    catalog.set(ROOT, this.#root);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  }

  #addPageTags(part: PDFDict, pages: PDFPage[]): void {
    const start = this.#nextKey;
    const keys = part.lookup(PARENT_TREE, PDFDict).lookup(PDFName.of('Nums'), PDFArray);
    for (let index = 0; index + 1 < keys.size(); index += 2) {
      this.#pageTags.push(PDFNumber.of(start + keys.lookup(index, PDFNumber).asNumber()), keys.get(index + 1));
    }
    for (const page of pages) {
      const key = page.node.lookup(PAGE_KEY, PDFNumber).asNumber();
      page.node.set(PAGE_KEY, PDFNumber.of(start + key));
      this.#nextKey = Math.max(this.#nextKey, start + key + 1);
    }
  }

  #renameIds(ref: PDFRef, prefix: string): void {
    const element = this.#book.context.lookup(ref);
    if (!(element instanceof PDFDict)) return;
    const id = element.lookup(ID);
    if (id instanceof PDFString) {
      const name = prefix + id.asString();
      element.set(ID, PDFString.of(name));
      this.#ids.push([name, ref]);
    }
    for (const attributes of membersOf(element, ATTRIBUTES)) {
      if (attributes instanceof PDFDict) renameHeaders(attributes, prefix);
    }
    for (const kid of membersOf(element, KIDS)) {
      if (kid instanceof PDFRef) this.#renameIds(kid, prefix);
    }
  }
}

/** A tag holds one member as itself and several as a list. */
function membersOf(element: PDFDict, key: PDFName): PDFObject[] {
  const list = element.lookup(key);
  if (list instanceof PDFArray) return list.asArray();
  const single = element.get(key);
  return single === undefined ? [] : [single];
}

function renameHeaders(attributes: PDFDict, prefix: string): void {
  const headers = attributes.lookup(HEADERS);
  if (!(headers instanceof PDFArray)) return;
  headers.asArray().forEach((id, index) => {
    if (id instanceof PDFString) headers.set(index, PDFString.of(prefix + id.asString()));
  });
}
