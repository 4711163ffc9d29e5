import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bindBooklet } from '#reports/booklet.ts';
import { bookletFileName } from '#reports/file-name.ts';
import { createPrinter } from '#reports/printer.ts';
import { userPath } from '#src/cli/user-path.ts';
import { withDatabase } from '#src/cli/with-database.ts';
import { AppError } from '#src/errors.ts';
import { bookletTitle, listForms, type PrintedForm, printForm } from '#src/jobs/print-forms.ts';
import { writeWhole } from '#src/jobs/whole-file.ts';
import { findBrowser } from '#src/launch/browser.mjs';

const USAGE = '用法：report --year 年度 [--project 项目名称] [--phase year-end] -o 文件夹';

function readWords(words: string[]) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      year: { type: 'string' },
      project: { type: 'string' },
      phase: { type: 'string', default: 'year-end' },
      out: { type: 'string', short: 'o' },
    },
  });
  if (positionals.length > 0 || !values.out || !/^\d{4}$/.test(values.year ?? '')) throw new AppError('invalid', USAGE);
  if (values.phase !== 'year-end')
    throw new AppError('invalid', `没有阶段“${values.phase}”，可用的有：year-end（年末自评）。`);
  return { year: Number(values.year), project: values.project, folder: userPath(values.out) };
}

function sayPrinted({ fileName, draft, uncovered }: PrintedForm): void {
  console.error(`${fileName}${draft ? '（草稿）' : ''}`);
  if (uncovered.length > 0) console.error(`  没有字体的字：${uncovered.join('')}，纸上会是空框`);
}

/** `report --year Y [--project NAME] -o DIR`: one PDF per form and, for several, a booklet with an outline. */
export async function reportCommand(words: string[]): Promise<number> {
  const { year, project, folder } = readWords(words);
  const toPrint = await withDatabase((db) => listForms(db, { year, project }));
  if (toPrint.length === 0)
    throw new AppError('not-found', project ? `${year} 年度没有项目“${project}”。` : `${year} 年度没有项目。`);
  mkdirSync(folder, { recursive: true });
  const printer = createPrinter({
    findBrowser: () => findBrowser({ install: true, say: console.error }),
    log: console.error,
  });
  try {
    const forms = await Promise.all(
      toPrint.map(async (one) => {
        const form = await printForm(printer, one);
        sayPrinted(form);
        return form;
      }),
    );
    const files = await Promise.all(forms.map((form) => writeWhole(folder, form.fileName, form.pdf)));
    const formName = toPrint[0]?.record.title ?? '';
    const bound = forms.length > 1 ? await bindBooklet(bookletTitle(year, formName), forms) : null;
    const booklet = bound && (await writeWhole(folder, bookletFileName(year, formName), bound));
    console.log(JSON.stringify({ files, booklet }, null, 2));
    return 0;
  } finally {
    await printer.close();
  }
}
