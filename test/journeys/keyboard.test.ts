import { describe, expect, test } from 'vitest';
import { inPage, shows, until } from '#test/journeys/reading.ts';
import { allSaved, chord, entry, fill, focused, openSheet, row, settled, type, typed } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

describe('键盘', () => {
  const site = useJourneySite();

  test('Enter 和 Shift+Enter 走一列，Tab 和 Shift+Tab 走一行', async () => {
    const page = await openSheet(site, '信息化运维项目');
    await page.focus(entry('系统运行报错次数 实际完成值'));
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^系统数据错误次数 实际完成值/);
    await chord(page, 'Shift', 'Enter');
    expect(await focused(page)).toMatch(/^系统运行报错次数 实际完成值/);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('系统运行报错次数 分值');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('系统运行报错次数 偏差原因');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('系统运行报错次数 改进措施');
    await chord(page, 'Shift', 'Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('系统数据错误次数 偏差原因');
  });

  test('Enter 经过文字指标，也到得了资金各列；最后一行留在原格并保存', async () => {
    const page = await openSheet(site, '考务费用');
    await page.focus(entry('培训监管完成时间及时率 实际完成值'));
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^从业人员专业技能水平上升率 实际完成值/);
    await page.focus(entry('年度资金总额 全年执行数'));
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/全年执行数/);
    await type(page, '管理部门满意度 实际完成值', '93%');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^管理部门满意度 实际完成值/);
    await shows(page, row('管理部门满意度'), '达到目标');
  });

  test('Alt+Enter 换行，离开后按原样保存', async () => {
    const page = await openSheet(site, '考务费用');
    await type(page, '考试题库质量 偏差原因', '第一条');
    await chord(page, 'Alt', 'Enter');
    await page.keyboard.type('第二条');
    expect(await typed(page, '考试题库质量 偏差原因')).toBe('第一条\n第二条');
    await page.keyboard.press('Tab');
    await allSaved(page);
    await page.reload();
    expect(await typed(page, '考试题库质量 偏差原因')).toBe('第一条\n第二条');
  });

  test('只加了一个换行也算改动', async () => {
    const page = await openSheet(site, '考务费用');
    await fill(page, '考试重大事故 偏差原因', '甲');
    await page.focus(entry('考试重大事故 偏差原因'));
    await page.keyboard.press('End');
    const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
    await chord(page, 'Alt', 'Enter');
    await page.keyboard.press('Tab');
    await answered;
    await settled(page);
    await page.reload();
    expect(await typed(page, '考试重大事故 偏差原因')).toBe('甲\n');
  });

  test('行菜单 ⋯ 用键盘打开，Esc 关上并回到它', async () => {
    const page = await openSheet(site, '考务费用');
    const summary = `#sheet summary[aria-label^="考试人数"]`;
    await page.focus(summary);
    await page.keyboard.press('Enter');
    await page.waitForSelector(entry('考试人数 人工扣分'), { visible: true });
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('考试人数 本年不适用的原因');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toMatch(/^考试人数：/);
    expect(await inPage(page, `document.querySelector('${summary}').closest('details').open`)).toBe(false);
  });

  test('从自查的一条跳到它说的那一格', async () => {
    const page = await openSheet(site, '信息化运维项目');
    const link = await page.waitForSelector('xpath/.//*[@id="sheet-aside"]//a[normalize-space()="报修响应及时性"]');
    await link?.focus();
    await page.keyboard.press('Enter');
    await until(page, `location.hash.startsWith('#cell-')`);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^报修响应及时性/);
  });

  test('输入法选字时的 Enter 不离开这一格', async () => {
    const page = await openSheet(site, '考务费用');
    await page.focus(entry('考试题库质量 改进措施'));
    const browser = await page.createCDPSession();
    await browser.send('Input.imeSetComposition', { text: 'cuoshi', selectionStart: 6, selectionEnd: 6 });
    const chosen = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
    await browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...chosen });
    await browser.send('Input.insertText', { text: '措施' });
    expect(await focused(page)).toBe('考试题库质量 改进措施');
    expect(await typed(page, '考试题库质量 改进措施')).toBe('措施');
  });
});
