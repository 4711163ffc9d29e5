import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { listZip } from '#src/import/list-zip.ts';
import { unpackZip } from '#src/import/unpack-zip.ts';

const LIMITS = { entries: 10, entryBytes: 4_000_000, totalBytes: 6_000_000, ratio: 100 };
const text = '项目名称 河道清淤 '.repeat(40);
const good = zipSync({ 'a.txt': strToU8(text), '表/b.txt': [strToU8('乙'), { level: 0 }], 表: {} });

/** A copy with a number put at every place where its central record or end record has the given field. */
function patched(bytes: Uint8Array, signature: number, field: number, value: number, wide: boolean): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let done = 0;
  for (let at = 0; at + 22 <= copy.length; at++) {
    if (view.getUint32(at, true) !== signature) continue;
    if (wide) view.setUint32(at + field, value, true);
    else view.setUint16(at + field, value, true);
    done++;
  }
  expect(done).toBeGreaterThan(0);
  return copy;
}

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const problemOf = (bytes: Uint8Array, limits = LIMITS) => {
  const unpacked = unpackZip(bytes, limits);
  return unpacked.ok ? '' : unpacked.problem;
};
/** An archive whose only entry has the given name of the same length as the placeholder. */
function named(name: string | number[]): Uint8Array {
  const wish = typeof name === 'string' ? [...strToU8(name)] : name;
  const placeholder = 'x'.repeat(wish.length);
  const bytes = zipSync({ [placeholder]: strToU8('甲') });
  for (let at = 0; at + wish.length <= bytes.length; at++) {
    if (wish.every((_, i) => bytes[at + i] === 0x78)) bytes.set(wish, at);
  }
  return bytes;
}

describe('解压', () => {
  test('全部文件，不含文件夹', () => {
    const unpacked = unpackZip(good, LIMITS);
    if (!unpacked.ok) throw new Error(unpacked.problem);
    expect([...unpacked.entries.keys()]).toEqual(['a.txt', '表/b.txt']);
    expect(new TextDecoder().decode(unpacked.entries.get('a.txt'))).toBe(text);
    expect(new TextDecoder().decode(unpacked.entries.get('表/b.txt'))).toBe('乙');
  });

  test('只解要的文件：别的文件再大也不碍事', () => {
    const bytes = zipSync({ 'a.txt': strToU8('甲'), 'picture.png': [new Uint8Array(5_000_000), { level: 0 }] });
    const unpacked = unpackZip(bytes, LIMITS, (name) => name === 'a.txt');
    expect(unpacked).toEqual({ ok: true, entries: new Map([['a.txt', strToU8('甲')]]) });
    expect(problemOf(bytes)).toContain('“picture.png”解开后有 5 MB，超过上限 4 MB');
  });

  test('只列不解', () => {
    expect(listZip(good, LIMITS)).toMatchObject({
      ok: true,
      entries: [
        { name: 'a.txt', bytes: strToU8(text).length, method: 8 },
        { name: '表/b.txt', bytes: 3, packedBytes: 3, method: 0 },
      ],
    });
  });

  test('大文件分段解开', () => {
    const content = new Uint8Array(3_000_000).map((_, at) => (at * 2_654_435_761) >>> 24);
    const unpacked = unpackZip(zipSync({ a: content }), LIMITS);
    expect(unpacked.ok && unpacked.entries.get('a')?.every((byte, at) => byte === content[at])).toBe(true);
  });

  test('中文 Windows 写的 GBK 文件名和反斜线', () => {
    const gbk = [0xb1, 0xed, 0x5c, 0xbc, 0xd7]; // 表\甲
    expect(listZip(named(gbk), LIMITS)).toMatchObject({ ok: true, entries: [{ name: '表/甲' }] });
  });

  test('空的压缩文件', () => {
    expect(unpackZip(zipSync({}), LIMITS)).toEqual({ ok: true, entries: new Map() });
  });

  test('64 位的大小和目录', () => {
    const sizes = new Uint8Array(16);
    new DataView(sizes.buffer).setBigUint64(0, 6n, true);
    new DataView(sizes.buffer).setBigUint64(8, 6n, true);
    const plain = zipSync({ a: [strToU8('甲乙'), { level: 0, extra: { 1: sizes } }] });
    const large = patched(patched(plain, CENTRAL, 24, 0xffffffff, true), CENTRAL, 20, 0xffffffff, true);
    const end = large.length - 22;
    const records = new DataView(new ArrayBuffer(76));
    records.setUint32(0, 0x06064b50, true);
    records.setBigUint64(32, 1n, true);
    records.setBigUint64(48, BigInt(new DataView(large.buffer).getUint32(end + 16, true)), true);
    records.setUint32(56, 0x07064b50, true);
    records.setBigUint64(64, BigInt(end), true);
    const bytes = new Uint8Array([
      ...large.subarray(0, end),
      ...new Uint8Array(records.buffer),
      ...large.subarray(end),
    ]);
    const marked = patched(patched(bytes, END, 10, 0xffff, false), END, 16, 0xffffffff, true);
    expect(unpackZip(marked, LIMITS)).toEqual({ ok: true, entries: new Map([['a', strToU8('甲乙')]]) });
    records.setBigUint64(64, 1n << 60n, true);
    marked.set(new Uint8Array(records.buffer), end);
    expect(problemOf(marked)).toContain('已损坏');
  });

  test('后面带注释', () => {
    const bytes = new Uint8Array([...patched(good, END, 20, 3, false), 1, 2, 3]);
    expect(listZip(bytes, LIMITS)).toMatchObject({ ok: true });
  });
});

describe('拒绝并说明', () => {
  test.each([
    ['空文件', new Uint8Array(0), '不是 ZIP 格式'],
    ['文本', strToU8('项目支出绩效目标申报表'), '不是 ZIP 格式'],
    ['只剩开头', good.subarray(0, 200), '没有传完整'],
    ['开头丢了', good.subarray(20), '不是 ZIP 格式'],
    ['加密', patched(good, CENTRAL, 8, 1, false), '设有密码'],
    ['AES 加密', patched(good, CENTRAL, 10, 99, false), '设有密码'],
    ['分卷', patched(good, END, 4, 1, false), '分卷'],
    ['少见的压缩方式', patched(good, CENTRAL, 10, 14, false), '少见的压缩方式'],
    ['目录位置不对', patched(good, END, 16, 7, true), '已损坏'],
    ['目录位置在文件外', patched(good, END, 16, 0xfffffff0, true), '已损坏'],
    ['文件位置不对', patched(good, CENTRAL, 42, 9, true), '已损坏'],
    ['压缩后的大小在文件外', patched(good, CENTRAL, 20, 1_000_000, true), '已损坏'],
    ['校验和不对', patched(good, CENTRAL, 16, 1, true), '已损坏'],
    ['声明得比实际小', patched(good, CENTRAL, 24, 10, true), '已损坏'],
    ['声明得比实际大', patched(good, CENTRAL, 24, 10_000, true), '已损坏'],
    ['64 位的大小没有写', patched(good, CENTRAL, 24, 0xffffffff, true), '已损坏'],
    [
      '个数太多',
      zipSync(Object.fromEntries([...Array(11).keys()].map((i) => [`${i}`, strToU8('甲')]))),
      '超过上限 10 个',
    ],
    ['压缩炸弹', zipSync({ 'bomb.xml': new Uint8Array(3_900_000) }), '压缩炸弹'],
    ['上级文件夹', named('../../etc/a'), '指向文件夹外面'],
    ['中间的上级文件夹', named('a/../../b'), '指向文件夹外面'],
    ['Windows 的上级文件夹', named('..\\..\\a'), '指向文件夹外面'],
    ['绝对路径', named('/etc/passwd'), '指向文件夹外面'],
    ['盘符', named('C:\\a.txt'), '指向文件夹外面'],
    ['名字里有控制字符', named([0x61, 0, 0x62]), '已损坏'],
  ])('%s', (_, bytes, sentence) => {
    expect(problemOf(bytes)).toContain(sentence);
  });

  test('合计太大', () => {
    const noise = new Uint8Array(3_500_000).map((_, at) => (at * 2_654_435_761) >>> 13);
    expect(problemOf(zipSync({ a: noise, b: noise }, { level: 0 }))).toContain('解开后有 7 MB，超过上限 6 MB');
  });

  test('两个同名的文件', () => {
    const bytes = zipSync({ aaa1: strToU8('甲'), aaa2: strToU8('乙') });
    for (let at = 0; at + 4 <= bytes.length; at++) {
      if (new TextDecoder('latin1').decode(bytes.subarray(at, at + 4)) === 'aaa2') bytes[at + 3] = 0x31;
    }
    expect(problemOf(bytes)).toContain('两个同名的文件“aaa1”');
  });

  test('声明很小、实际有 300 MB 的炸弹：拒绝，不占内存', () => {
    const packed = deflateRawSync(new Uint8Array(300_000_000));
    const stored = zipSync({ 'bomb.xml': packed }, { level: 0 });
    const lying = patched(patched(stored, CENTRAL, 10, 8, false), CENTRAL, 24, 1000, true);
    const before = process.memoryUsage().arrayBuffers;
    expect(problemOf(lying)).toContain('已损坏');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
  });
});
