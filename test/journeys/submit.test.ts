import { describe, expect, test } from 'vitest';
import { follow, inPage, pageText, press, shows, textAt } from '#test/journeys/reading.ts';
import { ASIDE, fill, holdSaves, openSheet, type } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

const SUBMIT = '#submission button';
const VERSIONS = '.versions li';

describe('提交', () => {
  const site = useJourneySite();

  test('还缺什么列在旁边，提交按钮不能按', async () => {
    const page = await openSheet(site, '考务费用');
    await shows(page, '#submission-stopped', '处未填');
    expect(await inPage(page, `document.querySelector('${SUBMIT}').disabled`)).toBe(true);
    await page.click('#unfilled summary');
    await shows(page, ASIDE, '巡查培训班级数');
    await shows(page, ASIDE, '管理部门满意度');
  });

  test('改完最后一处就能提交；双击也只提交一次；之后只读；重新打开须写原因，旧版标为已失效', async () => {
    const page = await openSheet(site, '信息化运维项目');
    await shows(page, '#submission-stopped', '1 处错误');
    await fill(page, '报修响应及时性 实际完成值', '25分钟');
    expect(await textAt(page, '#submission-stopped')).toBe('');
    await page.type('#submission-by', '陆敏');
    await Promise.all([page.waitForNavigation(), page.click(SUBMIT, { count: 2 })]);
    await page.waitForSelector(VERSIONS);
    await shows(page, '.reopening-panel', '已提交 · 第 1 版');
    await shows(page, VERSIONS, '陆敏');
    expect(await inPage(page, `document.querySelectorAll('${VERSIONS}').length`)).toBe(1);
    expect(await inPage(page, `document.querySelectorAll('#sheet textarea, #sheet input, #sheet select').length`)).toBe(
      0,
    );

    await page.type('#reopening-reason', '更正响应时间');
    await follow(page, '重新打开');
    await shows(page, '.notice.amber', '重新打开的原因：更正响应时间');
    await shows(page, `${VERSIONS}.void`, '第 1 版');
    await shows(page, `${VERSIONS}.void`, '已失效');
    await fill(page, '报修响应及时性 实际完成值', '20分钟');
    expect(await inPage(page, `document.querySelector('#submission-by').value`)).toBe('陆敏');
    await press(page, SUBMIT);
    expect(await inPage(page, `document.querySelectorAll('${VERSIONS}').length`)).toBe(2);
    await shows(page, `${VERSIONS}:first-child`, '第 2 版');
    expect(await pageText(page)).toContain('20分钟');
  });

  test('刚改的一格还没存完就按提交：先存完再提交，改动在提交的版本里', async () => {
    const page = await openSheet(site, '信息化建设项目');
    await page.type('#reopening-by', '周宇');
    await page.type('#reopening-reason', '更正办结量');
    await follow(page, '重新打开');
    expect(await inPage(page, `document.querySelector('#submission-by').value`)).toBe('周宇');
    const saves = await holdSaves(page);
    await type(page, '完成办结量 实际完成值', '5317');
    await page.focus('#submission-by');
    await page.keyboard.press('Enter');
    await shows(page, '.headline', '填报中');
    const submitted = page.waitForNavigation();
    saves.release();
    await submitted;
    await shows(page, '.reopening-panel', '第 2 版');
    expect(await pageText(page)).toContain('5317');
  });

  test('没有写姓名：浏览器要求填写，不提交', async () => {
    const page = await openSheet(site, '上海市城市治理之星人才发展计划选拔管理专项经费');
    await page.type('#reopening-by', '顾雯');
    await page.type('#reopening-reason', '补充说明');
    await follow(page, '重新打开');
    await inPage(page, `document.querySelector('#submission-by').value = ''`);
    await page.click(SUBMIT);
    expect(await inPage(page, `document.querySelector('#submission-by').validity.valueMissing`)).toBe(true);
    await shows(page, '.headline', '填报中');
  });
});
