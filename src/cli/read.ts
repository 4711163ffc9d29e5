import { readUserFile } from '#src/cli/read-user-file.ts';
import { AppError } from '#src/errors.ts';
import { decodeText } from '#src/import/decode-text.ts';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import type { ReadResult } from '#src/import/target-table.ts';

/** Reads the target tables of one file; refuses a folder and a file that is no text with a sentence that names what it is. */
export function readFileTables(file: string): ReadResult {
  const decoded = decodeText(readUserFile(file));
  if (!decoded.ok) throw new AppError('invalid', `${file}：${decoded.problem}`);
  return readTargetTables(decoded.text);
}

/** `read FILE`: prints the target tables of a file and what could not be placed; 1 when there is any problem. */
export function readCommand([file, ...rest]: string[]): number {
  if (!file || rest.length > 0) throw new AppError('invalid', '用法：read 文件');
  const result = readFileTables(file);
  console.log(JSON.stringify(result, null, 2));
  const indicators = result.projects.reduce((sum, project) => sum + project.indicators.length, 0);
  console.error(`读到 ${result.projects.length} 个项目、${indicators} 项指标，${result.problems.length} 处没有读懂。`);
  return result.problems.length === 0 ? 0 : 1;
}
