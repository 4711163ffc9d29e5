import { z } from 'zod';
import { readUserFile } from '#src/cli/read-user-file.ts';
import { AppError } from '#src/errors.ts';
import { Decimal } from '#src/rules/decimal.ts';
import { parseLikelihood } from '#src/rules/mid-year.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { findRulebook, RULEBOOKS } from '#src/rules/rulebooks/all.ts';

/** A cell of the JSON: text, or a number that a double holds exactly; others never come here, see `refuseInexact`. */
const cell = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

const moneyLine = z.object({ initial: cell, adjusted: cell, executed: cell });

const likelihood = cell.refine((text) => text.trim() === '' || parseLikelihood(text) !== null, {
  message: '应为“确定能”“有可能”或“完全不可能”',
});

const midYear = z.object({
  /** The target then in force; left out where it is still the same. */
  target: cell,
  actual: cell,
  forecast: cell,
  likelihood,
  /** 经费保障、人员保障 */
  causes: cell,
  explanation: cell,
  measure: cell,
  pace: cell,
});

const indicator = z.object({
  category: z.string(),
  subcategory: cell,
  name: z.string(),
  target: z.string(),
  actual: cell,
  weight: cell,
  attainment: cell,
  share: cell,
  reason: cell,
  measure: cell,
  notApplicable: cell,
  deduction: cell,
  deductionReason: cell,
  optionsReversed: z.boolean().nullish(),
  /** Printed by a table made elsewhere. */
  score: cell,
  midYear: midYear.nullish(),
});

const tableFile = z.object({
  rulebook: z.string(),
  currency: z.enum(['元', '万元']).nullish(),
  money: moneyLine
    .extend({
      weight: cell,
      reason: cell,
      lines: z.object({ appropriation: moneyLine, carriedOver: moneyLine, other: moneyLine }).partial().nullish(),
      rate: cell,
      score: cell,
      midYear: z.object({ executed: cell, expected: cell }).nullish(),
    })
    .nullish(),
  indicators: z.array(indicator),
  goalResult: z.string().nullish(),
  total: cell,
  grade: cell,
  /** Amounts in the table's own unit. */
  project: z.object({ name: cell, unit: cell, nature: cell, projectTotal: cell, yearTotal: cell }).nullish(),
  targetTable: z.object({ name: cell, unit: cell }).nullish(),
  filedOn: cell,
  periodEnd: cell,
  hasAdjustment: z.boolean().nullish(),
  narrative: z.array(z.string()).nullish(),
});

/** A table as a file on the terminal describes it, with its rulebook found. */
export type TableFile = Omit<z.infer<typeof tableFile>, 'rulebook'> & { rulebook: Rulebook };

/** A double keeps about 16 digits: a number with more would be scored as another one than was written. */
function refuseInexact(key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value === 'number' && source !== undefined && !new Decimal(source).eq(value)) {
    throw new AppError('invalid', `“${key}”的数 ${source} 位数太多，读入时会变样，请写成文字："${source}"。`);
  }
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), refuseInexact);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid', `不是有效的 JSON：${error instanceof Error ? error.message : ''}`);
  }
}

function readTable(json: unknown): TableFile {
  const read = tableFile.safeParse(json, { error: z.locales.zhCN().localeError });
  if (!read.success) {
    const places = read.error.issues.map((issue) => `${issue.path.join('.') || '（整个文件）'}：${issue.message}`);
    throw new AppError('invalid', `JSON 的内容不合要求：\n${places.join('\n')}`);
  }
  const rulebook = findRulebook(read.data.rulebook);
  if (!rulebook) {
    throw new AppError(
      'not-found',
      `没有评分办法“${read.data.rulebook}”，可用的有：${RULEBOOKS.map((book) => book.id).join('、')}。`,
    );
  }
  return { ...read.data, rulebook };
}

/** The tables of a JSON file: one, or a list of them. */
export function readTables(file: string): { tables: TableFile[]; isList: boolean } {
  const json = parseJson(readUserFile(file).toString('utf8'));
  if (!Array.isArray(json)) return { tables: [readTable(json)], isList: false };
  if (json.length === 0) throw new AppError('invalid', 'JSON 的内容不合要求：列表里一张表也没有。');
  const tables = json.map((one, i) => {
    try {
      return readTable(one);
    } catch (error) {
      if (error instanceof AppError) throw new AppError(error.code, `第 ${i + 1} 张表：${error.message}`);
      throw error;
    }
  });
  return { tables, isList: true };
}
