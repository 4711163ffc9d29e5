import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPrinter, type Printer } from '#reports/printer.ts';
import { selfEvaluationContent, selfEvaluationForm } from '#reports/self-evaluation-form.ts';
import { formWorkbook } from '#src/export/form-workbook.ts';
import { openFile } from '#src/import/open-file.ts';
import type { FileReading } from '#src/import/read-files.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { COUNTY, COUNTY_FILLED } from '#test/import/county-evaluation.ts';
import { gridOf } from '#test/import/grids/draw-form.ts';
import { csvOf, xlsxOf } from '#test/import/sheets/workbooks.ts';
import { testBrowser } from '#test/reports/browser.ts';
import { longRecord, operationsRecord } from '#test/reports/records.ts';

let printer: Printer;
beforeAll(() => {
  printer = createPrinter({ findBrowser: testBrowser, log: () => undefined });
});
afterAll(() => printer.close());

async function read(name: string, bytes: Uint8Array): Promise<FileReading> {
  const [opened] = await openFile({ name, bytes });
  if (!opened?.ok) throw new Error(opened?.problem);
  return opened.reading;
}

const bare = (text: string) => text.replace(/\s/gu, '');
const amount = (text: string) => text.replaceAll(',', '');

/** What a reading must say of a record that was printed, blanks aside: a PDF does not keep all of them. */
function expected({ money, indicators, goal, totals, notes, project }: EvaluationRecord) {
  const columns = ['initial', 'budget', 'executed'] as const;
  return {
    name: project.name,
    targets: indicators.map(({ category, subcategory, name, target, weight }) =>
      [category, subcategory, name, target, weight].map(bare),
    ),
    amounts: Object.fromEntries(
      columns.flatMap((column) =>
        money.rows.flatMap((row) => (row[column] === '' ? [] : [[`${column}.${row.line}`, amount(row[column])]])),
      ),
    ),
    annualGoal: bare(goal.expected),
    goalResult: bare(goal.actual),
    executionReason: bare(notes.map((one) => one.replace(/^预算执行情况：/, '')).join('')),
    rows: indicators.map(({ actual, score, remark }) => [actual, score, remark].map(bare)),
    total: totals.at(-1)?.score,
    problems: [],
  };
}

function found({ tables, problems }: FileReading) {
  const [table] = tables;
  const { project, filled } = table ?? {};
  return {
    name: project?.name,
    targets: project?.indicators.map((row) =>
      [row.category, row.subcategory, row.name, row.target, row.weight ?? ''].map(bare),
    ),
    amounts: filled?.amounts,
    annualGoal: bare(project?.annualGoal ?? ''),
    goalResult: bare(filled?.goalResult ?? ''),
    executionReason: bare(filled?.executionReason ?? ''),
    rows: filled?.rows.map(({ actual, score, reason }) => [actual, score, reason].map(bare)),
    total: filled?.total,
    problems: problems.map(({ text, message }) => `${text} ${message}`),
  };
}

const NOTED = { notes: ['预算执行情况：年底一笔合同跨年结算。'] };

const RECORDS: [name: string, record: EvaluationRecord][] = [
  ['15 个指标', operationsRecord(NOTED)],
  ['万元', operationsRecord({ ...NOTED, currency: '万元' })],
  ['60 个指标，换页', { ...longRecord(60), ...NOTED }],
  [
    '得分合计、折算、封顶、总分',
    operationsRecord({
      ...NOTED,
      totals: [
        { label: '得分合计', weight: '95.00', score: '92.46', working: '' },
        { label: '折算', weight: '', score: '97.33', working: '92.46 × 100 ÷ 95.00 = 97.33' },
        { label: '封顶', weight: '', score: '89.00', working: '执行率 75.20%，总分至多 89.00' },
        { label: '总分', weight: '95.00', score: '89.00', working: '' },
      ],
    }),
  ],
];

describe('本程序的自评表读回来，逐格相同', () => {
  test.each(RECORDS)('xlsx：%s', async (_, record) => {
    expect(
      found(
        await read(
          '自评表.xlsx',
          await formWorkbook(selfEvaluationContent(record, { signatures: true, edition: 'official' })),
        ),
      ),
    ).toEqual(expected(record));
  });

  test.each(RECORDS)('PDF：%s', async (_, record) => {
    const pdf = await printer.print(selfEvaluationForm(record, { signatures: true }));
    expect(found(await read('自评表.pdf', pdf))).toEqual(expected(record));
  });
});

/** The drawn table with one text replaced in every cell. */
const changed = (from: string, to: string) => COUNTY.map((row) => row.map((text) => (text === from ? to : text)));

describe('别处的自评表', () => {
  test('xlsx：金额、目标完成情况和每行的结果，没有读不懂的', async () => {
    const { tables, problems } = await read('自评表.xlsx', await xlsxOf([gridOf(COUNTY)]));
    expect(problems).toEqual([]);
    expect(tables[0]?.filled).toEqual(COUNTY_FILLED);
    expect(tables[0]?.project).toMatchObject({ name: '村级道路养护', year: 2023, annualGoal: '养护村道 40 公里。' });
    expect(tables[0]?.project.money).toMatchObject({
      currency: '万元',
      yearTotal: '120',
      other: '0',
      projectTotal: null,
    });
    expect(tables[0]?.isShanghai).toBe(false);
  });

  test('CSV 也一样', async () => {
    const { tables } = await read('自评表.csv', new TextEncoder().encode(csvOf(gridOf(COUNTY))));
    expect(tables[0]?.filled).toEqual(COUNTY_FILLED);
  });

  test('制表符分栏的文本也一样', async () => {
    const tabbed = new TextEncoder().encode(csvOf(gridOf(COUNTY), '\t'));
    expect((await read('自评表.txt', tabbed)).tables[0]?.filled).toEqual(COUNTY_FILLED);
  });

  test('上海的自评表由标题认出', async () => {
    const rows = changed('项目支出绩效自评表', '财政项目支出绩效自评表');
    const { tables, problems } = await read('自评表.xlsx', await xlsxOf([gridOf(rows)]));
    expect([tables[0]?.isShanghai, problems]).toEqual([true, []]);
  });

  test('空表不算自评：没有实际值，也没有执行数', async () => {
    const empty = COUNTY.map((row, at) =>
      row.map((text, column) => {
        const isAnswer = (at >= 12 && at <= 15 && [5, 7, 8].includes(column)) || (at >= 5 && at <= 8 && column === 5);
        return isAnswer || text === '已养护村道 38 公里。' ? '' : text;
      }),
    );
    const { tables } = await read('自评表.xlsx', await xlsxOf([gridOf(empty)]));
    expect(tables[0]?.filled).toBeUndefined();
  });

  test.each([
    ['执行数不是金额', changed('-', '约五万'), '约五万 这一格不是一个金额，没有读入。请对照原表改正。'],
    [
      '资金栏多一行',
      COUNTY.flatMap((row) =>
        row[1] === '其他资金' ? [['^', '上级资金', null, '5', '5', '5', '', '', ''], row] : [row],
      ),
      '上级资金 5 5 5 自评表的资金栏没有这一行，金额没有读入。需要时请另行记录。',
    ],
    [
      '签了名的签字行不丢',
      changed('填报人：', '填报人：王琳'),
      '填报人：王琳 项目负责人： 日期： 表格下方的说明或签字栏不属于任何一栏，没有读入。需要时请另行记录。',
    ],
  ])('%s：说出来，其余照读', async (_, rows, problem) => {
    const { tables, problems } = await read('自评表.xlsx', await xlsxOf([gridOf(rows)]));
    expect(problems.map(({ text, message }) => `${text} ${message}`)).toEqual([problem]);
    expect(tables[0]?.filled?.rows).toEqual(COUNTY_FILLED.rows);
  });

  test('分行写的完成情况、原因和说明，行照样分；换行排不下的 PDF 除外', async () => {
    const record = operationsRecord({
      notes: ['预算执行情况：一、按计划支出。\n二、结余交回。'],
      goal: { expected: '稳定运行。', actual: '1. 巡检 4 次。\n2. 演练 1 次。' },
    });
    const [first, ...others] = record.indicators;
    if (!first) throw new Error('no row');
    const broken = { ...record, indicators: [{ ...first, remark: '原因：第一条。\n第二条。' }, ...others] };
    const bytes = await formWorkbook(selfEvaluationContent(broken, { signatures: true, edition: 'official' }));
    const { tables, problems } = await read('自评表.xlsx', bytes);
    expect(problems).toEqual([]);
    expect(tables[0]?.filled).toMatchObject({
      goalResult: '1. 巡检 4 次。\n2. 演练 1 次。',
      executionReason: '一、按计划支出。\n二、结余交回。',
      rows: expect.arrayContaining([expect.objectContaining({ reason: '原因：第一条。\n第二条。' })]),
    });
    const pdf = await printer.print(selfEvaluationForm(broken, { signatures: true }));
    const printed = await read('自评表.pdf', pdf);
    expect(printed.problems).toEqual([]);
    expect(bare(printed.tables[0]?.filled?.executionReason ?? '')).toBe('一、按计划支出。二、结余交回。');
  });

  test('还没有全部得分的表：小计不当作总分', async () => {
    const rows = changed('总分', '小计');
    const { tables, problems } = await read('自评表.xlsx', await xlsxOf([gridOf(rows)]));
    expect([tables[0]?.filled?.total, problems]).toEqual(['', []]);
  });

  test.each(['项目支出绩效目标执行监控表', '绩效目标调整申请表'])(
    '%s：认得出不是，一句话说明，不当作目标表',
    async (title) => {
      const rows = changed('项目支出绩效自评表', title);
      const { tables, problems } = await read('表.xlsx', await xlsxOf([gridOf(rows)]));
      expect(tables).toEqual([]);
      expect(problems.map(({ message }) => message)).toEqual([
        `这是“${title}”，不是绩效目标申报表或自评表，没有读入。`,
      ]);
    },
  );
});
