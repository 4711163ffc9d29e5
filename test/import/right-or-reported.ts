import type { ReadResult, TargetTable } from '#src/import/target-table.ts';

const compact = (text: string) => text.replaceAll(/[\s"]/g, '');

/**
 * What a reader must never do: cells that differ from the truth without a problem that quotes them, and rows that the
 * tables do not have. Empty when every cell is right or reported.
 */
export function silentMistakes(read: ReadResult, truth: readonly TargetTable[]): string[] {
  const reported = compact(read.problems.map(({ text }) => text).join(''));
  const mistakes: string[] = [];
  if (read.projects.length !== truth.length)
    mistakes.push(`读出 ${read.projects.length} 个项目，应为 ${truth.length} 个`);
  truth.forEach((expected, at) => {
    const project = read.projects[at];
    if (!project) return;
    const { indicators: rows, money, ...cells } = expected;
    for (const [field, cell] of Object.entries(cells)) {
      const found = project[field as keyof typeof cells];
      if (found !== cell && !reported.includes(compact(String(cell ?? found)))) mistakes.push(`${field}：${found}`);
    }
    for (const [field, amount] of Object.entries(money)) {
      const found = project.money[field as keyof typeof money];
      if (found !== amount && (found !== null || read.problems.length === 0)) mistakes.push(`${field}：${found}`);
    }
    const keys = rows.map((row) => Object.values(row).join('/'));
    const found = project.indicators.map((row) => Object.values(row).join('/'));
    mistakes.push(...found.filter((key) => !keys.includes(key)).map((key) => `多出 ${key}`));
    for (const [index, row] of rows.entries()) {
      if (!found.includes(keys[index] ?? '') && !reported.includes(compact(row.name + row.target))) {
        mistakes.push(`丢失 ${keys[index]}`);
      }
    }
  });
  return mistakes;
}
