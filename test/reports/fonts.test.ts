import { describe, expect, test } from 'vitest';
import { FONT_ORIGIN, fontFaces, fontFile, uncoveredCharacters } from '#reports/fonts.ts';

describe('打印字体', () => {
  test.each([
    ['表上的字', '财政项目支出绩效自评表（2024年度）偏差原因分析及改进措施'],
    ['比较符号', '≥≤≧≦＝═＞＜<>=±×÷'],
    ['单位和标点', '％‰℃㎡—…·、。；：？！「」《》〔〕①②③★'],
    ['单位和生僻字', '㎥αⅢ䶮㛃'],
    ['较少用的字', '兖亳濮囍喆堃镕'],
    ['空白和换行', 'a b\u3000c\u00a0d\ne\tf\u200bg'],
  ])('都有字体：%s', (_case, text) => {
    expect(uncoveredCharacters(text)).toEqual([]);
  });

  test('没有字体的字各说一次，按出现的先后', () => {
    expect(uncoveredCharacters('12㎥、α值、𠮷先生、㎥')).toEqual(['𠮷']);
  });

  test('常用字只要两个字体文件，生僻一点的字再加所在的那一个', () => {
    const everyday = fontFaces('项目资金');
    const rarer = fontFaces('项目资金≥');
    expect(everyday.match(/@font-face/gu)).toHaveLength(2);
    expect(rarer.match(/@font-face/gu)).toHaveLength(4);
    expect(everyday).not.toContain('unicode-range');
    expect(rarer).toContain('unicode-range');
  });

  test('样式里的每个地址都答得出，别的地址一概不答', () => {
    const addresses = [...fontFaces('项目≥α囍').matchAll(/url\(([^)]+)\)/gu)].map((match) => match[1] ?? '');
    expect(addresses.every((address) => address.startsWith(`${FONT_ORIGIN}/`))).toBe(true);
    expect(addresses.every((address) => /^wOF[F2]$/.test(fontFile(address)?.toString('latin1', 0, 4) ?? ''))).toBe(
      true,
    );
    for (const other of [`${FONT_ORIGIN}/`, `${FONT_ORIGIN}/../package.json`, 'file:///etc/passwd', 'about:blank']) {
      expect(fontFile(other)).toBeNull();
    }
  });
});
