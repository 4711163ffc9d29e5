import { parseArgs } from 'node:util';
import { findingsJson, sheetOf } from '#src/cli/sheet-of-table.ts';
import { readTables, type TableFile } from '#src/cli/table-file.ts';
import { AppError } from '#src/errors.ts';
import { checkAcross, type ScoredProject } from '#src/rules/checks/across.ts';
import { type CheckedProject, checkForm, type PrintedForm } from '#src/rules/checks/form.ts';
import { checkMidYear } from '#src/rules/checks/mid-year.ts';
import { parseDate } from '#src/rules/deadline.ts';
import type { Decimal } from '#src/rules/decimal.ts';
import { SEVERITY_NAMES } from '#src/rules/finding-words.ts';
import type { Finding } from '#src/rules/findings.ts';
import { CAUSES, type CauseField, type MidYearRow, type MidYearSheet, TICK } from '#src/rules/mid-year.ts';
import { parseMoney } from '#src/rules/money.ts';
import { outlookOf } from '#src/rules/outlook.ts';
import { MONEY_LINES } from '#src/rules/record.ts';
import { type Sheet, scoreSheet } from '#src/rules/sheet.ts';

/** What a table prints as its results; null for a table that prints none. */
function printedOf({ indicators, money, total, grade }: TableFile): PrintedForm | null {
  const rows = indicators.map(({ score }) => ({ score }));
  const results = { rate: money?.rate ?? '', score: money?.score ?? '' };
  const texts = [...rows.map((row) => row.score), results.rate, results.score, total, grade];
  return texts.every((text) => text.trim() === '') ? null : { rows, money: results, total, grade };
}

function amount(text: string, currency: Sheet['currency'], name: string): Decimal | null {
  if (text.trim() === '') return null;
  const read = parseMoney(text, currency);
  if (!read.ok) throw new AppError('invalid', `${name}：${read.problem}`);
  return currency === '万元' ? read.amount.times(10_000) : read.amount;
}

function projectOf({ project }: TableFile, currency: Sheet['currency']): CheckedProject | null {
  if (!project) return null;
  const { name, unit, nature, yearTotal, projectTotal } = project;
  return {
    ...{ name, unit, nature },
    yearTotal: amount(yearTotal, currency, 'project.yearTotal'),
    projectTotal: amount(projectTotal, currency, 'project.projectTotal'),
  };
}

function dateOf(text: string, name: string): string | null {
  if (text.trim() === '') return null;
  const read = parseDate(text);
  if (!read) throw new AppError('invalid', `${name}：“${text.trim()}”读不出日期，请写成“2024-12-31”的样子。`);
  return read.date;
}

/** 经费保障、人员保障 as the ticks of the form. */
function ticksOf(causes: string): Record<CauseField, string> {
  const ticks = CAUSES.map(({ field, name }) => [field, causes.includes(name) ? TICK : '']);
  return Object.fromEntries(ticks) as Record<CauseField, string>;
}

function midYearRow(row: TableFile['indicators'][number]): MidYearRow | null {
  const { category, subcategory, name, weight, optionsReversed, midYear } = row;
  if (!midYear) return null;
  return {
    ...midYear,
    ...{ category, subcategory, name, weight, remark: '' },
    target: midYear.target.trim() === '' ? row.target : midYear.target,
    optionsReversed: optionsReversed ?? false,
    causes: ticksOf(midYear.causes),
  };
}

/** The mid-year form that a table tells of; rows without mid-year values are blank. */
function midYearSheet(table: TableFile, sheet: Sheet): MidYearSheet {
  const blank = { actual: '', forecast: '', likelihood: '', causes: '', explanation: '', measure: '', pace: '' };
  const total = table.money?.midYear;
  const lines = MONEY_LINES.map((line) => {
    const { executed, expected } = (line === 'total' && total) || { executed: '', expected: '' };
    return [line, { initial: sheet.money.lines[line].initial, executed, expected }];
  });
  const indicators = table.indicators.flatMap(
    (row) => midYearRow({ ...row, midYear: row.midYear ?? { ...blank, target: '' } }) ?? [],
  );
  const { rulebook, currency } = sheet;
  // The year decides nothing here, but a period has one.
  const periodEnd = `2000-${rulebook.monitoring.periodEnd}`;
  return {
    ...{ rulebook, currency, periodEnd, indicators },
    money: { lines: Object.fromEntries(lines) as MidYearSheet['money']['lines'], reason: '' },
  };
}

function midYearFindings(table: TableFile, sheet: Sheet): Finding[] {
  const told = table.money?.midYear || table.indicators.some((row) => row.midYear);
  if (!told) return [];
  const monitored = midYearSheet(table, sheet);
  return checkMidYear(monitored, outlookOf(monitored));
}

interface CheckedTable extends ScoredProject {
  findings: Finding[];
}

function checkTable(table: TableFile, number: number, hints: boolean): CheckedTable {
  const sheet = sheetOf(table);
  const scored = scoreSheet(sheet);
  const findings = checkForm({
    ...{ sheet, scored, hints },
    printed: printedOf(table),
    project: projectOf(table, sheet.currency),
    targetTable: table.targetTable ?? null,
    filedOn: dateOf(table.filedOn, 'filedOn'),
    periodEnd: dateOf(table.periodEnd, 'periodEnd'),
    midYear: table.indicators.map(midYearRow),
    hasAdjustment: table.hasAdjustment ?? false,
    narrative: table.narrative ?? null,
  });
  const name = table.project?.name.trim() || `第 ${number} 张表`;
  return { name, sheet, scored, findings: [...findings, ...midYearFindings(table, sheet)] };
}

/** One finding as people read it: 错误 V1 第 3 行“培训人次”：…. */
function told({ code, severity, indicator, message }: Finding, sheet: Sheet): string {
  const place = indicator === null ? '' : ` 第 ${indicator + 1} 行“${sheet.indicators[indicator]?.name.trim()}”`;
  return `${SEVERITY_NAMES[severity]} ${code}${place}：${message}`;
}

/**
 * `check FILE.json [--hints]`: 自查 of a table made elsewhere, or of a list of them, as JSON and, on standard error, in words; 1
 * when a finding is an error, 0 otherwise.
 */
export function checkCommand(words: string[]): number {
  const { values, positionals } = parseArgs({
    args: words,
    options: { hints: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new AppError('invalid', '用法：check 文件.json [--hints]');
  const { tables, isList } = readTables(file);
  const checked = tables.map((table, i) => checkTable(table, i + 1, values.hints));
  const across = isList ? checkAcross(checked) : [];
  const lists = checked.map(({ name, findings }) => ({ name, findings: findingsJson(findings) }));
  const named = across.map((one) => ({ ...one, projects: one.projects.map((i) => checked[i]?.name) }));
  console.log(JSON.stringify(isList ? { tables: lists, across: named } : { findings: lists[0]?.findings }, null, 2));
  for (const { name, sheet, findings } of checked) {
    if (isList) console.error(`${name}：${findings.length === 0 ? '没有发现。' : ''}`);
    for (const one of findings) console.error(told(one, sheet));
  }
  for (const { code, severity, message } of across) console.error(`${SEVERITY_NAMES[severity]} ${code}：${message}`);
  const all = [...across, ...checked.flatMap(({ findings }) => findings)];
  return all.some((one) => one.severity === 'error') ? 1 : 0;
}
