/** One measurement of one contestant: how long it took, in milliseconds, without its preparation and clearing up. */
export type Contestant = () => Promise<number>;

/** A limit of this project: reached or not in this run. */
export interface Goal {
  id: string;
  text: string;
  reached: boolean;
}

/** One figure of the result; `figure` null: it could not be measured here, and `note` says why. */
export interface Line {
  what: string;
  unit: 'ms' | 'µs' | 'MB' | '倍' | '次/秒';
  figure: number | null;
  /** Of how many measurements `figure` is the median, and between what they lie. */
  spread?: { count: number; min: number; max: number };
  goal?: Goal;
  note?: string;
}

/** A named group of measurements that are made together. */
export interface Bench {
  name: string;
  title: string;
  run: () => Promise<Line[]>;
}

/** Times work that needs no preparation; with `times` it is repeated and one of them is the measurement. */
export function timed(work: () => unknown, times = 1): Contestant {
  return async () => {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) await work();
    return (performance.now() - start) / times;
  };
}

/** Times work that answers at once, which waiting for each answer would slow down. */
export function timedAtOnce(work: () => void, times: number): Contestant {
  return async () => {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) work();
    return (performance.now() - start) / times;
  };
}

/**
 * Lets contestants take turns (A B A B …), so that whatever else the machine has to do slows all of them alike. The
 * measurements of the first `warmUp` rounds are thrown away. Milliseconds, in the order they were measured.
 */
export async function interleave<Name extends string>(
  contestants: Record<Name, Contestant>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Record<Name, number[]>> {
  const turns = Object.entries(contestants) as [Name, Contestant][];
  const measured = Object.fromEntries(turns.map(([name]) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const [name, contestant] of turns) {
      const milliseconds = await contestant();
      if (round >= warmUp) measured[name].push(milliseconds);
    }
  }
  return measured;
}

/** The value that a share (0 to 1) of the measurements does not exceed; refuses an empty list. */
export function quantile(measured: readonly number[], share: number): number {
  const sorted = [...measured].sort((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

/** The middle measurement, or the mean of the two middle ones; refuses an empty list. */
export function median(measured: readonly number[]): number {
  const sorted = [...measured].sort((one, other) => one - other);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return (low + high) / 2;
}

/** The median of measured milliseconds with its spread, shown in milliseconds or microseconds. */
export function timeLine(
  what: string,
  measured: readonly number[],
  { unit = 'ms', ...rest }: { unit?: 'ms' | 'µs' } & Pick<Line, 'goal' | 'note'> = {},
): Line {
  const scale = unit === 'µs' ? 1000 : 1;
  const spread = {
    count: measured.length,
    min: Math.min(...measured) * scale,
    max: Math.max(...measured) * scale,
  };
  return { what, unit, figure: median(measured) * scale, spread, ...rest };
}

/** How many times longer `long` takes than `short`, by their medians. */
export function ratioOf(long: readonly number[], short: readonly number[]): number {
  return median(long) / median(short);
}

/** A limit that a figure must not exceed. */
export function atMost(id: string, figure: number, limit: number, unit: string): Goal {
  return { id, text: `≤ ${limit} ${unit}`, reached: figure <= limit };
}

/** A limit that a figure must reach. */
export function atLeast(id: string, figure: number, limit: number, unit: string): Goal {
  return { id, text: `≥ ${limit} ${unit}`, reached: figure >= limit };
}
