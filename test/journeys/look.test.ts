import { describe, expect, test } from 'vitest';
import { follow, inPage, press, shows, textAt } from '#test/journeys/reading.ts';
import { serverGivesUp } from '#test/journeys/server.ts';
import { chord, openSheet } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

describe('查看', () => {
  const site = useJourneySite();

  test('我的一年：七个项目，拼音首字母找到项目，找不到时说明', async () => {
    const page = await site.open('/');
    expect(await inPage(page, `document.querySelectorAll('#projects tbody tr').length`)).toBe(7);
    await page.type('#project-search', 'xxhyw');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await inPage(page, `document.querySelectorAll('#projects tbody tr').length`)).toBe(1);
    await shows(page, '#projects', '信息化运维项目');
    await page.focus('#project-search');
    await chord(page, 'Control', 'KeyA');
    await page.keyboard.type('zzz');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await shows(page, '#projects', '没有名称或拼音首字母含“zzz”的项目');
  });

  test('对比：数值指标有图，失分从多到少，各类合计', async () => {
    const page = await openSheet(site, '住建行业职业技能大赛项目经费');
    await press(page, '.tabs a[href$="/comparison"]');
    const rows = '.comparison tbody tr';
    expect(await inPage(page, `document.querySelectorAll('${rows}').length`)).toBe(10);
    expect(await inPage<number>(page, `document.querySelectorAll('${rows} svg.versus').length`)).toBeGreaterThan(7);
    await shows(page, `${rows}:first-child`, '技能大赛重大事故');
    expect(await textAt(page, `${rows}:first-child`)).toMatch(/−\d+\.\d\d/);
    const widths = `[...document.querySelectorAll('${rows} polygon.met')].map((bar) => bar.getBoundingClientRect().width)`;
    expect((await inPage<number[]>(page, widths)).every((width) => width > 0)).toBe(true);
    await shows(page, '.categories', '预算执行');
    await follow(page, '对比');
    await shows(page, 'h1', '目标与结果');
  });

  test('换评分办法：分值和标题随之改变，已填的内容不变；已提交的项目不能换', async () => {
    const page = await openSheet(site, '考务费用');
    const typedBefore = await inPage(
      page,
      `[...document.querySelectorAll('#sheet [data-column="actual"]')].map((one) => one.value)`,
    );
    await press(page, '.tabs a');
    await page.select('#rulebook-choice', 'national-2020');
    await press(page, '#rulebook-change button');
    await shows(page, '.rulebook-change-summary', '成本并入产出');
    await press(page, '#rulebook-confirmation button');
    await shows(page, 'section[aria-labelledby="rulebook-title"] p', '全国 2020');
    await press(page, '.tabs a[href$="/year-end"]');
    await shows(page, '.form-title', '项目支出绩效自评表');
    expect(
      await inPage(page, `[...document.querySelectorAll('#sheet [data-column="actual"]')].map((one) => one.value)`),
    ).toEqual(typedBefore);
    await follow(page, '我的一年');
    await follow(page, '信息化建设项目');
    await press(page, '.tabs a');
    expect(await textAt(page, '#rulebook-change')).toBe('');
    await press(page, 'section[aria-labelledby="rulebook-title"] a');
    await shows(page, 'h1', '上海');
    await shows(page, 'aside', '待核对');
  });

  test('1366×768：得分和提交一直看得见，自查在两者之间滚动', async () => {
    const page = await openSheet(site, '考务费用');
    const list = `document.querySelector('.findings-panel')`;
    // However small a machine's letters are, there are more findings than fit.
    await page.evaluate(`for (let i = 0; i < 5; i += 1)
      for (const one of [...${list}.querySelectorAll('li')]) one.parentNode.append(one.cloneNode(true));`);
    await page.evaluate('window.scrollTo(0, 600)');
    const edges = (panel: string) =>
      inPage<number[]>(
        page,
        `(({ top, bottom }) => [top, bottom])(document.querySelector('${panel}').getBoundingClientRect())`,
      );
    for (const panel of ['.score-panel', '.findings-panel', '#submission']) {
      const [top = -1, bottom = 0] = await edges(panel);
      expect([panel, top >= 0, bottom <= 768]).toEqual([panel, true, true]);
    }
    expect(await inPage(page, `${list}.scrollHeight > ${list}.clientHeight`)).toBe(true);
  });

  test('分值合计 107.50 写在一行里，不出格', async () => {
    const page = await openSheet(site, '考务费用');
    const sum = `document.querySelector('#sheet-totals .weight-sum')`;
    const fits = await inPage<number[]>(
      page,
      `(() => { ${sum}.textContent = '107.50'; const text = document.createRange(); text.selectNodeContents(${sum});
        return [text.getClientRects().length, Math.max(0, ${sum}.scrollWidth - ${sum}.clientWidth)]; })()`,
    );
    expect(fits).toEqual([1, 0]);
  });

  test('设定报送截止日期：我的一年写明还有几天', async () => {
    const page = await site.open('/');
    await page.click('.deadline summary');
    await page.waitForSelector('#due-on', { visible: true });
    await page.evaluate(`document.querySelector('#due-on').value = '2099-01-20'`);
    await press(page, '.deadline button');
    await shows(page, '.deadline', '报送截止 2099-01-20，还有');
    expect(await textAt(page, '.deadline strong')).toMatch(/^[\d,]+ 天$/);
  });

  test('同一端口再启动一次：一句话说明并以 1 退出，先启动的照常工作', async () => {
    const { code, said } = await serverGivesUp({ folder: site.folder(), port: site.server().port });
    expect(code).toBe(1);
    expect(said.trim().split('\n').length).toBe(1);
    expect(said).toContain(`端口 ${site.server().port} 已被占用`);
    const page = await site.open('/');
    await shows(page, '#projects', '考务费用');
  });

  test('清除示例数据：列表空了，指向导入；再清除一次说明已经清除', async () => {
    const page = await site.open('/');
    const beside = await site.openBeside(page, '/');
    await page.bringToFront();
    await follow(page, '清除示例数据');
    await shows(page, '#projects', '还没有项目');
    await beside.bringToFront();
    site.expectComplaint(/404/);
    await follow(beside, '清除示例数据');
    await shows(beside, '#content', '示例数据已经清除');
  });
});
