import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCli } from '#test/cli/run-cli.ts';
import { readXlsx } from '#test/export/read-xlsx.ts';
import { readPdf } from '#test/reports/read-pdf.ts';
import { useFolder } from '#test/support/folder.ts';

describe('report --all', () => {
  const folder = useFolder();

  test('示例单位全年的材料一次齐：监控表、自评表、调整表、自评报告、自查报告、汇总表和 14 个数的一段话', async () => {
    const data = folder.path('data');
    runCli(data, 'sample');
    const report = runCli(data, 'report', '--year', '2024', '--all', '-o', folder.path('out'));
    expect(report.code).toBe(0);
    const names = readdirSync(folder.path('out'));
    const count = (ending: string) => names.filter((name) => name.endsWith(ending)).length;
    expect(count('-项目支出绩效目标执行监控表.pdf')).toBe(7);
    expect(count('-财政项目支出绩效自评表.pdf')).toBe(7);
    expect(names).toContain('05-考务费用-项目支出绩效目标调整表.pdf');
    expect(count('-项目支出绩效目标调整表.pdf')).toBe(1);
    expect(count('-项目支出绩效目标执行监控表.xlsx')).toBe(7);
    expect(count('-财政项目支出绩效自评表.xlsx')).toBe(7);
    expect(count('-项目支出绩效目标调整表.xlsx')).toBe(1);
    expect(count('-项目支出绩效自评报告.pdf')).toBe(7);
    expect(count('-项目支出绩效自评报告.docx')).toBe(7);
    for (const name of [
      '绩效自评自查报告.pdf',
      '绩效自评自查报告.xlsx',
      '项目支出绩效自评汇总表.pdf',
      '项目支出绩效自评汇总表.xlsx',
    ])
      expect(names).toContain(`2024年度-${name}`);
    expect(JSON.parse(report.out).files).toHaveLength(names.length);
    const sentence = readFileSync(folder.path('out/2024年度-决算公开用的一段话.txt'), 'utf8');
    expect(sentence.match(/\d+(?:\.\d+)? (?:个|万元|分)/g)).toHaveLength(14);
    const monitoring = readFileSync(folder.path('out/05-考务费用-项目支出绩效目标执行监控表.pdf'));
    const { pages } = await readPdf(new Uint8Array(monitoring));
    expect(pages.join('')).toContain('≥168600.00(人)92350人170500人');
  });

  test('--all 不能同时只要一个项目；年中的表也可以单独打印', () => {
    const data = folder.path('phase');
    runCli(data, 'sample');
    const one = ['report', '--year', '2024', '--project', '考务费用'];
    expect(runCli(data, ...one, '--all', '-o', folder.path('x'))).toMatchObject({ code: 2 });
    expect(runCli(data, ...one, '--phase', 'mid-year', '-o', folder.path('mid')).code).toBe(0);
    expect(readdirSync(folder.path('mid'))).toEqual(['05-考务费用-项目支出绩效目标执行监控表.pdf']);
  });

  test('--format xlsx 只写电子表格；没有的格式、和 --all 一起用时说明', async () => {
    const data = folder.path('format');
    runCli(data, 'sample');
    const year = ['report', '--year', '2024', '-o', folder.path('sheets')];
    expect(runCli(data, ...year, '--phase', 'mid-year', '--format', 'xlsx').code).toBe(0);
    const names = readdirSync(folder.path('sheets'));
    expect(names).toHaveLength(7);
    const { sheet } = await readXlsx(readFileSync(folder.path('sheets/05-考务费用-项目支出绩效目标执行监控表.xlsx')));
    expect(sheet.name).toBe('监控表');
    const wrong = runCli(data, ...year, '--format', 'ods');
    expect([wrong.code, wrong.said]).toEqual([2, expect.stringContaining('没有格式“ods”')]);
    expect(runCli(data, ...year, '--all', '--format', 'xlsx')).toMatchObject({ code: 2 });
  });
});
