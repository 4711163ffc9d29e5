import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSoundCompound } from '#src/import/sheets/compound-file.ts';
import { readWorkbook } from '#src/import/sheets/read-workbook.ts';

const GOOD = new Uint8Array(readFileSync(new URL('seven-projects.xls', import.meta.url)));

/** The file with one number of its tables changed: `place` in bytes. */
function changed(place: number, number: number): Uint8Array {
  const bytes = GOOD.slice();
  new DataView(bytes.buffer).setUint32(place, number, true);
  return bytes;
}

const header = new DataView(GOOD.buffer);
/** Where the table begins that says which sector follows which. */
const TABLE = 512 * (header.getUint32(0x4c, true) + 1);

describe('旧版 Office 文件的扇区链', () => {
  test('完好的文件走得通', () => expect(isSoundCompound(GOOD)).toBe(true));

  test.each([
    ['一个扇区指到自己', changed(TABLE, 0)],
    [
      '两个扇区互相指',
      (() => {
        const bytes = changed(TABLE, 1);
        new DataView(bytes.buffer).setUint32(TABLE + 4, 0, true);
        return bytes;
      })(),
    ],
    ['指到文件外面', changed(TABLE, 0x4f000009)],
    ['表在文件外面', changed(0x4c, 0x4f000009)],
    ['一张表用了两次', changed(0x50, header.getUint32(0x4c, true))],
    ['扇区大小不对', changed(0x1e, 0x1f)],
    ['只有开头', GOOD.slice(0, 300)],
  ])('%s：当作损坏的文件拒绝', (_, bytes) => {
    expect(isSoundCompound(bytes)).toBe(false);
    expect(readWorkbook(bytes)).toMatchObject({ ok: false, problem: expect.stringContaining('已损坏') });
  });
});
