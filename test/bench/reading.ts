import { readFileSync } from 'node:fs';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import { atMost, type Bench, interleave, median, ratioOf, timedAtOnce, timeLine } from '#test/bench/measure.ts';

const ROUNDS = 15;
const READS = 3;
/** About a thousand in all rounds. */
const SPLITS = 67;

const SIGNS = /[≥≤=><]\s*[\d.]+\s*\([^)]*\)/gu;

/** The least that any reader of this text does: its lines, their cells and what looks like a target. */
function splitAndScan(text: string): number {
  let found = 0;
  for (const line of text.split(/\r?\n/u)) {
    found += line.trim().split(/\s{2,}/u).length;
    found += line.match(SIGNS)?.length ?? 0;
  }
  return found;
}

/** P8: reading the seven published tables of the sample, against splitting the same text into lines and cells. */
export const reading: Bench = {
  name: 'reading',
  title: '读入目标表（db/sample/targets-2024.txt，7 张表）',
  async run() {
    const text = readFileSync(new URL('../../db/sample/targets-2024.txt', import.meta.url), 'utf8');
    const first = await timedAtOnce(() => readTargetTables(text), 1)();
    const { projects, problems } = readTargetTables(text);
    if (projects.length !== 7 || problems.length > 0) throw new Error('示例目标表没有完整读出');
    const { read, split } = await interleave(
      { read: timedAtOnce(() => readTargetTables(text), READS), split: timedAtOnce(() => splitAndScan(text), SPLITS) },
      { rounds: ROUNDS, warmUp: 5 },
    );
    return [
      { what: '读 7 张表，第一次', unit: 'ms', figure: first, goal: atMost('P8', first, 50, 'ms') },
      timeLine('读 7 张表，预热后', read, { goal: atMost('P8', median(read), 50, 'ms') }),
      timeLine('对照：分行、分格、找符号', split),
      { what: '为对照的', unit: '倍', figure: ratioOf(read, split) },
    ];
  },
};
