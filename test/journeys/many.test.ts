import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { addressOf, download } from '#test/journeys/download.ts';
import { follow, inPage, press, shows } from '#test/journeys/reading.ts';
import { fill, focused, openSheet } from '#test/journeys/sheet.ts';
import { type JourneySite, useJourneySite } from '#test/journeys/site.ts';

/** Ticks projects by keyboard. */
async function tick(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.focus(`input[aria-label="选择 ${name}"]`);
    await page.keyboard.press('Space');
  }
  await shows(page, '#chosen-count', `已选 ${names.length} 个`);
}

async function enter(page: Page, selector: string): Promise<void> {
  await page.focus(selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

/** The forms that the job of this page has printed by now. */
function printedForms(site: JourneySite, page: Page): string[] {
  const folder = join(site.folder(), 'printed', new URL(page.url()).pathname.replace('/jobs/', ''));
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith('表.pdf')).map((name) => join(folder, name));
}

const DONE = `[...document.querySelectorAll('#job tbody tr')].filter((one) => one.innerText.includes('已打印'))
  .map((one) => one.querySelector('th').innerText.trim())`;
const PRINT = '#chosen button[value="print"]';
const SUBMIT = '#chosen button[value="submit"]';

describe('成批', () => {
  const site = useJourneySite();

  test('全用键盘：筛选未提交的，勾选三个提交，先问；两个提交了，一个没有并指出哪一格；改好再提交', async () => {
    for (const name of ['信息化建设项目', '推进住房、城乡建设和城市管理领域职业技术教育经费']) {
      const sheet = await openSheet(site, name);
      await sheet.type('#reopening-by', '周宇');
      await sheet.type('#reopening-reason', '核对后再交');
      await follow(sheet, '重新打开');
    }
    const names = ['信息化建设项目', '推进住房、城乡建设和城市管理领域职业技术教育经费', '信息化运维项目'];
    const page = await site.open('/?show=unsubmitted');
    await tick(page, ...names);
    await enter(page, SUBMIT);
    await shows(page, 'h1', '提交所选的 3 个项目');
    await shows(page, '#content', '将提交并锁定 2 个');
    await shows(page, '#content', '不能提交，将跳过 1 个');
    await page.focus('#job-by');
    await page.keyboard.type('陆敏');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await shows(page, '#job', '2 个已提交，1 个未提交');
    await follow(page, '报修响应及时性 · 实际完成值');
    expect(await focused(page)).toContain('报修响应及时性 实际完成值');
    await fill(page, '报修响应及时性 实际完成值', '25分钟');
    await page.goBack();
    await follow(page, '改好后再提交这 1 个');
    await enter(page, '#job-by');
    await shows(page, '#job', '1 个已提交');
    await page.goto(`${site.address()}/?show=unsubmitted`);
    await shows(page, '#projects', '考务费用');
    expect(await inPage(page, `document.querySelectorAll('#projects tbody tr').length`)).toBe(2);
  });

  test('勾选以后别人先提交了：确认时说明，不重复提交', async () => {
    const other = await openSheet(site, '信息化建设项目');
    await other.type('#reopening-by', '周宇');
    await other.type('#reopening-reason', '再核对');
    await follow(other, '重新打开');
    const page = await site.open('/');
    await tick(page, '信息化建设项目');
    await enter(page, SUBMIT);
    await shows(page, '#content', '将提交并锁定 1 个');
    await press(other, '#submission button');
    await page.type('#job-by', '陆敏');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await shows(page, '#job', '此前已由周宇提交，没有重复提交');
    await page.goto(`${other.url()}`);
    await shows(page, '.reopening-panel', '第 3 版');
  });

  test('打印三个，离开页面，回来取合订本和单份；双击只有一批', async () => {
    const page = await site.open('/');
    await tick(page, '考务费用', '信息化运维项目', '住建行业职业技能大赛项目经费');
    await Promise.all([page.waitForNavigation(), page.click(PRINT, { count: 2 })]);
    await page.goto(`${site.address()}/comparison`);
    await page.goto(`${site.address()}/`);
    await press(page, '.chosen-bar a');
    await follow(page, '打印 3 个项目');
    await shows(page, '#job', '3 个已打印');
    const booklet = await download(page, await addressOf(page, '打开合订本'));
    expect(booklet.outline.map((one) => one.title)).toEqual([
      '住建行业职业技能大赛项目经费',
      '信息化运维项目',
      '考务费用',
    ]);
    const address = await inPage<string>(page, `document.querySelector('[aria-label="打开 考务费用"]').href`);
    expect((await download(page, address)).pages.join('')).toContain('草稿');
    await page.goto(`${site.address()}/jobs`);
    expect(await inPage(page, `[...document.links].filter((one) => one.innerText === '打印 3 个项目').length`)).toBe(1);
  });

  test('打印中途断电：再启动后说明中断，点继续接着打印完', async () => {
    site.expectComplaint(/ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|htmx/);
    const page = await site.open('/');
    await page.focus('#chosen-all');
    await page.keyboard.press('Space');
    await enter(page, PRINT);
    await expect.poll(() => printedForms(site, page).length, { interval: 5 }).toBeGreaterThan(0);
    await site.server().kill();
    await site.restart();
    await shows(page, '#job', '程序在中途停止过');
    await shows(page, '#job', '点“继续”接着做');
    const done = await inPage<string[]>(page, DONE);
    const kept = printedForms(site, page).filter((path) => done.some((name) => path.includes(`-${name}-`)));
    const before = kept.map((path) => statSync(path).mtimeMs);
    await follow(page, '继续');
    await shows(page, '#job', '7 个已打印');
    expect(kept.map((path) => statSync(path).mtimeMs)).toEqual(before);
    expect(printedForms(site, page)).toHaveLength(7);
    expect((await download(page, await addressOf(page, '打开合订本'))).outline).toHaveLength(7);
  });

  test('写不进文件夹：停下来说清楚，腾出来以后继续', async () => {
    const folder = join(site.folder(), 'printed');
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    const page = await site.open('/');
    await tick(page, '考务费用');
    await enter(page, PRINT);
    await shows(page, '#job', '不能写入');
    rmSync(folder);
    await follow(page, '继续');
    await shows(page, '#job', '1 个已打印');
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('取消：停下来，已打印的还在，其余的可以再打印', async () => {
    const page = await site.open('/');
    await page.click('#chosen-all');
    await enter(page, PRINT);
    await follow(page, '取消');
    await shows(page, '#job', '已取消');
    await press(page, '#job form[action^="/jobs"] button');
    await shows(page, '#job', '个已打印');
  });
});
