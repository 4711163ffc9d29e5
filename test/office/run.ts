import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paperForm } from '#reports/paper-form.tsx';
import { userPath } from '#src/cli/user-path.ts';
import { formWorkbook } from '#src/export/form-workbook.ts';
import { workPackageWorkbook } from '#src/export/work-package-workbook.ts';
import { readWorkPackage } from '#src/import/sheets/read-work-package.ts';
import { expectedReturn, FILLED_PACKAGE, returnedTexts } from '#test/office/a-work-package.ts';
import { compareWithPaper, formatComparison } from '#test/office/compare.ts';
import { FORMS } from '#test/office/forms.ts';
import { convert, findOffice } from '#test/office/office-program.ts';
import { packagedFonts } from '#test/office/packaged-fonts.ts';

/*
 * A program: `npm run office [-- FOLDER]`. Writes each form as a spreadsheet, lets LibreOffice print it and holds the print
 * against the paper: A4 as the paper lies, every value of every cell, nothing shown as ####. A work package that it saves must read
 * back as it went out. FOLDER keeps the files to look at.
 */

/** A work package as LibreOffice saves it, in both kinds of workbook, must be the package that went out. */
async function packageComesBack(office: string, folder: string, fonts: string): Promise<boolean> {
  const file = join(folder, '工作包.xlsx');
  writeFileSync(file, await workPackageWorkbook(FILLED_PACKAGE));
  const expected = JSON.stringify(sortedKeys(expectedReturn(FILLED_PACKAGE)));
  let held = true;
  for (const kind of ['xlsx', 'xls'] as const) {
    const saved = join(folder, kind);
    mkdirSync(saved, { recursive: true });
    convert(office, [file], kind, saved, fonts);
    const read = readWorkPackage(new Uint8Array(readFileSync(join(saved, `工作包.${kind}`))));
    const same = read.ok && JSON.stringify(sortedKeys(returnedTexts(FILLED_PACKAGE, read.returned))) === expected;
    held &&= same;
    console.log(`工作包存为 ${kind} 再读回：${same ? '一字不差' : read.ok ? '有不同' : read.problem}`);
  }
  return held;
}

function sortedKeys(value: object): [string, unknown][] {
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}

async function main(): Promise<boolean> {
  const office = findOffice();
  if (office === undefined)
    throw new Error('没有找到 LibreOffice：请安装 libreoffice-calc，或把 JIHENG_OFFICE 设为 soffice 的位置。');
  const asked = process.argv[2];
  const folder = asked === undefined ? mkdtempSync(join(tmpdir(), 'jiheng-office-')) : userPath(asked);
  mkdirSync(folder, { recursive: true });
  try {
    const files: string[] = [];
    for (const { name, content } of FORMS) {
      const file = join(folder, `${name}.xlsx`);
      writeFileSync(file, await formWorkbook(content));
      files.push(file);
    }
    const fonts = packagedFonts(folder);
    convert(office, files, 'pdf', folder, fonts);
    let held = true;
    for (const { name, content } of FORMS) {
      const compared = await compareWithPaper(paperForm(content), readFileSync(join(folder, `${name}.pdf`)));
      held &&= compared.problems.length === 0;
      console.log(formatComparison(name, compared));
    }
    return (await packageComesBack(office, folder, fonts)) && held;
  } finally {
    if (asked === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
