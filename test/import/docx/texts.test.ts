import { describe, expect, test } from 'vitest';
import { cellsOf, gridOf, p, r, tbl, tc, tr } from '#test/import/docx/word-file.ts';

/** The text of a document whose only paragraph has this content. */
const textOf = (content: string) => gridOf(`<w:p>${content}</w:p>`).cells[0]?.text;
const run = (properties: string, content: string) => `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>`;
const t = (text: string) => `<w:t>${text}</w:t>`;

describe('文字', () => {
  test.each([
    ['几段文字连在一起', r('清淤') + r('条数'), '清淤条数'],
    ['换行', `<w:r>${t('甲')}<w:br/>${t('乙')}<w:cr/>${t('丙')}</w:r>`, '甲\n乙\n丙'],
    ['制表符', `<w:r>${t('甲')}<w:tab/>${t('乙')}</w:r>`, '甲  乙'],
    ['制表位的设置不是制表符', `<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>${r('甲')}`, '甲'],
    ['不间断连字符', `<w:r>${t('2024')}<w:noBreakHyphen/>${t('01')}<w:softHyphen/></w:r>`, '2024-01'],
    ['保留的空格', `${r('甲 ')}${r(' 乙')}`, '甲  乙'],
    ['没有标明保留的空格', `<w:r>${t('\n  甲\n  乙 ')}</w:r>${r('丙')}`, '甲   乙丙'],
    ['删除的修订', `${r('甲')}<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>${r('乙')}`, '甲乙'],
    ['插入的修订', `<w:ins w:id="1">${r('新')}</w:ins>`, '新'],
    ['移走和移来', `<w:moveFrom w:id="1">${r('旧')}</w:moveFrom><w:moveTo w:id="2">${r('新')}</w:moveTo>`, '新'],
    [
      '域代码',
      `${r('第')}<w:r><w:instrText> PAGE </w:instrText></w:r>${r('3')}<w:fldSimple w:instr="X">${r('页')}</w:fldSimple>`,
      '第3页',
    ],
    ['超链接', `<w:hyperlink>${r('甲')}</w:hyperlink>`, '甲'],
    ['隐藏文字', run('<w:vanish/>', t('隐')) + r('甲') + run('<w:vanish w:val="0"/>', t('乙')), '甲乙'],
    ['段落标记隐藏不等于文字隐藏', `<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${r('甲')}`, '甲'],
    ['修订前隐藏的文字', run('<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>', t('甲')), '甲'],
    [
      '拼音不读，正文读',
      `<w:r><w:ruby><w:rt>${r('qīng')}</w:rt><w:rubyBase>${r('清')}</w:rubyBase></w:ruby></w:r>`,
      '清',
    ],
    ['公式里的文字', `<m:oMath><m:r><m:t>≥90%</m:t></m:r></m:oMath>`, '≥90%'],
    ['脚注、批注的引用', `${r('甲')}<w:r><w:footnoteReference w:id="1"/></w:r><w:commentReference w:id="1"/>`, '甲'],
    ['字符引用和 CDATA', `<w:r>${t('&lt;10&#x6b21;<![CDATA[&<]]>')}</w:r>`, '<10次&<'],
    [
      '复选框（旧式窗体域）',
      '<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>' +
        r('是'),
      '☑是',
    ],
    [
      '没勾的复选框',
      '<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>' +
        r('否'),
      '☐否',
    ],
  ])('%s', (_, content, text) => {
    expect(textOf(content)).toBe(text);
  });

  test.each([
    ['Wingdings', 'F0FE', '☑'],
    ['Wingdings', '00A8', '☐'],
    ['Wingdings', 'F0FC', '√'],
    ['Wingdings 2', 'F052', '☑'],
    ['Wingdings 2', 'F0A3', '☐'],
    ['Wingdings 2', 'F050', '√'],
    ['Symbol', 'F0B3', '≥'],
    ['Symbol', 'F0A3', '≤'],
    ['Symbol', 'F03D', '='],
    ['宋体', '2611', '☑'],
  ])('符号 %s %s', (font, char, text) => {
    expect(textOf(`<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`)).toBe(text);
  });

  test('用符号字体打的字母', () => {
    const symbols = run('<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>', t('R是£否'));
    expect(textOf(symbols)).toBe('☑是☐否');
    expect(textOf(run('<w:rFonts w:ascii="Symbol"/>', t('\uf0b390%')))).toBe('≥90%');
  });

  test.each([
    ['<w:sym w:font="Wingdings" w:char="F04A"/>'],
    ['<w:sym w:font="Wingdings" w:char="FFFFFF"/>'],
    ['<w:sym w:char="D800"/>'],
    ['<w:sym/>'],
    ['<w:t>\uf04a</w:t>'],
  ])('认不出的符号：留个记号，说明在哪里 %s', (symbol) => {
    expect(cellsOf(gridOf(`<w:p>${r('达标')}<w:r>${symbol}</w:r></w:p>`))).toEqual([
      '0,0 达标〓 ?“〓”处是一个认不出的符号，请对照原文件补上。',
    ]);
  });

  test.each([
    ['一段里的', r('甲') + run('<w:strike/>', t('96%')) + r('97%'), '甲96%97%', '“96%”'],
    ['双删除线', run('<w:dstrike/>', t('旧')), '旧', '“旧”'],
    ['样式里的', run('<w:rStyle w:val="Struck"/>', t('旧')), '旧', '“旧”'],
    ['取消了的', run('<w:strike w:val="0"/>', t('甲')), '甲', undefined],
    ['划去的空格', run('<w:strike/>', t(' ')) + r('甲'), '甲', undefined],
  ])('划去的文字，%s：读进来，标出来', (_, content, text, quoted) => {
    const styles =
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style></w:styles>';
    const [cell] = gridOf(tbl([900], tr(tc(`<w:p>${content}</w:p>`))), { 'word/styles.xml': styles }).cells;
    const doubt = quoted && `这里有划去的文字${quoted}，也读进来了，请对照原文件改正。`;
    expect([cell?.text, cell?.doubt]).toEqual([text, doubt]);
  });

  test('嵌入的对象：留个记号，说明读不出来', () => {
    const object = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>';
    expect(gridOf(tbl([900, 900], tr(tc('资金'), tc(`<w:p>${object}</w:p>`)))).cells[1]).toMatchObject({
      text: '〓',
      doubt: expect.stringContaining('嵌入了一个对象'),
    });
  });

  test('一格里的几段', () => {
    expect(gridOf(tbl([900], tr(tc(p(' 甲') + p('') + p('乙 ') + p(''))))).cells[0]?.text).toBe('甲\n\n乙');
  });

  test('段落标记已删除的段落和下一段连在一起', () => {
    const marked = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${r('甲')}</w:p>`;
    expect(gridOf(marked + p('乙') + p('丙')).cells.map(({ text }) => text)).toEqual(['甲乙', '丙']);
    expect(gridOf(marked + tbl([900], tr(tc('乙')))).cells.map(({ text }) => text)).toEqual(['甲', '乙']);
    expect(gridOf(tbl([900], tr(tc(p('丙') + marked)))).cells.map(({ text }) => text)).toEqual(['丙\n甲']);
  });
});

describe('文本框', () => {
  const box = (text: string) => `<w:txbxContent>${p(text)}${p('二')}</w:txbxContent>`;
  const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('框')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('框')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

  test('新旧两种写法只读一次，放在所在段落之后', () => {
    expect(cellsOf(gridOf(`<w:p>${r('甲')}${both}${r('乙')}</w:p>${p('丙')}`))).toEqual([
      '0,0 甲乙',
      '1,0 框',
      '2,0 二',
      '3,0 丙',
    ]);
  });

  test('只有旧写法也读', () => {
    expect(textOf(`<w:r><w:pict><v:textbox>${box('框')}</v:textbox></w:pict></w:r>`)).toBe('框');
  });

  test('格里的文本框算格里的文字，框里的表也算', () => {
    const boxed = `<w:p><w:r><w:txbxContent>${tbl([400, 400], tr(tc('一'), tc('二')))}</w:txbxContent></w:r>${r('甲')}</w:p>`;
    expect(cellsOf(gridOf(tbl([900, 900], tr(tc(boxed), tc('乙')))))).toEqual(['0,0 甲\n一  二', '0,1 乙']);
  });
});
