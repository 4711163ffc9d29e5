import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { axeFaults, sidewaysFaults } from '#test/journeys/axe.ts';
import { chooseBackup, downloadBackup } from '#test/journeys/backups.ts';
import { follow, inPage, press, shows } from '#test/journeys/reading.ts';
import { openSheet, row } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { ONE_CELL_A_LINE } from '#test/journeys/tables.ts';
import { upload } from '#test/journeys/upload.ts';

const UNPLACED = `${ONE_CELL_A_LINE}\n不知道属于哪一格的一句话\n`;

describe('每个页面：无障碍没有严重问题，不横向滚动', () => {
  const site = useJourneySite();

  const PAGES: [name: string, open: () => Promise<Page>][] = [
    ['我的一年', () => site.open('/')],
    ['项目', async () => beside(await openSheet(site, '信息化运维项目'), '.tabs a')],
    ['新建项目', () => site.open('/projects/new')],
    ['修改目标', () => targets()],
    ['更换评分办法', () => rulebookChange()],
    ['年末自评，填报中', () => openSheet(site, '信息化运维项目')],
    ['年末自评，未填完', () => openSheet(site, '建设交通行业人才系列报告编制经费')],
    ['年末自评，行菜单打开', () => withOpenActions()],
    ['年末自评，已提交', () => openSheet(site, '信息化建设项目')],
    ['年中监控，已提交', async () => beside(await openSheet(site, '考务费用'), '.tabs a[href$="/mid-year"]')],
    ['填报记录', async () => beside(await openSheet(site, '考务费用'), '.tabs a[href$="/history"]')],
    ['复制到一体化', async () => beside(await openSheet(site, '信息化运维项目'), 'a[href$="/copy"]')],
    ['对比一个项目', async () => beside(await openSheet(site, '考务费用'), '.tabs a[href$="/comparison"]')],
    ['对比全部项目', () => site.open('/comparison')],
    ['自查一个项目', async () => beside(await openSheet(site, '考务费用'), '.tabs a[href$="/checks"]')],
    ['自查全部项目', () => site.open('/checks')],
    ['导入', () => site.open('/imports/new')],
    ['导入预览，有问题和待选的', () => preview()],
    ['导入记录', () => site.open('/imports')],
    ['工作包', () => site.open('/work-packages')],
    ['报表', () => site.open('/reports')],
    ['我的一年，筛选无结果', () => site.open('/?show=unfilled&q=xxhyw')],
    ['缺什么', () => site.open('/missing')],
    ['提交前的确认', () => manyAtOnce('submit')],
    ['成批打印', () => manyAtOnce('print')],
    ['最近的打印和提交', () => site.open('/jobs')],
    ['评分办法', () => site.open('/rulebooks')],
    ['帮助', () => site.open('/help')],
    ['数据与备份', () => site.open('/storage/check')],
    ['恢复预览', () => restorePreview()],
    ['没有的页面', () => missing()],
    ['没有项目的我的一年', () => emptied()],
  ];

  async function beside(page: Page, selector: string): Promise<Page> {
    await press(page, selector);
    return page;
  }

  async function targets(): Promise<Page> {
    return beside(await beside(await openSheet(site, '考务费用'), '.tabs a'), 'a[href$="/targets"]');
  }

  async function rulebookChange(): Promise<Page> {
    const page = await beside(await openSheet(site, '考务费用'), '.tabs a');
    await page.select('#rulebook-choice', 'hubei');
    return beside(page, '#rulebook-change button');
  }

  async function withOpenActions(): Promise<Page> {
    const page = await openSheet(site, '信息化运维项目');
    await page.click(`${row('系统业务办结数')} summary`);
    return page;
  }

  async function preview(): Promise<Page> {
    const page = await site.open('/imports/new');
    const path = join(site.folder(), '街心公园.txt');
    writeFileSync(path, UNPLACED);
    await upload(page, path);
    await shows(page, '.problems', '不知道属于哪一格的一句话');
    return page;
  }

  async function restorePreview(): Promise<Page> {
    const page = await site.open('/storage');
    return chooseBackup(page, await downloadBackup(page, site.folder()));
  }

  async function manyAtOnce(kind: string): Promise<Page> {
    const page = await site.open('/');
    await page.click('#chosen-all');
    await press(page, `#chosen button[value="${kind}"]`);
    return page;
  }

  async function missing(): Promise<Page> {
    site.expectComplaint(/404/);
    const page = await site.open('/nowhere');
    await shows(page, '#content', '没有这个页面');
    return page;
  }

  async function emptied(): Promise<Page> {
    const page = await site.open('/');
    await follow(page, '清除示例数据');
    await shows(page, '#projects', '还没有项目');
    return page;
  }

  test.each(PAGES)('%s', async (_, open) => {
    const page = await open();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sidewaysFaults(page)).toEqual([]);
    expect(await inPage(page, 'document.documentElement.lang')).toBe('zh-CN');
  });

  test('这项检查查得出问题', async () => {
    const page = await site.open('/comparison');
    await page.evaluate(
      `document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/public/icon.svg"><hr>')`,
    );
    await page.evaluate(`document.querySelector('hr').style.width = '2000px'`);
    expect((await axeFaults(page)).join()).toContain('image-alt: img');
    expect((await sidewaysFaults(page)).length).toBe(2);
  });
});
