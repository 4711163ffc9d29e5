import { describe, expect, test } from 'vitest';
import { inPage, shows, textAt } from '#test/journeys/reading.ts';
import { entry, fill, holdSaves, openSheet, row, settled, type, typed } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

describe('两个窗口填同一格', () => {
  const site = useJourneySite();

  test.each([
    ['采用对方的', '考务工作保障率', '97%'],
    ['保留我的', '考试人数', '99%'],
  ])('后到的一方看到两份内容，选%s', async (choice, name, kept) => {
    site.expectComplaint(/409/);
    const first = await openSheet(site, '考务费用');
    const second = await site.openBeside(first, new URL(first.url()).pathname);
    await fill(first, `${name} 实际完成值`, '97%');
    await second.bringToFront();
    await fill(second, `${name} 实际完成值`, '99%');
    const conflict = `${row(name)} .conflict`;
    await shows(second, conflict, '我填的 99%');
    await shows(second, conflict, '对方填的 97%');
    expect(await typed(second, `${name} 实际完成值`)).toBe('99%');
    await shows(second, '#unsaved', '1 处未保存');
    await second.focus(`xpath/.//*[@class="conflict"]//button[normalize-space()="${choice}"]`);
    await second.keyboard.press('Enter');
    await second.waitForSelector(conflict, { hidden: true });
    await settled(second);
    expect(await typed(second, `${name} 实际完成值`)).toBe(kept);
    expect(await inPage(second, `document.querySelector('#unsaved').hidden`)).toBe(true);
    await first.reload();
    expect(await typed(first, `${name} 实际完成值`)).toBe(kept);
  });

  test('定性指标的达成情况也一样', async () => {
    site.expectComplaint(/409/);
    const first = await openSheet(site, '考务费用');
    const name = '信息有效公开机制';
    const second = await site.openBeside(first, new URL(first.url()).pathname);
    const choose = async (page: typeof first, attainment: string) => {
      const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
      await page.click(`${row(name)} label:has(input[value="${attainment}"])`);
      await answered;
      await settled(page);
    };
    await first.bringToFront();
    await choose(first, '达成');
    await second.bringToFront();
    await choose(second, '未达成');
    const conflict = `${row(name)} .conflict`;
    await shows(second, conflict, '我填的 未达成 对方填的 达成');
    await second.click(`xpath/.//*[@class="conflict"]//button[normalize-space()="采用对方的"]`);
    await second.waitForSelector(conflict, { hidden: true });
    expect(await inPage(second, `document.querySelector('${row(name)} input:checked').value`)).toBe('达成');
  });

  test('填的是不同的格：互不妨碍，后来的回答带来对方的内容，不动自己正在打的', async () => {
    const first = await openSheet(site, '建设交通行业人才系列报告编制经费');
    const second = await site.openBeside(first, new URL(first.url()).pathname);
    await fill(second, '人才信息采集量 偏差原因', '对方写的原因');
    await first.bringToFront();
    const saves = await holdSaves(first);
    await type(first, '人才信息采集量 实际完成值', '13500条');
    await first.keyboard.press('Enter');
    await first.keyboard.type('正在打');
    saves.release();
    await shows(first, row('人才信息采集量'), '达到目标');
    await settled(first);
    expect(await typed(first, '人才信息采集量 偏差原因')).toBe('对方写的原因');
    expect(await typed(first, '《报告》编制质量 实际完成值')).toContain('正在打');
  });

  test('另一个窗口已提交：说明不能修改，填的内容还在', async () => {
    site.expectComplaint(/422/);
    const first = await openSheet(site, '信息化运维项目');
    await fill(first, '报修响应及时性 实际完成值', '25分钟');
    const second = await site.openBeside(first, new URL(first.url()).pathname);
    await second.type('#submission-by', '陆敏');
    await Promise.all([second.waitForNavigation(), second.keyboard.press('Enter')]);
    await shows(second, 'h1 ~ .mark', '已提交');
    await first.bringToFront();
    await fill(first, '用户投诉次数 实际完成值', '1次');
    await shows(first, row('用户投诉次数'), '已提交，不能修改');
    expect(await typed(first, '用户投诉次数 实际完成值')).toBe('1次');
    expect(await textAt(first, entry('用户投诉次数 实际完成值'))).toBe('');
  });
});
