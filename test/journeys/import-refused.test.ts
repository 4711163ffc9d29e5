import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inPage, shows, textAt } from '#test/journeys/reading.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { upload } from '#test/journeys/upload.ts';

const MEGABYTE = 1024 * 1024;

/** A file of zeros in which the storage takes no room. */
function blank(path: string, bytes: number): void {
  writeFileSync(path, '');
  truncateSync(path, bytes);
}

describe('不能导入的文件', () => {
  const site = useJourneySite();

  const FILES: [what: string, name: string, make: (path: string) => void, sentence: string, complaint: RegExp][] = [
    ['50 MB 的文件', '全部.txt', (path) => blank(path, 50 * MEGABYTE), '文件超过 20 MB', /413/],
    ['6 MB 的文件', '较大.txt', (path) => blank(path, 6 * MEGABYTE), '超过上限 5 MB', /422/],
    ['改名为 .txt 的 PDF', '申报表.txt', (path) => writeFileSync(path, '%PDF-1.7\n%âãÏÓ'), 'PDF 读不出来', /422/],
    ['空文件', '空.txt', (path) => writeFileSync(path, ''), '文件是空的', /422/],
  ];

  test.each(FILES)('%s：一句话说明是什么、怎么办', async (_, name, make, sentence, complaint) => {
    site.expectComplaint(complaint);
    const page = await site.open('/imports/new');
    const path = join(site.folder(), name);
    make(path);
    await upload(page, path);
    await shows(page, '#content', sentence);
  });

  test('不是目标表的文本：说明没有读出项目，不能确认', async () => {
    const page = await site.open('/imports/new');
    const path = join(site.folder(), '会议记录.txt');
    writeFileSync(path, '关于召开年度工作会议的通知\n时间：周三上午\n');
    await upload(page, path);
    await shows(page, '.subline', '读出 0 个项目');
    expect(await textAt(page, '.problems')).not.toBe('');
    expect(await inPage(page, `document.querySelector('.confirmation button').disabled`)).toBe(true);
  });
});
