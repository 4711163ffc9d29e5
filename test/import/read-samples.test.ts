import { describe, expect, test } from 'vitest';
import { decodeText } from '#src/import/decode-text.ts';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import { encodeGb18030, encodeUtf16 } from '#test/import/encodings.ts';
import { EXPECTED_2024 } from '#test/import/expected-2024.ts';
import { EXPECTED_ONE_CELL } from '#test/import/expected-one-cell.ts';
import { TEXT_2024, TEXT_ONE_CELL } from '#test/import/samples.ts';

describe('示例单位的 2024 年七张表', () => {
  const read = readTargetTables(TEXT_2024);

  test('七个项目、83 条指标，没有问题', () => {
    expect(read.projects.map(({ indicators }) => indicators.length)).toEqual([10, 9, 15, 10, 19, 10, 10]);
    expect(read.problems).toEqual([]);
  });

  test.each(EXPECTED_2024.map((expected, at) => [expected.name, expected, at] as const))(
    '%s：每一格都对',
    (_, expected, at) => expect(read.projects[at]).toEqual(expected),
  );
});

test('一行一格的表：每一格都对，没有问题', () => {
  expect(readTargetTables(TEXT_ONE_CELL)).toEqual({ projects: [EXPECTED_ONE_CELL], problems: [] });
});

describe('换一种存法，结果相同', () => {
  const utf8 = new TextEncoder().encode(TEXT_2024);
  test.each([
    ['UTF-8', utf8],
    ['带 BOM 的 UTF-8', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8])],
    ['GBK', encodeGb18030(TEXT_2024)],
    ['UTF-16', encodeUtf16(TEXT_2024, 'little')],
    ['Windows 换行', new TextEncoder().encode(TEXT_2024.replaceAll('\n', '\r\n'))],
    ['旧 Mac 换行', new TextEncoder().encode(TEXT_2024.replaceAll('\n', '\r'))],
  ])('%s', (_, bytes) => {
    const decoded = decodeText(bytes);
    expect(decoded.ok && readTargetTables(decoded.text)).toEqual({ projects: EXPECTED_2024, problems: [] });
  });

  test.each([
    ['没有空行', (text: string) => text.replaceAll(/\n+/g, '\n')],
    ['隔行空一行', (text: string) => text.replaceAll('\n', '\n\n')],
    ['每行缩进', (text: string) => text.replaceAll(/^(?=\S)/gm, '        ')],
    ['行尾有空格', (text: string) => text.replaceAll('\n', '   \n')],
    ['用制表符隔开', (text: string) => text.replaceAll(' ', '\t')],
    ['用全角空格隔开', (text: string) => text.replaceAll(' ', '　')],
    ['用几个空格隔开', (text: string) => text.replaceAll(' ', '     ')],
    ['用竖线隔开', (text: string) => text.replaceAll(' ', ' | ')],
    ['表头用半角括号', (text: string) => text.replaceAll('（2024年度）', '(2024年度)').replaceAll('（元）', '(元)')],
    ['标题和年度在一行', (text: string) => text.replaceAll('申报表\n（', '申报表（')],
    ['年度里有空格', (text: string) => text.replaceAll('（2024年度）', '（ 2024 年度 ）')],
    ['冒号用半角', (text: string) => text.replaceAll('其中：', '其中:')],
    ['标签后有冒号', (text: string) => text.replaceAll(/^(项目名称|实施单位) /gm, '$1：')],
    ['目字取自 PDF 的部首区', (text: string) => text.replaceAll('项目', '项⽬')],
  ])('%s', (_, change) => {
    expect(readTargetTables(change(TEXT_2024))).toEqual({ projects: EXPECTED_2024, problems: [] });
  });
});
