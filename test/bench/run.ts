import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { userPath } from '#src/cli/user-path.ts';
import { describeMachine, formatMachine } from '#test/bench/machine.ts';
import { manyForms } from '#test/bench/many-forms.ts';
import { manyProjects } from '#test/bench/many-projects.ts';
import type { Bench, Line } from '#test/bench/measure.ts';
import { oneForm } from '#test/bench/one-form.ts';
import { reading } from '#test/bench/reading.ts';
import { readingFiles } from '#test/bench/reading-files.ts';
import { saving } from '#test/bench/saving.ts';
import { scoring } from '#test/bench/scoring.ts';
import { starting } from '#test/bench/starting.ts';
import { formatTable } from '#test/bench/table.ts';
import { typing } from '#test/bench/typing.ts';

/*
 * A program: `npm run bench [-- [NAME…] [--json FILE]]`. Measures and compares within one run; a figure alone says little on
 * a machine that has other things to do.
 */

/** Reading comes first, because its first call is measured too; the memory of printing next, before others leave theirs. */
const BENCHES: readonly Bench[] = [
  reading,
  manyForms,
  oneForm,
  scoring,
  saving,
  typing,
  manyProjects,
  starting,
  readingFiles,
];

interface Measured {
  name: string;
  title: string;
  lines: Line[];
  /** Why it broke off; then there are no lines. */
  problem?: string;
}

function chosenBenches(names: readonly string[]): readonly Bench[] {
  const unknown = names.find((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown === undefined) return names.length === 0 ? BENCHES : BENCHES.filter(({ name }) => names.includes(name));
  throw new Error(`没有“${unknown}”这一项，可用的有：${BENCHES.map(({ name }) => name).join(' ')}`);
}

async function measure({ name, title, run }: Bench): Promise<Measured> {
  try {
    return { name, title, lines: await run() };
  } catch (error) {
    return { name, title, lines: [], problem: error instanceof Error ? error.message : String(error) };
  }
}

async function main(): Promise<void> {
  const options = { json: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const benches = chosenBenches(positionals);
  const at = new Date().toISOString();
  const machine = await describeMachine();
  console.log(`绩衡 测量 ${at}\n${formatMachine(machine)}`);
  const measured: Measured[] = [];
  for (const bench of benches) {
    const result = await measure(bench);
    measured.push(result);
    console.log(`\n${result.title}  [${result.name}]\n${result.problem ?? formatTable(result.lines)}`);
  }
  if (measured.some(({ problem }) => problem !== undefined)) process.exitCode = 1;
  if (values.json)
    writeFileSync(userPath(values.json), `${JSON.stringify({ at, machine, benches: measured }, null, 2)}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
