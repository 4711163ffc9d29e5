import { describe, expect, test } from 'vitest';
import { summaryWorkbook } from '#src/export/summary-workbook.ts';
import { scoreSheet } from '#src/rules/sheet.ts';
import { type SummaryProject, summarise } from '#src/rules/summary.ts';
import { readXlsx, shownRows } from '#test/export/read-xlsx.ts';
import { sheet as yearEndSheet } from '#test/rules/forms.ts';

const project = (name: string, set: Partial<SummaryProject> = {}): SummaryProject => {
  const form = yearEndSheet();
  const place = { id: name, name, nature: '经常性项目', department: '某局', unit: '某中心' };
  const submitted = { total: 9550, grade: '优' };
  return { ...place, sheet: form, scored: scoreSheet(form), submitted, tracked: true, rectifications: [], ...set };
};

const NAMES = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '普通的项目'];

describe('汇总表 Excel', () => {
  const record = summarise('某中心', 2024, [
    ...NAMES.map((name) => project(name)),
    project('未提交', { submitted: null }),
  ]);

  test('数是数，表头冻结并每页重复，A4 横放一页宽，一段话在下面', async () => {
    const { sheet } = await readXlsx(Buffer.from(await summaryWorkbook(record)));
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      printTitlesRow: '3:3',
    });
    expect(sheet.getCell('F4').value).toBe(100);
    expect(sheet.getCell('I4').value).toBe(1);
    expect(sheet.getCell('J4').value).toBe(95.5);
    const rows = shownRows(sheet);
    expect(rows.flat()).toContain(record.sentence);
    expect(rows.find((texts) => texts.includes('未提交'))).toContain('自评未提交');
    expect(rows.find((texts) => texts.includes('合计（得分为平均）'))).toContain('95.50');
  });

  test('以 = + - @ 开头的名称仍是文字，没有一个公式', async () => {
    const { sheet } = await readXlsx(Buffer.from(await summaryWorkbook(record)));
    const formulas: string[] = [];
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula) formulas.push(cell.address);
      }),
    );
    expect(formulas).toEqual([]);
    expect(NAMES.map((_, i) => sheet.getCell(`B${4 + i}`).value)).toEqual(NAMES);
  });

  test('没有项目也写得出', async () => {
    const empty = await readXlsx(Buffer.from(await summaryWorkbook(summarise('某中心', 2024, []))));
    expect(shownRows(empty.sheet).flat().join('')).toContain('尚无提交的自评结果');
  });
});
