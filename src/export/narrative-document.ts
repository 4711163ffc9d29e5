import { HEI, SONG } from '#src/export/workbook.ts';
import type { NarrativeRecord } from '#src/rules/narrative-record.ts';
import { storableText } from '#src/rules/storable-text.ts';

/** 小四 and 三号 in half points, a line of 1.5, two characters of 小四 in twentieths of a point. */
const BODY = 24;
const TITLE = 32;
const LINE = 360;
const INDENT = 480;
/** A4 with the margins of an official text, in twentieths of a point. */
const PAGE = { size: { width: 11_906, height: 16_838 }, margin: { top: 1440, bottom: 1440, left: 1797, right: 1797 } };

function face(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

/**
 * The 自评报告 as a Word document: A4, 宋体 小四 with an indent of two characters, headings in 黑体, 第 x 页 共 y 页 below. 草稿 stands in
 * the head while the year-end form is not submitted.
 */
export async function narrativeDocument(record: NarrativeRecord): Promise<Uint8Array> {
  // Loaded with the first file, as the spreadsheets' library is.
  const { AlignmentType, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } =
    await import('docx');
  const { project, title, sections, submitted } = record;
  const run = (text: string, name: string, size: number) =>
    new TextRun({ text: storableText(text), font: face(name), size });
  const centred = (text: string, name: string, size: number) =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 120 }, children: [run(text, name, size)] });
  const body = sections.flatMap(({ heading, paragraphs }) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      keepNext: true,
      spacing: { before: 240, after: 60, line: LINE },
      children: [run(heading, HEI, BODY)],
    }),
    ...paragraphs.map(
      (text) =>
        new Paragraph({
          alignment: AlignmentType.BOTH,
          indent: { firstLine: INDENT },
          spacing: { line: LINE },
          children: [run(text, SONG, BODY)],
        }),
    ),
  ]);
  const signed = [project.unit, '　　　　年　　月　　日'].map(
    (text, index) =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing: { before: index === 0 ? 720 : 0, line: LINE },
        children: [run(text, SONG, BODY)],
      }),
  );
  const page = new TextRun({
    font: face(SONG),
    size: 18,
    children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
  });
  const draft = new Paragraph({ alignment: AlignmentType.RIGHT, children: [run('草稿', SONG, 18)] });
  const document = new Document({
    title: storableText(`${project.name} · ${title}（${project.year}年度）`),
    creator: '绩衡',
    styles: {
      default: {
        document: { run: { font: face(SONG), size: BODY } },
        heading1: { run: { font: face(HEI), size: BODY, bold: false, color: '000000' } },
      },
    },
    sections: [
      {
        properties: { page: PAGE },
        headers: submitted === null ? { default: new Header({ children: [draft] }) } : {},
        footers: {
          default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [page] })] }),
        },
        children: [
          centred(title, HEI, TITLE),
          centred(`${project.name}（${project.year}年度）`, SONG, BODY),
          ...body,
          ...signed,
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
