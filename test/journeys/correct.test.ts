import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { ceasesToShow, follow, inPage, shows, textAt } from '#test/journeys/reading.ts';
import { ASIDE, entry, fill, focused, openSheet, row, settled, TOTALS, typed } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

/** The weights of all rows as they stand in their cells. */
function weights(page: Page): Promise<string[]> {
  return inPage(page, `[...document.querySelectorAll('#sheet [data-column="weight"]')].map((one) => one.value)`);
}

async function openActions(page: Page, name: string): Promise<void> {
  const selector = `#sheet summary[aria-label^="${name}"]`;
  if (await inPage(page, `document.querySelector('${selector}').closest('details').open`)) return;
  await page.focus(selector);
  await page.keyboard.press('Enter');
}

describe('改正', () => {
  const site = useJourneySite();

  test('数值指标填了一句话：这一格旁边说该填什么；改成数就消失', async () => {
    const page = await openSheet(site, '考务费用');
    const name = '巡查培训班级数';
    await fill(page, `${name} 实际完成值`, '已全部巡查');
    await page.waitForSelector(`${row(name)} td.actual .finding.error`);
    expect(await textAt(page, `${row(name)} td.actual .finding`)).toMatch(/数/);
    expect(await inPage(page, `document.querySelector('${entry(`${name} 实际完成值`)}').ariaInvalid`)).toBe('true');
    expect(await typed(page, `${name} 实际完成值`)).toBe('已全部巡查');
    await shows(page, ASIDE, name);
    await fill(page, `${name} 实际完成值`, '85%');
    expect(await textAt(page, `${row(name)} td.actual .finding`)).toBe('');
    await shows(page, row(name), '达到目标');
  });

  test('照抄了符号：照样计分，并提醒', async () => {
    const page = await openSheet(site, '考务费用');
    const name = '报考通知公布时间及时率';
    await fill(page, `${name} 实际完成值`, '≥95%');
    await page.waitForSelector(`${row(name)} td.actual .finding.warn`);
    expect(await textAt(page, `${row(name)} td.actual .finding`)).toMatch(/≥/);
    await shows(page, row(name), '达到目标');
    await fill(page, `${name} 实际完成值`, '95%');
    expect(await textAt(page, `${row(name)} .finding`)).toBe('');
  });

  test('定性指标：用键盘选部分达成，填完成比例，得分照比例', async () => {
    const page = await openSheet(site, '考务费用');
    const name = '现有管理制度建设';
    await fill(page, `${name} 实际完成值`, '修订三项制度，一项未完成');
    expect(await inPage(page, `document.activeElement.value`)).toBe('达成');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector(entry(`${name} 完成比例`), { visible: true });
    await shows(page, row(name), '完成比例');
    await settled(page);
    expect(await inPage(page, `document.activeElement.value`)).toBe('部分达成');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(`${name} 完成比例（%）`);
    await page.keyboard.type('75');
    await page.keyboard.press('Tab');
    await shows(page, row(name), '75%');
    expect(await textAt(page, `${row(name)} td.score`)).toMatch(/^\d\.\d\d .*75%/);
  });

  test('改一项分值：各行固定下来，合计不是 100 会提示；重新均分恢复', async () => {
    const page = await openSheet(site, '建设交通行业人才系列报告编制经费');
    const before = await weights(page);
    await fill(page, '人才信息采集量 分值', '20');
    await shows(page, '#sheet-totals', '重新均分');
    expect(await textAt(page, `${TOTALS} .finding`)).toMatch(/100/);
    expect((await weights(page)).filter((weight, i) => weight !== before[i])).toEqual(['20']);
    page.once('dialog', (dialog) => void dialog.accept());
    await follow(page, '重新均分');
    expect(await weights(page)).toEqual(before);
    expect(await textAt(page, `${TOTALS} .finding`)).toBe('');
  });

  test('资金：各分项填好，合计自动算出；合计与分项不符会指出', async () => {
    const page = await openSheet(site, '建设交通行业人才系列报告编制经费');
    await fill(page, '年度资金总额 全年执行数', '');
    for (const line of ['当年财政拨款', '上年结转资金', '其他资金']) {
      await fill(page, `${line} 全年执行数`, line === '当年财政拨款' ? '120000' : '0');
    }
    const total = entry('年度资金总额 全年执行数');
    expect(await inPage(page, `document.querySelector('${total}').placeholder`)).toBe('= 120,000.00');
    await shows(page, '#sheet-money', '80.00%');
    await fill(page, '年度资金总额 全年执行数', '130000');
    await shows(page, '#sheet-money .findings-row', '130,000.00');
    expect(await typed(page, '年度资金总额 全年执行数')).toBe('130000');
    await fill(page, '年度资金总额 全年执行数', '120000');
    await ceasesToShow(page, '#sheet-money', '130,000.00');
  });

  test('人工扣分：在行菜单里填，得分过程写明', async () => {
    const page = await openSheet(site, '信息化运维项目');
    const name = '系统业务办结数';
    await openActions(page, name);
    await fill(page, `${name} 人工扣分`, '1');
    await fill(page, `${name} 扣分理由`, '台账不全');
    await shows(page, row(name), '人工扣 1 分：台账不全');
    expect(await textAt(page, `${row(name)} td.score`)).toMatch(/^6\.14/);
    await fill(page, `${name} 人工扣分`, '');
    await fill(page, `${name} 扣分理由`, '');
    expect(await textAt(page, `${row(name)} td.score`)).toMatch(/^7\.14/);
  });

  test('不适用：填原因后本行不计分，其余折算；撤回后恢复', async () => {
    const page = await openSheet(site, '信息化运维项目');
    const name = '用户投诉次数';
    const rows = await inPage(page, `document.querySelectorAll('#sheet tr.indicator').length`);
    await openActions(page, name);
    await fill(page, `${name} 本年不适用的原因`, '本年热线停办');
    await shows(page, `${row(name)} td.score`, '不适用');
    expect(await inPage(page, `document.querySelectorAll('#sheet tbody').length`)).toBe(6);
    expect(await inPage(page, `document.querySelectorAll('#sheet-indicators > tr').length`)).toBe(rows);
    await fill(page, '报修响应及时性 实际完成值', '25分钟');
    await shows(page, TOTALS, '折算');
    await openActions(page, name);
    await fill(page, `${name} 本年不适用的原因`, '');
    await ceasesToShow(page, TOTALS, '折算');
    await ceasesToShow(page, `${row(name)} td.score`, '不适用');
  });
});
