import { describe, expect, test } from 'vitest';
import { comparisonListWorkbook, comparisonWorkbook } from '#src/export/comparison-workbook.ts';
import { compareMoney, judgeForecast } from '#src/rules/forecast-quality.ts';
import { readXlsx, shownRows } from '#test/export/read-xlsx.ts';
import { frozen, year } from '#test/rules/years.ts';
import { comparisonListView } from '#views/gallery-comparison.tsx';

const THEN = [{ target: '≥10次', actual: '6', forecast: '10', likelihood: '确定能' }];

async function workbook(reason = '人手不足') {
  const midYear = frozen(THEN);
  const compared = year([{ name: '=1+1', target: '≥10次', actual: '8', reason }], {
    midYear,
    approved: new Map([['i-0', '≥12次']]),
    lastYear: [{ target: '≥9次', actual: '9次', score: '10.00', weight: '10.00', reason: '', measure: '' }],
  });
  const bytes = await comparisonWorkbook({
    project: { name: '甲项目', year: 2024 },
    midYear: { months: '1—7月', draft: true },
    previousYear: 2023,
    rows: compared.rows,
    quality: judgeForecast(midYear, compared.rows, compared.scored),
    money: compareMoney(midYear, compared.sheet, compared.scored),
  });
  return readXlsx(bytes);
}

describe('一个项目的对比表', () => {
  test('每一列', async () => {
    const { sheet } = await workbook();
    const [, , head = [], row = []] = shownRows(sheet);
    expect(Object.fromEntries(head.map((name, i) => [name, row[i]]))).toEqual({
      一级指标: '产出指标',
      指标: '=1+1',
      目标: '≥10次',
      原批复: '≥12次',
      变更: '调整',
      '1—7月（草稿）': '6次',
      '累计/比率': '累计',
      预计全年: '10次',
      可能性: '确定能',
      全年实际: '8次',
      偏差: '−2次（−20.00%）',
      '1—7月（草稿）完成程度': '60.00%',
      预计完成程度: '100.00%',
      全年完成程度: '80.00%',
      预计得分: '10.00',
      得分: '8.00',
      分值: '10.00',
      失分: '2.00',
      '预计得分 − 得分': '+2.00',
      原因: '人手不足',
      '2023年目标': '≥9次',
      '2023年实际': '9次',
      '2023年得分': '10.00',
    });
  });

  test('得分和完成程度是数，没有公式，像公式的文字仍是文字', async () => {
    const { sheet, parts } = await workbook('@SUM(A1)');
    expect(sheet.getCell('P4').value).toBe(8);
    expect(sheet.getCell('N4').value).toBe(0.8);
    expect(sheet.getCell('B4')).toMatchObject({ value: '=1+1', numFmt: '@' });
    expect(sheet.getCell('T4')).toMatchObject({ value: '@SUM(A1)', numFmt: '@' });
    for (const [name, text] of parts) if (name.includes('worksheets')) expect(text).not.toContain('<f>');
  });

  test('A4 横版，一页宽，表头冻结，打印时每页重复', async () => {
    const { sheet } = await workbook();
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
    expect(sheet.pageSetup.printTitlesRow).toBe('3:3');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
  });
});

describe('全部项目的对比表', () => {
  test('矩阵、平均和失分最多的指标', async () => {
    const { matrix, worst } = comparisonListView();
    const { sheet } = await readXlsx(await comparisonListWorkbook(2024, matrix, worst));
    const rows = shownRows(sheet).slice(2);
    expect(rows[0]).toEqual([
      ...['项目', '单位', '项目性质', '状态', '预算执行率得分率', '产出得分率', '效益得分率', '满意度得分率'],
      ...['年中预计', '总分', '预计 − 总分', '等级'],
    ]);
    expect(rows).toHaveLength(matrix.rows.length + 2);
    const minus = matrix.rows.findIndex((row) => row.miss?.startsWith('−'));
    expect(sheet.getCell(minus + 4, 11).value).toBe(-Number(matrix.rows[minus]?.miss?.slice(1)));
    expect(sheet.workbook.worksheets.map((one) => one.name)).toEqual(['各项目得分率', '失分最多的指标']);
  });
});
