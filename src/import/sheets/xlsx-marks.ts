import type { XmlElement } from '#src/import/read-xml.ts';
import { type CellMark, type CellStyle, noMarks, placeKey, type SheetMarks } from '#src/import/sheets/sheet-marks.ts';
import { isSet, type PartListener, readPart } from '#src/import/sheets/xlsx-part.ts';
import { type RichText, RichTextReader, readCellStyles, readRichTexts } from '#src/import/sheets/xlsx-styles.ts';

const WORKBOOK = /^xl\/workbook\d*\.xml$/i;
/** Of a cell whose type says that it is a date. */
const ISO = 'yyyy-mm-dd';

type Parts = ReadonlyMap<string, Uint8Array>;

/** Of the sheets that are not hidden their names and their parts, and the parts of styles and texts. */
function partsOf(parts: Parts) {
  const workbook = [...parts.keys()].find((name) => WORKBOOK.test(name)) ?? '';
  const targets = new Map<string, string>();
  readPart(parts.get(workbook.replace(/^(.*\/)/, '$1_rels/').concat('.rels')), {
    open: ({ attribute }) => {
      const target = attribute('Target');
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      targets.set(attribute('Id'), path).set(attribute('Type').replace(/^.*\//, ''), path);
    },
  });
  const sheets: { name: string; bytes: Uint8Array | undefined }[] = [];
  readPart(parts.get(workbook), {
    open: ({ name, attribute }) => {
      const state = attribute('state');
      if (name === 's:sheet' && (state === '' || state === 'visible'))
        sheets.push({ name: attribute('name'), bytes: parts.get(targets.get(attribute('r:id')) ?? '') });
    },
  });
  const partOf = (type: string) => parts.get(targets.get(type) ?? '');
  return { sheets, styles: partOf('styles'), texts: partOf('sharedStrings') };
}

function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/i.exec(reference)?.[0].toUpperCase() ?? '';
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The row of the last value, looked for from the end, for a ledger of years is refused at once; -1 where this does not tell. */
function lastRowOf(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const value = Math.max(buffer.lastIndexOf('</v>'), buffer.lastIndexOf('</is>'));
  const row = value < 0 ? -1 : buffer.lastIndexOf('<row ', value);
  const number = row < 0 ? null : /^<row [^>]*?\br="(\d{1,7})"/.exec(buffer.toString('latin1', row, row + 200));
  return number ? Number(number[1]) - 1 : -1;
}

/** Reads the marks of one sheet, until its end or a row that is one too many. */
class MarkReader implements PartListener {
  readonly marks: SheetMarks = noMarks();
  private row = -1;
  private column = -1;
  private cell = { type: '', style: '', formula: false, value: null as string | null };
  private runs = new RichTextReader();
  private readonly styles: readonly CellStyle[];
  private readonly texts: ReadonlyMap<number, RichText>;
  private readonly mostRows: number;

  constructor(styles: readonly CellStyle[], texts: ReadonlyMap<number, RichText>, mostRows: number) {
    this.styles = styles;
    this.texts = texts;
    this.mostRows = mostRows;
  }

  isDone(): boolean {
    return this.marks.lastRow >= this.mostRows;
  }

  open(element: XmlElement): void {
    const { name, attribute } = element;
    if (name === 's:row') this.openRow(element);
    else if (name === 's:c') this.openCell(element);
    else if (name === 's:f') this.cell.formula = true;
    else if (name === 's:v' || name === 's:is') this.cell.value ??= '';
    else if (name === 's:col' && (isSet(attribute('hidden')) || Number(attribute('width') || 1) === 0))
      this.marks.hiddenColumns.push({ from: Number(attribute('min')) - 1, to: Number(attribute('max')) - 1 });
    else this.runs.open(element);
  }

  text(text: string, path: readonly string[]): void {
    const name = path.at(-1);
    if (name === 's:v' || (name === 's:t' && path.includes('s:is')))
      this.cell.value = `${this.cell.value ?? ''}${text}`;
    if (name === 's:t' && path.at(-2) === 's:r') this.runs.text(text);
  }

  close(name: string): void {
    if (name === 's:c') this.closeCell();
  }

  private openRow({ attribute }: XmlElement): void {
    const number = attribute('r');
    this.row = number === '' ? this.row + 1 : Number(number) - 1;
    this.column = -1;
    if (isSet(attribute('hidden')) || Number(attribute('ht') || 1) === 0) this.marks.hiddenRows.add(this.row);
  }

  private openCell({ attribute }: XmlElement): void {
    const reference = attribute('r');
    this.column = reference === '' ? this.column + 1 : columnOf(reference);
    this.cell = { type: attribute('t'), style: attribute('s'), formula: false, value: null };
    this.runs = new RichTextReader();
  }

  private closeCell(): void {
    const { row, column, cell } = this;
    const isEmptyText = cell.type === 'str' && cell.value !== null;
    if (cell.formula && !cell.value && !isEmptyText) this.marks.withoutResult.push({ row, column });
    if (!cell.value) return;
    this.marks.lastRow = Math.max(this.marks.lastRow, row);
    const mark = this.markOf(cell.value);
    if (mark.format !== undefined || mark.struck !== undefined) this.marks.cells.set(placeKey({ row, column }), mark);
  }

  private markOf(value: string): CellMark {
    const { type, style } = this.cell;
    const { format = type === 'd' ? ISO : undefined, struck: isStruck } = this.styles[Number(style)] ?? {};
    const rich = this.runs.rich ?? (type === 's' ? this.texts.get(Number(value)) : undefined);
    const part = rich ? `${rich.struck}${isStruck ? rich.ofCell : ''}`.trim() : '';
    const struck = rich ? part || undefined : isStruck && '';
    return { ...(format === undefined ? {} : { format }), ...(struck === undefined ? {} : { struck }) };
  }
}

/**
 * The marks of the sheets of an xlsx workbook that can be seen, by the sheet's name. Of a sheet with something below `mostRows`
 * no more is read than shows it; of one that is damaged, what stands before the damage.
 */
export function xlsxMarks(parts: Parts, mostRows: number): Map<string, SheetMarks> {
  const { sheets, styles, texts } = partsOf(parts);
  const cellStyles = readCellStyles(styles);
  const richTexts = readRichTexts(texts);
  return new Map(
    sheets.map(({ name, bytes = new Uint8Array(0) }) => {
      const lastRow = lastRowOf(bytes);
      if (lastRow >= mostRows) return [name, { ...noMarks(), lastRow }] as const;
      const reader = new MarkReader(cellStyles, richTexts, mostRows);
      readPart(bytes, reader);
      return [name, reader.marks] as const;
    }),
  );
}
