import { describe, expect, test } from 'vitest';
import { useSheetBrowser } from '#test/views/sheet-browser.ts';
import { sheetView } from '#views/gallery-sheet.ts';

const sheet = useSheetBrowser();
const choices = () => sheet.text('#row-i2 .conflict dd');

describe('两人同填一格', () => {
  test('两个值并列；同一行别的格保存之后也还在；采用对方的', async () => {
    await sheet.open();
    sheet.site().typeElsewhere('i2', 'actual', '3');
    await sheet.type('i2-actual', '5');
    await sheet.until(choices, '5|3');
    expect(await sheet.value('i2-actual')).toBe('5');
    await sheet.type('i2-reason', '另有说明');
    await sheet.until(() => sheet.site().textOf('i2', 'reason'), '另有说明');
    expect([await choices(), await sheet.value('i2-actual')]).toEqual(['5|3', '5']);
    await sheet.page().click('[data-choice="theirs"]');
    await sheet.until(choices, '');
    expect([await sheet.value('i2-actual'), sheet.site().textOf('i2', 'actual')]).toEqual(['3', '3']);
    expect(await sheet.text('#unsaved:not([hidden])')).toBe('');
  });

  test('保留我的，只用键盘', async () => {
    await sheet.open();
    sheet.site().typeElsewhere('i2', 'actual', '9');
    await sheet.type('i2-actual', '6');
    await sheet.until(choices, '6|9');
    await sheet.page().focus('[data-choice="mine"]');
    await sheet.page().keyboard.press('Enter');
    await sheet.until(choices, '');
    expect(sheet.site().textOf('i2', 'actual')).toBe('6');
  });

  test('看到冲突后又改了再按保留：存的是最后的文字', async () => {
    await sheet.open();
    sheet.site().typeElsewhere('i2', 'actual', '9');
    await sheet.type('i2-actual', '6');
    await sheet.until(choices, '6|9');
    await sheet.type('i2-actual', '7', 'stay');
    await sheet.page().click('[data-choice="mine"]');
    await sheet.until(() => sheet.text('#unsaved:not([hidden])'), '');
    expect(sheet.site().textOf('i2', 'actual')).toBe('7');
  });
});

describe('不能保存的文字', () => {
  const told = () => sheet.text('#row-i3 .remark .finding.error');

  test('留在原处并说明；别的格保存之后也还在；改短就好了', async () => {
    await sheet.open();
    await sheet.type('i3-reason', '长'.repeat(301));
    await sheet.until(told, '没有保存：最多 300 个字。');
    await sheet.type('i3-measure', '另写');
    await sheet.until(() => sheet.site().textOf('i3', 'measure'), '另写');
    expect([(await sheet.value('i3-reason')).length, await told()]).toEqual([301, '没有保存：最多 300 个字。']);
    await sheet.type('i3-reason', '短');
    await sheet.until(told, '');
    expect(sheet.site().textOf('i3', 'reason')).toBe('短');
  });

  test('别人刚刚提交：文字留在单元格里，旁边说明已锁定', async () => {
    await sheet.open();
    sheet.site().view = { ...sheetView(), editable: false };
    await sheet.type('i2-actual', '15');
    await sheet.until(() => sheet.text('#row-i2 .finding.error'), '没有保存：已提交，不能修改。');
    expect(await sheet.value('i2-actual')).toBe('15');
    expect(await sheet.text('#reopening button')).toBe('重新打开');
  });
});
