import { strToU8, zipSync } from 'fflate';
import { readDocx } from '#src/import/docx/read-docx.ts';
import type { Grid } from '#src/import/grid.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = [
  `xmlns:w="${W}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');

/** The bytes of a Word file with these parts by name, as text. */
export function wordFile(parts: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/** A document.xml around what stands in the body. */
export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`;
}

/** The grid of a Word file with nothing but this body, and further parts by name. */
export function gridOf(body: string, parts: Record<string, string> = {}): Grid {
  return onlyGrid(wordFile({ 'word/document.xml': documentXml(body), ...parts }));
}

/** The grid of a Word file that can be read. */
export function onlyGrid(bytes: Uint8Array): Grid {
  const file = readDocx(bytes);
  if (!file.ok) throw new Error(file.problem);
  const [grid] = file.grids;
  if (!grid || file.grids.length !== 1) throw new Error(`应有一个表格，读出 ${file.grids.length} 个`);
  return grid;
}

/** Every cell as row,column+rows×columns text, spans of 1 left out. */
export function cellsOf(grid: Grid): string[] {
  return grid.cells.map(({ row, column, rows, columns, text, doubt }) => {
    const span = rows > 1 || columns > 1 ? `+${rows}×${columns}` : '';
    return `${row},${column}${span} ${text}${doubt ? ` ?${doubt}` : ''}`;
  });
}

export const p = (text: string) => `<w:p>${text === '' ? '' : r(text)}</w:p>`;
export const r = (text: string) =>
  `<w:r><w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r>`;
/** A cell: properties as XML, and its text or content as XML. */
export const tc = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;
export const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
export const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
export const STARTS = '<w:vMerge w:val="restart"/>';
export const GOES_ON = '<w:vMerge/>';
/** A table with the widths of its grid columns in twips. */
export const tbl = (widths: number[], ...rows: string[]) =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
