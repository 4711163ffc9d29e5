import { readFileSync } from 'node:fs';
import { fontFaces, uncoveredCharacters } from '#reports/fonts.ts';
import type { FormMarks } from '#reports/form-marks.ts';
import { layOut, type Room, type Sheet, tablesOf } from '#reports/pages.ts';
import type { Measured, PaperBlock, PaperForm } from '#reports/paper.ts';
import { A4, LINE, MARGIN, type Orientation, pageRoom, TOP } from '#reports/paper-size.ts';
import { DraftTable, LabelProbes, PaperTable, tableLook } from '#reports/paper-tables.tsx';

/** What a row gains in class `roomy` and loses in class `tight` of print.css. */
const DENSITY_STEP = 4;
const RULES = 3;
const WORDS_OF_FOOT = '第页共草稿空表供手工填写版本续·v-0123456789ABCDEF';

/** A paper before it is set: its title and the line below, its tables from top to bottom, what stands around every page. */
export interface PaperContent {
  title: string;
  /** （2024年度） */
  subtitle: string;
  /** The title that a reader of the PDF shows in its window. */
  documentTitle: string;
  orientation: Orientation;
  blocks: PaperBlock[];
  marks: FormMarks;
  /** A class of print.css for the whole paper. */
  look?: string;
}

/** A paper that is a spreadsheet too. */
export interface FormContent extends PaperContent {
  /** What its sheet is called. */
  tab: string;
  /** When it was frozen, so that its file is the same at every download; null while it is a draft or is never frozen. */
  frozenAt: string | null;
}

/**
 * A paper for the printer: A4, cut into pages here and not by the browser, because a browser neither repeats the label of a
 * merged cell on the next page, nor closes its box at the page's end, nor counts pages within a larger print; it costs one
 * more layout of the same text, about 5 ms.
 */
export function paperForm(content: PaperContent): PaperForm {
  const { blocks, orientation, look = '' } = content;
  const body = `${<DraftBody content={content} />}`;
  return {
    draft: `<!doctype html>${<Draft content={content} body={body} />}`,
    uncovered: uncoveredCharacters(body),
    layOut: (measured) => {
      const { sheets, density } = layOut(blocks, measured, roomOf(orientation, measured));
      return `${<Pages content={content} sheets={sheets} look={`${density} ${look}`} />}`;
    },
  };
}

function roomOf(orientation: Orientation, measured: Measured): Room {
  const other = pageRoom(orientation) - RULES;
  return { first: other - (measured.heights.title ?? 0), other, lineHeight: LINE, step: DENSITY_STEP };
}

function Draft({ content, body }: { content: PaperContent; body: string }) {
  const { documentTitle, orientation, marks } = content;
  const css = styleSheet(body + marks.of + marks.version, orientation);
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>{documentTitle}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body dangerouslySetInnerHTML={{ __html: body }} />
    </html>
  );
}

function DraftBody({ content }: { content: PaperContent }) {
  const { blocks, look = '' } = content;
  return (
    <main class={`draft ${look}`}>
      <Title content={content} />
      {blocks.map((block) => (
        <DraftTable block={block} />
      ))}
      {blocks.map((block) => (
        <LabelProbes block={block} />
      ))}
    </main>
  );
}

function Pages({ content, sheets, look }: { content: PaperContent; sheets: Sheet[]; look: string }) {
  const { marks } = content;
  return (
    <main class={look}>
      {sheets.map((sheet, index) => (
        <section class="sheet">
          {marks.mark === null ? null : <div class="mark">{marks.mark}</div>}
          {index === 0 ? <Title content={content} /> : null}
          <Tables sheet={sheet} />
          <Foot marks={marks} page={index + 1} pages={sheets.length} />
        </section>
      ))}
    </main>
  );
}

function Tables({ sheet }: { sheet: Sheet }) {
  const tables = tablesOf(sheet.pieces);
  const highest = tables.findIndex((pieces) => !pieces[0]?.block.unruled);
  const lowest = tables.filter((pieces) => !pieces[0]?.block.unruled).length - 1 + Math.max(0, highest);
  return (
    <>
      {tables.map((pieces, index) => {
        const block = pieces[0]?.block;
        if (block === undefined) return null;
        const look = tableLook(block, ...(index === highest ? ['top'] : []), ...(index === lowest ? ['bottom'] : []));
        return <PaperTable block={block} pieces={pieces} begun={sheet.begun} look={look} />;
      })}
    </>
  );
}

function Title({ content }: { content: PaperContent }) {
  return (
    <header data-title>
      <h1>{content.title}</h1>
      <p class="year">{content.subtitle}</p>
    </header>
  );
}

function Foot({ marks, page, pages }: { marks: FormMarks; page: number; pages: number }) {
  return (
    <footer>
      <span class="of">{marks.of}</span>
      <span class="page">
        第 {page} 页　共 {pages} 页
      </span>
      <span class="version">{marks.version}</span>
    </footer>
  );
}

let sheetText: string | undefined;

function styleSheet(body: string, orientation: Orientation): string {
  sheetText ??= readFileSync(new URL('print.css', import.meta.url), 'utf8');
  const size = orientation === 'portrait' ? [A4.short, A4.long] : [A4.long, A4.short];
  const lengths = `:root{--width:${size[0]}px;--height:${size[1]}px;--top:${TOP}px;--margin:${MARGIN}px;--line:${LINE}px}`;
  const rules = `@page{size:A4 ${orientation}}${lengths}${fontFaces(body + WORDS_OF_FOOT)}${sheetText}`;
  return rules.replaceAll('<', '\\3c ');
}
