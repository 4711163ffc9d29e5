import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = join(fileURLToPath(import.meta.url), '../../..');

/** What a check found: `ok` if nothing, else the tool's own words. */
export type Finding = { ok: boolean; output: string };

const fromRoot = createRequire(join(ROOT, 'package.json'));

/** Checks the types of the whole project with the TypeScript compiler. */
export function checkTypes(): Finding {
  const compiler = join(dirname(fromRoot.resolve('typescript/package.json')), 'bin/tsc');
  return runTool([compiler, '-p', ROOT, '--pretty', 'false']);
}

/** Checks lint rules and format of the whole project with Biome; its warnings count too. */
export function checkLint(): Finding {
  return runTool([fromRoot.resolve('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--colors=off', ROOT]);
}

function runTool(args: readonly string[]): Finding {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  return { ok: status === 0, output: [error?.message, stdout, stderr].filter(Boolean).join('\n').trim() };
}
