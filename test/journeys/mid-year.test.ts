import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, sidewaysFaults } from '#test/journeys/axe.ts';
import { addressOf, download } from '#test/journeys/download.ts';
import { ceasesToShow, follow, inPage, press, shows, textAt } from '#test/journeys/reading.ts';
import { allSaved, chord, entry, fill, openSheet, typed } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { pasteCells } from '#test/views/clipboard.ts';

const PANELS = '#mid-year-panels';

async function write(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForSelector(selector, { visible: true });
  await page.focus(selector);
  await chord(page, 'Control', 'KeyA');
  await page.keyboard.type(text);
}

describe('年中监控', () => {
  const site = useJourneySite();

  async function reopened(project: string): Promise<Page> {
    const page = await openSheet(site, project);
    await press(page, '.tabs a[href$="/mid-year"]');
    await write(page, '#reopening-by', '陈晓');
    await write(page, '#reopening-reason', '执行数有误');
    await press(page, '#reopening button');
    await shows(page, '.notice', '重新打开的原因：执行数有误');
    return page;
  }

  test('用键盘填：值、预计、打勾、可能性；粘贴一块；重新打开页面都在，提交后锁定', async () => {
    const page = await reopened('信息化运维项目');
    await fill(page, '用户投诉次数 1—7月执行情况', '3');
    await fill(page, '用户投诉次数 全年预计', '6次');
    await shows(page, PANELS, '却达不到目标');
    await page.focus(entry('用户投诉次数 人员保障'));
    await page.keyboard.press('Space');
    await page.focus(entry('用户投诉次数 完成目标可能性'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await fill(page, '用户投诉次数 原因说明', '热线人手不足');
    await fill(page, '用户投诉次数 拟采取的措施', '9 月增加两名坐席');
    await page.focus(entry('用户满意度 1—7月执行情况'));
    await pasteCells(page, '96.1%\t96.5%\t\t\t是\t\t\t坐席新手多\n95.9%\t96%');
    await allSaved(page);
    await page.reload();
    expect(await typed(page, '用户投诉次数 完成目标可能性')).toBe('有可能');
    const ticks = `[...document.querySelectorAll('#sheet input:checked')].map((one) => one.getAttribute('aria-label'))`;
    expect(await inPage<string[]>(page, ticks)).toEqual(
      expect.arrayContaining(['用户投诉次数 人员保障', '用户满意度 人员保障']),
    );
    expect(await typed(page, '部门满意度 全年预计完成情况')).toBe('96%');
    expect(await inPage(page, `document.getElementById('unsaved-note').hidden`)).toBe(true);
    expect([...(await sidewaysFaults(page)), ...(await axeFaults(page))]).toEqual([]);
    await write(page, '#submission-by', '陆敏');
    await press(page, '#submission button');
    await shows(page, '.headline', '已提交');
    expect(await inPage(page, `document.querySelectorAll('#sheet textarea').length`)).toBe(0);
    const paper = await download(page, await addressOf(page, '打印监控表'));
    expect(paper.pages.join('')).toContain('热线人手不足');
    expect(paper.title).toBe('信息化运维项目 · 项目支出绩效目标执行监控表（2024年度 1—7月）');
  });

  test('年中以后调整目标：要写依据；年末两个目标和年中的值都看得到，调整表打得开', async () => {
    const page = await openSheet(site, '建设交通行业人才系列报告编制经费');
    await press(page, '.tabs a');
    await follow(page, '修改项目和指标');
    await write(page, '[aria-label="人才信息采集量 年度指标值"]', '≥1.20(万条)');
    await write(page, '[name="reason"]', '增加两个区的数据');
    await write(page, '[name="approvalNumber"]', '人评〔2024〕20号');
    await page.evaluate(`document.querySelector('[name="approvedOn"]').value = '2024-09-02'`);
    await press(page, '.targets-save button[value="save"]');
    await shows(page, '[role="status"]', '已保存');
    await press(page, '.tabs a[href$="/year-end"]');
    const row = `[...document.querySelectorAll('#sheet tr.indicator')].find((one) => one.dataset.name === '人才信息采集量').innerText`;
    const shown = (await inPage<string>(page, row)).replace(/\s+/g, ' ');
    for (const text of ['≥1.20(万条)', '原批复：≥1.00(万条)', '1—7月：6400条，预计 1.2万条'])
      expect(shown).toContain(text);
    await press(page, '.tabs a');
    const paper = await download(page, await addressOf(page, '打印绩效目标调整表'));
    for (const text of ['≥1.00(万条)≥1.20(万条)调增增加两个区的数据', '人评〔2024〕20号2024-09-02'])
      expect(paper.pages.join('')).toContain(text);
  });

  test('自查：有错误不能提交，一点就到那一格；提醒写明核对情况，标为已知晓', async () => {
    const page = await openSheet(site, '信息化运维项目');
    expect(await inPage(page, `document.querySelector('#submission button').disabled`)).toBe(true);
    await press(page, '.tabs a[href$="/checks"]');
    await shows(page, '.checked-section', 'V2 实际值读不出');
    await follow(page, '报修响应及时性 实际完成值');
    await fill(page, '报修响应及时性 实际完成值', '25分钟');
    expect(await inPage(page, `document.querySelector('#submission button').disabled`)).toBe(false);
    await press(page, '.tabs a[href$="/checks"]');
    await page.focus('#note-year-end-V7');
    await page.keyboard.type('已核对台账，移动端上线后办件增加');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await shows(page, '[role="status"]', '已标为已知晓');
    expect(await axeFaults(page)).toEqual([]);
    const paper = await download(page, await addressOf(page, '打印自查报告'));
    expect(paper.pages.join('')).toContain('已知晓：已核对台账，移动端上线后办件增加');
    await press(page, '.tabs a[href$="/year-end"]');
    await shows(page, '.findings-panel', '已知晓 1 处');
    await ceasesToShow(page, '.findings-panel > ul', '超出目标');
    await shows(page, '.submission-panel', '条提醒没有标为已知晓，不妨碍提交');
    const all = await site.openBeside(page, '/checks?year=2024');
    expect(await textAt(all, '.checks-list')).toContain('信息化运维项目');
    await all.focus('.filters a[href$="show=acknowledged"]');
    await Promise.all([all.waitForNavigation(), all.keyboard.press('Enter')]);
    expect(await textAt(all, '.checks-list')).not.toContain('考务费用');
    await all.click('details.checked-code summary');
    await press(all, 'details.checked-code a');
    await shows(all, '.checked-section', '说明：已核对台账，移动端上线后办件增加');
    await all.goBack();
    expect([...(await sidewaysFaults(all)), ...(await axeFaults(all))]).toEqual([]);
  });

  test('监控期改为 6 月底：没有提交的表随之改变；全部项目一页', async () => {
    const page = await site.open('/mid-year?year=2024');
    await page.select('.period-form select', '2024-06-30');
    await press(page, '.period-form button');
    expect(await inPage(page, `document.querySelector('.period-form select').value`)).toBe('2024-06-30');
    expect([...(await sidewaysFaults(page)), ...(await axeFaults(page))]).toEqual([]);
    await follow(page, '考务费用');
    await shows(page, '#sheet caption', '1—7月');
  });
});
