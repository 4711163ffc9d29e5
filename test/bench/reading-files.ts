import { readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { openFile } from '#src/import/open-file.ts';
import { readApart } from '#src/import/read-apart.ts';
import type { UploadedFile } from '#src/import/unfold-upload.ts';
import { atMost, type Bench, interleave, type Line, median, ratioOf, timed, timeLine } from '#test/bench/measure.ts';
import { rawWorkbook } from '#test/import/sheets/raw-workbook.ts';

const ROUNDS = 5;
const PAGES = 50;

async function longPdf(): Promise<Uint8Array> {
  const bytes = readFileSync(new URL('../import/pdf/seven-projects-calc.pdf', import.meta.url));
  const [source, file] = [await PDFDocument.load(bytes), await PDFDocument.create()];
  while (file.getPageCount() < PAGES)
    for (const page of await file.copyPages(source, source.getPageIndices()))
      if (file.getPageCount() < PAGES) file.addPage(page);
  return file.save();
}

const row = (at: number) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`;
const wideRow = `<row r="1">${'<c t="str"><v>1</v></c>'.repeat(16_384)}</row>`;

/** Files that are refused, each as large as it may be for what is wrong with it. */
const REFUSED: Record<string, () => Uint8Array> = {
  一百万行: () => rawWorkbook(Array.from({ length: 1_000_000 }, (_, at) => row(at)).join('')),
  三万行: () => rawWorkbook(Array.from({ length: 30_000 }, (_, at) => row(at)).join('')),
  '16384 列': () => rawWorkbook(wideRow),
  '解开有 200 MB': () => rawWorkbook('', { parts: { 'xl/sharedStrings.xml': ' '.repeat(200 * 1024 * 1024) } }),
};

async function readAgain(file: UploadedFile): Promise<void> {
  const opened = await readApart(file);
  if (!opened.ok || opened.reading.tables.length === 0) throw new Error(`没有读出：${file.name}`);
}

async function refuse(bytes: Uint8Array): Promise<void> {
  const [opened] = await openFile({ name: '目标表.xlsx', bytes });
  if (opened?.ok) throw new Error('应当拒绝的文件读入了');
}

/** A long PDF in the reading process, against the same pages without what makes them tables; and the slowest refusals. */
export const readingFiles: Bench = {
  name: 'reading-files',
  title: `读入文件：${PAGES} 页 PDF（读取进程内），拒绝的大文件`,
  async run() {
    const file = { name: '目标表.pdf', bytes: await longPdf() };
    const first = await timed(() => readAgain(file))();
    const { read, load } = await interleave(
      { read: timed(() => readAgain(file)), load: timed(() => PDFDocument.load(file.bytes)) },
      { rounds: ROUNDS, warmUp: 1 },
    );
    const lines: Line[] = [
      {
        what: `读 ${PAGES} 页 PDF，连同启动读取进程`,
        unit: 'ms',
        figure: first,
        goal: atMost('50 页 PDF', first, 3000, 'ms'),
      },
      timeLine(`读 ${PAGES} 页 PDF，预热后`, read, { goal: atMost('50 页 PDF', median(read), 3000, 'ms') }),
      timeLine('对照：pdf-lib 载入同一文件', load),
      { what: '为对照的', unit: '倍', figure: ratioOf(read, load) },
    ];
    for (const [name, make] of Object.entries(REFUSED)) {
      const bytes = make();
      const { times } = await interleave({ times: timed(() => refuse(bytes)) }, { rounds: ROUNDS, warmUp: 1 });
      lines.push(timeLine(`拒绝：${name}`, times, { goal: atMost('拒绝', median(times), 1000, 'ms') }));
    }
    return lines;
  },
};
