import { basename } from 'node:path';
import { readUserFile } from '#src/cli/read-user-file.ts';
import { AppError } from '#src/errors.ts';
import type { FilledTable } from '#src/import/filled-table.ts';
import { openFile } from '#src/import/open-file.ts';
import { proposeRulebook } from '#src/import/propose-rulebook.ts';
import { joinReadings } from '#src/import/read-files.ts';
import type { ReadProblem, TargetTable } from '#src/import/target-table.ts';

/** A table of a file; `filled` where it is a filled 自评表. */
type FileTable = TargetTable & { filled?: FilledTable };

/** What `read` prints: with the 评分办法 that the forms belong to. */
interface FileTables {
  rulebook: string;
  projects: FileTable[];
  problems: ReadProblem[];
}

/** Reads the target tables of one file of any kind that is read; refuses a folder, and any other file with a sentence that names what it is. */
export async function readFileTables(file: string): Promise<FileTables> {
  const opened = await openFile({ name: basename(file), bytes: readUserFile(file) });
  const refused = opened.filter((one) => !one.ok);
  if (refused.length > 0) throw new AppError('invalid', `${file}：${refused.map(({ problem }) => problem).join(' ')}`);
  const reading = joinReadings(opened.filter((one) => one.ok).map((one) => one.reading));
  const problems = reading.problems.map(({ file: _, ...one }) => one);
  const projects = reading.projects.map((table, at) => {
    const filled = reading.tables[at]?.filled;
    return filled ? { ...table, filled } : table;
  });
  return { rulebook: proposeRulebook(reading).id, projects, problems };
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
