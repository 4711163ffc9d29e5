import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { follow, inPage, shows, textAt } from '#test/journeys/reading.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { SEVEN_TABLES } from '#test/journeys/tables.ts';
import { upload } from '#test/journeys/upload.ts';

describe('示例数据', () => {
  const site = useJourneySite();

  test('没有清除就导入了本单位的表：列表和汇总只含本单位的项目，示例仍可清除', async () => {
    const page = await site.open('/imports/new');
    const path = join(site.folder(), '2024年度目标表.txt');
    writeFileSync(path, SEVEN_TABLES);
    await upload(page, path);
    await follow(page, '确认导入 7 个项目');
    expect(await inPage(page, `document.querySelectorAll('#projects tbody tr').length`)).toBe(7);
    await shows(page, '.cards', '0 / 7 个项目');
    await page.goto(`${site.address()}/reports`);
    expect(await inPage(page, `document.querySelectorAll('#chosen tbody tr').length`)).toBe(7);
    await follow(page, '清除示例数据');
    expect(await textAt(page, '.sample-banner')).toBe('');
    expect(await inPage(page, `document.querySelectorAll('#projects tbody tr').length`)).toBe(7);
    await shows(page, '.unit-name', '人才开发评价中心');
  });
});
