import { availableParallelism, cpus, loadavg, release, type } from 'node:os';
import { findBrowser } from '#src/launch/browser.mjs';
import { findFullBrowser, versionOf } from '#test/bench/browsers.ts';

/** What the figures were measured on. */
export interface Machine {
  cores: number;
  processor: string;
  system: string;
  node: string;
  /** The browser that forms are printed with; null when there is none. */
  printsWith: string | null;
  fullBrowser: string | null;
  /** Programs that wanted a core in the last minute: above `cores` the absolute figures mean little. */
  load: number;
}

/** Looks at this machine, its Node and its browsers. */
export async function describeMachine(): Promise<Machine> {
  const found = await findBrowser();
  const shell = 'path' in found ? found.path : null;
  const full = findFullBrowser();
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? '',
    system: `${type()} ${release()}`,
    node: process.version,
    printsWith: shell && `${versionOf(shell)}（${shell}）`,
    fullBrowser: full && `${versionOf(full)}（${full}）`,
    load: loadavg()[0] ?? 0,
  };
}

/** The machine on one line. */
export function formatMachine(machine: Machine): string {
  const { cores, processor, system, node, printsWith, fullBrowser, load } = machine;
  const browsers = `打印用 ${printsWith ?? '没有'}；完整浏览器 ${fullBrowser ?? '没有安装'}`;
  return `机器：${cores} 核 ${processor}，${system}，Node ${node}；${browsers}；开始时负载 ${load.toFixed(1)}`;
}
