import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { listEntries } from '#db/entries.ts';
import { listIndicators, saveIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { listProjects, saveProject } from '#db/projects.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { cellOf, fileOf, HEAD, load, sheetOf, write } from '#test/routes/package-books.ts';
import { anIndicator } from '#test/support/rows.ts';
import { undoMidYear } from '#test/support/sample.ts';
import { NOW, useSite } from '#test/support/site.ts';

/** In the sample: open at the year's end, with rows of every kind. */
const OPEN = '信息化运维项目';
const SUBMITTED = '信息化建设项目';

describe('工作包', () => {
  const site = useSite();
  const { used } = site;

  async function project(name: string) {
    const found = (await listProjects(used.db, { year: 2024 })).find((one) => one.name === name);
    if (!found) throw new Error(`没有“${name}”`);
    return found;
  }

  async function giveOut(fields: Record<string, string | string[]>): Promise<Response> {
    return site.send('POST', '/work-packages', {
      year: '2024',
      phase: 'year-end',
      recipient: '信息处',
      note: '',
      ...fields,
    });
  }

  /** A package of the open project with these texts in it: `[indicator, column, text]`. */
  async function filled(texts: [string, string, string][], phase = 'year-end'): Promise<ExcelJS.Workbook> {
    const book = await load(await giveOut({ project: (await project(OPEN)).id, phase }));
    for (const [indicator, title, text] of texts) write(book, indicator, title, text);
    return book;
  }

  async function takeBack(...books: ExcelJS.Workbook[]): Promise<Response> {
    const body = new FormData();
    for (const [at, book] of books.entries()) body.append('file', await fileOf(book, `工作包${at + 1}.xlsx`));
    return site.ask('/work-packages/returns', { method: 'POST', body });
  }

  async function returned(...books: ExcelJS.Workbook[]): Promise<string> {
    return (await takeBack(...books)).headers.get('location') ?? '';
  }

  const seenOn = (page: string) => /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';

  async function confirm(place: string): Promise<Response> {
    return site.send('POST', `${place}/confirmation`, { seen: seenOn(await site.page(place)) });
  }

  async function stored(indicator: string, field: string, phase: 'year-end' | 'mid-year' = 'year-end') {
    const { id } = await project(OPEN);
    const row = (await listIndicators(used.db, id)).find((one) => one.name === indicator);
    return (await listEntries(used.db, id, phase)).find((one) => one.indicatorId === row?.id && one.field === field);
  }

  test('页面列出项目和指标；已提交的不能选', async () => {
    const page = await site.page('/work-packages?year=2024');
    expect(page).toContain(OPEN);
    expect(page).toMatch(new RegExp(`value="${(await project(SUBMITTED)).id}" disabled`));
  });

  test.each([
    ['没有写发给谁', { recipient: ' ' }, '请写明发给哪个处室或哪位同事'],
    ['什么也没有选', {}, '请勾选要发出的项目或指标'],
    ['只选了已提交的项目', { project: 'submitted' }, '请勾选要发出的项目或指标'],
  ])('%s：说明，不发出', async (_, fields: Record<string, string>, sentence) => {
    const chosen = fields.project ? { ...fields, project: (await project(SUBMITTED)).id } : fields;
    const answer = await giveOut(chosen);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(sentence);
  });

  test('没有发出的，页面还是那个年度，写过的都在', async () => {
    const answer = await giveOut({ year: '2019', recipient: '培训处', note: '20 日前' });
    const page = await answer.text();
    expect(page).toContain('2019 年度 · 工作包');
    expect(page).toContain('value="培训处"');
    expect(page).toContain('value="20 日前"');
    expect((await giveOut({ year: '今年' })).status).toBe(400);
  });

  test('一个项目的工作包：结构锁定，只开放要填的格，定性指标有下拉，已填的都在', async () => {
    const book = await filled([]);
    const sheet = sheetOf(book);
    expect((sheet as unknown as { sheetProtection: object | null }).sheetProtection).not.toBeNull();
    expect(cellOf(book, '系统业务办结数', '实际完成值').text).toBe((await stored('系统业务办结数', 'actual'))?.text);
    expect(cellOf(book, '系统业务办结数', '实际完成值').protection.locked).toBe(false);
    expect(cellOf(book, '系统业务办结数', '年度指标值').protection?.locked ?? true).toBe(true);
    expect(cellOf(book, '系统业务办结数', '达成情况').text).toBe('—');
    expect(cellOf(book, '报修故障处理率', '达成情况').dataValidation.formulae).toEqual(['"达成,部分达成,未达成"']);
    expect(sheetOf(book, '绩衡工作包').state).toBe('hidden');
    expect(sheetOf(book, '填写说明').getColumn(1).values).toContain('实际完成值');
  });

  test('只选几项指标：只有这几行；说明写在填写说明里', async () => {
    const rows = await listIndicators(used.db, (await project(OPEN)).id);
    const book = await load(await giveOut({ indicator: [rows[0]?.id ?? '', rows[3]?.id ?? ''], note: '20 日前发回' }));
    expect(sheetOf(book).rowCount).toBe(HEAD + 2);
    expect(sheetOf(book, '填写说明').getColumn(2).values).toContain('20 日前发回');
  });

  test('交错了可以放弃：记录里没有了，表里一个字也没有动；已填入的不能放弃', async () => {
    const before = await stored('系统业务办结数', 'actual');
    const place = await returned(await filled([['系统业务办结数', '实际完成值', '1件']]));
    expect(await site.page(place)).toContain(`action="${place}/removal"`);
    const answer = await site.send('POST', `${place}/removal`, {});
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/work-packages']);
    expect(await site.page('/work-packages')).not.toContain(place);
    expect((await site.ask(place)).status).toBe(404);
    expect(await stored('系统业务办结数', 'actual')).toEqual(before);
    const kept = await returned(await filled([['报修故障处理率', '改进措施', '放弃不了']]));
    await confirm(kept);
    expect((await site.send('POST', `${kept}/removal`, {})).status).toBe(409);
    expect(await site.page('/work-packages')).toContain(kept);
  });

  test('填好交回：先看后存，记在填报人名下；没有动过的格不列', async () => {
    const book = await filled([
      ['系统业务办结数', '实际完成值', '1500次'],
      ['系统业务办结数', '改进措施', '按三年均值重设目标'],
    ]);
    sheetOf(book).getCell(2, 7).value = '王琳';
    const before = await stored('系统业务办结数', 'actual');
    const place = await returned(book);
    const page = await site.page(place);
    expect(page).toContain('确认填入 2 格');
    expect(page).toContain('1500次');
    expect(await stored('系统业务办结数', 'actual')).toEqual(before);
    expect((await confirm(place)).status).toBe(303);
    expect(await stored('系统业务办结数', 'actual')).toMatchObject({ text: '1500次', enteredBy: '王琳' });
    expect((await confirm(place)).status).toBe(303);
    expect((await stored('系统业务办结数', 'actual'))?.version).toBe((before?.version ?? 0) + 1);
    expect(await site.page('/work-packages?year=2024')).toContain('已填入 2 格');
  });

  test('撤销文件交回，就恢复成填入之前的', async () => {
    const before = await stored('巡检工作完成数', 'actual');
    const place = await returned(await filled([['巡检工作完成数', '实际完成值', '9次']]));
    await confirm(place);
    expect((await stored('巡检工作完成数', 'actual'))?.text).toBe('9次');
    const undo = await load(await site.ask(`${place}/undo.xlsx`));
    await confirm(await returned(undo));
    expect((await stored('巡检工作完成数', 'actual'))?.text).toBe(before?.text);
  });

  test('填入之前读不出的文字，撤销文件也照样恢复，记在确认的人名下', async () => {
    const before = await stored('报修响应及时性', 'actual');
    expect(before?.text).toBe('完成');
    const place = await returned(await filled([['报修响应及时性', '实际完成值', '25分钟']]));
    await confirm(place);
    await confirm(await returned(await load(await site.ask(`${place}/undo.xlsx`))));
    expect(await stored('报修响应及时性', 'actual')).toMatchObject({ text: '完成', enteredBy: '' });
  });

  test('只选部分达成、没有写比例：照填，并说明还缺什么', async () => {
    const page = await site.page(await returned(await filled([['报修故障处理率', '达成情况', '部分达成']])));
    expect(page).toContain('请填完成比例');
    expect(page).toContain('确认填入 1 格');
  });

  test('表下面自己添的一行不读，说出来', async () => {
    const book = await filled([]);
    const sheet = sheetOf(book);
    sheet.getCell(sheet.rowCount + 1, 7).value = '另有一项';
    expect(await site.page(await returned(book))).toContain('行没有编号，不在这个工作包里，没有读入');
  });

  test('填写有误的不存，其余照存；退回的工作包标好颜色，写明原因', async () => {
    const before = await stored('系统数据错误次数', 'actual');
    const place = await returned(
      await filled([
        ['系统数据错误次数', '实际完成值', '很少'],
        ['系统数据错误次数', '偏差原因', '迁移期间'],
      ]),
    );
    expect(await site.page(place)).toContain('不是数字');
    expect(await site.page(place)).toContain('确认填入 1 格');
    const marked = await load(await site.ask(`${place}/0/marked.xlsx`));
    const cell = cellOf(marked, '系统数据错误次数', '实际完成值');
    expect(cell.text).toBe('很少');
    expect(cell.fill).toMatchObject({ fgColor: { argb: 'FFFFD9D4' } });
    expect(JSON.stringify(cell.note)).toContain('不是数字');
    await confirm(place);
    expect(await site.page(place)).toContain('1 格没有填入');
    expect(await stored('系统数据错误次数', 'actual')).toEqual(before);
    expect((await stored('系统数据错误次数', 'reason'))?.text).toBe('迁移期间');
    write(marked, '系统数据错误次数', '实际完成值', '3次');
    await confirm(await returned(marked));
    expect((await stored('系统数据错误次数', 'actual'))?.text).toBe('3次');
  });

  test('发出以后系统里改过的格不覆盖，说明现在是什么', async () => {
    const book = await filled([['系统运行报错次数', '实际完成值', '7次']]);
    const before = await stored('系统运行报错次数', 'actual');
    const { id } = await project(OPEN);
    const edit = { projectId: id, phase: 'year-end' as const, indicatorId: before?.indicatorId ?? '', field: 'actual' };
    const at = NOW.toISOString();
    await recordEntry(used.db, { ...edit, text: '5次', version: before?.version ?? 0, by: '陆敏', at });
    const place = await returned(book);
    expect(await site.page(place)).toContain('系统里改成了“5次”');
    expect(await site.page(place)).toContain('确认填入 0 格');
    await confirm(place);
    expect((await stored('系统运行报错次数', 'actual'))?.text).toBe('5次');
  });

  test('同一格两个工作包都填了：前一个为准', async () => {
    const one = await filled([['报修响应及时性', '实际完成值', '20分钟']]);
    const other = await filled([['报修响应及时性', '实际完成值', '25分钟']]);
    const place = await returned(one, other);
    expect(await site.page(place)).toContain('以前一个为准');
    await confirm(place);
    expect((await stored('报修响应及时性', 'actual'))?.text).toBe('20分钟');
  });

  test('年中监控：可能性有下拉，偏差原因打勾', async () => {
    await undoMidYear(used.db);
    const book = await filled(
      [
        ['系统业务办结数', '执行情况', '700次'],
        ['系统业务办结数', '完成目标可能性', '有可能'],
        ['系统业务办结数', '人员保障', '√'],
      ],
      'mid-year',
    );
    const list = cellOf(book, '系统业务办结数', '完成目标可能性').dataValidation;
    expect(list.formulae).toEqual(['"确定能,有可能,完全不可能"']);
    await confirm(await returned(book));
    const texts = ['actual', 'likelihood', 'staffing'].map((field) => stored('系统业务办结数', field, 'mid-year'));
    expect((await Promise.all(texts)).map((one) => one?.text)).toEqual(['700次', '有可能', '√']);
  });

  test.each([
    ['不是工作包的工作簿', async () => new Uint8Array(await new ExcelJS.Workbook().xlsx.writeBuffer()), '工作簿'],
    ['文本', async () => new TextEncoder().encode('编号 1'), '这不是工作包'],
    ['空文件', async () => new Uint8Array(), '这不是工作包'],
  ])('%s：一句话说明，什么也不存', async (_, bytes, sentence) => {
    const body = new FormData();
    body.append('file', new File([(await bytes()) as Uint8Array<ArrayBuffer>], '交回.xlsx'));
    const answer = await site.ask('/work-packages/returns', { method: 'POST', body });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(sentence);
  });

  test('两个年度的工作包一起交回：请分开交', async () => {
    const next = { ...(await project(OPEN)), id: newId(), year: 2025, previousProjectId: null };
    await saveProject(used.db, next);
    await saveIndicator(used.db, anIndicator(next.id, {}));
    const later = await load(await giveOut({ project: next.id, year: '2025' }));
    const answer = await takeBack(await filled([]), later);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('不是同一个年度的');
  });

  test('有一个文件不是工作包：说出来，其余照样核对', async () => {
    const body = new FormData();
    body.append('file', new File(['编号 1'], '说明.txt'));
    body.append('file', await fileOf(await filled([['系统业务办结数', '偏差原因', '办件增加']]), '工作包.xlsx'));
    const answer = await site.ask('/work-packages/returns', { method: 'POST', body });
    const page = await site.page(answer.headers.get('location') ?? '');
    expect(page).toContain('说明.txt：这不是工作包');
    expect(page).toContain('确认填入 1 格');
  });

  test('随包的标记改过：认不出，说明怎么办', async () => {
    const book = await filled([]);
    sheetOf(book, '绩衡工作包').getCell(2, 1).value = '%7B%22id';
    expect(await (await takeBack(book)).text()).toContain('随包的标记被改动过');
  });

  test('粘贴来的数字显示的和里面的不同：按显示的读，说出来', async () => {
    const book = await filled([]);
    Object.assign(cellOf(book, '系统业务办结数', '实际完成值'), { value: 1499.6, numFmt: '0' });
    expect(await site.page(await returned(book))).toContain('单元格显示“1500”，里面的数是 1499.6，按显示的读入');
  });

  test('行打乱了照样对得上；少了一行说出来', async () => {
    const book = await filled([['监控系统可用率', '实际完成值', '99.9%']]).catch(() => filled([]));
    const sheet = sheetOf(book);
    sheet.spliceRows(HEAD + 1, 1);
    expect(await site.page(await returned(book))).toContain('这一行不见了');
  });

  test('工作包放进“导入”：指到工作包页', async () => {
    const body = new FormData();
    body.append('file', await fileOf(await filled([]), '工作包.xlsx'));
    const answer = await site.ask('/imports', { method: 'POST', body });
    expect(await answer.text()).toContain('这是填报用的工作包，不是目标表');
  });
});
