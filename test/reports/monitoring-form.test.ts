import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adjustmentForm } from '#reports/adjustment-form.ts';
import { fitColumns } from '#reports/fit-columns.ts';
import { monitoringBlocks } from '#reports/monitoring-blocks.ts';
import { monitoringForm } from '#reports/monitoring-form.ts';
import { tableWidth } from '#reports/paper-size.ts';
import { createPrinter, type Printer } from '#reports/printer.ts';
import { summaryForm } from '#reports/summary-form.ts';
import { versionCode } from '#reports/version-code.ts';
import type { AdjustmentRecord } from '#src/rules/adjustment-record.ts';
import { buildMonitoringRecord } from '#src/rules/build-monitoring-record.ts';
import type { MidYearSheet } from '#src/rules/mid-year.ts';
import { outlookOf } from '#src/rules/outlook.ts';
import { scoreSheet } from '#src/rules/sheet.ts';
import { summarise } from '#src/rules/summary.ts';
import { testBrowser } from '#test/reports/browser.ts';
import { readPdf } from '#test/reports/read-pdf.ts';
import { sheet as yearEndSheet } from '#test/rules/forms.ts';
import { midYearMoney, midYearRow, midYearSheet, ticked } from '#test/rules/mid-year-forms.ts';

let printer: Printer;
beforeAll(() => {
  printer = createPrinter({ findBrowser: testBrowser, log: () => undefined });
});
afterAll(() => printer.close());

const PROJECT = {
  ...{ id: 'p1', name: '信息化运维项目', year: 2024, nature: '其他经常性项目', projectClass: '其他运转类' },
  ...{ department: '某市住建委', unit: '人才中心', startDate: '2024-01-01', endDate: '2024-12-31' },
};

function recordOf(sheet: MidYearSheet, submitted: { at: string; by: string } | null = null) {
  const indicatorIds = sheet.indicators.map((_, i) => `i${i}`);
  const head = { project: PROJECT, indicatorIds, goal: '系统全年稳定运行。', version: 2, submitted };
  return buildMonitoringRecord(head, sheet, outlookOf(sheet));
}

const TICKED = midYearSheet({
  money: midYearMoney(['557500', '278750', '548000'], '按合同进度支付'),
  indicators: [
    midYearRow({ name: '办结数', target: '≥1000次', actual: '742', forecast: '1300', likelihood: '确定能' }),
    midYearRow({
      ...{ name: '巡检', subcategory: '质量指标', target: '≥4次', actual: '1', forecast: '3', likelihood: '有可能' },
      ...{ causes: ticked('staffing'), explanation: '人员未到位', measure: '9 月补齐', remark: '按月跟踪' },
    }),
  ],
});

describe('监控表', () => {
  test('A4 横版，表头随监控期，每个值、原因、措施和脚注都在', async () => {
    const { pages, size, title, tagged } = await readPdf(
      await printer.print(monitoringForm(recordOf(TICKED), { signatures: true })),
    );
    expect(size.map(Math.round)).toEqual([842, 595]);
    expect(title).toBe('信息化运维项目 · 项目支出绩效目标执行监控表（2024年度 1—7月）');
    expect(tagged).toBe(true);
    const text = pages.join('');
    for (const part of ['1—7月执行情况', '1—7月执行率', '全年预计完成情况', '偏差原因分析', '完成目标可能性', '50.00%'])
      expect(text).toContain(part);
    for (const part of [
      '742次',
      '1300次',
      '人员未到位',
      '措施：9月补齐。按月跟踪',
      '预算执行情况：按进度'.slice(0, 7),
      '填报人：',
    ])
      expect(text).toContain(part);
  });

  test('勾在自己的栏里：原因和可能性各占一栏', () => {
    const block = monitoringBlocks(recordOf(TICKED), false).find((one) => one.id === 'indicators');
    const heads = block?.head[1]?.cells.map((cell) => cell.text) ?? [];
    const columns = ['三级指标', '年度指标值', '执行情况', '全年预计', ...heads, '备注'];
    const ticks = block?.rows.map(({ cells }) => cells.flatMap((cell, i) => (cell.text === '√' ? [columns[i]] : [])));
    expect(ticks).toEqual([['确定能'], ['人员保障', '有可能']]);
  });

  test('草稿和正式版', async () => {
    const draft = (
      await readPdf(await printer.print(monitoringForm(recordOf(TICKED), { signatures: true })))
    ).pages.join('');
    expect(draft).toContain('草稿');
    const frozen = recordOf(TICKED, { at: '2024-08-08T06:30:00.000Z', by: '陆敏' });
    const text = (await readPdf(await printer.print(monitoringForm(frozen, { signatures: true })))).pages.join('');
    expect(text).toContain(`版本${versionCode(frozen)}·v2`);
    expect(text).not.toContain('草稿');
  });

  test('83 个指标、很长的原因：分页后表头重复，合并的格续上，一个不少，没有空页', async () => {
    const indicators = Array.from({ length: 83 }, (_, i) =>
      midYearRow({
        ...{ name: `第${i + 1}项指标`, target: '≥10次', actual: '5', forecast: '9', likelihood: '有可能' },
        ...{
          causes: ticked('funding'),
          explanation: i % 20 === 0 ? '资金分批到位，'.repeat(30) : '资金分批到位',
          measure: '加快支付',
        },
      }),
    );
    const pdf = await printer.print(monitoringForm(recordOf(midYearSheet({ indicators })), { signatures: true }));
    const { pages } = await readPdf(pdf);
    expect(pages.length).toBeGreaterThan(3);
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(`第${i + 1}页共${pages.length}页`);
      expect(page.length).toBeGreaterThan(60);
    }
    expect(pages[1]).toContain('偏差原因分析');
    expect(pages[1]).toContain('（续）');
    const text = pages.join('');
    for (const { name } of indicators) expect(text).toContain(name);
  });

  test('没有指标、恶意文字、没有字体的字', async () => {
    const empty = await readPdf(
      await printer.print(monitoringForm(recordOf(midYearSheet({ indicators: [] })), { signatures: true })),
    );
    expect(empty.pages[0]).toContain('项目支出绩效目标执行监控表');
    const hostile = midYearSheet({
      indicators: [midYearRow({ name: '<script>alert(1)</script>', target: '改善', actual: '𠮷' })],
    });
    const form = monitoringForm(recordOf(hostile), { signatures: false });
    expect(form.draft).not.toContain('<script>');
    expect(form.uncovered).toEqual(['𠮷']);
  });
});

describe('目标调整表', () => {
  const record: AdjustmentRecord = {
    project: PROJECT,
    currency: '元',
    title: '项目支出绩效目标调整表',
    kinds: '调增、取消',
    money: [{ label: '年度资金总额', before: '557,500.00', after: '540,000.00' }],
    fields: [{ name: '年度总体目标', before: '稳定运行', after: '稳定运行并完成迁移', reason: '机房搬迁' }],
    rows: [
      {
        ...{
          category: '产出指标',
          subcategory: '数量指标',
          name: '办结数',
          before: '≥1000次',
          after: '≥1200次',
          kind: '调增',
        },
        ...{ reason: '业务增加', approvalNumber: '某财〔2024〕8号', approvedOn: '2024-08-26' },
      },
      {
        ...{ category: '效益指标', subcategory: '社会效益指标', name: '投诉', before: '≤5次', after: '', kind: '取消' },
        ...{ reason: '热线撤并', approvalNumber: '某财〔2024〕8号', approvedOn: '2024-08-26' },
      },
    ],
  };

  test('调整前后、类型、原因、文号和日期都在，取消的一行没有调整后的值', async () => {
    const text = (await readPdf(await printer.print(adjustmentForm(record, { signatures: true })))).pages.join('');
    for (const part of [
      '调增、取消',
      '557,500.00540,000.00',
      '≥1000次≥1200次调增业务增加某财〔2024〕8号2024-08-26',
      '≤5次—取消热线撤并',
    ])
      expect(text).toContain(part);
    expect(text).toContain('稳定运行并完成迁移');
    expect(text).toContain('主管部门意见（盖章）：');
  });
});

describe('汇总表', () => {
  const project = (name: string, unit: string) => {
    const form = yearEndSheet();
    const place = { id: name, name, nature: '经常性项目', department: '某局', unit };
    const submitted = { total: 9550, grade: '优' };
    return { ...place, sheet: form, scored: scoreSheet(form), submitted, tracked: true, rectifications: [] };
  };

  test('一百个项目：表头每页重复，合计和一段话在最后，一家单位不重复写单位', async () => {
    const projects = Array.from({ length: 100 }, (_, i) => project(`第${i + 1}号项目`, '某中心'));
    const record = summarise('某中心', 2024, projects);
    const { pages } = await readPdf(await printer.print(summaryForm(record, { signatures: true })));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages.slice(0, -1)) expect(page).toContain('序号项目名称');
    expect(pages.at(-1)).toContain('合计（得分为平均）');
    expect(pages.join('')).toContain(record.sentence.replace(/\s/g, ''));
    expect(pages.join('')).not.toContain('实施单位');
  });

  test('几家单位时每行写单位', async () => {
    const record = summarise('甲、乙', 2024, [project('一', '甲中心'), project('二', '乙中心')]);
    expect((await readPdf(await printer.print(summaryForm(record, { signatures: false })))).pages.join('')).toContain(
      '乙中心',
    );
  });
});

describe('栏宽', () => {
  const WIDTH = tableWidth('landscape');

  test.each([
    [
      '没有行',
      [
        { texts: [], least: 5 },
        { texts: [], least: 5 },
      ],
    ],
    [
      '一栏长一栏短',
      [
        { texts: ['短'], least: 5 },
        { texts: ['很长的文字'.repeat(20)], least: 5 },
      ],
    ],
  ])('%s：合起来正好是表的宽度，谁也不窄于最少', (_, columns) => {
    const widths = fitColumns(columns, WIDTH);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBe(WIDTH);
    for (const one of widths) expect(one).toBeGreaterThanOrEqual(5 * 18 + 15);
  });

  test('长的一栏得到更多', () => {
    const [short = 0, long = 0] = fitColumns(
      [
        { texts: ['短'], least: 5 },
        { texts: ['很长的文字'.repeat(20)], least: 5 },
      ],
      WIDTH,
    );
    expect(long).toBeGreaterThan(3 * short);
  });

  test('到了最多就不再加宽', () => {
    const [first = 0] = fitColumns(
      [
        { texts: ['很长的文字'.repeat(20)], least: 5, most: 8 },
        { texts: ['短'], least: 5 },
      ],
      WIDTH,
    );
    expect(first).toBe(8 * 18 + 15);
  });
});
