import { describe, expect, test } from 'vitest';
import { ceasesToShow, inPage, shows, textAt } from '#test/journeys/reading.ts';
import {
  ASIDE,
  allSaved,
  chord,
  entry,
  fill,
  focused,
  holdSaves,
  markPage,
  openSheet,
  row,
  SAVED,
  STILL_SAME_PAGE,
  settled,
  TOTALS,
  type,
  typed,
  UNSAVED,
} from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

describe('填写实际完成值', () => {
  const site = useJourneySite();

  test('离开一格：这一行的得分和过程、合计、等级、自查都跟着变，不重新载入页面', async () => {
    const page = await openSheet(site, '信息化运维项目');
    await markPage(page);
    expect(await textAt(page, TOTALS)).toMatch(/^小计/);
    await shows(page, row('报修响应及时性'), '半小时内响应');
    await type(page, '报修响应及时性 实际完成值', '25分钟');
    await page.keyboard.press('Tab');
    await shows(page, row('报修响应及时性'), '达到目标');
    await shows(page, TOTALS, '总分');
    await ceasesToShow(page, TOTALS, '小计');
    await shows(page, TOTALS, '优');
    await shows(page, ASIDE, '96.86');
    expect(await textAt(page, SAVED)).toMatch(/^已保存 \d\d:\d\d$/);
    expect(await inPage(page, STILL_SAME_PAGE)).toBe(true);
    expect(await inPage(page, 'document.activeElement.dataset.column')).toBe('weight');
    await page.reload();
    expect(await typed(page, '报修响应及时性 实际完成值')).toBe('25分钟');
  });

  test('回答慢的时候：光标已在下一格，打了一半的邻格和别的格都不受影响', async () => {
    const page = await openSheet(site, '信息化运维项目');
    const saves = await holdSaves(page);
    await type(page, '系统业务办结数 实际完成值', '1400次');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^巡检工作完成数 实际完成值/);
    await chord(page, 'Control', 'KeyA');
    await page.keyboard.type('1');
    expect(saves.held()).toBe(1);
    saves.release();
    await shows(page, row('系统业务办结数'), '40%');
    await settled(page);
    await page.keyboard.type('2次');
    expect(await typed(page, '巡检工作完成数 实际完成值')).toBe('12次');
    await page.keyboard.press('Tab');
    await shows(page, row('巡检工作完成数'), '200%');
  });

  test('一列连着填下去，不等回答：全部存下，次序不乱', async () => {
    const page = await openSheet(site, '建设交通行业人才系列报告编制经费');
    const names = ['岗位薪酬信息采集量', '人才信息采集量', '《报告》编制质量', '《报告》完成进度'];
    const texts = ['105万条', '13000条', '前瞻性、指导性', '100%'];
    await page.focus(entry(`${names[0]} 实际完成值`));
    for (const [i, text] of texts.entries()) {
      expect(await focused(page)).toMatch(new RegExp(`^${names[i]} 实际完成值`));
      await chord(page, 'Control', 'KeyA');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    await allSaved(page);
    await shows(page, row('《报告》完成进度'), '达到目标');
    expect(await inPage(page, `document.querySelector('${UNSAVED}').hidden`)).toBe(true);
    await page.reload();
    for (const [i, name] of names.entries()) expect(await typed(page, `${name} 实际完成值`)).toBe(texts[i]);
  });

  test('没有改动就离开：什么也不发送', async () => {
    const page = await openSheet(site, '考务费用');
    const saves = await holdSaves(page);
    await page.focus(entry('考试人数 实际完成值'));
    await page.keyboard.press('Enter');
    await type(page, '考务工作保障率 实际完成值', '9');
    await type(page, '考务工作保障率 实际完成值', '98%');
    await page.keyboard.press('Tab');
    await settled(page);
    expect(saves.held()).toBe(0);
  });

  test('按浏览器的后退：列表和自评表都是现在的内容，不是填写之前的', async () => {
    const page = await openSheet(site, '考务费用');
    await fill(page, '培训监管完成时间及时率 实际完成值', '95%');
    await page.goBack();
    await shows(page, '#projects', '12/19');
    await page.goForward();
    expect(await typed(page, '培训监管完成时间及时率 实际完成值')).toBe('95%');
    await fill(page, '培训监管完成时间及时率 实际完成值', '96%');
    expect(await textAt(page, '.conflict')).toBe('');
  });

  test('后退时，别人改过的选择也是现在的', async () => {
    const page = await openSheet(site, '考务费用');
    const name = '信息有效公开机制';
    await page.click(`${row(name)} label:has([value="达成"])`);
    await allSaved(page);
    await page.goto(site.address());
    const other = await openSheet(site, '考务费用');
    await other.click(`${row(name)} label:has([value="未达成"])`);
    await allSaved(other);
    await page.bringToFront();
    await page.goBack();
    expect(await inPage(page, `document.querySelector('${row(name)} input:checked').value`)).toBe('未达成');
  });

  test('年度总体目标的实际完成情况：写了就不再列为未填', async () => {
    const page = await openSheet(site, '建设交通行业人才系列报告编制经费');
    await page.click('#unfilled summary');
    await shows(page, '#unfilled', '年度总体目标');
    await fill(page, '年度总体目标 实际完成情况', '两份报告按期完成。');
    await ceasesToShow(page, '#unfilled', '年度总体目标');
    expect(await typed(page, '年度总体目标 实际完成情况')).toBe('两份报告按期完成。');
  });
});
