import { describe, expect, test } from 'vitest';
import { useSheetBrowser } from '#test/views/sheet-browser.ts';
import { completeView } from '#views/gallery-sheet.ts';

const sheet = useSheetBrowser();
const unsaved = () => sheet.text('#unsaved:not([hidden]) #unsaved-count');

describe('离开单元格即保存', () => {
  test('行、合计、得分、自查和保存时间一起更新，表格结构不变', async () => {
    await sheet.open();
    await sheet.type('i2-actual', '2');
    await sheet.until(() => sheet.text('#row-i2 .score strong'), '3.57');
    expect(await sheet.text('#sheet-totals .total strong')).toBe('86.15');
    expect(await sheet.text('#sheet-aside .total-line .total')).toBe('86.15');
    expect(await sheet.text('#sheet-aside .finding-item a')).toContain('巡检工作完成数');
    expect(await sheet.text('#sheet-aside .points th')).toBe('预算执行|产出|效益|满意度');
    expect(await sheet.text('#saved-note')).toBe('已保存 12:34');
    expect((await sheet.page().$$('#sheet > tbody')).length).toBe(6);
    expect((await sheet.page().$$('template')).length).toBe(0);
  });

  test('答复很慢：同一格连改两次，以后一次为准，不算冲突', async () => {
    await sheet.open();
    sheet.site().slowness = 150;
    await sheet.type('i2-actual', '7', 'Tab');
    await sheet.type('i2-actual', '8', 'Tab');
    await sheet.until(() => sheet.site().textOf('i2', 'actual'), '8');
    expect(sheet.site().arrived).toEqual(['i2/actual@1=7', 'i2/actual@2=8']);
    expect(await sheet.value('i2-actual')).toBe('8');
  });

  test('答复很慢：正在写的邻格不被打断，连填几格一格不丢，一次只送一个', async () => {
    await sheet.open();
    sheet.site().slowness = 120;
    await sheet.type('i2-actual', '3', 'Tab');
    await sheet.type('i2-reason', '写了一半', 'stay');
    await sheet.until(() => sheet.text('#row-i2 .score strong'), '5.36');
    expect(await sheet.focused()).toBe('cell-i2-reason');
    await sheet.page().keyboard.type('又接着写');
    await sheet.type('i2-measure', '甲');
    await sheet.type('i3-measure', '乙');
    await sheet.type('i4-measure', '丙');
    await sheet.until(() => sheet.site().textOf('i4', 'measure'), '丙');
    const { site } = sheet;
    expect([site().textOf('i2', 'reason'), site().textOf('i2', 'measure'), site().textOf('i3', 'measure')]).toEqual([
      '写了一半又接着写',
      '甲',
      '乙',
    ]);
    expect(site().together).toBe(1);
  });

  test('分值换掉整个表身，焦点不丢', async () => {
    await sheet.open();
    await sheet.type('i1-weight', '9.14', 'Tab');
    await sheet.until(() => sheet.text('#weights-reset button'), '重新均分');
    expect(await sheet.focused()).toBe('cell-i1-reason');
  });
});

describe('没有保存成', () => {
  test('出错：标出来，按钮可以重试', async () => {
    await sheet.open();
    sheet.site().failures = 1;
    await sheet.type('i2-actual', '11');
    await sheet.until(unsaved, '1 处未保存，已填的内容还在表中。系统出错，已记录。');
    expect((await sheet.page().$$('td.unsaved #cell-i2-actual')).length).toBe(1);
    await sheet.page().click('#unsaved-retry');
    await sheet.until(unsaved, '');
    expect(sheet.site().textOf('i2', 'actual')).toBe('11');
  });

  test('出错：填下一格时自动重试', async () => {
    await sheet.open();
    sheet.site().failures = 1;
    await sheet.type('i2-actual', '12');
    await sheet.until(unsaved, '1 处未保存，已填的内容还在表中。系统出错，已记录。');
    await sheet.type('i4-actual', '4');
    await sheet.until(() => sheet.site().textOf('i2', 'actual'), '12');
    await sheet.until(unsaved, '');
  });

  test('断网后恢复：自己补存', async () => {
    await sheet.open();
    await sheet.page().setOfflineMode(true);
    await sheet.type('i2-actual', '14');
    await sheet.until(unsaved, '1 处未保存，已填的内容还在表中。暂时连不上，将自动重试。');
    await sheet.page().setOfflineMode(false);
    await sheet.until(() => sheet.site().textOf('i2', 'actual'), '14');
  });

  test('刷新页面：先警告，文字还在，可以再存', async () => {
    await sheet.open();
    sheet.site().failures = 99;
    await sheet.type('i2-actual', '13');
    await sheet.until(async () => (await unsaved()).startsWith('1 处'), true);
    const warned = new Promise((resolve) => sheet.page().once('dialog', (dialog) => resolve(dialog.type())));
    await sheet.page().reload();
    expect(await warned).toBe('beforeunload');
    expect(await sheet.value('i2-actual')).toBe('13');
    sheet.site().failures = 0;
    await sheet.page().click('#unsaved-retry');
    await sheet.until(() => sheet.site().textOf('i2', 'actual'), '13');
  });

  test('不是一行的答复不会顶掉这一行，原话显示出来', async () => {
    await sheet.open();
    sheet.site().sentence = '表格可能已更新，请刷新页面。';
    await sheet.type('i2-actual', '16');
    await sheet.until(unsaved, '1 处未保存，已填的内容还在表中。表格可能已更新，请刷新页面。');
    expect(await sheet.value('i2-actual')).toBe('16');
  });
});

describe('提交', () => {
  test('刚填完就按提交：先存后交', async () => {
    await sheet.open(completeView());
    sheet.site().slowness = 200;
    await sheet.page().click('#submission-by', { count: 3 });
    await sheet.page().keyboard.type('李娜');
    await sheet.type('i2-actual', '5', 'stay');
    await sheet.page().click('#submission button');
    await sheet.until(() => sheet.text('#done'), '已提交');
    expect(sheet.site().arrived).toEqual(['i2/actual@1=5', 'submitted by 李娜']);
  });

  test('最后一格带来新的错误：不提交，姓名不丢', async () => {
    await sheet.open(completeView());
    await sheet.page().click('#submission-by', { count: 3 });
    await sheet.page().keyboard.type('李娜');
    await sheet.type('i2-actual', '1', 'stay');
    await sheet.page().click('#submission button');
    await sheet.until(() => sheet.text('#submission-stopped'), '还有 1 处错误，处理后才能提交。');
    expect(sheet.site().arrived).toEqual(['i2/actual@1=1']);
    expect(await sheet.page().$eval('#submission-by', (one) => ('value' in one ? one.value : ''))).toBe('李娜');
  });
});
