import { z } from 'zod';
import { YEAR_TABLES, type YearRows } from '#db/year-rows.ts';
import { contentProblem } from '#src/year-package/content-problem.ts';
import { FORMAT, FORMAT_VERSION, sealOf, unseal, type YearPackage } from '#src/year-package/package.ts';
import { ROW_SCHEMAS } from '#src/year-package/row-schemas.ts';
import { TABLE_NAMES } from '#src/year-package/tables.ts';

/** The largest package that is read: 100 MB, some two thousand projects. */
export const MOST_BYTES = 100 * 1024 ** 2;
export const TOO_LARGE = '文件超过 100 MB，不是一个年度的数据包，请确认选对了文件。';

const NONE = '这个文件不是年度数据包，请选“下载年度数据包”得到的 .json 文件。';
const DAMAGED = '数据包不完整或已损坏，没有读入；请在原来的电脑上重新下载一份。';
const CHANGED = '数据包的内容与校验码不符：传送中损坏，或被改动过。没有读入；请在原来的电脑上重新下载一份。';

const head = z.looseObject({ format: z.literal(FORMAT), formatVersion: z.int().min(1), program: z.string().catch('') });
const whole = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  year: z.int().min(1000).max(9999),
  program: z.string().max(50),
  content: z.strictObject(
    Object.fromEntries(YEAR_TABLES.map((table) => [table, z.array(ROW_SCHEMAS[table])])) as {
      [T in keyof typeof ROW_SCHEMAS]: z.ZodArray<(typeof ROW_SCHEMAS)[T]>;
    },
  ),
  sha256: z.string(),
});

export type ReadPackage = { ok: true; package: YearPackage } | { ok: false; problem: string };

function isTable(key: PropertyKey | undefined): key is keyof typeof TABLE_NAMES {
  return typeof key === 'string' && Object.hasOwn(TABLE_NAMES, key);
}

/** The place of a wrong value as people find it: 填报 第 3 条的 version. */
function placeOf(path: readonly PropertyKey[]): string {
  const [part, table, index, column] = path;
  if (part !== 'content' || !isTable(table)) return `开头的 ${path.map(String).join('.')}`;
  const row = typeof index === 'number' ? `第 ${index + 1} 条` : '';
  return `“${TABLE_NAMES[table]}”${row}${column === undefined ? '' : `的 ${String(column)}`}`;
}

function valueAt(parsed: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    parsed,
  );
}

function issueSentence(issue: z.core.$ZodIssue, parsed: unknown): string {
  const place = placeOf(issue.path);
  if (issue.code === 'unrecognized_keys')
    return `数据包${place}有不认识的栏“${issue.keys.join('、').slice(0, 100)}”，没有读入。`;
  const value = valueAt(parsed, issue.path);
  if (value === undefined) return `数据包${place}缺少，没有读入。`;
  return `数据包${place}不合要求：${JSON.stringify(value).slice(0, 40)}。没有读入。`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads the text of a package. What is none, is damaged or changed, of a newer format, or has a value or a reference that cannot be
 * stored gives one sentence with the place of the first one.
 */
export function readPackage(text: string): ReadPackage {
  const refuse = (problem: string) => ({ ok: false, problem }) as const;
  const parsed = parse(text);
  if (parsed === undefined) return refuse(text.startsWith(`{"format":"${FORMAT}"`) ? DAMAGED : NONE);
  const named = head.safeParse(parsed);
  if (!named.success) return refuse(NONE);
  if (named.data.formatVersion > FORMAT_VERSION) {
    const by = named.data.program.slice(0, 20);
    return refuse(`这个数据包由更新版本的程序（${by}）做出，本机的程序读不了；请先升级本机的程序。没有读入。`);
  }
  const found = unseal(text);
  if (!found) return refuse(DAMAGED);
  if (sealOf(found.sealed) !== found.seal) return refuse(CHANGED);
  const read = whole.safeParse(parsed);
  if (!read.success) {
    const [first] = read.error.issues;
    return refuse(first ? issueSentence(first, parsed) : DAMAGED);
  }
  const { year, program, content } = read.data;
  const rows: YearRows = content;
  const problem = contentProblem(year, rows);
  return problem === null ? { ok: true, package: { year, program, rows } } : refuse(problem);
}
