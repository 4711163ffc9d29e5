import { parseArgs } from 'node:util';
import { importTargets } from '#src/actions/import-targets.ts';
import { readFileTables } from '#src/cli/read.ts';
import { withDatabase } from '#src/cli/with-database.ts';
import { AppError } from '#src/errors.ts';
import { tableProblem } from '#src/import/table-problem.ts';

/** The 评分办法 that the forms of all files belong to; refuses files of several, because one is stored for all. */
function onlyRulebook(files: readonly { rulebook: string }[]): string {
  const [proposed, ...others] = new Set(files.map(({ rulebook }) => rulebook));
  if (proposed !== undefined && others.length === 0) return proposed;
  throw new AppError(
    'invalid',
    '这些文件的格式分属不同地方，评分办法不同。请分开导入，或用 --rulebook 指定一个评分办法。',
  );
}

/** What a filled form would change is looked at cell by cell before anything is stored. */
const FILLED = '这是填好的自评表，没有导入。请在网页的“导入”里打开，看过要填入的内容再确认。';

/**
 * `import FILE… [--rulebook ID] [--replace]`: stores the target tables of the files. 1 when something could not be placed, or
 * a stored project differs and `--replace` was not given; the differences are printed.
 */
export async function importCommand(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, rulebook: { type: 'string' } },
  });
  if (positionals.length === 0) throw new AppError('invalid', '用法：import 文件… [--rulebook 评分办法] [--replace]');
  const read = [];
  for (const file of positionals) read.push({ file, ...(await readFileTables(file)) });
  const problems = read.flatMap(({ file, problems, projects }) => [
    ...problems.map((one) => ({ file, ...one })),
    ...projects.flatMap((table) => {
      const message = table.filled ? FILLED : tableProblem(table);
      return message ? [{ file, line: 1, place: '第 1 行', text: table.name, message }] : [];
    }),
  ]);
  for (const one of problems) console.error(`${one.file} ${one.place ?? `第 ${one.line} 行`}：${one.message}`);
  const tables = read.flatMap((one) => one.projects).filter((table) => !table.filled && tableProblem(table) === null);
  const how = {
    tables,
    rulebook: values.rulebook ?? onlyRulebook(read),
    replace: values.replace,
    sample: false,
    at: new Date().toISOString(),
  };
  const projects = await withDatabase((db) => importTargets(db, how));
  for (const one of projects.filter((project) => project.outcome === 'kept')) {
    console.error(`“${one.name}”已存在且内容不同，未改动（加 --replace 更正）：\n  ${one.differences.join('\n  ')}`);
  }
  console.log(JSON.stringify({ projects, problems }, null, 2));
  return problems.length > 0 || projects.some((one) => one.outcome === 'kept') ? 1 : 0;
}
