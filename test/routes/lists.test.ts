import type { Worksheet } from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { readXlsx, shownRows } from '#test/export/read-xlsx.ts';
import { useSite } from '#test/support/site.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const site = useSite();
const nothing = useSite({ empty: true });
let id = '';

beforeAll(async () => {
  id = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === '考务费用')?.id ?? '';
  const problem = {
    problem: '=满意度没有达到目标',
    measure: '每月回访',
    foundOn: '2025-01-03',
    startedOn: '',
    doneOn: '',
  };
  await site.send('POST', `/projects/${id}/rectifications`, { id: '', version: '0', act: 'save', ...problem });
});

const pathOf = (path: string) => path.replace(':id', id);

async function sheetOf(path: string, from = site): Promise<Worksheet> {
  const answer = await from.ask(pathOf(path));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, XLSX]);
  return (await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheet;
}

/** What a list shows below its head, by the names of its columns. */
async function rowsOf(path: string) {
  const sheet = await sheetOf(path);
  const heads = (sheet.getRow(3).values as unknown[]).slice(1) as string[];
  const rows: Record<string, unknown>[] = [];
  for (let at = 4; at <= sheet.rowCount; at += 1)
    rows.push(Object.fromEntries(heads.map((head, i) => [head, sheet.getCell(at, i + 1).value])));
  return { sheet, heads, rows };
}

/** Each list: its address, the name of its file, its columns in order. */
const LISTS: [path: string, fileName: string, heads: string[]][] = [
  [
    '/projects.xlsx?year=2024',
    '2024年度-年末自评项目清单.xlsx',
    [
      ...['序号', '项目名称', '单位', '项目性质', '全年预算数', '金额单位', '执行率', '应填指标', '已填指标'],
      ...['未填', '错误', '提醒', '得分', '等级', '状态'],
    ],
  ],
  [
    '/missing/missing.xlsx?year=2024',
    '2024年度-缺什么.xlsx',
    ['序号', '项目名称', '单位', '指标或部分', '栏目', '类别', '说明'],
  ],
  [
    '/checks/checks.xlsx?year=2024',
    '2024年度-自查清单.xlsx',
    ['序号', '项目名称', '单位', '状态', '级别', '代码', '名称', '位置', '问题', '处理办法', '已知晓的说明'],
  ],
  [
    '/mid-year/mid-year.xlsx?year=2024',
    '2024年度-年中监控项目清单.xlsx',
    [
      ...['序号', '项目名称', '单位', '监控期', '状态', '年初预算数', '已执行', '金额单位', '执行率'],
      ...['资金灯', '目标灯', '预计得分', '最低', '最高', '未填', '错误', '提醒'],
    ],
  ],
  [
    '/money/money.xlsx?year=2024',
    '2024年度-项目资金清单.xlsx',
    ['序号', '项目名称', '单位', '状态', '资金', '年初预算数', '全年预算数', '全年执行数', '金额单位', '执行率'],
  ],
  [
    '/projects/:id/rectifications.xlsx',
    '01-考务费用-整改清单.xlsx',
    ['序号', '存在问题', '整改措施', '发现日期', '开始整改日期', '完成日期', '整改情况'],
  ],
  [
    '/projects/:id/targets.xlsx',
    '01-考务费用-目标和分值.xlsx',
    ['序号', '一级指标', '二级指标', '三级指标', '年度指标值', '原批复指标值', '分值'],
  ],
  [
    '/projects/:id/history.xlsx',
    '01-考务费用-填报记录.xlsx',
    ['序号', '时间', '填报人', '指标', '栏目', '原内容', '新内容', '说明'],
  ],
];

const nameOf = (answer: Response) =>
  decodeURIComponent(/filename\*=UTF-8''(.+)$/u.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '');

describe.each(LISTS)('%s', (path, fileName, heads) => {
  test('存成自己的名字，列按次序，打印设置齐全', async () => {
    expect(nameOf(await site.ask(pathOf(path)))).toBe(fileName);
    const { sheet, heads: found } = await rowsOf(path);
    expect(found).toEqual(heads);
    expect(sheet.pageSetup).toMatchObject({
      ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: '3:3',
    });
    expect(String(sheet.autoFilter)).toMatch(/^A3:/u);
  });
});

describe('各清单的内容', () => {
  test('项目清单：得分、预算和执行率是数，随查找和筛选', async () => {
    const { rows } = await rowsOf('/projects.xlsx?year=2024');
    expect(rows).toHaveLength(7);
    expect(rows.find((row) => row.项目名称 === '信息化建设项目')).toMatchObject({
      ...{ 全年预算数: 1468400, 执行率: 0.9612, 得分: 96.61, 等级: '优', 状态: '已提交' },
    });
    expect((await rowsOf('/projects.xlsx?year=2024&show=unsubmitted')).rows).toHaveLength(3);
    const found = await rowsOf('/projects.xlsx?year=2024&q=xxh');
    expect(found.rows.map((row) => row.项目名称)).toEqual(['信息化建设项目', '信息化运维项目']);
    expect(shownRows(found.sheet)[1]?.[0]).toContain('名称或拼音首字母含“xxh”');
  });

  test('缺什么：一格一行，未填和错误分开，可只要一个项目', async () => {
    const { rows } = await rowsOf('/missing/missing.xlsx?project=:id');
    expect(new Set(rows.map((row) => row.项目名称))).toEqual(new Set(['考务费用']));
    expect(new Set(rows.map((row) => row.类别))).toEqual(new Set(['未填', '错误']));
    expect(rows[0]).toMatchObject({ 指标或部分: '项目资金', 栏目: '执行情况说明', 类别: '错误' });
    expect((await site.ask('/missing/missing.xlsx?project=nothing')).status).toBe(404);
  });

  test('自查清单：逐条、各项目、按问题、放在一起看，各一张表；可只要一级', async () => {
    const { sheet, rows } = await rowsOf('/checks/checks.xlsx?year=2024');
    expect(sheet.workbook.worksheets.map(({ name }) => name)).toEqual(['逐条', '各项目', '按问题', '放在一起看']);
    expect(rows.find((row) => row.代码 === 'V2')).toMatchObject({ 级别: '错误', 名称: '实际值读不出' });
    const errors = await rowsOf('/checks/checks.xlsx?year=2024&show=errors');
    expect(new Set(errors.rows.map((row) => row.级别))).toEqual(new Set(['错误']));
  });

  test('监控清单：金额、预计得分和区间是数', async () => {
    const { rows } = await rowsOf('/mid-year/mid-year.xlsx?year=2024');
    expect(rows.find((row) => row.项目名称 === '考务费用')).toMatchObject({
      ...{ 监控期: '1—7月', 年初预算数: 6806780, 执行率: 0.4584, 资金灯: '绿', 预计得分: 99.37, 最低: 92.39 },
    });
  });

  test('资金清单：每个项目四行，各单位的合计在最后、不参加筛选', async () => {
    const { sheet, rows } = await rowsOf('/money/money.xlsx?year=2024');
    expect(rows).toHaveLength((7 + 1) * 4);
    expect(rows.at(-4)).toMatchObject({ 项目名称: '合计（7 个项目）', 全年预算数: 9731651, 执行率: 0.8988 });
    expect(sheet.autoFilter).toBe('A3:J31');
  });

  test('目标和分值：原批复在旁边，分值是数，合计和资金都在', async () => {
    const { sheet, rows } = await rowsOf('/projects/:id/targets.xlsx');
    expect(rows.find((row) => row.三级指标 === '考试人数')).toMatchObject({
      ...{ 年度指标值: '≥170000.00(人)', 原批复指标值: '≥168600.00(人)', 分值: 4.44 },
    });
    expect(rows.find((row) => row.一级指标 === '指标分值合计')?.分值).toBe(90);
    const money = sheet.workbook.getWorksheet('资金');
    expect([money?.getCell('A7').value, money?.getCell('B7').value]).toEqual(['年度资金申请总额', 6806780]);
  });

  test('整改清单：日期是日期，以等号开头的是文字', async () => {
    const { rows } = await rowsOf('/projects/:id/rectifications.xlsx');
    expect(rows).toEqual([
      {
        ...{ 序号: 1, 存在问题: '=满意度没有达到目标', 整改措施: '每月回访', 整改情况: '待整改' },
        ...{ 发现日期: new Date('2025-01-03T00:00:00Z'), 开始整改日期: null, 完成日期: null },
      },
    ]);
  });

  test('填报记录：不止一页的全部记录，最新的在前；按人筛选', async () => {
    for (let at = 1; at <= 120; at += 1)
      await site.send('PUT', `/projects/${id}/year-end/cells/project/goalResult`, {
        text: `第 ${at} 次`,
        version: String(at - 1),
      });
    const { rows } = await rowsOf('/projects/:id/history.xlsx');
    const typed = rows.filter((row) => /^第 \d+ 次$/u.test(String(row.新内容)));
    expect(typed.map((row) => row.新内容)).toEqual(Array.from({ length: 120 }, (_, at) => `第 ${120 - at} 次`));
    expect(rows[0]).toMatchObject({ 时间: new Date('2025-01-09T09:00:00Z'), 填报人: '未署名', 原内容: '第 119 次' });
    const own = await rowsOf(`/projects/:id/history.xlsx?by=${encodeURIComponent('未署名')}`);
    expect(new Set(own.rows.map((row) => row.填报人))).toEqual(new Set(['未署名']));
    expect(shownRows(own.sheet)[1]?.[0]).toContain('只列未署名');
    expect((await site.ask('/projects/nothing/history.xlsx')).status).toBe(404);
  });
});

test.each(LISTS.filter(([path]) => !path.includes(':id')).map(([path]) => path))(
  '没有项目时 %s 也写得出',
  async (path) => {
    expect(shownRows(await sheetOf(path, nothing)).flat()).toContain('没有可列的内容。');
  },
);

test.each([
  ['/projects/:id/mid-year/form.xlsx', '01-考务费用-项目支出绩效目标执行监控表.xlsx'],
  ['/projects/:id/adjustments.xlsx', '01-考务费用-项目支出绩效目标调整表.xlsx'],
  ['/projects/:id/checks/report.xlsx', '01-考务费用-绩效自评自查报告.xlsx'],
  ['/checks/report.xlsx?year=2024', '2024年度-绩效自评自查报告.xlsx'],
])('%s 存成 %s', async (path, fileName) => {
  const answer = await site.ask(pathOf(path));
  expect([answer.status, nameOf(answer), answer.headers.get('cache-control')]).toEqual([200, fileName, 'no-store']);
});

test.each(['/mid-year/form.xlsx', '/adjustments.xlsx', '/checks/report.xlsx', '/rectifications.xlsx'])(
  '没有的项目：%s → 404',
  async (path) => {
    expect((await site.ask(`/projects/nothing${path}`)).status).toBe(404);
  },
);

test('没有调整过目标的项目：说明没有调整表', async () => {
  const other = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === '信息化建设项目');
  const answer = await site.ask(`/projects/${other?.id}/adjustments.xlsx`);
  expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('没有调整过目标')]);
});

test.each([
  ['/?year=2024&show=errors&q=kw', '/projects.xlsx?year=2024&q=kw&show=errors'],
  ['/missing?project=:id', '/missing/missing.xlsx?project=:id'],
  ['/checks?year=2024&show=errors', '/checks/checks.xlsx?year=2024&show=errors'],
  ['/checks?year=2024', '/checks/report.xlsx?year=2024'],
  ['/mid-year?year=2024', '/mid-year/mid-year.xlsx?year=2024'],
  ['/money?year=2024', '/money/money.xlsx?year=2024'],
  ['/projects/:id', '/projects/:id/adjustments.xlsx'],
  ['/projects/:id', '/projects/:id/targets.xlsx'],
  ['/projects/:id/mid-year', '/projects/:id/mid-year/form.xlsx'],
  ['/projects/:id/checks', '/projects/:id/checks/report.xlsx'],
  ['/projects/:id/rectifications', '/projects/:id/rectifications.xlsx'],
  ['/projects/:id/history?row=project', '/projects/:id/history.xlsx?row=project'],
])('%s 上有下载 %s', async (page, link) => {
  expect((await site.page(pathOf(page))).replaceAll('&amp;', '&')).toContain(`href="${pathOf(link)}"`);
});
