import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSample } from '#src/actions/load-sample.ts';
import { readPackageFile } from '#src/actions/park-year-package.ts';
import { seal, writePackage } from '#src/year-package/package.ts';
import { MOST_BYTES, readPackage } from '#src/year-package/read-package.ts';
import { AT } from '#test/actions/park-imports.ts';
import { DATABASES, useDatabase } from '#test/support/databases.ts';
import { download, understood } from '#test/year-package/full-year.ts';

type Row = Record<string, unknown>;
interface Parsed {
  [part: string]: unknown;
  content: Record<string, Row[]>;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('年度数据包读不出的', () => {
  const used = useDatabase(DATABASES[0].create);
  let text = '';
  beforeAll(async () => {
    await loadSample(used.db, AT);
    text = await download(used.db);
  });

  /** The package with one thing changed and a checksum that fits again. */
  function changed(change: (parsed: Parsed) => void): string {
    const { sha256: _, ...parsed } = JSON.parse(text) as Parsed;
    change(parsed as Parsed);
    return seal(JSON.stringify(parsed).slice(0, -1));
  }
  const row = (parsed: Parsed, table: string, index = 0) => parsed.content[table]?.[index] ?? {};
  const problemOf = (packed: string) => {
    const read = readPackage(packed);
    return read.ok ? '' : read.problem;
  };

  test('没有改过的：读得出，再写一次一字不差，列的次序打乱了也一样', () => {
    expect(writePackage(understood(text))).toBe(text);
    const turned = changed(({ content }) => {
      content.units = (content.units ?? []).map((unit) => Object.fromEntries(Object.entries(unit).reverse()));
    });
    expect(writePackage(understood(turned))).toBe(text);
  });

  test.each<[string, (whole: string) => Uint8Array, string]>([
    ['空文件', () => new Uint8Array(), '是空的'],
    ['太大的', () => new Uint8Array(MOST_BYTES + 1), '超过 100 MB'],
    ['PDF', () => bytesOf('%PDF-1.7'), '这是 PDF 文件，不是年度数据包'],
    ['压缩过的', (whole) => new Uint8Array(gzipSync(whole)), '这是 gzip 压缩文件'],
    ['整库备份', () => bytesOf('SQLite format 3\0……'), '请到“数据与备份”'],
    ['另存为 UTF-16', utf16, '残缺的文字'],
    ['不是 UTF-8', () => new Uint8Array([0x7b, 0xb2, 0xe2, 0xca]), '残缺的文字'],
    ['别的文字', () => bytesOf('项目名称,实际完成值'), '不是年度数据包'],
    ['别的 JSON', () => bytesOf('{"projects":[]}'), '不是年度数据包'],
    ['只有一个数', () => bytesOf('7'), '不是年度数据包'],
    ['传了一半', (whole) => bytesOf(whole.slice(0, 9000)), '不完整或已损坏'],
    ['少了校验码', (whole) => bytesOf(`${whole.slice(0, whole.lastIndexOf(',\n"sha'))}}`), '不完整或已损坏'],
    ['改了一个数', (whole) => bytesOf(whole.replace('479381.00', '479381.01')), '与校验码不符'],
    ['换行变了', (whole) => bytesOf(whole.replaceAll('\n', '\r\n')), '不完整或已损坏'],
    ['套了一万层', () => bytesOf(`{"format":"jiheng-year-package","x":${'['.repeat(10_000)}`), '不完整或已损坏'],
  ])('%s：一句话', (_, make, sentence) => {
    expect(readPackageFile(make(text))).toEqual({ ok: false, problem: expect.stringContaining(sentence) });
  });

  test.each<[string, (parsed: Parsed) => void, string]>([
    ['更新的格式', (one) => Object.assign(one, { formatVersion: 2, program: '9.9' }), '由更新版本的程序（9.9）做出'],
    ['没有年度', (one) => delete one.year, '开头的 year缺少'],
    ['少一张表', ({ content }) => delete content.records, '“冻结的表”缺少'],
    ['多一张表', ({ content }) => Object.assign(content, { jobs: [] }), '不认识的栏“jobs”'],
    ['多一栏', (one) => Object.assign(row(one, 'units'), { phone: '1' }), '“单位”第 1 条有不认识的栏“phone”'],
    ['少一栏', (one) => delete row(one, 'entries', 2).field, '“填报”第 3 条的 field缺少'],
    ['金额写成数', (one) => Object.assign(row(one, 'projects'), { yearTotal: 479381 }), 'yearTotal不合要求：479381'],
    ['金额是负的', (one) => Object.assign(row(one, 'projects'), { yearTotal: '-1.00' }), 'yearTotal不合要求'],
    ['金额太大', (one) => Object.assign(row(one, 'projects'), { other: '99999999999999.99' }), 'other不合要求'],
    ['文字里有 NUL', (one) => Object.assign(row(one, 'entries'), { text: 'a\0b' }), '“填报”第 1 条的 text不合要求'],
    ['文字太长', (one) => Object.assign(row(one, 'entries'), { text: '长'.repeat(5001) }), 'text不合要求'],
    ['标识不是标识', (one) => Object.assign(row(one, 'projects'), { id: '../x' }), '“项目”第 1 条的 id不合要求'],
    ['时间读不出', (one) => Object.assign(row(one, 'units'), { createdAt: '昨天' }), 'createdAt不合要求'],
    ['别的年度', (one) => Object.assign(one, { year: 2025 }), '“项目”第 1 条：是 2024 年度的，数据包是 2025 年度的'],
    ['单位不在里面', ({ content }) => Object.assign(content, { units: [] }), '所属单位不在数据包里'],
    ['没有的评分办法', (one) => Object.assign(row(one, 'projects'), { rulebook: 'mars' }), '没有评分办法“mars”'],
    ['没有的栏', (one) => Object.assign(row(one, 'entries'), { field: 'mood' }), '表中没有“mood”这一栏'],
    ['重复的', ({ content }) => content.units?.push(...content.units), '“单位”第 2 条与前面的一条重复'],
    ['冻结的表被改', (one) => Object.assign(row(one, 'records'), { content: '{}' }), '与它的校验码不符'],
    ['冻结的表不见了', ({ content }) => Object.assign(content, { records: [] }), '提交时冻结的表不在数据包里'],
  ])('校验码对，内容不对，%s：说出第一处', (_, change, sentence) => {
    expect(problemOf(changed(change))).toContain(sentence);
  });

  test('指标属于别的项目', () => {
    const other = changed((one) => {
      const [first, ...rest] = one.content.projects ?? [];
      const entry = (one.content.entries ?? []).find(
        ({ indicatorId, projectId }) => indicatorId && projectId === first?.id,
      );
      Object.assign(entry ?? {}, { projectId: rest[0]?.id });
    });
    expect(problemOf(other)).toContain('所属指标不在数据包里');
  });
});
