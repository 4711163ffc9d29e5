import { describe, expect, test } from 'vitest';
import { adjustmentContent } from '#reports/adjustment-form.ts';
import { monitoringContent } from '#reports/monitoring-form.ts';
import { type FormContent, paperForm } from '#reports/paper-form.tsx';
import { selfCheckContent } from '#reports/self-check-report.ts';
import { versionCode } from '#reports/version-code.ts';
import { formWorkbook } from '#src/export/form-workbook.ts';
import { mergedRanges, type ReadXlsx, readXlsx, shownRows, shownText } from '#test/export/read-xlsx.ts';
import { pagesOf, rowsOf } from '#test/reports/form-table.ts';
import { adjustmentRecord, MONITORED, manyMonitored, monitoringRecord, selfCheckRecord } from '#test/reports/papers.ts';
import { midYearRow } from '#test/rules/mid-year-forms.ts';

const signed = { signatures: true };
const monitoring = (...given: Parameters<typeof monitoringRecord>) =>
  monitoringContent(monitoringRecord(...given), signed);
const read = async (content: FormContent) => readXlsx(await formWorkbook(content));

const bare = (text: string) => text.replace(/\s|[↓→]\d+/gu, '');
const textsOf = ({ sheet }: ReadXlsx) => shownRows(sheet).map((row) => row.map(bare));

/** The row of the sheet that holds this text, merged cells once each. */
function rowWith(workbook: ReadXlsx, text: string): string[] {
  return textsOf(workbook).find((row) => row.includes(text)) ?? [];
}

function cellWith({ sheet }: ReadXlsx, text: string) {
  let found = 'A1';
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.master === cell && bare(shownText(cell)) === text) found = cell.address;
    }),
  );
  return sheet.getCell(found);
}

const FORMS: [string, FormContent][] = [
  ['监控表', monitoring()],
  ['监控表，300 个指标', monitoring(manyMonitored(300))],
  ['目标调整表', adjustmentContent(adjustmentRecord(), signed)],
  ['自查报告', selfCheckContent(selfCheckRecord())],
  ['自查报告，没有项目', selfCheckContent(selfCheckRecord({ projects: [], across: [] }))],
];

test.each([
  ['监控表', monitoring([])],
  ['目标调整表', adjustmentContent(adjustmentRecord({ fields: [], rows: [] }), signed)],
])('没有指标的%s也写得出，表头都在', async (_, content) => {
  expect(rowWith(await read(content), '三级指标')).toContain('一级指标');
});

describe.each(FORMS)('%s', (_, content) => {
  test('每个值都与纸上相同', async () => {
    const paper = pagesOf(paperForm(content), 1)
      .flatMap((page) => rowsOf(page))
      .flat()
      .map(bare);
    const expected = [content.title, bare(content.subtitle), ...paper].filter(
      (text) => text !== '' && text !== '说明：',
    );
    const shown = textsOf(await read(content))
      .flat()
      .map((text) => text.replace(/^说明：/u, ''));
    expect(shown.filter((text) => text !== '').sort()).toEqual(expected.sort());
  });

  test('A4 横版一页宽，打印区域到最后一行，没有公式', async () => {
    const { sheet, parts } = await read(content);
    expect(sheet.pageSetup).toMatchObject({
      ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      horizontalCentered: true,
      printArea: `A1:${sheet.getColumn(sheet.columnCount).letter}${sheet.rowCount}`,
    });
    for (const part of parts.values()) expect(part).not.toMatch(/<f[ >]/u);
  });
});

describe('监控表', () => {
  test('列按官方表的次序，原因和可能性各占一栏', async () => {
    const workbook = await read(monitoring());
    const first = ['一级指标', '二级指标', '三级指标', '年度指标值', '1—7月执行情况', '全年预计完成情况'];
    expect(rowWith(workbook, '三级指标')).toEqual([...first, '偏差原因分析', '完成目标可能性', '备注']);
    const causes = ['经费保障', '制度保障', '人员保障', '硬件条件保障', '其他', '原因说明'];
    expect(rowWith(workbook, '原因说明')).toEqual([...causes, '确定能', '有可能', '完全不可能']);
    const heads = ['', '年初预算数', '1—7月执行数', '1—7月执行率', '全年预计执行数'];
    expect(rowWith(workbook, '1—7月执行率').filter((text) => text !== '项目资金（元）')).toEqual(
      heads.filter((text) => text !== ''),
    );
  });

  test('勾在自己的一栏下面', async () => {
    const workbook = await read(monitoring());
    const { sheet } = workbook;
    const row = Number(cellWith(workbook, '巡检').row);
    const ticked: string[] = [];
    sheet.getRow(row).eachCell((cell) => {
      const head = cellWith(workbook, '经费保障');
      if (cell.value === '√' && cell.master === cell)
        ticked.push(bare(shownText(sheet.getCell(Number(head.row), Number(cell.col)))));
    });
    expect(ticked).toEqual(['人员保障', '其他', '有可能']);
  });

  test('跨两行的表头合并，两行表头每页重复', async () => {
    const workbook = await read(monitoring());
    const [top, below] = ['三级指标', '原因说明'].map((text) => Number(cellWith(workbook, text).row));
    expect(below).toBe((top ?? 0) + 1);
    expect(workbook.sheet.pageSetup.printTitlesRow).toBe(`${top}:${below}`);
    const name = cellWith(workbook, '三级指标').address;
    const reach = mergedRanges(workbook.sheet).find((range) => range.startsWith(`${name}:`));
    expect(reach?.endsWith(String(below))).toBe(true);
  });

  test('金额、执行率、百分数的目标和值是数，带单位的是文字', async () => {
    const workbook = await read(monitoring());
    const shown = (text: string) => [cellWith(workbook, text).value, cellWith(workbook, text).numFmt];
    expect(shown('557,500.00')).toEqual([557500, '#,##0.00']);
    expect(shown('50.00%')).toEqual([0.5, '0.00%']);
    expect(shown('95%')).toEqual([0.95, '0%']);
    expect(shown('742次')[0]).toBe('742次');
    expect(shown('=1+1')).toEqual(['=1+1', '@']);
  });

  test('草稿和正式版；正式版每次都是同一个文件', async () => {
    expect((await read(monitoring())).sheet.headerFooter.oddHeader).toContain('草稿');
    const record = monitoringRecord(MONITORED, { at: '2024-08-08T06:30:00.000Z', by: '陆敏' });
    const content = monitoringContent(record, signed);
    const [one, other] = [await read(content), await read(content)];
    expect(one.sheet.headerFooter.oddFooter).toContain(`版本 ${versionCode(record)} · v2`);
    expect(one.sheet.headerFooter.oddHeader ?? '').not.toContain('草稿');
    expect([...one.parts]).toEqual([...other.parts]);
  });

  test('控制字符去掉，超过 32,767 字的接在下一行，一字不少', async () => {
    const explanation = `\u0007${'甲'.repeat(40_000)}`;
    const workbook = await read(monitoring([midYearRow({ name: '很长', target: '及时', explanation })]));
    const parts = textsOf(workbook)
      .flat()
      .filter((text) => /^甲+$/u.test(text));
    expect(parts.map((part) => part.length)).toEqual([32_767, 7_233]);
    workbook.sheet.eachRow((row) => expect(row.height).toBeLessThanOrEqual(409));
  });
});

describe('目标调整表', () => {
  test('列按官方表的次序', async () => {
    expect(rowWith(await read(adjustmentContent(adjustmentRecord(), signed)), '三级指标')).toEqual([
      ...['一级指标', '二级指标', '三级指标', '调整前指标值', '调整后指标值', '调整类型'],
      ...['调整原因', '批准文号', '批准日期'],
    ]);
  });

  test('批准日期是日期，金额和没有单位的指标值是数', async () => {
    const workbook = await read(adjustmentContent(adjustmentRecord(), signed));
    const day = cellWith(workbook, '2024-08-26');
    expect([day.value, day.numFmt]).toEqual([new Date('2024-08-26T00:00:00Z'), 'yyyy-mm-dd']);
    expect(cellWith(workbook, '540,000.00').value).toBe(540000);
    expect(cellWith(workbook, '1200').value).toBe(1200);
  });

  test('签字人各有各的位置，最长的一个不折行', async () => {
    const workbook = await read(adjustmentContent(adjustmentRecord(), signed));
    const { sheet } = workbook;
    const opinion = cellWith(workbook, '主管部门意见（盖章）：');
    const reach = mergedRanges(sheet).find((range) => range.startsWith(`${opinion.address}:`)) ?? '';
    const last = Number(sheet.getCell(reach.split(':')[1] ?? '').col);
    let width = 0;
    for (let column = Number(opinion.col); column <= last; column += 1) width += sheet.getColumn(column).width ?? 0;
    expect(width * 10.5).toBeGreaterThan(11 * 18);
  });
});

describe('自查报告', () => {
  test('每个项目的列相同，表头每页重复，序号是数，打印日期是日期', async () => {
    const workbook = await read(selfCheckContent(selfCheckRecord()));
    const heads = textsOf(workbook).filter((row) => row.includes('处理办法'));
    expect(heads).toEqual(Array.from({ length: 2 }, () => ['序号', '代码', '位置', '问题', '处理办法', '级别']));
    const first = shownRows(workbook.sheet).findIndex((row) => row.includes('处理办法')) + 1;
    expect(workbook.sheet.pageSetup.printTitlesRow).toBe(`${first}:${first}`);
    expect(workbook.sheet.getCell(first + 1, 1).value).toBe(1);
    expect(cellWith(workbook, '2025-01-09').value).toEqual(new Date('2025-01-09T00:00:00Z'));
    expect(textsOf(workbook).flat()).toContain('未发现问题。');
  });
});
