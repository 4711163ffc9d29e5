import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openFile } from '#src/import/open-file.ts';
import { unfoldUpload } from '#src/import/unfold-upload.ts';

const MEBIBYTE = 1024 * 1024;
const LETTER = strToU8('各位同事：请于周五前报送材料。');

function problemsOf(bytes: Uint8Array): string[] {
  return unfoldUpload({ name: '表.zip', bytes }).map((one) => ('problem' in one ? one.problem : ''));
}

describe('一次上传的是哪些文件', () => {
  test('压缩包里的每个文件，名字在压缩包之下，仍是压缩着的；程序留下的不算', () => {
    const bytes = zipSync({ 'a.txt': LETTER, '子/b.txt': LETTER, '__MACOSX/._a.txt': LETTER, '~$表.docx': LETTER });
    const files = unfoldUpload({ name: '表.zip', bytes });
    expect(files.map(({ name }) => name)).toEqual(['表.zip/a.txt', '表.zip/子/b.txt']);
    expect(files.every((one) => 'packed' in one && one.bytes.buffer === bytes.buffer)).toBe(true);
  });

  test('别的文件就是它自己，Office 文件虽是 ZIP 格式也是', () => {
    const office = zipSync({ '[Content_Types].xml': LETTER, 'xl/workbook.xml': LETTER });
    for (const bytes of [LETTER, office, new Uint8Array()])
      expect(unfoldUpload({ name: '表', bytes })).toEqual([{ name: '表', bytes }]);
  });

  test.each<[string, Uint8Array, string]>([
    ['超过 20 MB', new Uint8Array(20 * MEBIBYTE + 1), '文件超过 20 MB'],
    ['没有文件', zipSync({ 子: {} }), '压缩文件里没有文件'],
    [
      '文件太多',
      zipSync(Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${at}`, LETTER]))),
      '超过上限 200 个',
    ],
    [
      '其中一个解开后太大',
      zipSync({ 'a.txt': new Uint8Array(21 * MEBIBYTE).map((_, at) => at * 31 + (at >> 8)) }),
      '超过上限 20 MB',
    ],
    ['压缩炸弹', zipSync({ 'a.txt': new Uint8Array(10 * MEBIBYTE) }), '压缩炸弹'],
  ])('%s：整个不读，说明原因', (_, bytes, said) => {
    const [problem, ...rest] = problemsOf(bytes);
    expect(problem).toContain(said);
    expect(rest).toEqual([]);
  });

  test('一个文件损坏、一个是压缩包里的压缩包：只有它们读不出', async () => {
    const bytes = zipSync({
      'a.txt': [LETTER, { level: 0 }],
      'b.txt': [strToU8('好的文件'), { level: 0 }],
      'c.zip': zipSync({ LETTER }),
    });
    bytes.set([bytes[40] === 0 ? 1 : 0], 40);
    const opened = await openFile({ name: '表.zip', bytes });
    expect(opened.map((one) => (one.ok ? one.reading.source.name : one.problem))).toEqual([
      '文件已损坏或没有传完整，打不开。请重新下载或重新另存一份再导入。',
      '表.zip/b.txt',
      '压缩文件里还有压缩文件，没有读取。请解压后再导入其中的文件。',
    ]);
  });
});
