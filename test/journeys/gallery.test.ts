import { describe, expect, test } from 'vitest';
import { seriousViolations, sidewaysFaults } from '#test/journeys/axe.ts';
import { inPage } from '#test/journeys/reading.ts';
import { useJourneySite } from '#test/journeys/site.ts';
import { GALLERY } from '#views/gallery.tsx';

describe('画廊的每个状态：无障碍没有严重问题，不横向滚动', () => {
  const site = useJourneySite({ development: true });

  test.each(GALLERY.map(({ name }, index) => [name, index] as const))('%s', async (_, index) => {
    const page = await site.open(`/gallery/${index}`);
    expect(await inPage(page, `document.querySelectorAll('h1').length`)).toBe(1);
    expect(await seriousViolations(page)).toEqual([]);
    expect(await sidewaysFaults(page)).toEqual([]);
  });
});
