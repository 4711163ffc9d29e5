import type { Printer } from '#reports/printer.ts';
import { type FormToPrint, printForm } from '#src/jobs/print-forms.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { openPrinter } from '#test/bench/browsers.ts';
import { atMost, type Bench, type Line } from '#test/bench/measure.ts';
import { sampleRecord } from '#test/bench/sample.ts';
import { mostMemory } from '#test/bench/tree-memory.ts';

const COUNTS = [1, 20, 100];

/** 1, 20 and 100 different forms of 15 rows, each to its own PDF, with all pages that the printer keeps open. */
export const manyForms: Bench = {
  name: 'many-forms',
  title: '打印多张自评表（每张 15 行，各成一个 PDF，整个进程树的内存）',
  async run() {
    const printer = await openPrinter();
    if ('missing' in printer) return [{ what: '打印', unit: 'ms', figure: null, note: printer.missing }];
    const record = await sampleRecord();
    try {
      const start = performance.now();
      await printAll(printer, differentForms(record, 1));
      const cold = performance.now() - start;
      // Every page that is kept open has its fonts from now on.
      await printAll(printer, differentForms(record, 8));
      const lines: Line[] = [{ what: '第 1 张（连同启动浏览器）', unit: 'ms', figure: cold }];
      for (const count of COUNTS) lines.push(...(await printCount(printer, record, count)));
      return lines;
    } finally {
      await printer.close();
    }
  },
};

async function printCount(printer: Printer, record: EvaluationRecord, count: number): Promise<Line[]> {
  const forms = differentForms(record, count);
  const start = performance.now();
  await printAll(printer, forms);
  const each = (performance.now() - start) / count;
  // Looking at the memory takes time of its own, so the same forms are printed once more for it.
  const memory = await mostMemory(() => printAll(printer, forms));
  const many = count === COUNTS.at(-1);
  return [
    { what: `${count} 张，每张`, unit: 'ms', figure: each, ...(many ? { goal: atMost('P2', each, 10, 'ms') } : {}) },
    {
      what: `${count} 张，内存最多`,
      unit: 'MB',
      figure: memory,
      ...(memory === null ? { note: '只有 Linux 能量' } : {}),
      ...(many && memory !== null ? { goal: atMost('P2', memory, 800, 'MB') } : {}),
    },
  ];
}

function printAll(printer: Printer, forms: readonly FormToPrint[]) {
  return Promise.all(forms.map((form) => printForm(printer, form)));
}

function differentForms(record: EvaluationRecord, count: number): FormToPrint[] {
  return Array.from({ length: count }, (_, index) => ({
    record: { ...record, project: { ...record.project, name: `${record.project.name}（${index + 1}）` } },
    position: index + 1,
    count,
  }));
}
