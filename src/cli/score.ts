import { z } from 'zod';
import { readUserFile } from '#src/cli/read-user-file.ts';
import { AppError } from '#src/errors.ts';
import { Decimal, formatPoints } from '#src/rules/decimal.ts';
import type { MoneyColumn, MoneyEntry } from '#src/rules/money.ts';
import { MONEY_LINES, type MoneyLine } from '#src/rules/record.ts';
import { findRulebook, RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { type ScoredSheet, type Sheet, scoreSheet } from '#src/rules/sheet.ts';

/** A cell of the JSON: text, or a number that a double holds exactly; others never come here, see `refuseInexact`. */
const cell = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

const moneyLine = z.object({ initial: cell, adjusted: cell, executed: cell });

const scoreFile = z.object({
  rulebook: z.string(),
  currency: z.enum(['元', '万元']).nullish(),
  money: moneyLine
    .extend({
      weight: cell,
      reason: cell,
      lines: z.object({ appropriation: moneyLine, carriedOver: moneyLine, other: moneyLine }).partial().nullish(),
    })
    .nullish(),
  indicators: z.array(
    z.object({
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
    }),
  ),
});
type ScoreFile = z.infer<typeof scoreFile>;

const EMPTY_LINE: Record<MoneyColumn, string> = { initial: '', budget: '', executed: '' };

function moneyEntry(money: ScoreFile['money']): MoneyEntry {
  const columns = (line: z.infer<typeof moneyLine> | undefined): Record<MoneyColumn, string> =>
    line ? { initial: line.initial, budget: line.adjusted, executed: line.executed } : EMPTY_LINE;
  const lines = Object.fromEntries(
    MONEY_LINES.map((line) => [line, columns(line === 'total' ? (money ?? undefined) : money?.lines?.[line])]),
  ) as Record<MoneyLine, Record<MoneyColumn, string>>;
  return { lines, reason: money?.reason ?? '' };
}

/** A double keeps about 16 digits: a number with more would be scored as another one than was written. */
function refuseInexact(key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value === 'number' && source !== undefined && !new Decimal(source).eq(value)) {
    throw new AppError('invalid', `“${key}”的数 ${source} 位数太多，读入时会变样，请写成文字："${source}"。`);
  }
  return value;
}

function readSheet(text: string): Sheet {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''), refuseInexact);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid', `不是有效的 JSON：${error instanceof Error ? error.message : ''}`);
  }
  const read = scoreFile.safeParse(json, { error: z.locales.zhCN().localeError });
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
  return {
    rulebook,
    currency: read.data.currency ?? rulebook.currency,
    money: moneyEntry(read.data.money),
    moneyWeight: read.data.money?.weight ?? '',
    goalResult: null,
    indicators: read.data.indicators.map((row) => ({ ...row, optionsReversed: row.optionsReversed ?? false })),
  };
}

function points(hundredths: number | null): string | null {
  return hundredths === null ? null : formatPoints(hundredths);
}

function scoreJson(sheet: Sheet, scored: ScoredSheet) {
  const { money } = scored;
  return {
    money: {
      rate: money.rate?.toFixed(2) ?? null,
      weight: points(money.weight),
      score: points(money.score),
      working: money.working,
    },
    indicators: sheet.indicators.map((row, i) => {
      const score = scored.rows[i];
      return {
        name: row.name,
        weight: points(score?.weight ?? null),
        score: points(score?.score ?? null),
        met: score?.met ?? null,
        working: score?.working ?? '',
      };
    }),
    subtotal: formatPoints(scored.subtotal),
    total: points(scored.total),
    grade: scored.grade,
    // The input calls the adjusted budget `adjusted`; a finding points at the cell by that name.
    findings: scored.findings.map((one) => (one.field === 'budget' ? { ...one, field: 'adjusted' } : one)),
  };
}

/**
 * `score FILE.json`: prints the scored table as JSON and, on standard error, how a rescaled or capped total came about; 1
 * when a finding is an error, 0 otherwise.
 */
export function scoreCommand(files: string[]): number {
  const [file] = files;
  if (!file || files.length > 1) throw new AppError('invalid', '用法：score 文件.json');
  const sheet = readSheet(readUserFile(file).toString('utf8'));
  const scored = scoreSheet(sheet);
  console.log(JSON.stringify(scoreJson(sheet, scored), null, 2));
  for (const step of scored.steps) if (step.working !== '') console.error(`${step.label}：${step.working}`);
  return scored.findings.some((one) => one.severity === 'error') ? 1 : 0;
}
