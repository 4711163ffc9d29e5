import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { axeFaults } from '#test/journeys/axe.ts';
import { follow, inPage, press, shows, textAt } from '#test/journeys/reading.ts';
import { chord, fill, typed } from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { pasteCells } from '#test/views/clipboard.ts';

const ROWS = [
  ['产出指标', '数量指标', '培训人次', '≥50(人次)'],
  ['产出指标', '质量指标', '考核通过率', '≥90(%)'],
  ['满意度指标', '服务对象满意度指标', '学员满意度', '≥85(%)'],
];

/** Goes to a control by its label and presses Enter, then waits for the page that follows. */
async function enter(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { visible: true });
  await page.focus(selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

async function write(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForSelector(selector, { visible: true });
  await page.focus(selector);
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
}

const rowNames = (page: Page) =>
  inPage<string[]>(
    page,
    `[...document.querySelectorAll('.target-rows textarea[name="name"]')].map((one) => one.value).filter(Boolean)`,
  );

const SAVE = '.targets-save button[value="save"]';

describe('手工建项目、改目标', () => {
  const site = useJourneySite();

  /** 新建项目 and its three rows, by the keyboard alone. */
  async function create(name: string): Promise<Page> {
    const page = await site.open('/');
    await enter(page, 'a[href^="/projects/new"]');
    await page.focus('#new-unit');
    for (const text of ['某区培训中心', '2024', name]) {
      await page.keyboard.down('Control');
      await page.keyboard.press('KeyA');
      await page.keyboard.up('Control');
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await write(page, '#new-yearTotal', '100000');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await page.focus('#row-0-category');
    for (const row of ROWS) {
      for (const text of row) {
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
      }
    }
    await enter(page, SAVE);
    await shows(page, '[role="status"]', '已保存');
    return page;
  }

  test('新建 → 三个指标 → 分值 → 重新均分 → 填值得分；改名、移动、移除再恢复，值都在', async () => {
    const page = await create('技能培训');
    expect(await rowNames(page)).toEqual(ROWS.map((row) => row[2]));
    await follow(page, '返回目标');

    await write(page, '[aria-label="培训人次 分值"]', '30');
    expect(await textAt(page, '[data-sum-of-all]')).toBe('90.00');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await shows(page, '.weight-preview', '培训人次 40.00 30.00 −10.00');
    await shows(page, '.weight-preview', '分值合计 90.00，应为 100.00');
    await enter(page, '.weight-preview button');
    await shows(page, '[role="status"]', '分值已保存');
    await enter(page, 'button[value="split"]');
    await shows(page, '.weight-preview', '培训人次 30.00 40.00 ＋10.00');
    expect(await axeFaults(page)).toEqual([]);
    await enter(page, '.weight-preview button');
    await shows(page, '.weight-sums .all', '合计 100.00 100.00');

    await follow(page, '继续填报');
    await fill(page, '培训人次 实际完成值', '25');
    await shows(page, '#sheet', '25 ÷ 50');
    await press(page, '.tabs a');
    await follow(page, '修改项目和指标');
    await write(page, '#row-0-name', '培训学员人次');
    await enter(page, '[aria-label="下移 培训人次"]');
    expect(await rowNames(page)).toEqual(['考核通过率', '培训学员人次', '学员满意度']);
    expect(await inPage(page, `document.activeElement.getAttribute('aria-label')`)).toBe('下移 培训学员人次');

    await enter(page, '[aria-label="移除 培训学员人次"]');
    await shows(page, '.removal', '实际完成值 25');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await rowNames(page)).toEqual(['考核通过率', '学员满意度']);
    await enter(page, '[aria-label="恢复指标 培训学员人次"]');
    expect(await rowNames(page)).toEqual(['考核通过率', '培训学员人次', '学员满意度']);
    await press(page, '.tabs a[href$="/year-end"]');
    expect(await typed(page, '培训学员人次 实际完成值')).toBe('25');

    await press(page, '.tabs a[href$="/history"]');
    await shows(page, 'table.history', '目标：三级指标');
    await shows(page, 'table.history', '目标：整行');
  });

  test('从 Excel 粘贴十五行：表头、合并的格、多行的一格；添一行、移除未存的行、撤销粘贴', async () => {
    const page = await create('整块粘贴');
    const state = () =>
      inPage<string[]>(page, `[...document.querySelectorAll('[data-state]')].map((o) => o.innerText)`);
    await page.focus('#row-3-category');
    const block = Array.from({ length: 12 }, (_, i) => {
      const group = i === 0 ? '效益指标\t社会效益指标' : '\t';
      const name = i === 1 ? '"就业\n人数（""含""实习）"' : `就业人数${i}`;
      return `${group}\t${name}\t${i === 2 ? '=SUM(A1:A2)' : `≥${i + 1}(人)`}`;
    });
    await pasteCells(page, ['一级指标\t二级指标\t三级指标\t年度指标值', ...block].join('\r\n'));
    await shows(page, '#block-outcome p', '已填入 48 格，按“保存”才存下，Ctrl+Z 撤销。首行是表头，没有填入。');
    expect(await rowNames(page)).toHaveLength(15);
    expect(await inPage(page, `document.querySelectorAll('.target-rows textarea[name="category"]')[14].value`)).toBe(
      '效益指标',
    );
    expect((await state()).slice(-1)).toEqual(['尚未保存']);
    expect(await axeFaults(page)).toEqual([]);

    await page.focus('#add-row');
    await page.keyboard.press('Enter');
    const focused = `document.activeElement.getAttribute('aria-label')`;
    expect(await inPage(page, focused)).toBe('新增第 16 行 一级指标');
    expect((await state()).slice(-1)).toEqual(['空行不保存']);
    await page.keyboard.type('产');
    expect((await state()).slice(-1)).toEqual(['尚未保存']);
    site.expectComplaint(/422/);
    await enter(page, SAVE);
    await shows(page, '[role="alert"]', '请先改正');
    await page.focus('[aria-label="移除 新增第 16 行"]');
    await page.keyboard.press('Enter');
    await page.focus('#row-3-name');
    await pasteCells(page, '改了\t≥1(人)\t多余\r\n也改了');
    await shows(page, '#block-outcome li', '多余：右边没有可填的栏');
    await chord(page, 'Control', 'z');
    expect((await rowNames(page))[3]).toBe('就业人数0');
    await enter(page, SAVE);
    await shows(page, '[role="status"]', '已保存');
    const names = await rowNames(page);
    expect([names.length, names[4], names[5]]).toEqual([15, '就业人数（"含"实习）', '就业人数2']);
    expect(await inPage(page, `document.querySelector('#row-5-target').value`)).toBe('=SUM(A1:A2)');

    await page.focus('#row-15-name');
    await pasteCells(page, Array.from({ length: 600 }, (_, i) => `第${i}批\t≥1(人)`).join('\n'));
    await shows(page, '#block-outcome', '第485批 ≥1(人)：一个项目最多 500 个指标');
    await shows(page, '#block-outcome', '还有 95 处没有填入');
  });

  test('再建同名的项目：说明，给出已有的；旧页写下的还在，再存就存下', async () => {
    const page = await create('读书活动');
    const address = new URL(page.url()).pathname;
    const late = await site.openBeside(page, address);
    await write(page, '#row-0-target', '≥60(人次)');
    await enter(page, SAVE);
    await write(late, '#row-0-target', '≥70(人次)');
    site.expectComplaint(/409/);
    await enter(late, SAVE);
    await shows(late, '[role="alert"]', '刚被另一人改过');
    await shows(late, '.target-rows', '现在是：≥60(人次)');
    expect(await axeFaults(late)).toEqual([]);
    await enter(late, SAVE);
    await shows(late, '[role="status"]', '已保存');

    const again = await site.open('/projects/new');
    await write(again, '#new-unit', '某区培训中心');
    await write(again, '#new-year', '2024');
    await write(again, '#new-name', '读书活动');
    await Promise.all([again.waitForNavigation(), again.keyboard.press('Enter')]);
    await shows(again, '#new-name-problem', '已有这个项目');
    await follow(again, '打开已有的这个项目');
    await shows(again, 'h1', '读书活动');
  });
});
