import { inflateRawSync } from 'node:zlib';
import ExcelJS, { type Cell, type Worksheet } from 'exceljs';

/** A file as a spreadsheet program reads it: its sheet, and its parts as they are written. */
export interface ReadXlsx {
  sheet: Worksheet;
  parts: ReadonlyMap<string, string>;
}

/** Reads the first sheet of an xlsx file with exceljs, and its parts with nothing but the zip's own directory. */
export async function readXlsx(bytes: Uint8Array): Promise<ReadXlsx> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('the file has no sheet');
  return { sheet, parts: unzip(Buffer.from(bytes)) };
}

function unzip(file: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [size, nameLength, extra, comment, local] = [
      file.readUInt32LE(at + 20),
      file.readUInt16LE(at + 28),
      file.readUInt16LE(at + 30),
      file.readUInt16LE(at + 32),
      file.readUInt32LE(at + 42),
    ];
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(start, start + size);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    parts.set(name, (file.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

/** What a cell shows: its text, or its number in its format; the formats are those of our own files. */
export function shownText(cell: Cell): string {
  const { value, numFmt } = cell;
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace('T', ' ').slice(0, numFmt.length);
  if (typeof value === 'number') return shownNumber(value, numFmt);
  if (typeof value === 'object' && 'richText' in value) return value.richText.map(({ text }) => text).join('');
  if (typeof value !== 'string') throw new Error(`${cell.address} holds ${JSON.stringify(value)}`);
  return value;
}

function shownNumber(value: number, format: string): string {
  const signed = /^\+(.+);-\1$/.exec(format);
  if (signed) return `${value < 0 ? '' : '+'}${shownNumber(value, signed[1] ?? '')}`;
  const [, grouping, zeros = '', percent] = /^(#,##)?0(?:\.(0+))?(%?)$/.exec(format) ?? [];
  if (percent === undefined) throw new Error(`a number in the format ${format}`);
  const shown = new Intl.NumberFormat('en-US', {
    useGrouping: grouping !== undefined,
    minimumFractionDigits: zeros.length,
    maximumFractionDigits: zeros.length,
    style: percent === '' ? 'decimal' : 'percent',
  });
  return shown.format(value);
}

/** The cells of a sheet row by row as they are seen: each merged one once, with how far it reaches (↓rows →columns). */
export function shownRows(sheet: Worksheet): string[][] {
  const rows: string[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const texts: string[] = [];
    row.eachCell({ includeEmpty: false }, (cell) => {
      if (cell.isMerged && cell.master.address !== cell.address) return;
      texts.push(shownText(cell) + reachOf(sheet, cell));
    });
    rows.push(texts);
  });
  return rows;
}

function reachOf(sheet: Worksheet, cell: Cell): string {
  const range = mergedRanges(sheet).find((one) => one.split(':')[0] === cell.address);
  if (range === undefined) return '';
  const end = sheet.getCell(range.split(':')[1] ?? '');
  const rows = Number(end.row) - Number(cell.row) + 1;
  return rows > 1 ? `↓${rows}` : '';
}

/** The merged ranges of a sheet, A1:B2. */
export function mergedRanges(sheet: Worksheet): string[] {
  return sheet.model.merges;
}
