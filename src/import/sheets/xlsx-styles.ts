import type { XmlElement } from '#src/import/read-xml.ts';
import { type CellStyle, cellStyle } from '#src/import/sheets/sheet-marks.ts';
import { isOn, readPart } from '#src/import/sheets/xlsx-part.ts';

/** The styles of an xlsx workbook in the order in which its cells count them. */
export function readCellStyles(bytes: Uint8Array | undefined): CellStyle[] {
  const struckFonts: boolean[] = [];
  const written = new Set<string>();
  const styles: { format: string; font: number }[] = [];
  readPart(bytes, {
    open(element, path) {
      const { name, attribute } = element;
      const parent = path.at(-1);
      if (name === 's:font' && parent === 's:fonts') struckFonts.push(false);
      if (name === 's:strike' && path.at(-2) === 's:fonts') struckFonts[struckFonts.length - 1] = isOn(element);
      if (name === 's:numFmt' && parent === 's:numFmts') written.add(attribute('numFmtId'));
      if (name === 's:xf' && parent === 's:cellXfs')
        styles.push({ format: attribute('numFmtId'), font: Number(attribute('fontId')) });
    },
  });
  return styles.map(({ format, font }) => cellStyle(Number(format), written.has(format), struckFonts[font]));
}

/** What is struck out in a text with several fonts, and what of it has the font of its cell. */
export interface RichText {
  struck: string;
  ofCell: string;
}

/** Collects the runs of a text, element by element. */
export class RichTextReader {
  rich: RichText | null = null;
  private run: 'struck' | 'plain' | 'ofCell' = 'plain';

  open(element: XmlElement): void {
    if (element.name === 's:r') {
      this.rich ??= { struck: '', ofCell: '' };
      this.run = 'ofCell';
    }
    if (element.name === 's:rPr') this.run = 'plain';
    if (element.name === 's:strike' && isOn(element)) this.run = 'struck';
  }

  /** A text element within the run at hand. */
  text(text: string): void {
    if (this.rich && this.run !== 'plain') this.rich[this.run] += text;
  }
}

/** The shared texts of an xlsx workbook that have several fonts, by their number. */
export function readRichTexts(bytes: Uint8Array | undefined): Map<number, RichText> {
  const rich = new Map<number, RichText>();
  let number = -1;
  let reader = new RichTextReader();
  readPart(bytes, {
    open(element) {
      if (element.name === 's:si') {
        number += 1;
        reader = new RichTextReader();
      }
      reader.open(element);
    },
    text(text, path) {
      if (path.at(-1) === 's:t' && path.at(-2) === 's:r') reader.text(text);
    },
    close(name) {
      if (name === 's:si' && reader.rich) rich.set(number, reader.rich);
    },
  });
  return rich;
}
