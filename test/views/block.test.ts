import { describe, expect, test } from 'vitest';
import { chord } from '#test/journeys/sheet.ts';
import { copy, paste, pasteCells } from '#test/views/clipboard.ts';
import { useSheetBrowser } from '#test/views/sheet-browser.ts';

const sheet = useSheetBrowser();
const outcome = () => sheet.text('#block-outcome:not([hidden]) p, #block-outcome:not([hidden]) li');
const unsaved = () => sheet.text('#unsaved:not([hidden]) #unsaved-count');
const focus = (cell: string) => sheet.page().focus(`[id="cell-${cell}"]`);
const values = (...cells: string[]) => Promise.all(cells.map((cell) => sheet.value(cell)));
const press = (key: 'd' | 'z' | 'y') => chord(sheet.page(), 'Control', key);

async function pasteAt(cell: string, text: string) {
  await focus(cell);
  await pasteCells(sheet.page(), text);
}

async function extend(...keys: ('ArrowDown' | 'ArrowUp' | 'ArrowRight' | 'ArrowLeft')[]) {
  await sheet.page().keyboard.down('Alt');
  await sheet.page().keyboard.down('Shift');
  for (const key of keys) await sheet.page().keyboard.press(key);
  await sheet.page().keyboard.up('Shift');
  await sheet.page().keyboard.up('Alt');
}

describe('粘贴', () => {
  test('一列从所在的一格往下填：一次请求，各行的得分、合计跟着变', async () => {
    await sheet.open();
    await pasteAt('i1-actual', '1200次\r\n5\r\n4\r\n');
    await sheet.until(outcome, '已粘贴 3 格。');
    expect(sheet.site().arrived).toEqual(['i1/actual@1=1200次 + i2/actual@1=5 + i3/actual@1=4']);
    expect(await values('i1-actual', 'i2-actual', 'i3-actual')).toEqual(['1200次', '5', '4']);
    expect(await sheet.text('#row-i3 .score strong')).toBe('7.14');
    expect(await unsaved()).toBe('');
    expect(await sheet.focused()).toBe('cell-i1-actual');
  });

  test('一块向右填原因、措施；空格不改动原来的内容；超出的栏说明', async () => {
    await sheet.open();
    await pasteAt('i2-actual', '3\t停电\t加装电源\t多余\r\n\t\t换线');
    await sheet.until(outcome, '已粘贴 4 格。2 个空格没有改动原来的内容。|多余：右边没有可填的栏');
    expect(await values('i2-reason', 'i2-measure', 'i3-actual', 'i3-measure')).toEqual([
      '停电',
      '加装电源',
      '6',
      '换线',
    ]);
  });

  test('首栏是指标名称：按名称填，次序不同也不错位；表头不填；不认识的名称列出', async () => {
    await sheet.open();
    await pasteAt(
      'i5-actual',
      '三级指标\t年度指标值\t实际完成值\r\n用户投诉次数\t≤5\t1\r\n没有的指标\t≥1\t9\r\n巡检工作完成数\t≥4\t8',
    );
    await sheet.until(outcome, '已粘贴 2 格。首行是表头，没有填入。|没有的指标　≥1　9：表中没有这个名称的指标');
    expect(await values('i9-actual', 'i2-actual', 'i5-actual')).toEqual(['1', '8', '及时']);
  });

  test('定性指标认得达成、部分、未达成和比例', async () => {
    await sheet.open();
    await pasteAt('i5-actual', '部分达成(80%)\r\n25分钟\r\n未达成');
    await sheet.until(outcome, '已粘贴 4 格。');
    const texts = ['i5/attainment', 'i5/share', 'i6/actual', 'i7/attainment'].map((cell) => {
      const [id = '', field = ''] = cell.split('/');
      return sheet.site().textOf(id, field);
    });
    expect(texts).toEqual(['部分达成', '80', '25分钟', '未达成']);
  });

  test('一万行：填到表的末尾，其余说明，不卡住', async () => {
    await sheet.open();
    await pasteAt('i14-actual', Array.from({ length: 10_000 }, (_, i) => `${90 + (i % 10)}`).join('\r\n'));
    await sheet.until(async () => (await outcome()).slice(0, 8), '已粘贴 2 格。');
    expect((await sheet.page().$$('#block-outcome li')).length).toBe(21);
    expect(await outcome()).toContain('还有 9978 处没有填入');
  });

  test('图片：说明剪贴板里没有文字，什么也不改', async () => {
    await sheet.open();
    await focus('i1-actual');
    await paste(sheet.page(), { image: '截图.png' });
    await sheet.until(outcome, '剪贴板里是图片，没有文字。请在 Excel 或 WPS 里复制单元格后再粘贴。');
    expect(sheet.site().arrived).toEqual([]);
  });

  test('公式、等号开头的文字和混用的单位：照原样存成文字', async () => {
    await sheet.open();
    await pasteAt('i1-actual', '=SUM(A1:A3)\r\n0.5万次\r\n５次');
    await sheet.until(outcome, '已粘贴 3 格。');
    expect(await values('i1-actual', 'i2-actual', 'i3-actual')).toEqual(['=SUM(A1:A3)', '0.5万次', '５次']);
  });

  test('从文档里复制的两段话留在一格里，从表格里复制的多行一格去掉引号', async () => {
    await sheet.open();
    await pasteAt('i2-reason', '"甲\n乙"');
    await sheet.page().keyboard.press('Tab');
    await sheet.until(() => sheet.site().textOf('i2', 'reason'), '甲\n乙');
    await focus('i4-reason');
    expect(await paste(sheet.page(), { text: '第一段\n第二段' })).toBe(true);
  });

  test('别人改过其中一格：其余存下，那一格两个值并列', async () => {
    await sheet.open();
    sheet.site().typeElsewhere('i2', 'actual', '9');
    await pasteAt('i1-actual', '1100\r\n7\r\n3');
    await sheet.until(() => sheet.text('[id="cell-i2-actual-conflict"] dd'), '7|9');
    expect(await outcome()).toBe('已粘贴 2 格。1 格没有保存，请看表中标红的单元格。');
    expect(['i1', 'i2', 'i3'].map((id) => sheet.site().textOf(id, 'actual'))).toEqual(['1100', '9', '3']);
  });

  test('有一格太长：其余存下，那一格说明原因，文字还在', async () => {
    await sheet.open();
    await pasteAt('i1-reason', `${'长'.repeat(301)}\t甲`);
    await sheet.until(() => sheet.text('[id="cell-i1-reason-refused"]'), '没有保存：最多 300 个字。');
    expect(sheet.site().textOf('i1', 'measure')).toBe('甲');
    expect(await sheet.value('i1-reason')).toHaveLength(301);
  });

  test('断网时粘贴：全部标为未保存，恢复后一次补存', async () => {
    await sheet.open();
    await sheet.page().setOfflineMode(true);
    await pasteAt('i1-actual', '1100\r\n7\r\n3');
    await sheet.until(unsaved, '3 处未保存，已填的内容还在表中。暂时连不上，将自动重试。');
    await sheet.page().setOfflineMode(false);
    await sheet.until(() => sheet.site().textOf('i3', 'actual'), '3');
    await sheet.until(unsaved, '');
    expect(sheet.site().arrived).toEqual(['i1/actual@1=1100 + i2/actual@1=7 + i3/actual@1=3']);
  });

  test('前一格还没存完就粘贴：等它存完，用它的新版本', async () => {
    await sheet.open();
    sheet.site().slowness = 150;
    await sheet.type('i1-actual', '1', 'Tab');
    await pasteAt('i1-actual', '2\r\n3');
    await sheet.until(outcome, '已粘贴 2 格。');
    expect(sheet.site().arrived).toEqual(['i1/actual@1=1', 'i1/actual@2=2 + i2/actual@1=3']);
    expect(sheet.site().together).toBe(1);
  });
});

describe('选取几格', () => {
  test('向下填充原因：几行一次', async () => {
    await sheet.open();
    await focus('i3-reason');
    await extend('ArrowDown', 'ArrowDown', 'ArrowRight');
    expect((await sheet.page().$$('#sheet .marked')).length).toBe(6);
    await press('d');
    await sheet.until(outcome, '已向下填充 4 格。');
    expect(await sheet.value('i5-reason')).toBe(await sheet.value('i3-reason'));
    expect(await sheet.value('i5-measure')).toBe(await sheet.value('i3-measure'));
  });

  test('没有选取时 Ctrl+D 取上一行的内容', async () => {
    await sheet.open();
    await focus('i4-reason');
    await press('d');
    await sheet.until(() => sheet.site().textOf('i4', 'reason'), '9月机房迁移期间网络不稳，多报错2次');
  });

  test('复制出去的是表格能读的文字，Delete 清空，Escape 放开', async () => {
    await sheet.open();
    await focus('i2-actual');
    await extend('ArrowDown', 'ArrowRight');
    const copied = await copy(sheet.page());
    expect(copied).toBe('4\t\r\n6\t9月机房迁移期间网络不稳，多报错2次');
    expect(await outcome()).toBe('已复制 4 格，可以粘贴到 Excel 或 WPS。');
    await sheet.page().keyboard.press('Delete');
    await sheet.until(outcome, '已清空 3 格。');
    expect(sheet.site().textOf('i3', 'reason')).toBe('');
    await sheet.page().keyboard.press('Escape');
    expect((await sheet.page().$$('#sheet .marked')).length).toBe(0);
  });
});

describe('撤销和重做', () => {
  test('一格：撤销、重做，光标回到那一格', async () => {
    await sheet.open();
    await sheet.type('i2-actual', '7');
    await sheet.until(() => sheet.site().textOf('i2', 'actual'), '7');
    await press('z');
    await sheet.until(() => sheet.site().textOf('i2', 'actual'), '4');
    expect(await sheet.focused()).toBe('cell-i2-actual');
    await press('y');
    await sheet.until(() => sheet.site().textOf('i2', 'actual'), '7');
  });

  test('整块粘贴一次撤销，再一次重做', async () => {
    await sheet.open();
    await pasteAt('i1-actual', '1100\r\n7\r\n3');
    await sheet.until(outcome, '已粘贴 3 格。');
    await press('z');
    await sheet.until(outcome, '已撤销 3 格。');
    expect(await values('i1-actual', 'i2-actual', 'i3-actual')).toEqual(['1,386次', '4', '6']);
    await press('y');
    await sheet.until(outcome, '已重做 3 格。');
    expect(['i1', 'i2', 'i3'].map((id) => sheet.site().textOf(id, 'actual'))).toEqual(['1100', '7', '3']);
  });

  test('达成情况的选择也能撤销', async () => {
    await sheet.open();
    await sheet.page().click('#row-i5 label:has([value="未达成"])');
    await sheet.until(() => sheet.site().textOf('i5', 'attainment'), '未达成');
    await press('z');
    await sheet.until(() => sheet.site().textOf('i5', 'attainment'), '达成');
  });

  test('正在打字时撤销的是打字', async () => {
    await sheet.open();
    await sheet.type('i2-actual', '7');
    await sheet.until(() => sheet.site().textOf('i2', 'actual'), '7');
    await sheet.type('i4-actual', '8', 'stay');
    await press('z');
    expect(sheet.site().arrived).toEqual(['i2/actual@1=7']);
  });

  test('别人后来改过的一格不撤销，并且说明', async () => {
    await sheet.open();
    await pasteAt('i1-actual', '1100\r\n7');
    await sheet.until(outcome, '已粘贴 2 格。');
    sheet.site().typeElsewhere('i1', 'actual', '1300');
    await sheet.type('i1-reason', '甲');
    await sheet.until(() => sheet.value('i1-actual'), '1300');
    await press('z');
    await sheet.until(() => sheet.site().textOf('i1', 'reason'), '');
    await press('z');
    await sheet.until(outcome, '已撤销 1 格。|系统业务办结数 实际完成值：后来又改过，没有动它');
    await sheet.until(() => sheet.site().textOf('i2', 'actual'), '4');
    expect(sheet.site().textOf('i1', 'actual')).toBe('1300');
  });
});
