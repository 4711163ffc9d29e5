import { describe, expect, test } from 'vitest';
import { inPage } from '#test/journeys/reading.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { GALLERY } from '#views/gallery.tsx';

describe('画廊', () => {
  const site = useJourneySite({ development: true });

  // What axe says of each state is in test/views; here each state stands under the content policy of the real server.
  test('每个状态在真的服务器上打开都没有报错，也不违反内容安全策略', { timeout: 120_000 }, async () => {
    const page = await site.open('/gallery');
    const links = await inPage<string[]>(page, `[...document.querySelectorAll('ol a')].map((link) => link.href)`);
    expect(links.length).toBe(GALLERY.length);
    for (const link of links) {
      await page.goto(link);
      expect([link, await inPage(page, `document.querySelectorAll('h1').length`)]).toEqual([link, 1]);
    }
  });

  test('内容安全策略拦得住写在页面里的脚本和样式，并且看得出', async () => {
    site.expectComplaint(/Content Security Policy/);
    const page = await site.open('/gallery');
    await page.evaluate(`document.querySelector('main').innerHTML = '<p style="color: red">红</p>'`);
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    }`);
    expect(await inPage(page, `'ran' in window`)).toBe(false);
    expect(await inPage(page, `getComputedStyle(document.querySelector('main p')).color`)).not.toBe('rgb(255, 0, 0)');
  });
});
