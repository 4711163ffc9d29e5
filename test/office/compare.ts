import type { PaperForm } from '#reports/paper.ts';
import { pagesOf, rowsOf } from '#test/reports/form-table.ts';
import { readPdf, readPdfLines } from '#test/reports/read-pdf.ts';

/** A print of a spreadsheet held against the paper of the same form. */
export interface Comparison {
  pages: number;
  /** How many cells of the paper hold a text. */
  values: number;
  problems: string[];
}

/** A4 in points, with the tolerance of a program that counts in hundredths of millimetres. */
const A4 = { short: 595.3, long: 841.9, tolerance: 1 };

/** A text of so many characters may go on on the next page; a page then holds at least so many of them. */
const LONG = 300;
const LEAST_ON_A_PAGE = 20;
const SHOWN = 40;
/** The packaged faces lack it: it is written apart from its line. */
const APART = /√/gu;

/** Finds what of the paper the print lacks: its lie, or a value in as many cells as on paper; and #### anywhere. */
export async function compareWithPaper(paper: PaperForm, print: Uint8Array): Promise<Comparison> {
  const { size, pages } = await readPdf(print);
  // A cell in two faces is written in two pieces, which only meet on their line; one that wraps only in the order of writing.
  const readings = [pages.join(''), (await readPdfLines(print)).join('')];
  const values = valuesOf(paper);
  const apart = readings.map((text) => text.replace(APART, ''));
  const lacking = [...new Set(values)].filter((value) => {
    const asked = values.filter((other) => other === value).length;
    const held = readings.some((text) => countIn(text, value) >= asked);
    const rest = value.replace(APART, '');
    const heldApart = rest !== value && rest !== '' && apart.some((text) => countIn(text, rest) >= asked);
    return !held && !heldApart && !(value.length >= LONG && isSpread(pages, value));
  });
  const problems = lacking.map((value) => `缺“${value.slice(0, SHOWN)}”`);
  if (readings[0]?.includes('###')) problems.push('有显示不下的数（####）');
  const lying = paper.draft.includes('size:A4 landscape');
  const [width, height] = lying ? [A4.long, A4.short] : [A4.short, A4.long];
  if (Math.abs(size[0] - width) > A4.tolerance || Math.abs(size[1] - height) > A4.tolerance)
    problems.push(`纸张 ${size.join(' × ')}，应为 A4 ${lying ? '横' : '竖'}`);
  return { pages: pages.length, values: values.length, problems };
}

/** The comparison on one line, its problems below. */
export function formatComparison(name: string, { pages, values, problems }: Comparison): string {
  const verdict = problems.length === 0 ? '与纸上相同' : problems.join('；');
  return `${problems.length === 0 ? '✓' : '✗'} ${name}：${pages} 页，${values} 个值，${verdict}`;
}

/** The texts of the paper's cells without white space, each cell once. */
function valuesOf(paper: PaperForm): string[] {
  return rowsOf(pagesOf(paper, 1).join(''))
    .flat()
    .map((text) => text.replace(/[↓→]\d+/gu, '').replace(/\s/gu, ''))
    .filter((text) => text !== '');
}

function countIn(text: string, value: string): number {
  return text.split(value).length - 1;
}

/** Whether page after page holds the next part of a text, to its end. */
function isSpread(pages: readonly string[], value: string): boolean {
  let rest = value;
  for (const page of pages) {
    let held = Math.min(rest.length, LEAST_ON_A_PAGE);
    if (!page.includes(rest.slice(0, held))) continue;
    while (held < rest.length && page.includes(rest.slice(0, held + 1))) held += 1;
    rest = rest.slice(held);
  }
  return rest === '';
}
