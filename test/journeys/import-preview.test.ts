import { describe, expect, test } from 'vitest';
import { cell, confirmByKey, correct, litLines, openPreview, pressKey, textIn } from '#test/journeys/preview.ts';
import { follow, inPage, pageText, shows, textAt } from '#test/journeys/reading.ts';
import { allSaved, chord, focused, settled } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { ONE_CELL_A_LINE, SEVEN_TABLES } from '#test/journeys/tables.ts';

/** The park's table under another name and of a unit of its own. */
function park(name: string): string {
  return ONE_CELL_A_LINE.replaceAll('街心公园', name)
    .replace('示例区绿化管理所', `${name}管理所`)
    .replace('\n300000元', '\n≤300000元');
}

describe('导入预览', () => {
  const site = useJourneySite();

  test('键盘更正两格，刷新后还在，原文在旁边；确认后就是更正过的项目', async () => {
    const page = await openPreview(site, '样表.txt', SEVEN_TABLES.replace('≥168600.00(人)', '≥**人'));
    expect(await pageText(page)).toContain('1处须更正');
    await correct(page, '考试人数 年度指标值', '≥170000人');
    expect(await pageText(page)).not.toContain('处须更正');
    await correct(page, '考试人数 三级指标', '参加考试的人数');
    await page.reload();
    expect(await textIn(page, '参加考试的人数 年度指标值')).toBe('≥170000人');
    expect(await pageText(page)).toContain('原文“≥**人”恢复');
    expect(await pageText(page)).toContain('已更正2处');
    await confirmByKey(page);
    await follow(page, '考务费用');
    await shows(page, '#sheet', '参加考试的人数');
    await shows(page, '#sheet', '≥170000人');
    await page.goto(`${site.address()}/imports`);
    await follow(page, '样表.txt');
    await shows(page, '.import-corrections', '考务费用 › 考试人数 › 年度指标值 ≥**人 ≥170000人');
  });

  test('走到哪一格，原文的哪几行就亮起来；Enter 走下一行；问题指到它的行', async () => {
    const page = await openPreview(site, '亮行.txt', `${park('亮行')}\n不知道属于哪一格的一句话\n`);
    await page.focus(cell('维护公园数 年度指标值'));
    expect(await litLines(page)).toBe('≥3.00(座)');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('设施完好率 年度指标值');
    expect(await litLines(page)).toBe('≥95.00(%)');
    await chord(page, 'Shift', 'Tab');
    expect(await litLines(page)).toBe('设施完好率');
    await page.focus('.problems a');
    expect(await litLines(page)).toBe('不知道属于哪一格的一句话');
  });

  test('恢复原文、去掉一行再恢复、添一行，都用键盘', async () => {
    const page = await openPreview(site, '行.txt', park('行行'));
    await correct(page, '绿地环境 年度指标值', '优良');
    await pressKey(page, '绿地环境 年度指标值 恢复原文');
    expect(await textIn(page, '绿地环境 年度指标值')).toBe('改善');
    expect(await pageText(page)).not.toContain('已更正');
    await pressKey(page, '去掉 绿地环境');
    await shows(page, '#preview-p0', '不导入');
    expect(await focused(page)).toBe('恢复 绿地环境');
    await pressKey(page, '恢复 绿地环境');
    await pressKey(page, '行行维护经费 添一行指标');
    expect(await focused(page)).toBe('新增指标 一级指标');
    await shows(page, '#preview-p0', '缺一级指标或三级指标的名称');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await allSaved(page);
    expect(await textIn(page, '新增指标 一级指标')).toBe('产出指标');
    await correct(page, '新增指标 三级指标', '巡查次数');
    await correct(page, '巡查次数 年度指标值', '≥12次');
    await shows(page, '#confirmation', '确认导入 1 个项目');
    await confirmByKey(page);
    await follow(page, '行行维护经费');
    await shows(page, '#sheet', '巡查次数');
    await shows(page, '#sheet', '≥12次');
  });

  test('分值合计不是 100：每更正一格重新算', async () => {
    const page = await openPreview(site, '分值.txt', park('分值'));
    for (const [name, points] of [
      ['维护总成本', '20'],
      ['维护公园数', '20'],
      ['设施完好率', '20'],
      ['绿地环境', '20'],
      ['居民满意度', '5'],
    ]) {
      await correct(page, `${name} 分值`, points ?? '');
    }
    await shows(page, '#findings-p0', '95');
    await page.select('#import-rulebook', 'hubei');
    await correct(page, '居民满意度 分值', '10');
    await page.waitForSelector('#findings-p0', { hidden: true });
    expect(await inPage(page, `document.querySelector('#import-rulebook').value`)).toBe('hubei');
  });

  test('两个浏览器更正同一格：后来的看到两个内容，选一个；确认前对方又更正了，会先请你看', async () => {
    site.expectComplaint(/409/);
    const first = await openPreview(site, '两人.txt', park('两人'));
    const second = await site.openBeside(first, new URL(first.url()).pathname);
    await correct(second, '维护公园数 年度指标值', '≥4座');
    await first.bringToFront();
    await correct(first, '维护公园数 年度指标值', '≥5座');
    await shows(first, '.conflict', '我填的 ≥5座 对方填的 ≥4座');
    await first.focus('.conflict [data-choice="mine"]');
    await first.keyboard.press('Enter');
    await first.waitForSelector('.conflict', { hidden: true });
    await settled(first);
    await second.bringToFront();
    await confirmByKey(second);
    await shows(second, '[role="alert"]', '有人更正了预览');
    expect(await textIn(second, '维护公园数 年度指标值')).toBe('≥5座');
    await confirmByKey(second);
    await follow(second, '两人维护经费');
    expect(await pageText(second)).toContain('≥5座');
  });

  test('同一个项目再来一次：逐行看不同，跳过就不动，更新就按新表', async () => {
    await confirmByKey(await openPreview(site, '一.txt', park('再来')));
    const page = await openPreview(
      site,
      '二.txt',
      park('再来').replace('≥3.00(座)', '≥6座').replace('绿地环境', '绿地状况'),
    );
    await shows(page, '.differences', '改动 产出指标›数量指标›维护公园数 指标值：原“≥3.00(座)”，新“≥6座”');
    await shows(page, '.differences', '新增 效益指标›生态效益指标›绿地状况 指标值“改善”');
    await shows(page, '.differences', '本表没有 效益指标›生态效益指标›绿地环境 还没有填过');
    await shows(page, '.differences', '另有 3 项指标不变');
    await page.focus(cell('再来维护经费 导入还是跳过'));
    await page.keyboard.press('ArrowDown');
    await shows(page, '#confirmation', '确认导入 0 个项目');
    await shows(page, '#preview-p0', '这个项目不导入');
    await page.keyboard.press('ArrowUp');
    await shows(page, '#confirmation', '确认导入 1 个项目');
    await confirmByKey(page);
    await follow(page, '再来维护经费');
    expect(await pageText(page)).toContain('≥6座');
    await page.goto(`${site.address()}/imports`);
    await undoByKey(page, '二.txt');
    expect(await textAt(page, '.imports tbody tr')).toContain('已撤销');
    await page.goto(`${site.address()}/?year=2024`);
    await follow(page, '再来维护经费');
    expect(await pageText(page)).toContain('≥3.00(座)');
  });

  test('撤销导入，用键盘；填过之后不能撤销，说出是哪个项目', async () => {
    site.expectComplaint(/409/);
    await confirmByKey(await openPreview(site, '撤.txt', park('撤')));
    const page = await openPreview(site, '不撤.txt', park('不撤'));
    await confirmByKey(page);
    await follow(page, '不撤维护经费');
    await page.focus('#sheet [aria-label^="维护公园数 实际完成值"]');
    await page.keyboard.type('3座');
    await page.keyboard.press('Tab');
    await shows(page, '#saved-note', '已保存');
    await page.goto(`${site.address()}/imports`);
    await undoByKey(page, '不撤.txt');
    await shows(page, '[role="alert"]', '不能撤销“不撤.txt”的导入：“不撤维护经费”已填报 1 处');
    await undoByKey(page, '撤.txt');
    await page.goto(`${site.address()}/?year=2024`);
    expect(await textAt(page, '#projects')).toContain('不撤维护经费');
    expect(
      await inPage(page, `[...document.querySelectorAll('#projects a')].some((one) => one.innerText === '撤维护经费')`),
    ).toBe(false);
  });

  async function undoByKey(page: Parameters<typeof confirmByKey>[0], file: string): Promise<void> {
    await page.focus(`summary[aria-label="撤销 ${file} 的导入"]`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await inPage(page, 'document.activeElement.innerText')).toBe('确认撤销');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  }
});
