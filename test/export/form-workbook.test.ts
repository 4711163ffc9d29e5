import { beforeAll, describe, expect, test } from 'vitest';
import { selfEvaluationContent, selfEvaluationForm } from '#reports/self-evaluation-form.ts';
import { versionCode } from '#reports/version-code.ts';
import { formWorkbook } from '#src/export/form-workbook.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { mergedRanges, type ReadXlsx, readXlsx, shownRows, shownText } from '#test/export/read-xlsx.ts';
import { pagesOf, rowsOf } from '#test/reports/form-table.ts';
import { longRecord, operationsRecord, recordWithRows } from '#test/reports/records.ts';

const read = async (record: EvaluationRecord, edition: 'official' | 'public' = 'official') =>
  readXlsx(await formWorkbook(selfEvaluationContent(record, { signatures: true, edition })));

const bare = (text: string) => text.replace(/\s/gu, '');

/** Every text of the sheet without white space. */
function textsOf({ sheet }: ReadXlsx): string[] {
  return shownRows(sheet)
    .flat()
    .map((text) => bare(text.replace(/↓\d+$/u, '')));
}

/** Every text of the paper's cells without white space, set with even measures on however many pages. */
function paperTexts(record: EvaluationRecord): string[] {
  const html = pagesOf(selfEvaluationForm(record, { signatures: true }), 1).join('');
  return rowsOf(html)
    .flat()
    .map((text) => bare(text.replace(/[↓→]\d+/gu, '')));
}

describe('每个值都与纸上相同', () => {
  test.each([
    ['15 个指标', operationsRecord()],
    ['30 个指标', longRecord(30)],
    ['300 个指标', longRecord(300)],
    ['万元', operationsRecord({ currency: '万元' })],
    ['几条说明', operationsRecord({ notes: ['甲。', '乙。'] })],
    [
      '得分合计、折算、封顶、总分',
      operationsRecord({
        totals: [
          { label: '得分合计', weight: '95.00', score: '92.46', working: '' },
          { label: '折算', weight: '', score: '97.33', working: '92.46 × 100 ÷ 95.00 = 97.33' },
          { label: '封顶', weight: '', score: '89.00', working: '执行率 75.20%，总分至多 89.00' },
          { label: '总分', weight: '95.00', score: '89.00', working: '' },
        ],
      }),
    ],
  ])('%s', async (_, record) => {
    const workbook = await read(record);
    const paper = paperTexts(record).filter((text) => text !== '' && text !== '说明：');
    const shown = textsOf(workbook).filter((text) => text !== '');
    const title = [record.title, `（${record.project.year}年度）`];
    const unlabelled = shown.map((text) => text.replace(/^说明：/u, ''));
    expect([...unlabelled].sort()).toEqual([...title, ...paper].sort());
  });
});

describe('样子', () => {
  let workbook: ReadXlsx;
  beforeAll(async () => {
    workbook = await read(operationsRecord());
  });

  const find = (text: string) => {
    let found = '';
    workbook.sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.master === cell && shownText(cell) === text) found ||= cell.address;
      }),
    );
    return workbook.sheet.getCell(found);
  };

  test('A4 竖版，一页宽，居中，页边距，打印区域，表头每页重复', () => {
    const { pageSetup } = workbook.sheet;
    expect(pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
    });
    expect(pageSetup.margins).toMatchObject({ left: 80 / 144, right: 80 / 144, top: 62 / 144, bottom: 84 / 144 });
    expect(pageSetup.printArea).toMatch(/^A1:[A-Z]+\d+$/u);
    const [from = ''] = (pageSetup.printTitlesRow ?? '').split(':');
    expect(shownRows(workbook.sheet)[Number(from) - 1]).toContain('三级指标');
  });

  test('横印的表也横印', async () => {
    const remark = '原因：供货单位两次改期，验收顺延到十一月；措施：合同里写明违约责任并按月催办。'.repeat(3);
    const many = Object.fromEntries([0, 2, 4, 5, 8, 9, 11].map((index) => [index, { remark }]));
    expect((await read(recordWithRows(many))).sheet.pageSetup.orientation).toBe('landscape');
  });

  test('各列合起来正好是一页的宽', () => {
    const widths = Array.from({ length: workbook.sheet.columnCount }, (_, i) => workbook.sheet.getColumn(i + 1).width);
    const whole = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
    expect(Math.round(whole * 10.5)).toBe(1190 - 160);
  });

  test('列宽所用的字体各台电脑都有', () => {
    expect(workbook.parts.get('xl/styles.xml')).toMatch(/<fonts[^>]*><font><sz val="10"\/><name val="Arial"\/>/u);
  });

  test('页脚：项目、页码、版本号；页眉没有草稿', () => {
    const { oddHeader, oddFooter } = workbook.sheet.headerFooter;
    expect(oddFooter).toContain('信息化运维项目（2024年度）');
    expect(oddFooter).toContain('第 &P 页　共 &N 页');
    expect(oddFooter).toContain(`版本 ${versionCode(operationsRecord())} · v1`);
    expect(oddHeader ?? '').not.toContain('草稿');
  });

  test('没有提交的表：页眉页脚标草稿，没有版本号', async () => {
    const draft = await read(operationsRecord({ submitted: null }));
    const { oddHeader, oddFooter } = draft.sheet.headerFooter;
    expect([oddHeader, oddFooter].map((text) => text?.includes('草稿'))).toEqual([true, true]);
    expect(oddFooter).not.toContain('版本');
  });

  test('标题和表头黑体，正文宋体', () => {
    expect([find('财政项目支出绩效自评表').font.name, find('三级指标').font.name]).toEqual(['黑体', '黑体']);
    expect([find('系统业务办结数').font.name, find('≥1000.00(次)').font.name]).toEqual(['宋体', '宋体']);
  });

  test('合并格与纸上相同：绩效指标 16 行，产出指标 7 行，数量指标 2 行', () => {
    const rows = shownRows(workbook.sheet).flat();
    expect(rows).toContain('绩效\n指标↓16');
    expect(rows).toContain('产出指标\n（50分）↓7');
    expect(rows).toContain('数量指标↓2');
    expect(rows).toContain('项目资金\n（元）↓5');
    expect(mergedRanges(workbook.sheet).length).toBeGreaterThan(50);
  });

  test('每个有格线的格四边都有线，文字都自动换行', () => {
    const name = find('系统运行报错次数');
    expect(name.border).toMatchObject({
      top: { style: 'thin' },
      left: { style: 'thin' },
      bottom: { style: 'thin' },
      right: { style: 'thin' },
    });
    expect(name.alignment.wrapText).toBe(true);
  });
});

describe('单元格的类型', () => {
  test('金额、分值、得分是数，执行率和百分数的完成值是百分数，其余是文字', async () => {
    const { sheet } = await read(operationsRecord());
    const numbers: Record<string, [number, string]> = {};
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.master === cell && typeof cell.value === 'number')
          numbers[shownText(cell)] = [cell.value, cell.numFmt];
      }),
    );
    expect(numbers['557,500.00']).toEqual([557500, '#,##0.00']);
    expect(numbers['7.14']).toEqual([7.14, '0.00']);
    expect(numbers['98.35%']).toEqual([0.9835, '0.00%']);
    expect(numbers['94%']).toEqual([0.94, '0%']);
    expect(Object.keys(numbers)).not.toContain('4次');
  });

  test('超过 15 位的数存成文字，一位不差', async () => {
    const rows = operationsRecord().money.rows.map((row) => ({ ...row, executed: '90,000,000,000,000.01' }));
    const record = operationsRecord({ money: { rows, working: '' } });
    expect(textsOf(await read(record))).toContain('90,000,000,000,000.01');
  });
});

describe('不好对付的内容', () => {
  test.each([
    ['等号', '=1+1'],
    ['超链接公式', '=HYPERLINK("http://evil.example","点我")'],
    ['加号', '+cmd|calc'],
    ['减号', '-2+3'],
    ['@', '@SUM(A1)'],
    ['制表符后的等号', '\t=1+1'],
    ['像转义的字', '_x0041_'],
    ['标记', '<b>&amp;</b>"\''],
    ['生僻字', '𠮷㛃㎥'],
    ['从右到左', '\u202e甲乙'],
  ])('%s 原样是文字', async (_, text) => {
    const record = recordWithRows({ 0: { name: text, target: text, actual: text, remark: text } });
    const { sheet, parts } = await read(record);
    const found: string[] = [];
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.master === cell && cell.value === text.trim()) found.push(cell.address);
      }),
    );
    expect(found).toHaveLength(4);
    for (const part of parts.values()) expect(part).not.toMatch(/<f[ >]|<hyperlink/u);
  });

  test('以等号开头的格用文本格式，改的时候也不变成公式', async () => {
    const { sheet } = await read(recordWithRows({ 0: { actual: '=1+1' } }));
    const formats: string[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => cell.value === '=1+1' && formats.push(cell.numFmt)));
    expect([...new Set(formats)]).toEqual(['@']);
  });

  test('控制字符去掉，换行统一，半个代理对成 U+FFFD，文件仍是合法的 XML', async () => {
    const remark = '甲\u0000\u0007\u001b乙\r\n丙\u000b丁\ud842戊\ufffe己';
    const { sheet, parts } = await read(recordWithRows({ 0: { remark } }));
    const texts = shownRows(sheet).flat();
    expect(texts).toContain('甲乙\n丙\n丁\ufffd戊己');
    for (const part of parts.values()) expect(part).not.toMatch(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u);
  });

  test('超过 32,767 字的目标分成几格，一字不少，不截断半个字', async () => {
    const expected = `${'甲'.repeat(32_766)}${'𠮷'.repeat(20_000)}`;
    const record = operationsRecord({ goal: { expected, actual: '' } });
    const { sheet } = await read(record);
    const parts = shownRows(sheet)
      .flat()
      .map((text) => text.replace(/↓\d+$/u, ''))
      .filter((text) => /^[甲𠮷]+$/u.test(text));
    expect(parts.every((part) => part.length <= 32_767)).toBe(true);
    expect(parts.map((part) => part.length)).toEqual([32_766, 32_766, 7_234]);
    expect(parts.join('') === expected).toBe(true);
  });

  test('生僻字写满也一个不坏：压缩时不从半个字处切开', async () => {
    const expected = `甲${'𠮷'.repeat(16_000)}`;
    const texts = textsOf(await read(operationsRecord({ goal: { expected, actual: '' } })));
    expect(texts.includes(expected)).toBe(true);
  });

  test('很长的原因：行高够用，一行不超过 409 磅', async () => {
    const remark = '原因写得很长。'.repeat(700);
    const { sheet } = await read(recordWithRows({ 2: { remark } }));
    const heights: number[] = [];
    sheet.eachRow({ includeEmpty: true }, (row) => heights.push(row.height));
    expect(Math.max(...heights)).toBeLessThanOrEqual(409);
    const whole = heights.reduce((sum, height) => sum + height, 0);
    expect(whole).toBeGreaterThan(((4_900 * 9) / 515) * 12);
  });

  test('项目名称里的 & 和数字不是页脚的指令，很长的名称截短', async () => {
    const project = { ...operationsRecord().project, name: '2024&D年R&D' };
    const { sheet } = await read(operationsRecord({ project }));
    expect(sheet.headerFooter.oddFooter).toContain('&8&"宋体,常规"2024&&D年R&&D（2024年度）');
    const long = { ...project, name: '甲&'.repeat(300) };
    const footer = (await read(operationsRecord({ project: long }))).sheet.headerFooter.oddFooter ?? '';
    expect(footer.length).toBeLessThanOrEqual(255);
    expect(footer).toContain('…&C');
  });

  test('没有指标的表也写得出', async () => {
    const texts = textsOf(await read(operationsRecord({ indicators: [], categories: [] })));
    expect(texts).toContain('三级指标');
  });
});

describe('公开版', () => {
  test('没有签字栏、版本号和联系方式，其余都在', async () => {
    const remark = '原因：联系人王工，电话：13812345678。';
    const record = recordWithRows({ 0: { remark } });
    const workbook = await read(record, 'public');
    const texts = textsOf(workbook).join('');
    expect(texts).not.toMatch(/填报人|盖章|13812345678/u);
    expect(texts).toContain('原因：联系人王工，（联系方式略）。');
    expect(workbook.sheet.headerFooter.oddFooter).not.toContain('版本');
    for (const { name } of record.indicators) expect(texts).toContain(name);
  });
});

test('同一份冻结的表每次都是同一个文件', async () => {
  const [first, second] = [await read(operationsRecord()), await read(operationsRecord())];
  expect([...first.parts]).toEqual([...second.parts]);
});
