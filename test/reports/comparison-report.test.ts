import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ComparisonPaper, comparisonReport } from '#reports/comparison-report.ts';
import { createPrinter, type Printer } from '#reports/printer.ts';
import { compareCategories } from '#src/rules/compare.ts';
import { compareMoney, judgeForecast } from '#src/rules/forecast-quality.ts';
import { testBrowser } from '#test/reports/browser.ts';
import { pagesOf } from '#test/reports/form-table.ts';
import { readPdf } from '#test/reports/read-pdf.ts';
import { frozen, year } from '#test/rules/years.ts';

const THEN = { target: '≥10次', actual: '6', forecast: '10', likelihood: '确定能' };

function paper(rows: number, set: Partial<ComparisonPaper> = {}): ComparisonPaper {
  const midYear = frozen(Array.from({ length: rows }, () => THEN));
  const typed = { target: '≥10次', actual: '8', reason: '人手不足' };
  const compared = year(
    Array.from({ length: rows }, () => typed),
    { midYear },
  );
  return {
    project: { name: '甲项目', year: 2024 },
    midYear: { months: '1—7月', draft: false },
    previousYear: null,
    rows: compared.rows,
    categories: compareCategories(compared.sheet, compared.scored),
    quality: judgeForecast(midYear, compared.rows, compared.scored),
    money: compareMoney(midYear, compared.sheet, compared.scored),
    total: '82.00',
    grade: '良',
    draft: false,
    ...set,
  };
}

describe('对比表的版面', () => {
  test('每行一幅图，图中的形状和屏幕上的一样', () => {
    const html = pagesOf(comparisonReport(paper(3))).join('');
    expect(html.match(/<svg class="picture" viewBox="0 0 240 16"/g)).toHaveLength(3);
    for (const look of ['mid-year', 'missed', 'target', 'forecast']) expect(html).toContain(`<polygon class="${look}"`);
  });

  test('没有年中监控：没有年中和预计两栏，也没有预计准不准', () => {
    const none = year([{ target: '≥10次', actual: '8' }]);
    const money = compareMoney(null, none.sheet, none.scored);
    const html = pagesOf(comparisonReport(paper(1, { midYear: null, quality: null, rows: none.rows, money }))).join('');
    expect(html).not.toContain('预计全年');
    expect(html).not.toContain('预计准不准');
    expect(html).toContain('全年实际');
  });

  test('没有提交的印草稿', () => {
    expect(pagesOf(comparisonReport(paper(1, { draft: true }))).join('')).toContain('<div class="mark">草稿</div>');
    expect(pagesOf(comparisonReport(paper(1))).join('')).not.toContain('草稿');
  });
});

describe('印出来的对比表', () => {
  let printer: Printer;
  beforeAll(() => {
    printer = createPrinter({ findBrowser: testBrowser, log: () => undefined });
  });
  afterAll(() => printer.close());

  test('A4 横版，表头每页重复，页码连续，年中、预计、全年都查得到', async () => {
    const read = await readPdf(await printer.print(comparisonReport(paper(30))));
    expect(read.size.map(Math.round)).toEqual([842, 595]);
    expect(read.title).toBe('甲项目 · 项目绩效目标与结果对比表（2024年度）');
    expect(read.pages.length).toBeGreaterThan(1);
    for (const page of read.pages.slice(0, -1))
      expect(page).toContain('1—7月预计全年全年实际偏差完成程度（目标=100%）');
    expect(read.pages.join('')).toContain('1—7月60.00%预计100.00%全年80.00%');
    expect(read.pages.at(-1)).toContain('预计准不准');
    expect(read.pages.at(-1)).toContain(`第${read.pages.length}页共${read.pages.length}页`);
  });
});
