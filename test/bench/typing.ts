import type { Page } from 'puppeteer-core';
import {
  atMost,
  type Bench,
  type Contestant,
  interleave,
  type Line,
  quantile,
  ratioOf,
  timeLine,
} from '#test/bench/measure.ts';
import { type FilledForm, openSavingSite, textOfVersion } from '#test/bench/saving-site.ts';
import { startBrowser } from '#test/support/start-browser.ts';

const ROUNDS = 60;
/** The limit that a person typing does not notice. */
const UNNOTICED = 100;

/** Milliseconds from Enter in a cell, until the next cell is painted with the focus and until the answer stands painted. */
interface Typed {
  moved: number;
  answered: number;
}

/** Marks the moments of one Enter; both are read after the next painting. */
const WATCH = `window.typed = new Promise((resolve) => {
  const times = {};
  const painted = (name, start) => requestAnimationFrame(() => setTimeout(() => {
    times[name] = performance.now() - start;
    if (times.moved !== undefined && times.answered !== undefined) resolve(times);
  }));
  document.addEventListener('keydown', () => {
    const start = performance.now();
    painted('moved', start);
    document.addEventListener('htmx:afterSettle', () => painted('answered', start), { once: true });
  }, { once: true, capture: true });
});
// The promise is not this script's own value, which would be waited for.
undefined`;

/** A person typing a value and pressing Enter in a real browser, on a form of 15 rows and on one of 300. */
export const typing: Bench = {
  name: 'typing',
  title: '在浏览器里填一格（回车之后，到下一格可填、到得分和合计都显示出来）',
  async run() {
    const site = await openSavingSite();
    const browser = await startBrowser();
    try {
      const address = await site.listen();
      const open = async (form: FilledForm) => {
        const page = await browser.newPage();
        await page.setViewport({ width: 1366, height: 768 });
        await page.goto(`${address}/projects/${form.projectId}/year-end`);
        return { page, form, moved: [] as number[] };
      };
      const [usual, long] = [await open(site.usual), await open(site.long)];
      const answered = await interleave(
        { usual: nextCell(usual), long: nextCell(long) },
        { rounds: ROUNDS, warmUp: 5 },
      );
      return [
        ...lines('15 行的项目', answered.usual, usual.moved),
        ...lines('300 行的项目', answered.long, long.moved),
        { what: '300 行的回答为 15 行的', unit: '倍', figure: ratioOf(answered.long, answered.usual) },
      ];
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

function nextCell({ page, form, moved }: { page: Page; form: FilledForm; moved: number[] }): Contestant {
  let turn = 0;
  return async () => {
    // Also rows far down, which are not on the screen before.
    const row = (turn * 7) % form.indicatorIds.length;
    const typed = await typeInto(page, `cell-${form.indicatorIds[row]}-actual`, textOfVersion(turn));
    turn += 1;
    moved.push(typed.moved);
    return typed.answered;
  };
}

async function typeInto(page: Page, cell: string, text: string): Promise<Typed> {
  await page.bringToFront();
  await page.evaluate(`document.getElementById('${cell}').focus(); document.activeElement.select()`);
  await page.keyboard.type(text);
  await page.evaluate(WATCH);
  await page.keyboard.press('Enter');
  return (await page.evaluate('window.typed')) as Typed;
}

function lines(what: string, answered: readonly number[], moved: readonly number[]): Line[] {
  const late = quantile(answered, 0.95);
  return [
    timeLine(`${what}，下一格可填`, moved),
    timeLine(`${what}，回答显示出来`, answered),
    {
      what: `${what}，第 95 百分位`,
      unit: 'ms',
      figure: late,
      goal: atMost('—', late, UNNOTICED, 'ms'),
    },
  ];
}
