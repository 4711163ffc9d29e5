import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bindBooklet } from '#reports/booklet.ts';
import { bookletFileName, formNameOf } from '#reports/file-name.ts';
import { createPrinter, type Printer } from '#reports/printer.ts';
import { userPath } from '#src/cli/user-path.ts';
import { withDatabase } from '#src/cli/with-database.ts';
import { AppError } from '#src/errors.ts';
import { bookletTitle } from '#src/jobs/print-forms.ts';
import { listNarratives, listPapers, listYearPapers, type Paper, type PaperKind } from '#src/jobs/print-papers.ts';
import { writeWhole } from '#src/jobs/whole-file.ts';
import { findBrowser } from '#src/launch/browser.mjs';
import type { SummaryRecord } from '#src/rules/summary-record.ts';

const USAGE =
  '用法：report --year 年度 [--project 项目名称] [--phase year-end | mid-year] [--format pdf | xlsx] [--all] -o 文件夹';
const PHASES: Readonly<Record<string, PaperKind>> = { 'year-end': 'year-end', 'mid-year': 'mid-year' };
const EVERYTHING: readonly PaperKind[] = ['mid-year', 'year-end', 'adjustment', 'narrative'];

function readWords(words: string[]) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      year: { type: 'string' },
      project: { type: 'string' },
      phase: { type: 'string', default: 'year-end' },
      format: { type: 'string' },
      all: { type: 'boolean', default: false },
      out: { type: 'string', short: 'o' },
    },
  });
  if (positionals.length > 0 || !values.out || !/^\d{4}$/.test(values.year ?? '')) throw new AppError('invalid', USAGE);
  const phase = Object.hasOwn(PHASES, values.phase) ? PHASES[values.phase] : undefined;
  if (!phase)
    throw new AppError('invalid', `没有阶段“${values.phase}”，可用的有：year-end（年末自评）、mid-year（年中监控）。`);
  if (values.all && values.project !== undefined)
    throw new AppError('invalid', '--all 打印全部项目的全部材料，不能同时指定 --project。');
  if (values.all && values.format !== undefined)
    throw new AppError('invalid', '--all 各种格式都写，不能同时指定 --format。');
  const { year, project, all, out, format = 'pdf' } = values;
  if (format !== 'pdf' && format !== 'xlsx')
    throw new AppError('invalid', `没有格式“${format}”，可用的有：pdf、xlsx。`);
  return { year: Number(year), project, all, format, kinds: all ? EVERYTHING : [phase], folder: userPath(out) };
}

interface Printed {
  fileName: string;
  title: string;
  pdf: Uint8Array;
}

async function print(printer: Printer, { fileName, title, draft, form }: Paper): Promise<Printed> {
  const pdf = await printer.print(form);
  console.error(`${fileName}${draft ? '（草稿）' : ''}`);
  if (form.uncovered.length > 0) console.error(`  没有字体的字：${form.uncovered.join('')}，纸上会是空框`);
  return { fileName, title, pdf };
}

/** 汇总表 as a spreadsheet and the paragraph of the final account as a text file. */
async function writeSummary(folder: string, year: number, summary: SummaryRecord): Promise<string[]> {
  const { summaryWorkbook } = await import('#src/export/summary-workbook.ts');
  const names = { table: `${year}年度-${summary.title}.xlsx`, sentence: `${year}年度-决算公开用的一段话.txt` };
  const files = [
    await writeWhole(folder, names.table, await summaryWorkbook(summary)),
    await writeWhole(folder, names.sentence, Buffer.from(`${summary.sentence}\n`)),
  ];
  for (const name of Object.values(names)) console.error(name);
  return files;
}

/** The papers that are spreadsheets too, under the names of the papers. */
async function writeSheets(folder: string, papers: readonly Paper[]): Promise<string[]> {
  const { formWorkbook } = await import('#src/export/form-workbook.ts');
  const files: string[] = [];
  for (const { fileName, draft, sheet } of papers) {
    if (sheet === null) continue;
    const name = fileName.replace(/pdf$/, 'xlsx');
    files.push(await writeWhole(folder, name, await formWorkbook(sheet)));
    console.error(`${name}${draft ? '（草稿）' : ''}`);
  }
  return files;
}

type Narratives = Awaited<ReturnType<typeof listNarratives>>;

/** The 自评报告 of every project as Word documents. */
async function writeNarratives(folder: string, narratives: Narratives): Promise<string[]> {
  const { narrativeDocument } = await import('#src/export/narrative-document.ts');
  const files: string[] = [];
  for (const { fileName, record } of narratives) {
    files.push(await writeWhole(folder, fileName, await narrativeDocument(record)));
    console.error(fileName);
  }
  return files;
}

async function bind(folder: string, year: number, forms: readonly Printed[]): Promise<string | null> {
  const [first] = forms;
  if (!first || forms.length < 2) return null;
  const formName = formNameOf(first.fileName);
  return writeWhole(
    folder,
    bookletFileName(year, formName),
    await bindBooklet(bookletTitle(year, formName), [...forms]),
  );
}

/** The papers as PDFs. */
async function writePdfs(folder: string, papers: readonly Paper[]): Promise<{ files: string[]; printed: Printed[] }> {
  const printer = createPrinter({
    findBrowser: () => findBrowser({ install: true, say: console.error }),
    log: console.error,
  });
  try {
    const printed = await Promise.all(papers.map((one) => print(printer, one)));
    return { files: await Promise.all(printed.map((form) => writeWhole(folder, form.fileName, form.pdf))), printed };
  } finally {
    await printer.close();
  }
}

/**
 * `report --year Y [--project NAME] [--phase P] [--format F] -o DIR`: one PDF per form and, for several, a booklet with an outline,
 * or one spreadsheet per form, for which no browser is needed. With `--all` everything of the year: both forms of each project,
 * adjustments and 自查报告 as PDF and xlsx, 自评报告 as PDF and Word, 汇总表 as PDF and xlsx, and the paragraph of the final account.
 */
export async function reportCommand(words: string[]): Promise<number> {
  const { year, project, all, format, kinds, folder } = readWords(words);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date());
  const { forms, ofYear, narratives } = await withDatabase(async (db) => ({
    forms: await listPapers(db, { year, project }, kinds),
    ofYear: all ? await listYearPapers(db, year, today) : null,
    narratives: all ? await listNarratives(db, year) : [],
  }));
  if (forms.length === 0)
    throw new AppError('not-found', project ? `${year} 年度没有项目“${project}”。` : `${year} 年度没有项目。`);
  mkdirSync(folder, { recursive: true });
  const papers = [...forms, ...(ofYear?.papers ?? [])];
  const { files, printed } = format === 'pdf' ? await writePdfs(folder, papers) : { files: [], printed: [] };
  if (all || format === 'xlsx') files.push(...(await writeSheets(folder, papers)));
  files.push(...(await writeNarratives(folder, narratives)));
  if (ofYear) files.push(...(await writeSummary(folder, year, ofYear.summary)));
  const booklet = all ? null : await bind(folder, year, printed);
  if (ofYear) console.error(ofYear.summary.sentence);
  console.log(JSON.stringify({ files, booklet }, null, 2));
  return 0;
}
