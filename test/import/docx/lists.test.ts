import { describe, expect, test } from 'vitest';
import { formatNumber } from '#src/import/docx/number-formats.ts';
import { cellsOf, gridOf, p, r, tbl, tc, tr } from '#test/import/docx/word-file.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const level = (at: number, format: string, pattern: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`;
const NUMBERING = `<w:numbering ${W}>
<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'japaneseCounting', '（%2）', '<w:suff w:val="nothing"/>')}${level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>')}${level(3, 'decimal', '%2-%4')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7')}${level(1, 'bullet', '★')}${level(2, 'bullet', '☐')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '指标%1：', '<w:pStyle w:val="Indicator"/><w:suff w:val="nothing"/>')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>`;
const STYLES = `<w:styles ${W}>
<w:style w:type="paragraph" w:styleId="Indicator"><w:basedOn w:val="Base"/></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:basedOn w:val="Indicator"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Notes"><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>`;
const PARTS = { 'word/numbering.xml': NUMBERING, 'word/styles.xml': STYLES };

const item = (text: string, list = 1, at = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${text === '' ? '' : r(text)}</w:p>`;
const styled = (style: string, content: string, more = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`;
const texts = (body: string) => gridOf(body, PARTS).cells.map(({ text }) => text);

describe('自动编号', () => {
  test('各级编号，下一级在上一级之后重新开始', () => {
    const body = [
      item('甲'),
      item('乙', 1, 1),
      item('丙', 1, 1),
      item('丁', 1, 2),
      item('丁', 1, 3),
      item('戊'),
      item('己', 1, 1),
    ];
    expect(texts(body.join(''))).toEqual(['1. 甲', '（一）乙', '（二）丙', '1.2.1 丁', '二-1 丁', '2. 戊', '（一）己']);
  });

  test('空段落只有编号：序号列', () => {
    const rows = ['甲', '乙'].map((name) => tr(tc(item('')), tc(name)));
    expect(cellsOf(gridOf(tbl([500, 900], ...rows), PARTS))).toEqual(['0,0 1.', '0,1 甲', '1,0 2.', '1,1 乙']);
  });

  test('重新开始编号，之后接着编', () => {
    expect(texts(item('甲') + item('乙') + item('丙', 3) + item('丁', 3))).toEqual([
      '1. 甲',
      '2. 乙',
      '1. 丙',
      '2. 丁',
    ]);
  });

  test('项目符号不算文字，标明核心指标的和方框算', () => {
    expect(texts(item('甲', 2) + item('乙', 2, 1) + item('丙', 2, 2))).toEqual(['甲', '★乙', '☐丙']);
  });

  test('编号在样式里，也可以在段落里取消', () => {
    const none = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    expect(texts(styled('Indicator', r('甲')) + styled('Base', r('乙')) + styled('Base', r('丙'), none))).toEqual([
      '指标1：甲',
      '指标2：乙',
      '丙',
    ]);
  });

  test('没有定义的编号、超出范围的级别：不出错', () => {
    expect(texts(item('甲', 77) + item('乙', 1, 99) + item('丙', 1, -5) + p('丁'))).toEqual([
      '甲',
      '乙',
      '1. 丙',
      '丁',
    ]);
  });

  test('删除的段落不占编号', () => {
    const gone = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`;
    expect(texts(item('甲') + gone + item('乙'))).toEqual(['1. 甲', '2. 乙']);
  });
});

test('样式里的隐藏文字', () => {
  const note = '<w:r><w:rPr><w:rStyle w:val="Note"/></w:rPr><w:t>填表说明</w:t></w:r>';
  const shown = '<w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>乙</w:t></w:r>';
  expect(texts(`<w:p>${note}${r('甲')}</w:p>${styled('Notes', r('说明') + shown)}`)).toEqual(['甲', '乙']);
});

test.each([
  ['decimal', 12, '12'],
  ['decimalZero', 3, '03'],
  ['japaneseCounting', 10, '十'],
  ['chineseCounting', 15, '十五'],
  ['chineseCountingThousand', 23, '二十三'],
  ['chineseCounting', 120, '120'],
  ['decimalEnclosedCircle', 3, '③'],
  ['decimalEnclosedCircle', 21, '21'],
  ['decimalFullWidth', 12, '１２'],
  ['ideographTraditional', 1, '甲'],
  ['lowerLetter', 2, 'b'],
  ['upperLetter', 26, 'Z'],
  ['lowerRoman', 14, 'xiv'],
  ['upperRoman', 9, 'IX'],
  ['none', 1, ''],
  ['hebrew1', 4, '4'],
])('编号格式 %s %i → %s', (format, number, text) => {
  expect(formatNumber(format, number)).toBe(text);
});
