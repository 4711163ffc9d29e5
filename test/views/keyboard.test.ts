import { describe, expect, test } from 'vitest';
import { useSheetBrowser } from '#test/views/sheet-browser.ts';
import { SHEET_STATES } from '#views/gallery-sheet-states.ts';

const sheet = useSheetBrowser();

describe('键盘', () => {
  test('Enter 下一行，Shift+Enter 上一行，Tab 右一格，Shift+Tab 左一格', async () => {
    await sheet.open();
    const { keyboard } = sheet.page();
    await sheet.page().focus('#cell-i2-actual');
    await keyboard.press('Enter');
    expect(await sheet.focused()).toBe('cell-i3-actual');
    await keyboard.down('Shift');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.up('Shift');
    expect(await sheet.focused()).toBe('cell-i1-actual');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    expect(await sheet.focused()).toBe('cell-i1-reason');
    await keyboard.down('Shift');
    await keyboard.press('Tab');
    await keyboard.up('Shift');
    expect(await sheet.focused()).toBe('cell-i1-weight');
  });

  test('一列走到头，Enter 仍然保存', async () => {
    await sheet.open();
    await sheet.type('i15-actual', '99');
    await sheet.until(() => sheet.site().textOf('i15', 'actual'), '99');
    expect(await sheet.focused()).toBe('cell-i15-actual');
  });

  test('Alt+Enter 换行，换行也会保存', async () => {
    await sheet.open();
    const { keyboard } = sheet.page();
    await sheet.type('i1-reason', '第一行', 'stay');
    await keyboard.down('Alt');
    await keyboard.press('Enter');
    await keyboard.up('Alt');
    await keyboard.press('Tab');
    await sheet.until(() => sheet.site().textOf('i1', 'reason'), '第一行\n');
  });

  test('输入法正在组字时，回车不换行走格', async () => {
    await sheet.open();
    await sheet.page().focus('#cell-i2-reason');
    await sheet
      .page()
      .evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }))",
      );
    expect(await sheet.focused()).toBe('cell-i2-reason');
  });

  test('达成情况只用键盘也能选，选完填比例', async () => {
    await sheet.open();
    const { keyboard } = sheet.page();
    await sheet.page().focus('#cell-i12-actual');
    await keyboard.press('Tab');
    await keyboard.press('ArrowRight');
    await sheet.until(() => sheet.site().textOf('i12', 'attainment'), '部分达成');
    await keyboard.press('Tab');
    expect(await sheet.focused()).toBe('cell-i12-share');
    await keyboard.type('70');
    await keyboard.press('Enter');
    await sheet.until(() => sheet.text('#row-i12 .score strong'), '3.50');
    expect(await sheet.focused()).toBe('cell-i13-actual');
  });

  test('行内的不适用、扣分：填写时不合上，Escape 合上', async () => {
    await sheet.open();
    await sheet.page().click('#actions-i2 summary');
    await sheet.type('i2-notApplicable', '年内停办');
    await sheet.until(() => sheet.text('#row-i2.excused .score strong'), '不适用');
    expect(await sheet.text('#actions-i2[open] summary')).toBe('⋯');
    await sheet.page().keyboard.press('Escape');
    expect(await sheet.text('#actions-i2[open] summary')).toBe('');
  });

  test('选项、是否、误填的达成情况', async () => {
    await sheet.open(SHEET_STATES.各类指标?.());
    await sheet.page().select('#cell-i4-actual', '优');
    await sheet.until(() => sheet.site().textOf('i4', 'actual'), '优');
    await sheet.type('i3-actual', '未通过');
    await sheet.until(() => sheet.text('#row-i3 .score strong'), '0.00');
    await sheet.page().click('#cell-i12-attainment .clear');
    await sheet.until(() => sheet.site().textOf('i12', 'attainment'), '');
    await sheet.until(() => sheet.text('#cell-i12-attainment'), '');
  });
});
