import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paperForm } from '#reports/paper-form.tsx';
import { userPath } from '#src/cli/user-path.ts';
import { formWorkbook } from '#src/export/form-workbook.ts';
import { compareWithPaper, formatComparison } from '#test/office/compare.ts';
import { FORMS } from '#test/office/forms.ts';
import { convertToPdf, findOffice } from '#test/office/office-program.ts';
import { packagedFonts } from '#test/office/packaged-fonts.ts';

/*
 * A program: `npm run office [-- FOLDER]`. Writes each form as a spreadsheet, lets LibreOffice print it and holds the print
 * against the paper: A4 as the paper lies, every value of every cell, nothing shown as ####. FOLDER keeps the files to look at.
 */

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
    convertToPdf(office, files, folder, packagedFonts(folder));
    let held = true;
    for (const { name, content } of FORMS) {
      const compared = await compareWithPaper(paperForm(content), readFileSync(join(folder, `${name}.pdf`)));
      held &&= compared.problems.length === 0;
      console.log(formatComparison(name, compared));
    }
    return held;
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
