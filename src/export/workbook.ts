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

/** The part of the library that writes styles; the font of column widths is the first of them and not ours to set elsewhere. */
interface StyleWriter {
  addStyles(zip: unknown, model: { styles: { model: { fonts: string[] } } }): Promise<void>;
}

/** The workbook as the bytes of an xlsx file. */
export async function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  const writer = workbook.xlsx as unknown as StyleWriter;
  const addStyles = writer.addStyles.bind(workbook.xlsx);
  writer.addStyles = (zip, model) => {
    model.styles.model.fonts[0] = WIDTH_FONT;
    return addStyles(zip, model);
  };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
