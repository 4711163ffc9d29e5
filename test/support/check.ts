import { checkLint, checkTypes } from '#test/support/project-checks.ts';

const CHECKS = { 类型检查: checkTypes, 代码规范: checkLint };

for (const [name, check] of Object.entries(CHECKS)) {
  const { ok, output } = check();
  process.stdout.write(`${ok ? '✓' : '✗'} ${name}\n${ok ? '' : `${output}\n`}`);
  if (!ok) process.exitCode = 1;
}
