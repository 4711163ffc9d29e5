import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPrinter, type Printer } from '#reports/printer.ts';
import { selfEvaluationForm } from '#reports/self-evaluation-form.ts';
import { versionCode } from '#reports/version-code.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { testBrowser } from '#test/reports/browser.ts';
import { type ReadPdf, readFonts, readPdf } from '#test/reports/read-pdf.ts';
import { longRecord, operationsRecord, recordWithRows } from '#test/reports/records.ts';

let printer: Printer;
const log: string[] = [];

beforeAll(() => {
  printer = createPrinter({ findBrowser: testBrowser, log: (line) => log.push(line) });
});
afterAll(() => printer.close());

async function print(record: EvaluationRecord): Promise<{ pdf: Uint8Array; read: ReadPdf }> {
  const pdf = await printer.print(selfEvaluationForm(record, { signatures: true }));
  return { pdf, read: await readPdf(pdf) };
}

const bare = (text: string) => text.replace(/\s/gu, '');

describe('15 个指标的表', () => {
  let pdf: Uint8Array;
  let read: ReadPdf;
  beforeAll(async () => {
    ({ pdf, read } = await print(operationsRecord()));
  });

  test('A4 竖版一页，标题、语言和标签都在', () => {
    expect(read.pages).toHaveLength(1);
    expect(read.size.map(Math.round)).toEqual([595, 842]);
    expect(read.title).toBe('信息化运维项目 · 财政项目支出绩效自评表（2024年度）');
    expect(read.language).toBe('zh-CN');
    expect(read.tagged).toBe(true);
  });

  test('查得到标题和每个指标的名称', () => {
    expect(read.pages[0]).toContain('财政项目支出绩效自评表（2024年度）');
    for (const { name } of operationsRecord().indicators) expect(read.pages[0]).toContain(name);
  });

  test('每个指标值、完成值和原因一字不差', () => {
    for (const row of operationsRecord().indicators) {
      for (const text of [row.target, row.actual, row.remark]) expect(read.pages[0]).toContain(bare(text));
    }
  });

  test('页脚：第几页共几页，版本号', () => {
    expect(read.pages[0]).toContain('第1页共1页');
    expect(read.pages[0]).toContain(`版本${versionCode(operationsRecord())}·v1`);
    expect(read.pages[0]).not.toContain('草稿');
  });

  test('不到 110 kB，字体都嵌入，没有 Type 3，只用包里的宋体和黑体', async () => {
    expect(pdf.length).toBeLessThan(110_000);
    const fonts = await readFonts(pdf);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) {
      expect(font).toMatchObject({ type: 'CIDFontType2', embedded: true });
      expect(font.name).toMatch(/^Noto(Serif|Sans)SC/u);
    }
  });

  test('文字层里没有部首字符（U+2E80–2FDF）', () => {
    expect(read.pages.join('')).not.toMatch(/[\u2e80-\u2fdf]/u);
  });
});

test('草稿：页眉页脚各一处，没有版本号', async () => {
  const { read } = await print(operationsRecord({ submitted: null }));
  expect(read.pages[0]?.match(/草稿/gu)).toHaveLength(2);
  expect(read.pages[0]).not.toContain('版本');
});

describe('跨页的表', () => {
  let read: ReadPdf;
  let pdf: Uint8Array;
  beforeAll(async () => {
    ({ read, pdf } = await print(longRecord(30)));
  });

  test('20 个指标不超过两页，不超过 200 kB', async () => {
    const twenty = await print(longRecord(20));
    expect(twenty.read.pages.length).toBeLessThanOrEqual(2);
    expect(twenty.pdf.length).toBeLessThan(200_000);
    expect(pdf.length).toBeLessThan(200_000);
  });

  test('每页都有表头和页码', () => {
    expect(read.pages.length).toBeGreaterThan(1);
    read.pages.forEach((page, index) => {
      expect(page).toContain('一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施');
      expect(page).toContain(`第${index + 1}页共${read.pages.length}页`);
    });
  });

  test('合并格的名称在下一页再印一次，带（续）', () => {
    expect(read.pages[0]).not.toContain('（续）');
    expect(read.pages[1]).toContain('绩效指标（续）');
    expect(read.pages[1]).toMatch(/指标（\d+分）（续）/u);
  });
});

describe('很大的表', () => {
  test('300 个指标：每个都印了一次，按次序', async () => {
    const record = longRecord(300);
    const { read } = await print(record);
    const text = read.pages.join('');
    const places = record.indicators.map((row) => text.indexOf(row.name));
    expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
    for (const page of read.pages.slice(1)) expect(page).toContain('绩效指标（续）');
  });

  test('2,000 字的偏差原因断到下一页', async () => {
    const remark = Array.from({ length: 400 }, (_, index) => `第${index}条原因；`)
      .join('')
      .slice(0, 2000);
    const { read } = await print(recordWithRows({ 2: { remark } }));
    expect(read.pages.length).toBeGreaterThan(1);
    expect(read.pages.slice(1).join('')).toContain('系统运行报错次数（续）');
    const pieces = read.pages.join('').match(/第\d+条原因；/gu) ?? [];
    expect(new Set(pieces).size).toBeGreaterThan(240);
  });

  test('年度目标和说明各 2,000 字也印得出', async () => {
    const text = '按计划完成。'.repeat(333);
    const { read } = await print(operationsRecord({ goal: { expected: text, actual: text }, notes: [text] }));
    expect(read.pages.join('').match(/按计划完成/gu)?.length).toBeGreaterThan(990);
    expect(read.pages[1]).toContain('年度总体目标（续）');
  });
});

describe('不好对付的内容', () => {
  test('标记、地址和 & 只当作文字印出来', async () => {
    const name = '<script>alert(1)</script>';
    const remark = '<img src="file:///etc/passwd">原因 & 措施 &lt;b&gt;';
    const { read } = await print(recordWithRows({ 0: { name, remark } }));
    expect(read.pages.join('')).toContain(name);
    expect(read.pages.join('')).toContain(bare(remark));
  });

  test('分行的文字分行印，空行不占地方', async () => {
    const { read } = await print(recordWithRows({ 0: { remark: '第一条。\n\n\n第二条。\n' } }));
    expect(read.pages[0]).toContain('第一条。第二条。');
  });

  test('一串没有空格的字母不撑破表格', async () => {
    const { read } = await print(recordWithRows({ 0: { actual: 'W'.repeat(200) } }));
    expect(read.pages.join('')).toContain('W'.repeat(100));
    expect(read.size.map(Math.round)).toContain(842);
  });

  test('没有字体的字不影响其余的字', async () => {
    const { read } = await print(recordWithRows({ 0: { actual: '12㎥' } }));
    for (const { name } of operationsRecord().indicators) expect(read.pages[0]).toContain(name);
  });

  test('整个过程没有一个请求被放出去，也没有一个被拒绝', () => {
    expect(log.filter((line) => line.includes('拒绝'))).toEqual([]);
  });
});
