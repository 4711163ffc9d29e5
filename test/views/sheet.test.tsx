import { describe, expect, test } from 'vitest';
import { type Element, inside, readMarkup, structureProblems } from '#test/views/markup.ts';
import { FRAME } from '#views/gallery-frames.ts';
import {
  changedRows,
  completeView,
  emptyView,
  FILLED_ROWS,
  reopenedView,
  sheetView,
  submittedView,
} from '#views/gallery-sheet.ts';
import { conflictView, refusedView, SHEET_STATES } from '#views/gallery-sheet-states.ts';
import type { SheetView } from '#views/props.ts';
import { SavedNote } from '#views/saved-state.tsx';
import { YearEndPage } from '#views/sheet.tsx';
import { SheetAside } from '#views/sheet-aside.tsx';
import { GoalBody } from '#views/sheet-goal.tsx';
import { IndicatorBody } from '#views/sheet-indicators.tsx';
import { MoneyBody } from '#views/sheet-money.tsx';
import { SheetRow } from '#views/sheet-row.tsx';
import { TotalRow } from '#views/sheet-totals.tsx';

const page = (view: SheetView) => readMarkup(String(<YearEndPage frame={FRAME} view={view} />)).elements;
const row = (view: SheetView, index: number) => readMarkup(String(<SheetRow view={view} index={index} />)).elements;
const byId = (elements: Element[], id: string) => elements.find((one) => one.attributes.get('id') === id);
const classed = (elements: Element[], name: string) =>
  elements.filter((one) => (one.attributes.get('class') ?? '').split(' ').includes(name));
const texts = (elements: Element[]) => elements.map((one) => one.text);

describe('年末自评表', () => {
  test('表名、年度和单位与评分办法一致', () => {
    const [caption] = page(sheetView()).filter((one) => one.tag === 'caption');
    expect(caption?.text).toBe('财政项目支出绩效自评表（2024年度）　单位：元');
  });

  test('一级、二级指标合并成组，只出现在组的第一行', () => {
    const heads = page(sheetView()).filter((one) => one.attributes.get('scope') === 'rowgroup');
    const groups = heads.map((one) => [one.text, one.attributes.get('rowspan')]);
    expect(groups.slice(1)).toEqual([
      ['产出指标', '7'],
      ['数量指标', '2'],
      ['质量指标', '2'],
      ['时效指标', '3'],
      ['效益指标', '6'],
      ['社会效益指标', '3'],
      ['可持续影响指标', '3'],
      ['满意度指标', '2'],
      ['服务对象满意度指标', '2'],
    ]);
  });

  test('每个单元格送出自己的地址和版本', () => {
    const control = byId(row(sheetView({ versions: { 'i2/actual': 7 } }), 1), 'cell-i2-actual');
    expect(control?.attributes.get('hx-put')).toBe('/projects/p3/year-end/cells/i2/actual');
    expect(JSON.parse(control?.attributes.get('hx-vals') ?? '')).toEqual({ version: 7 });
    expect(control?.attributes.get('name')).toBe('text');
  });

  test('资金单元格按栏和行编址', () => {
    const money = readMarkup(String(<MoneyBody view={sheetView()} />)).elements;
    const addresses = money.map((one) => one.attributes.get('hx-put')).filter((one) => one !== undefined);
    expect(addresses).toHaveLength(13);
    expect(addresses[2]).toBe('/projects/p3/year-end/cells/project/executed.total');
  });

  test('同页的保存排队，一次一个', () => {
    expect(byId(page(sheetView()), 'sheet')?.attributes.get('hx-sync')).toBe('#sheet:queue all');
  });

  test('有未填的行：只有小计和缺几项，没有总分和等级', () => {
    const view = emptyView();
    const total = readMarkup(String(<TotalRow view={view} />)).elements;
    const score = readMarkup(String(<SheetAside view={view} />)).elements;
    expect(texts(total)[0]).toBe('小计100.000.00还有 16 项没有得分，暂无总分');
    expect(texts(classed(score, 'total-line'))).toEqual(['小计0.00/ 100']);
    expect(texts(classed(score, 'unfilled'))[0]).toContain('还有 16 处未填');
    expect(classed(score, 'finding-item')).toEqual([]);
  });

  test('全部得分：得分合计到总分，带等级', () => {
    const total = readMarkup(String(<TotalRow view={completeView()} />)).elements;
    expect(texts(total.filter((one) => one.tag === 'tr'))).toEqual(['得分合计100.0096.86', '总分100.0096.86优']);
  });

  test('不适用的行：折算单列一行，写明算式', () => {
    const view = SHEET_STATES.不适用后折算?.() ?? sheetView();
    const steps = readMarkup(String(<TotalRow view={view} />)).elements.filter((one) => one.tag === 'tr');
    expect(texts(steps).map((text) => text.slice(0, 2))).toEqual(['得分', '折算', '总分']);
    expect(steps[1]?.text).toContain('× 100 ÷ 92.86');
  });

  test('问题写在单元格里，旁边的自查指向它', () => {
    const elements = page(sheetView());
    const link = elements.find((one) => one.attributes.get('href') === '#cell-i6-actual');
    expect(link?.text).toBe('报修响应及时性');
    const described = byId(elements, 'cell-i6-actual')?.attributes.get('aria-describedby') ?? '';
    expect(byId(elements, described)?.text).toContain('不是数字');
  });

  test('数字没有带单位时，用目标的单位提示；带了就不提示', () => {
    expect(texts(classed(row(sheetView(), 1), 'unit'))).toEqual(['次']);
    expect(texts(classed(row(sheetView(), 0), 'unit'))).toEqual([]);
  });

  test('定性指标：文字、达成情况、比例三样都可填', () => {
    const elements = row(sheetView(), 6);
    expect(byId(elements, 'cell-i7-actual')?.text).toContain('两起疑难问题');
    const chosen = elements.filter((one) => one.attributes.has('checked')).map((one) => one.attributes.get('value'));
    expect(chosen).toEqual(['部分达成']);
    expect(byId(elements, 'cell-i7-share')?.text).toBe('75');
  });

  test('分值改过才提供重新均分', () => {
    const reset = (pinned: boolean) => byId(page(sheetView({ pinned })), 'weights-reset');
    expect(reset(false)).toBeUndefined();
    expect(reset(true)?.attributes.get('action')).toBe('/projects/p3/year-end/weights/reset');
  });
});

describe('答复', () => {
  const PARTS = {
    行: () => <SheetRow view={sheetView()} index={0} />,
    资金: () => <MoneyBody view={sheetView()} />,
    目标: () => <GoalBody view={sheetView()} />,
    全部指标: () => <IndicatorBody view={sheetView()} />,
  };

  test.each(Object.entries(PARTS))('%s：与页面上的一字不差', (_, render) => {
    expect(String(<YearEndPage frame={FRAME} view={sheetView()} />)).toContain(String(render()));
  });

  test('随行送出的部分都装在 template 里，不会被解析器拆散', () => {
    const view = sheetView();
    const html = [<TotalRow view={view} oob />, <SheetAside view={view} oob />, <SavedNote view={view} oob />].join('');
    const { elements } = readMarkup(html);
    const swapped = elements.filter((one) => one.attributes.has('hx-swap-oob'));
    expect(swapped.map((one) => [one.parent?.tag, one.attributes.get('hx-swap-oob')])).toEqual([
      ['template', 'morph'],
      ['template', 'morph'],
      ['template', 'morph'],
    ]);
    expect(structureProblems(html, true)).toEqual([]);
  });

  test('一个分值牵动全表，答复换掉整个表身', () => {
    const target = (id: string) => byId(row(sheetView(), 1), id)?.attributes.get('hx-target');
    expect(target('cell-i2-weight')).toBe('closest tbody');
    expect(target('cell-i2-notApplicable')).toBe('closest tbody');
    expect(target('cell-i2-actual')).toBeUndefined();
  });

  test('两人同填：两个值并列，两个选择都带上对方的版本', () => {
    const elements = row(conflictView(), 1);
    expect(byId(elements, 'cell-i2-actual')?.text).toBe('5');
    expect(texts(elements.filter((one) => one.tag === 'dd'))).toEqual(['5', '4']);
    const choices = elements.filter((one) => one.attributes.has('data-choice'));
    expect(choices.map((one) => [one.text, JSON.parse(one.attributes.get('hx-vals') ?? '')])).toEqual([
      ['保留我的', { text: '5', version: 2 }],
      ['采用对方的', { text: '4', version: 2 }],
    ]);
  });

  test('不能保存：文字留在原处，说明原因', () => {
    const view = refusedView();
    const elements = row(view, 2);
    expect(byId(elements, 'cell-i3-reason')?.text).toBe(view.refused?.text);
    expect(byId(elements, 'cell-i3-reason-refused')?.text).toBe(`没有保存：${view.refused?.problem}`);
  });

  test('提交之后才到的文字：仍留在单元格里，不随锁定消失', () => {
    const refused = { cell: 'i2/actual', text: '15', problem: '已提交，不能修改。' };
    const elements = row(sheetView({ editable: false, refused }), 1);
    expect(byId(elements, 'cell-i2-actual')?.text).toBe('15');
  });
});

describe('锁定的表', () => {
  test('表中没有任何可填的控件', () => {
    const elements = page(submittedView());
    const controls = elements.filter((one) => ['input', 'textarea', 'select', 'button'].includes(one.tag));
    const inSheet = (one: Element) => inside(one, (ancestor) => ancestor.attributes.get('id') === 'sheet');
    expect(controls.filter(inSheet)).toEqual([]);
    expect(elements.filter((one) => one.attributes.has('hx-put'))).toEqual([]);
  });

  test('重新打开要写原因；版本可以打印', () => {
    const elements = page(submittedView());
    expect(byId(elements, 'reopening')?.attributes.get('action')).toBe('/projects/p3/year-end/reopening');
    expect(byId(elements, 'reopening-reason')?.attributes.has('required')).toBe(true);
    const prints = elements.map((one) => one.attributes.get('href')).filter((one) => one?.includes('/submissions/'));
    expect(new Set(prints)).toEqual(new Set(['/projects/p3/year-end/submissions/1/form.pdf']));
  });

  test('重新打开之后，旧版本标为已失效', () => {
    expect(texts(classed(page(reopenedView()), 'void'))[0]).toContain('已失效');
  });
});

describe('提交', () => {
  const button = (view: SheetView) =>
    page(view).find((one) => one.tag === 'button' && inside(one, (form) => form.attributes.get('id') === 'submission'));

  test('有未填或错误时按不下去，并说明还差什么', () => {
    const view = sheetView({ rows: changedRows(FILLED_ROWS, { 1: { actual: '' } }) });
    expect(button(view)?.attributes.has('disabled')).toBe(true);
    expect(byId(page(view), 'submission-stopped')?.text).toBe('还有 1 处未填、1 处错误，处理后才能提交。');
  });

  test('填完就可以提交，姓名已填好', () => {
    expect(button(completeView())?.attributes.has('disabled')).toBe(false);
    expect(byId(page(completeView()), 'submission-by')?.attributes.get('value')).toBe('陈晓岚');
  });
});
