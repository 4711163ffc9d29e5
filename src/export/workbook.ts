import type { Workbook } from 'exceljs';

/** The faces of official forms, by the names that office machines know. */
export const SONG = '宋体';
export const HEI = '黑体';

/**
 * Column widths count digits of the workbook's first font. The library's Calibri is read as 宋体 by a Chinese Excel and is
 * missing on many machines: the same file would be a seventh wider there. Arial, or its double, is everywhere.
 */
const WIDTH_FONT = '<font><sz val="10"/><name val="Arial"/><family val="2"/></font>';

/** An empty workbook; `at` makes the file of a frozen form the same at every download. */
export async function newWorkbook(title: string, at: string | undefined): Promise<Workbook> {
  // Loaded with the first file: it is half of the work of starting the server.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '绩衡';
  workbook.title = title;
  if (at !== undefined) {
    workbook.created = new Date(at);
    workbook.modified = new Date(at);
  }
  return workbook;
}

/** What the library keeps to itself: it hands the parts of the file to the zip one by one, the content types first. */
interface PartWriter {
  addContentTypes(zip: Zip, model: unknown): Promise<void>;
}
interface Zip {
  append(part: string | Buffer, options: { name: string }): void;
}

/** The workbook as the bytes of an xlsx file. */
export async function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  const writer = workbook.xlsx as unknown as PartWriter;
  const addContentTypes = writer.addContentTypes.bind(workbook.xlsx);
  writer.addContentTypes = (zip, model) => {
    const append = zip.append.bind(zip);
    zip.append = (part, options) => {
      const text = options.name === 'xl/styles.xml' ? withWidthFont(String(part)) : part;
      // Given as a string, the zip cuts it every 16,384 characters, through the middle of 𠮷 too.
      append(typeof text === 'string' ? Buffer.from(text) : text, options);
    };
    return addContentTypes(zip, model);
  };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function withWidthFont(styles: string): string {
  return styles.replace(/(<fonts[^>]*>)<font>.*?<\/font>/su, `$1${WIDTH_FONT}`);
}
