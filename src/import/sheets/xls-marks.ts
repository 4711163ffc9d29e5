import {
  type CellMark,
  type CellStyle,
  cellStyle,
  noMarks,
  placeKey,
  type SheetMarks,
} from '#src/import/sheets/sheet-marks.ts';

/** Records of an old workbook ([MS-XLS] 2.4) that say something beside the texts and numbers of cells. */
const RECORD = {
  end: 0x0a,
  font: 0x31,
  columns: 0x7d,
  sheet: 0x85,
  style: 0xe0,
  row: 0x208,
  format: 0x41e,
  begin: 0x809,
};
const FORMULAS = new Set([0x06, 0x206, 0x406]);
/** Numbers, texts, formulas, truth values: each begins with row, column and style. */
const CELLS = new Set([0x06, 0x206, 0x406, 0xfd, 0x203, 0x204, 0x205, 0x27e]);
const SEVERAL_NUMBERS = 0xbd;

interface BiffRecord {
  type: number;
  at: number;
  length: number;
}

/** The records from a place on until the end of their part; charts within it are passed over. */
function* recordsFrom(view: DataView, start: number): Generator<BiffRecord> {
  let depth = 0;
  for (let at = start; at + 4 <= view.byteLength; ) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (at + 4 + length > view.byteLength) return;
    if (type === RECORD.begin) depth += 1;
    if (type === RECORD.end && --depth <= 0) return;
    if (depth === 1) yield { type, at: at + 4, length };
    at += 4 + length;
  }
}

/** What comes before the sheets: where each begins, in the order of the file, and the styles that cells name. */
function readGlobals(view: DataView): { starts: number[]; styles: CellStyle[] } {
  const starts: number[] = [];
  const struckFonts: boolean[] = [];
  const written = new Set<number>();
  const styles: { font: number; format: number }[] = [];
  for (const { type, at, length } of recordsFrom(view, 0)) {
    if (length < 4) continue;
    const [first, second] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (type === RECORD.sheet) starts.push(view.getUint32(at, true));
    if (type === RECORD.font) struckFonts.push((second & 0x08) !== 0);
    if (type === RECORD.format) written.add(first);
    // There is no font 4: the fifth one is number 5.
    if (type === RECORD.style) styles.push({ font: first > 4 ? first - 1 : first, format: second });
  }
  return {
    starts: [...new Set(starts)].toSorted((one, other) => one - other),
    styles: styles.map(({ font, format }) => cellStyle(format, written.has(format), struckFonts[font])),
  };
}

const OPERATORS = new Set([0x03, 0x04, 0x05, 0x06, 0x07, 0x14]);
const PARENTHESES = 0x15;
/** SUM, AVERAGE, ROUND, PRODUCT as their formulas end. */
const FUNCTIONS = [
  [0x10, 0, 0],
  [4, 0],
  [5, 0],
  [27, 0],
  [183, 0],
];

/** Whether a formula that holds an empty text cannot have given one: its last step calculates. A text chosen by IF is a result. */
function lacksResult(view: DataView, { at, length }: BiffRecord): boolean {
  if (length < 22 || view.getUint8(at + 6) !== 3 || view.getUint16(at + 12, true) !== 0xffff) return false;
  let end = at + 22 + Math.min(view.getUint16(at + 20, true), length - 22);
  while (end > at + 22 && view.getUint8(end - 1) === PARENTHESES) end -= 1;
  const endsWith = (bytes: readonly number[]) =>
    end - bytes.length >= at + 22 && bytes.every((byte, index) => view.getUint8(end - bytes.length + index) === byte);
  return (end > at + 22 && OPERATORS.has(view.getUint8(end - 1))) || FUNCTIONS.some(endsWith);
}

function markOf({ format, struck }: CellStyle): CellMark {
  return { ...(format ? { format } : {}), ...(struck ? { struck: '' } : {}) };
}

function readSheet(view: DataView, start: number, styles: readonly CellStyle[]): SheetMarks {
  const marks = noMarks();
  const addMark = (row: number, column: number, style: number) => {
    const mark = markOf(styles[style] ?? {});
    if (Object.keys(mark).length > 0) marks.cells.set(placeKey({ row, column }), mark);
  };
  for (const record of recordsFrom(view, start)) {
    const { type, at, length } = record;
    if (length < 6) continue;
    const number = (index: number) => view.getUint16(at + index * 2, true);
    const [row, column] = [number(0), number(1)];
    if (type === RECORD.columns && length >= 10 && number(4) & 1) marks.hiddenColumns.push({ from: row, to: column });
    if (type === RECORD.row && length >= 14 && number(6) & 0x20) marks.hiddenRows.add(row);
    if (CELLS.has(type)) addMark(row, column, number(2));
    if (FORMULAS.has(type) && lacksResult(view, record)) marks.withoutResult.push({ row, column });
    if (type === SEVERAL_NUMBERS)
      for (let index = 0; 6 + index * 6 < length; index += 1) addMark(row, column + index, number(2 + index * 3));
  }
  return marks;
}

/** The marks of the sheets of an old workbook (.xls, .et) by its records, in the order of the file. */
export function xlsMarks(records: Uint8Array): SheetMarks[] {
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength);
  const { starts, styles } = readGlobals(view);
  return starts.map((start) => readSheet(view, start, styles));
}
