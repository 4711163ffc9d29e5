import { findingsJson, sheetOf } from '#src/cli/sheet-of-table.ts';
import { readTables } from '#src/cli/table-file.ts';
import { AppError } from '#src/errors.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import { type ScoredSheet, type Sheet, scoreSheet } from '#src/rules/sheet.ts';

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
    findings: findingsJson(scored.findings),
  };
}

/**
 * `score FILE.json`: prints the scored table as JSON and, on standard error, how a rescaled or capped total came about; 1
 * when a finding is an error, 0 otherwise.
 */
export function scoreCommand(files: string[]): number {
  const [file] = files;
  if (!file || files.length > 1) throw new AppError('invalid', '用法：score 文件.json');
  const { tables, isList } = readTables(file);
  const [table] = tables;
  if (isList || !table) throw new AppError('invalid', 'score 一次只算一张表，多张表请用 check。');
  const sheet = sheetOf(table);
  const scored = scoreSheet(sheet);
  console.log(JSON.stringify(scoreJson(sheet, scored), null, 2));
  for (const step of scored.steps) if (step.working !== '') console.error(`${step.label}：${step.working}`);
  return scored.findings.some((one) => one.severity === 'error') ? 1 : 0;
}
