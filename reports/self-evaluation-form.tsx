import { readFileSync } from 'node:fs';
import { chooseColumns } from '#reports/columns.ts';
import { fontFaces, uncoveredCharacters } from '#reports/fonts.ts';
import { type FormMarks, formMarks } from '#reports/form-marks.ts';
import { type Layout, layOut, type Room, type Sheet, tablesOf } from '#reports/pages.ts';
import type { Measured, PaperBlock, PaperForm } from '#reports/paper.ts';
import { A4, LINE, MARGIN, type Orientation, pageRoom, TOP } from '#reports/paper-size.ts';
import { DraftTable, LabelProbes, PaperTable, tableLook } from '#reports/paper-tables.tsx';
import { selfEvaluationBlocks } from '#reports/self-evaluation-blocks.ts';
import { type Edition, recordOfEdition } from '#src/rules/edition.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';

/** What a row gains in class `roomy` and loses in class `tight` of print.css. */
const DENSITY_STEP = 4;
const RULES = 3;
const WORDS_OF_FOOT = '第页共草稿空表供手工填写版本续·v-0123456789ABCDEF';
/** An empty cell of 空表 is as wide as this many characters need at least, so that a pen finds room. */
const WRITTEN = { actual: '　'.repeat(10), remark: '　'.repeat(24) };

export interface FormOptions {
  /** Print the line 填报人 项目负责人 财务负责人 单位负责人（盖章） 日期. */
  signatures: boolean;
  /** 正式版 unless said otherwise; 公开版 never has signatures. */
  edition?: Edition;
}

/**
 * The 项目支出绩效自评表 of a record for the printer: A4, upright unless its texts need it lying, 草稿 in head and foot while
 * the record is not submitted, else the version code in the foot. It is cut into pages here and not by the browser,
 * because a browser neither repeats the label of a merged cell on the next page, nor closes its box at the page's end, nor
 * counts pages within a larger print; it costs one more layout of the same text, about 5 ms.
 */
export function selfEvaluationForm(frozen: EvaluationRecord, options: FormOptions): PaperForm {
  const { signatures, edition = 'official' } = options;
  const record = recordOfEdition(frozen, edition);
  const columns = chooseColumns(edition === 'blank' ? withRoomForWriting(record) : record);
  const blocks = selfEvaluationBlocks(record, columns, signatures && edition !== 'public');
  const body = `${<DraftBody record={record} blocks={blocks} edition={edition} />}`;
  return {
    draft: `<!doctype html>${<Draft record={record} body={body} orientation={columns.orientation} />}`,
    uncovered: uncoveredCharacters(body),
    layOut: (measured) => {
      const { sheets, density } = layOut(blocks, measured, roomOf(columns.orientation, measured));
      const marks = formMarks(frozen, edition);
      return `${<Pages record={record} sheets={sheets} look={`${density} ${edition}`} marks={marks} />}`;
    },
  };
}

function withRoomForWriting(record: EvaluationRecord): EvaluationRecord {
  return { ...record, indicators: record.indicators.map((row) => ({ ...row, ...WRITTEN })) };
}

function roomOf(orientation: Orientation, measured: Measured): Room {
  const other = pageRoom(orientation) - RULES;
  return { first: other - (measured.heights.title ?? 0), other, lineHeight: LINE, step: DENSITY_STEP };
}

function Draft(props: { record: EvaluationRecord; body: string; orientation: Orientation }) {
  const { record, body, orientation } = props;
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>{`${record.project.name} · ${record.title}（${record.project.year}年度）`}</title>
        <style dangerouslySetInnerHTML={{ __html: styleSheet(body, orientation) }} />
      </head>
      <body dangerouslySetInnerHTML={{ __html: body }} />
    </html>
  );
}

function DraftBody(props: { record: EvaluationRecord; blocks: PaperBlock[]; edition: Edition }) {
  const { record, blocks, edition } = props;
  return (
    <main class={`draft ${edition}`}>
      <Title record={record} />
      {blocks.map((block) => (
        <DraftTable block={block} />
      ))}
      {blocks.map((block) => (
        <LabelProbes block={block} />
      ))}
    </main>
  );
}

function Pages(props: { record: EvaluationRecord; sheets: Layout['sheets']; look: string; marks: FormMarks }) {
  const { record, sheets, look, marks } = props;
  return (
    <main class={look}>
      {sheets.map((sheet, index) => (
        <section class="sheet">
          {marks.mark === null ? null : <div class="mark">{marks.mark}</div>}
          {index === 0 ? <Title record={record} /> : null}
          <Tables sheet={sheet} />
          <Foot marks={marks} page={index + 1} pages={sheets.length} />
        </section>
      ))}
    </main>
  );
}

function Tables({ sheet }: { sheet: Sheet }) {
  const tables = tablesOf(sheet.pieces);
  const lowest = tables.filter((pieces) => !pieces[0]?.block.unruled).length - 1;
  return (
    <>
      {tables.map((pieces, index) => {
        const block = pieces[0]?.block;
        if (block === undefined) return null;
        const look = tableLook(block, ...(index === 0 ? ['top'] : []), ...(index === lowest ? ['bottom'] : []));
        return <PaperTable block={block} pieces={pieces} begun={sheet.begun} look={look} />;
      })}
    </>
  );
}

function Title({ record }: { record: EvaluationRecord }) {
  return (
    <header data-title>
      <h1>{record.title}</h1>
      <p class="year">（{record.project.year}年度）</p>
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
