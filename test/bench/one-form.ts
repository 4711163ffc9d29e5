import { PDFDocument } from '@cantoo/pdf-lib';
import { selfEvaluationForm } from '#reports/self-evaluation-form.ts';
import { openPrinter } from '#test/bench/browsers.ts';
import { type FinishedPage, finishedPage } from '#test/bench/finished-page.ts';
import {
  atLeast,
  type Bench,
  type Goal,
  interleave,
  type Line,
  median,
  ratioOf,
  timed,
  timeLine,
} from '#test/bench/measure.ts';
import { type Rival, rivals } from '#test/bench/rivals.ts';
import { sampleRecord } from '#test/bench/sample.ts';

/** A program that starts anew for each form takes a second or so, which a few measurements tell well enough. */
const ROUNDS = { page: 15, program: 5 };

/**
 * P1: the official form of the 15-row sample project, from its record to the bytes of its PDF, warm, packaged fonts, tagged;
 * against the other ways to print the same finished pages, which are given to them without counting how they were made.
 */
export const oneForm: Bench = {
  name: 'one-form',
  title:
    '打印一张自评表（信息化运维项目，15 行，预热后，随附字体，带标签）；教科书写法：完整 Chromium，每张新开一页，setContent + page.pdf',
  async run() {
    const printer = await openPrinter();
    if ('missing' in printer) return [{ what: '打印', unit: 'ms', figure: null, note: printer.missing }];
    const record = await sampleRecord();
    const print = () => printer.print(selfEvaluationForm(record, { signatures: true }));
    try {
      const page = await finishedPage(printer, selfEvaluationForm(record, { signatures: true }));
      const lines: Line[] = [];
      for (const rival of rivals()) lines.push(...(await compare(rival, page, print, lines.length === 0)));
      return lines;
    } finally {
      await printer.close();
    }
  },
};

async function compare(
  rival: Rival,
  page: FinishedPage,
  print: () => Promise<Uint8Array>,
  first: boolean,
): Promise<Line[]> {
  if ('missing' in rival) return [{ what: rival.name, unit: 'ms', figure: null, note: rival.missing }];
  const opened = await rival.open(page.html);
  try {
    const [mine, theirs] = await Promise.all([page.printed, opened.print()].map(async (pdf) => pagesOf(await pdf)));
    const note = mine === theirs ? '' : `印成 ${theirs} 页，我们的是 ${mine} 页`;
    const { ours, other } = await interleave(
      { ours: timed(print), other: timed(opened.print) },
      { rounds: ROUNDS[rival.kind], warmUp: rival.kind === 'page' ? 4 : 1 },
    );
    const ratio = ratioOf(other, ours);
    return [
      timeLine('绩衡，一张', ours, first ? { goal: nearForty(median(ours)) } : {}),
      timeLine(`对照：${rival.name}`, other, { note }),
      { what: '绩衡快', unit: '倍', figure: ratio, goal: atLeast('P1', ratio, rival.goal, '倍') },
    ];
  } finally {
    await opened.close();
  }
}

/** The goal says "near 40 ms", which noise of a quarter still is. */
function nearForty(figure: number): Goal {
  return { id: 'P1', text: '约 40 ms', reached: figure <= 50 };
}

async function pagesOf(pdf: Uint8Array): Promise<number> {
  return (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
}
