import { basename } from 'node:path';
import { readUserFile } from '#src/cli/read-user-file.ts';
import { AppError } from '#src/errors.ts';
import { openFile } from '#src/import/open-file.ts';
import { joinReadings } from '#src/import/read-files.ts';
import type { ReadResult } from '#src/import/target-table.ts';

/** Reads the target tables of one file of any kind that is read; refuses a folder, and any other file with a sentence that names what it is. */
export async function readFileTables(file: string): Promise<ReadResult> {
  const opened = await openFile({ name: basename(file), bytes: readUserFile(file) });
  const refused = opened.filter((one) => !one.ok);
  if (refused.length > 0) throw new AppError('invalid', `${file}：${refused.map(({ problem }) => problem).join(' ')}`);
  const { projects, problems } = joinReadings(opened.filter((one) => one.ok).map(({ reading }) => reading));
  return { projects, problems: problems.map(({ file: _, ...one }) => one) };
}

/** `read FILE`: prints the target tables of a file and what could not be placed; 1 when there is any problem. */
export async function readCommand([file, ...rest]: string[]): Promise<number> {
  if (!file || rest.length > 0) throw new AppError('invalid', '用法：read 文件');
  const result = await readFileTables(file);
  console.log(JSON.stringify(result, null, 2));
  const indicators = result.projects.reduce((sum, project) => sum + project.indicators.length, 0);
  console.error(`读到 ${result.projects.length} 个项目、${indicators} 项指标，${result.problems.length} 处没有读懂。`);
  return result.problems.length === 0 ? 0 : 1;
}
