import type { TestSite } from '#test/support/site.ts';

const MOST_ASKED = 400;

/** Asks how far a reading is, as its page does, until it is read; the address of the preview, or of the reading that ended without one. */
export async function followReading(ask: TestSite['ask'], place: string): Promise<string> {
  for (let asked = 0; asked < MOST_ASKED; asked++) {
    const progress = await ask(`${place}/progress`, { headers: { 'hx-request': 'true' } });
    if (progress.headers.get('hx-refresh')) return (await ask(place)).headers.get('location') ?? '';
    if (!(await progress.text()).includes('hx-trigger')) return place;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${place} was not read to its end`);
}
