import { describe, expect, test } from 'vitest';
import { inPage, shows, until } from '#test/journeys/reading.ts';
import {
  allSaved,
  chord,
  entry,
  fill,
  openSheet,
  row,
  SAVED,
  settled,
  type,
  typed,
  UNSAVED,
} from '#test/journeys/sheet.ts';
import { useJourneySite } from '#test/journeys/site.ts';

/** What browser and htmx say of a server that is gone. */
const CUT_OFF = /net::ERR_|^htmx:/;
const ALL_SAVED = `document.querySelector('${UNSAVED}').hidden`;

describe('服务器中断', () => {
  const site = useJourneySite();

  test('打字时断电：已保存的还在，未保存的标出来，服务器回来后再次保存', async () => {
    site.expectComplaint(CUT_OFF);
    const page = await openSheet(site, '考务费用');
    await fill(page, '考试人数 实际完成值', '171205人');
    await shows(page, SAVED, '已保存');
    await type(page, '考务工作保障率 实际完成值', '9');
    await site.server().kill();
    await page.keyboard.type('6.5%');
    await page.keyboard.press('Enter');
    await shows(page, UNSAVED, '1 处未保存，已填的内容还在表中。');
    await page.waitForSelector(`${row('考务工作保障率')} td.unsaved`);
    await site.restart();
    await page.focus('#unsaved-retry');
    await page.keyboard.press('Enter');
    await allSaved(page);
    await page.reload();
    expect(await typed(page, '考试人数 实际完成值')).toBe('171205人');
    expect(await typed(page, '考务工作保障率 实际完成值')).toBe('96.5%');
  });

  test('连着填的几格中间断电：每一格要么存下了，要么标为未保存；再填一格时一起补存', async () => {
    site.expectComplaint(CUT_OFF);
    const page = await openSheet(site, '建设交通行业人才系列报告编制经费');
    const names = ['岗位薪酬信息采集量', '人才信息采集量', '《报告》编制质量', '《报告》完成进度'];
    const texts = ['106万条', '13100条', '前瞻性、指导性。', '99%'];
    await page.focus(entry(`${names[0]} 实际完成值`));
    for (const [i, text] of texts.entries()) {
      if (i === 2) void site.server().kill();
      await chord(page, 'Control', 'KeyA');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    await until(page, `!${ALL_SAVED}`);
    await settled(page);
    await site.restart();
    const unsaved = await inPage<string[]>(
      page,
      `[...document.querySelectorAll('td.unsaved [data-column="actual"]')].map((one) => one.value)`,
    );
    const beside = await site.open(new URL(page.url()).pathname);
    for (const [i, name] of names.entries()) {
      const stored = await typed(beside, `${name} 实际完成值`);
      expect(stored === texts[i] || unsaved.includes(texts[i] ?? '')).toBe(true);
    }
    await page.bringToFront();
    await type(page, '《报告》使用者满意度 实际完成值', '92%');
    await page.keyboard.press('Tab');
    await allSaved(page);
    await page.reload();
    for (const [i, name] of names.entries()) expect(await typed(page, `${name} 实际完成值`)).toBe(texts[i]);
    expect(await typed(page, '《报告》使用者满意度 实际完成值')).toBe('92%');
  });

  test('断电后重新载入了页面：没存下的内容还在，可以再存', async () => {
    site.expectComplaint(CUT_OFF);
    const page = await openSheet(site, '信息化运维项目');
    await site.server().kill();
    await type(page, '报修响应及时性 实际完成值', '25分钟');
    await page.keyboard.press('Tab');
    await shows(page, UNSAVED, '1 处未保存');
    await site.restart();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await shows(page, UNSAVED, '1 处未保存');
    expect(await typed(page, '报修响应及时性 实际完成值')).toBe('25分钟');
    await page.click('#unsaved-retry');
    await allSaved(page);
    await shows(page, row('报修响应及时性'), '达到目标');
  });
});
