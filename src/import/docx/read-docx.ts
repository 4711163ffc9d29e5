import { layOutGrid } from '#src/import/docx/lay-out-grid.ts';
import { ListNumbers } from '#src/import/docx/list-numbers.ts';
import { otherKindOf, otherPackageOf } from '#src/import/docx/other-kinds.ts';
import { BlockReader } from '#src/import/docx/read-blocks.ts';
import { mainPartOf } from '#src/import/docx/relationships.ts';
import { WORD_PREFIXES } from '#src/import/docx/word-namespaces.ts';
import { readStyles } from '#src/import/docx/word-styles.ts';
import type { Grid, GridFile } from '#src/import/grid.ts';
import { listZip, type ZipLimits } from '#src/import/list-zip.ts';
import { readXml } from '#src/import/read-xml.ts';
import { unpackZip } from '#src/import/unpack-zip.ts';

const MEBIBYTE = 1024 * 1024;
/** Only the text and its styles are unpacked; pictures may be as large as they like. */
const ZIP_LIMITS: ZipLimits = { entries: 10_000, entryBytes: 32 * MEBIBYTE, totalBytes: 48 * MEBIBYTE, ratio: 300 };
const XML_LIMITS = { depth: 300, elements: 1_500_000 };

const RELATIONSHIPS = '_rels/.rels';
const NO_TEXT =
  '这个 Word 文档里没有文字，可能是空的，也可能只有图片。图片里的文字读不出来，请导入含有文字表格的文件。';
const NO_MAIN_PART = '这个 Word 文档里找不到正文，可能已损坏。请用 Word 或 WPS 打开，另存为 docx 文件再导入。';

/**
 * A Word document (docx, docm, dotx; macros are never looked at) as one grid: its tables and the paragraphs between them, with
 * tracked changes accepted and hidden text left out. Refuses, with a sentence for the person who chose the file, other kinds
 * of files, encrypted, damaged and oversized ones and those without any text. Never throws.
 */
export function readDocx(bytes: Uint8Array): GridFile {
  const grid = readDocument(bytes);
  return typeof grid === 'string' ? { ok: false, problem: grid } : { ok: true, grids: [grid] };
}

function readDocument(bytes: Uint8Array): Grid | string {
  const otherKind = otherKindOf(bytes);
  if (otherKind !== null) return otherKind;
  const listing = listZip(bytes, ZIP_LIMITS);
  if (!listing.ok) return listing.problem;
  const names = listing.entries.map(({ name }) => name);
  const otherPackage = otherPackageOf(names);
  if (otherPackage !== null) return otherPackage;
  const relations = unpackZip(bytes, ZIP_LIMITS, (name) => name.toLowerCase() === RELATIONSHIPS);
  if (!relations.ok) return relations.problem;
  const [listed] = relations.entries.values();
  const main = mainPartOf(listed, names);
  if (main === null) return NO_MAIN_PART;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const [styles, lists] = [`${folder}styles.xml`, `${folder}numbering.xml`];
  const unpacked = unpackZip(bytes, ZIP_LIMITS, (name) => name === main || name === styles || name === lists);
  if (!unpacked.ok) return unpacked.problem;
  return readParts({
    document: unpacked.entries.get(main),
    styles: unpacked.entries.get(styles),
    lists: unpacked.entries.get(lists),
  });
}

type Parts = Record<'document' | 'styles' | 'lists', Uint8Array | undefined>;

function readParts({ document, styles, lists }: Parts): Grid | string {
  const known = styles === undefined ? new Map() : readStyles(styles, XML_LIMITS);
  if (typeof known === 'string') return known;
  const numbers = new ListNumbers();
  const damage = lists === undefined ? null : numbers.read(lists, XML_LIMITS);
  if (damage !== null) return damage;
  const reader = new BlockReader(known, numbers);
  const problem = readXml(document ?? new Uint8Array(0), WORD_PREFIXES, reader, XML_LIMITS);
  if (problem !== null) return problem;
  const grid = layOutGrid(reader.blocks());
  return grid.cells.length === 0 ? NO_TEXT : grid;
}
