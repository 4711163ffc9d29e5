import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userPath } from '#src/cli/user-path.ts';
import type { FilledTable } from '#src/import/filled-table.ts';
import { openFile } from '#src/import/open-file.ts';
import { joinReadings } from '#src/import/read-files.ts';
import type { TargetTable } from '#src/import/target-table.ts';
import { OTHER_PLACES } from '#test/published/other-places.ts';
import { type PublishedFile, type PublishedTable, shortGoal } from '#test/published/published-table.ts';
import { SHANGHAI } from '#test/published/shanghai.ts';

/*
 * A program: `npm run published -- FOLDER`. Reads published target tables from a folder that holds them and compares every cell
 * with what a person read off them. 1 when fewer than 98 of 100 cells are right, or a line that lacks something is not named.
 */

const ENOUGH = 98;

interface Compared {
  cells: number;
  wrong: string[];
}

function headOf(table: TargetTable): Record<string, string> {
  const { name, year, nature, projectClass, department, unit, startDate, endDate, money } = table;
  const amounts = Object.entries(money).map(([field, text]) => [`money.${field}`, text ?? '']);
  const texts = { name, nature, projectClass, department, unit, startDate, endDate };
  const goals = { goal: shortGoal(table.goal), annualGoal: shortGoal(table.annualGoal) };
  return { ...texts, year: year === 0 ? '' : String(year), ...goals, ...Object.fromEntries(amounts) };
}

function compareTable(
  expected: PublishedTable,
  table: TargetTable | undefined,
  filled: FilledTable | undefined,
): Compared {
  const compared: Compared = { cells: 0, wrong: [] };
  const compare = (place: string, right: string, read: string) => {
    compared.cells += 1;
    if (right !== read) compared.wrong.push(`${place}：应为“${right}”，读成“${read}”`);
  };
  const head = table ? headOf(table) : {};
  for (const field of new Set([...Object.keys(expected.head), ...Object.keys(head)]))
    compare(field, expected.head[field] ?? '', head[field] ?? '');
  const rows = table?.indicators ?? [];
  for (const [at, row] of expected.rows.entries()) {
    const read = rows[at];
    const texts = read ? [read.category, read.subcategory, read.name, read.target, read.weight ?? ''] : [];
    for (const [cell, right] of row.split('|').entries()) compare(`第 ${at + 1} 行`, right, texts[cell] ?? '');
  }
  const actuals = filled?.rows.map(({ actual }) => actual) ?? [];
  for (let at = 0; at < Math.max(actuals.length, expected.actuals?.length ?? 0); at += 1)
    compare(`第 ${at + 1} 行完成值`, expected.actuals?.[at] ?? '', actuals[at] ?? '');
  for (const extra of rows.slice(expected.rows.length)) compare('多出一行', '', extra.name);
  return compared;
}

async function compareFile(folder: string, { file, tables, named }: PublishedFile): Promise<Compared> {
  const opened = await openFile({ name: file, bytes: readFileSync(join(folder, file)) });
  const {
    projects,
    tables: read,
    problems,
  } = joinReadings(opened.filter((one) => one.ok).map(({ reading }) => reading));
  const compared: Compared = { cells: 0, wrong: [] };
  for (let at = 0; at < Math.max(tables.length, projects.length); at += 1) {
    const { cells, wrong } = compareTable(tables[at] ?? { head: {}, rows: [] }, projects[at], read[at]?.filled);
    compared.cells += cells;
    compared.wrong.push(...wrong.map((one) => `${projects[at]?.name ?? ''} ${one}`));
  }
  const unnamed = named.filter((line) => !problems.some((one) => one.line === line));
  const surplus = problems.filter(({ line }) => !named.includes(line));
  compared.wrong.push(...unnamed.map((line) => `第 ${line} 行没有说明`));
  compared.wrong.push(...surplus.map(({ line, message }) => `第 ${line} 行多余的说明：${message}`));
  return compared;
}

async function main(): Promise<boolean> {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('用法：npm run published -- 文件夹');
  const total: Compared = { cells: 0, wrong: [] };
  for (const published of [...SHANGHAI, ...OTHER_PLACES]) {
    const { cells, wrong } = await compareFile(userPath(folder), published);
    total.cells += cells;
    total.wrong.push(...wrong);
    console.log(`${published.file}：${cells} 格，${wrong.length} 处不符${wrong.map((one) => `\n  ${one}`).join('')}`);
  }
  const right = ((total.cells - total.wrong.length) * 100) / total.cells;
  console.log(`共 ${total.cells} 格，${total.wrong.length} 处不符，${right.toFixed(2)} % 正确`);
  return right >= ENOUGH && !total.wrong.some((one) => one.endsWith('没有说明'));
}

process.exitCode = (await main()) ? 0 : 1;
