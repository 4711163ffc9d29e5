import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, sidewaysFaults } from '#test/journeys/axe.ts';
import { follow, inPage, shows, textAt, until } from '#test/journeys/reading.ts';
import { allSaved, focused, settled } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

const named = (label: string) => `[aria-label^=${JSON.stringify(label)}]`;
const valueIn = (page: Page, label: string) =>
  inPage<string>(page, `document.querySelector(${JSON.stringify(named(label))}).value`);

describe('资金', () => {
  const site = useJourneySite();

  async function openMoney(): Promise<Page> {
    const page = await site.open('/');
    await follow(page, '资金');
    return page;
  }

  async function replace(page: Page, label: string, text: string): Promise<void> {
    await page.focus(named(label));
    await page.keyboard.down('Control');
    await page.keyboard.press('KeyA');
    await page.keyboard.up('Control');
    await page.keyboard.type(text);
  }

  async function paste(page: Page, text: string): Promise<void> {
    await page.focus('.list-text');
    // As a paste does: at once, tabs and line breaks included.
    await page.evaluate(`document.execCommand('insertText', false, ${JSON.stringify(text)})`);
    await follow(page, '读取清单');
  }

  test('用键盘逐格填写：Enter 下一个能填的项目，合计、执行率和提醒跟着变，展开的不合上', async () => {
    const page = await openMoney();
    expect(await axeFaults(page)).toEqual([]);
    await page.click('[aria-label="信息化运维项目 其中各项资金"]');
    expect(await axeFaults(page)).toEqual([]);
    await replace(page, '信息化运维项目 年度资金总额 全年执行数', '557500');
    await page.keyboard.press('Tab');
    await shows(page, '.money-sum', '8,755,527.00');
    await until(page, `document.querySelector('[aria-label="信息化运维项目 其中各项资金"]').ariaExpanded === 'true'`);
    expect(await inPage(page, `document.querySelector('[data-unfolded] .money-part').offsetParent !== null`)).toBe(
      true,
    );
    await page.click('[aria-label="信息化运维项目 其中各项资金"]');
    await page.focus(named('信息化运维项目 年度资金总额 全年执行数'));
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^考务费用 年度资金总额 全年执行数/);
    await page.keyboard.type('9000000');
    await page.keyboard.press('Enter');
    await allSaved(page);
    await shows(page, '#money', '全年执行数大于预算数 6,806,780.00，请核对。');
    await page.reload();
    expect(await valueIn(page, '考务费用 年度资金总额 全年执行数')).toBe('9000000');
    expect(await sidewaysFaults(page)).toEqual([]);
  });

  test('两个窗口改同一格：格里看到两边的数，选了才存', async () => {
    const page = await openMoney();
    const beside = await site.openBeside(page, '/money');
    const label = '建设交通行业人才系列报告编制经费 年度资金总额 全年执行数';
    await replace(beside, label, '120000');
    await beside.keyboard.press('Tab');
    await allSaved(beside);
    site.expectComplaint(/409/);
    await replace(page, label, '130000');
    await page.keyboard.press('Tab');
    await shows(page, '.conflict', '120000');
    expect(await valueIn(page, label)).toBe('130000');
    await page.click('.conflict [data-choice="theirs"]');
    await allSaved(page);
    expect(await valueIn(page, label)).toBe('120000');
  });

  test('断网时填的在收起的行里：重新打开页面后展开着，补存得上', async () => {
    const page = await openMoney();
    await page.click('[aria-label="考务费用 其中各项资金"]');
    site.expectComplaint(/ERR_INTERNET_DISCONNECTED|htmx:(afterRequest|sendError)/);
    await page.setOfflineMode(true);
    await replace(page, '考务费用 其他资金 全年执行数', '12.5');
    await page.keyboard.press('Tab');
    await shows(page, '#unsaved', '1 处未保存');
    await page.setOfflineMode(false);
    const beside = page.once('dialog', (dialog) => void dialog.accept());
    await beside.reload();
    await shows(page, '#unsaved', '1 处未保存');
    expect(await valueIn(page, '考务费用 其他资金 全年执行数')).toBe('12.5');
    await until(
      page,
      `document.querySelector(${JSON.stringify(named('考务费用 其他资金 全年执行数'))}).offsetParent !== null`,
    );
    await page.click('#unsaved-retry');
    await allSaved(page);
    await page.reload();
    expect(await valueIn(page, '考务费用 其他资金 全年执行数')).toBe('12.5');
  });

  test('粘贴财务清单：选定项目，看清新旧，确认后逐个有结果', async () => {
    const page = await openMoney();
    await follow(page, '粘贴财务清单');
    await paste(
      page,
      '项目名称\t累计支出（万元）\n信息化 运维项目\t55\n人才系列报告\t14\n考务费用\t-1\n信息化建设项目\t1\n合计\t1\n',
    );
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysFaults(page)).toEqual([]);
    await shows(page, '.list-unread', '第 4 行 考务费用的全年执行数：金额不能为负数');
    await shows(page, '.list-unread', '第 6 行 是合计，不导入。');
    const choice = 'select[name="project.3"]';
    const id = await inPage<string>(page, `document.querySelector('${choice} optgroup option').value`);
    await page.select(choice, id);
    await shows(page, '.money-list', '140,000.00');
    await settled(page);
    await follow(page, '确认存入勾选的数');
    await shows(page, '[role="status"]', '已保存 2 个数。');
    expect(await textAt(page, 'tbody tr:nth-child(2)')).toContain('140,000.00 已保存');
    expect(await axeFaults(page)).toEqual([]);
    await follow(page, '返回 2024 年度资金');
    expect(await valueIn(page, '信息化运维项目 年度资金总额 全年执行数')).toBe('550,000.00');
  });
});

describe('一屏', () => {
  const site = useJourneySite({ development: true });

  test('收起时十五个项目和合计在 1366×768 的一屏里', async () => {
    const page = await site.open('/gallery');
    await page.setViewport({ width: 1366, height: 768 });
    await follow(page, '资金 十五个项目');
    const bottom = await inPage<number>(page, `document.querySelector('.money-sum').getBoundingClientRect().bottom`);
    expect(bottom).toBeLessThan(768);
    expect(await inPage(page, `document.querySelectorAll('.money-body').length`)).toBe(16);
  });
});

describe('下一年度', () => {
  const site = useJourneySite();

  test('从 2024 开始 2025：上年在格旁边，原因一点就沿用', async () => {
    const page = await site.open('/');
    await page.click('.menu.year summary');
    await follow(page, '开始 2025 年度');
    expect(await axeFaults(page)).toEqual([]);
    await shows(page, '#chosen-count', '已选 7 个');
    await page.click('#chosen-all');
    await page.click('#chosen .primary');
    await shows(page, '#chosen-problem', '还没有勾选项目');
    await page.keyboard.press('Space');
    await shows(page, '#chosen-count', '已选 7 个');
    await follow(page, '新建 2025 年度的项目');
    await follow(page, '信息化运维项目');
    await shows(page, '.form-year', '2025年度');
    const row = `#sheet tr:has([aria-label^="系统运行报错次数 实际完成值"])`;
    await shows(page, row, '上年：6 次');
    expect(await axeFaults(page)).toEqual([]);
    const label = '系统运行报错次数 偏差原因';
    await page.click(`${row} .take-over`);
    await allSaved(page);
    expect(await valueIn(page, label)).toBe('9 月机房迁移期间网络抖动，引发 2 次报错');
    await until(page, `document.querySelectorAll('${row} .take-over').length === 1`);
    await page.reload();
    expect(await valueIn(page, label)).toContain('9 月机房迁移');
    await page.click(`${row} .last-year summary`);
    await shows(page, `${row} .last-year`, '增加主备切换演练');
    await page.goto(`${site.address()}/years/new?year=2024`);
    await shows(page, '#chosen', '2025 年度已有全部项目');
  });
});
