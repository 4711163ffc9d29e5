import { describe, expect, test } from 'vitest';
import { ceasesToShow, inPage, shows } from '#test/journeys/reading.ts';
import {
  allSaved,
  chord,
  entry,
  fill,
  focused,
  holdSaves,
  openSheet,
  row,
  settled,
  type,
  typed,
  UNSAVED,
} from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

describe('抢着填', () => {
  const site = useJourneySite();

  test('连着改几项分值，不等回答：都存下，没有冲突', async () => {
    const page = await openSheet(site, '建设交通行业人才系列报告编制经费');
    await page.focus(entry('岗位薪酬信息采集量 分值'));
    for (const weight of ['11', '12', '13', '14']) {
      await chord(page, 'Control', 'KeyA');
      await page.keyboard.type(weight);
      await page.keyboard.press('Enter');
    }
    expect(await focused(page)).toBe('行业人才供求、薪酬及市场信息 分值');
    await allSaved(page);
    await page.reload();
    expect(await typed(page, '岗位薪酬信息采集量 分值')).toBe('11');
    expect(await typed(page, '人才信息采集量 分值')).toBe('12');
    expect(await typed(page, '《报告》编制质量 分值')).toBe('13');
    expect(await typed(page, '《报告》完成进度 分值')).toBe('14');
  });

  test('同一格在回答到来之前又改了：后改的不丢，离开后存下', async () => {
    const page = await openSheet(site, '考务费用');
    const name = '考试人数 实际完成值';
    const saves = await holdSaves(page);
    await type(page, name, '1');
    await page.keyboard.press('Tab');
    await chord(page, 'Shift', 'Tab');
    await page.keyboard.type('171300');
    saves.release();
    await settled(page);
    expect(await typed(page, name)).toBe('171300');
    await page.keyboard.type('人');
    await page.keyboard.press('Tab');
    await shows(page, row('考试人数'), '达到目标');
    await allSaved(page);
    await page.reload();
    expect(await typed(page, name)).toBe('171300人');
  });

  test('太长的内容：说明没有保存，内容留着，删短后存下', async () => {
    site.expectComplaint(/422/);
    const page = await openSheet(site, '考务费用');
    const name = '考试题库质量';
    await page.focus(entry(`${name} 偏差原因`));
    await page.keyboard.sendCharacter('长'.repeat(5001));
    await page.keyboard.press('Tab');
    await shows(page, `${row(name)} td.remark`, '最多 5000 个字');
    await shows(page, UNSAVED, '1 处未保存');
    expect((await typed(page, `${name} 偏差原因`)).length).toBe(5001);
    await fill(page, `${name} 偏差原因`, '题库更新较晚');
    await ceasesToShow(page, `${row(name)} td.remark`, '最多 5000 个字');
    await allSaved(page);
    expect(await inPage(page, `document.querySelector('${UNSAVED}').hidden`)).toBe(true);
  });

  test('文字指标：选了达成情况就接着填比例，回答慢也不丢', async () => {
    const page = await openSheet(site, '考务费用');
    const name = '信息有效公开机制';
    const saves = await holdSaves(page);
    await page.focus(`${row(name)} input[type="radio"]`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(`${name} 完成比例（%）`);
    await page.keyboard.type('6');
    saves.release();
    await settled(page);
    await page.keyboard.type('5');
    await page.keyboard.press('Tab');
    await allSaved(page);
    await shows(page, `${row(name)} td.score`, '65%');
  });

  test('断网时点离开本页：浏览器先问', async () => {
    site.expectComplaint(/net::ERR|^htmx:/);
    const page = await openSheet(site, '考务费用');
    const saves = await holdSaves(page);
    await type(page, '考试人数 实际完成值', '5');
    let asked = false;
    page.once('dialog', (dialog) => {
      asked = dialog.type() === 'beforeunload';
      void dialog.accept();
    });
    await Promise.all([page.waitForNavigation(), page.click('.brand')]);
    saves.release();
    expect(asked).toBe(true);
    expect(await inPage(page, 'location.pathname')).toBe('/');
  });
});
