import { scoreSheet } from '#src/rules/sheet.ts';
import { type Bench, interleave, ratioOf, timedAtOnce, timeLine } from '#test/bench/measure.ts';
import { sampleSheet } from '#test/bench/sample.ts';

const ROWS = 40;

/** Scoring a filled-in form of 40 rows, against reading the same form from JSON. */
export const scoring: Bench = {
  name: 'scoring',
  title: `计分（${ROWS} 行，示例各项目的指标）`,
  async run() {
    const sheet = await sampleSheet(ROWS);
    const json = JSON.stringify(sheet);
    const { scored, parsed } = await interleave(
      { scored: timedAtOnce(() => scoreSheet(sheet), 50), parsed: timedAtOnce(() => JSON.parse(json), 50) },
      { rounds: 25, warmUp: 15 },
    );
    return [
      timeLine(`scoreSheet，${ROWS} 行`, scored, { unit: 'µs' }),
      timeLine('对照：JSON.parse 同一张表', parsed, { unit: 'µs' }),
      { what: '为对照的', unit: '倍', figure: ratioOf(scored, parsed) },
    ];
  },
};
