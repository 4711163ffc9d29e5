import { EMPTY_FILLED_ROW, FILLED_COLUMNS, type FilledRow, type FilledTable } from '#src/import/filled-table.ts';
import { yearMoney } from '#src/import/grids/read-money-block.ts';
import type { Reading } from '#src/import/read-files.ts';
import type { TargetIndicator, TargetMoney, TargetTable } from '#src/import/target-table.ts';
import { AMOUNT_CELLS, TEXT_CELLS } from '#src/rules/form-cells.ts';
import { formatMoney, parseMoney } from '#src/rules/money.ts';

/** The newest correction of each corrected cell; key `OWNER/field`, see `ownerOf`. */
export type Corrections = ReadonlyMap<string, string>;

/** The amounts of a table that can be corrected, in the form's order. */
export const MONEY_CELLS = [
  'projectTotal',
  'projectAppropriation',
  'projectOther',
  'yearTotal',
  'yearAppropriation',
  'carriedOver',
  'other',
] as const satisfies readonly (keyof TargetMoney)[];

const HEAD_CELLS = ['name', 'nature', 'projectClass', 'department', 'unit', 'startDate', 'endDate'] as const;
const ROW_CELLS = ['category', 'subcategory', 'name', 'target'] as const;
const MOST_ADDED = 300;

/** A table as it was read, with what a filled 自评表 says beyond it. */
interface ReadTable {
  table: TargetTable;
  filled: FilledTable | null;
}

export interface CorrectedRow {
  owner: string;
  /** Null for a row that was added. */
  read: TargetIndicator | null;
  indicator: TargetIndicator;
  /** What a filled 自评表 says of it; null in a table of targets. */
  filled: FilledRow | null;
  dropped: boolean;
}

/** A table as it was read and as it is now, with every row that was read or added, dropped ones too. */
export interface CorrectedTable {
  owner: string;
  read: TargetTable;
  /** What would be imported. */
  table: TargetTable;
  /** What would be filled in, its rows those of `table`; null for a table of targets. */
  filled: FilledTable | null;
  rows: CorrectedRow[];
  /** The rows of `table.indicators`, in their order. */
  kept: CorrectedRow[];
  addedRows: number;
  /** 跳过: the table is left out whatever else is said of it. */
  skipped: boolean;
}

/** What a project (`p0`) or a row of it (`p0r3`) is addressed by; rows after the last that was read are added ones. */
export function ownerOf(project: number, row?: number): string {
  return row === undefined ? `p${project}` : `p${project}r${row}`;
}

const EMPTY_ROW: TargetIndicator = { category: '', subcategory: '', name: '', target: '' };

/** The text that was read for a cell, '' for a cell of an added row; null when there is no such cell. */
export function readText(reading: Reading, owner: string, field: string): string | null {
  const [, project, row] = /^p(\d{1,6})(?:r(\d{1,6}))?$/.exec(owner) ?? [];
  const read = project === undefined ? null : readTable(reading, Number(project));
  if (!read) return null;
  return row === undefined ? textOfTable(read, field) : textOfRow(read, Number(row), field);
}

function readTable({ projects, tables }: Reading, project: number): ReadTable | null {
  const table = projects[project];
  return table ? { table, filled: tables?.[project]?.filled ?? null } : null;
}

/** As the form prints it; an amount that is none stays as it was read. */
function printedAmount(text: string | null, currency: TargetMoney['currency']): string {
  const parsed = text === null ? null : parseMoney(text, currency);
  return parsed?.ok ? formatMoney(parsed.amount, currency) : (text ?? '');
}

function textOfTable({ table, filled }: ReadTable, field: string): string | null {
  if (filled) {
    const cell = AMOUNT_CELLS.find((one) => one === field);
    if (cell) return printedAmount(filled.amounts[cell] ?? null, table.money.currency);
    const text = TEXT_CELLS.find((one) => one === field);
    if (text) return filled[text];
  }
  const amount = MONEY_CELLS.find((one) => `money.${one}` === field);
  if (amount) return printedAmount(table.money[amount], table.money.currency);
  const head = HEAD_CELLS.find((one) => one === field);
  if (head) return table[head];
  switch (field) {
    case 'year':
      return table.year === 0 ? '' : String(table.year);
    case 'currency':
      return table.money.currency;
    case 'goal':
      return table.goal ?? '';
    case 'annualGoal':
      return table.annualGoal ?? '';
    case 'choice':
    case 'addedRows':
      return '';
    default:
      return null;
  }
}

function textOfRow({ table, filled }: ReadTable, at: number, field: string): string | null {
  if (at >= table.indicators.length + MOST_ADDED) return null;
  const row = table.indicators[at] ?? EMPTY_ROW;
  const cell = ROW_CELLS.find((one) => one === field);
  if (cell) return row[cell];
  if (field === 'printedWeight') return row.weight ?? '';
  const answer = FILLED_COLUMNS.find((one) => one === field);
  if (answer) return filled ? (filled.rows[at] ?? EMPTY_FILLED_ROW)[answer] : null;
  return field === 'dropped' ? '' : null;
}

/** Every table of a reading with its corrections put in. */
export function correctTables(reading: Reading, corrections: Corrections): CorrectedTable[] {
  return reading.projects.map((table, project) =>
    correctTable({ table, filled: reading.tables?.[project]?.filled ?? null }, project, corrections),
  );
}

function correctTable(read: ReadTable, project: number, corrections: Corrections): CorrectedTable {
  const owner = ownerOf(project);
  const text = (field: string) => corrections.get(`${owner}/${field}`) ?? textOfTable(read, field) ?? '';
  const addedRows = Math.min(MOST_ADDED, Number(/^\d{1,3}$/.exec(text('addedRows'))?.[0] ?? 0));
  const count = read.table.indicators.length + addedRows;
  const rows = Array.from({ length: count }, (_, at) => correctRow(read, project, at, corrections));
  const kept = inFormOrder(rows);
  const head = Object.fromEntries(HEAD_CELLS.map((field) => [field, text(field).trim()])) as Pick<
    TargetTable,
    (typeof HEAD_CELLS)[number]
  >;
  const filled = read.filled && correctFilled(read.filled, kept, text);
  const table = {
    ...head,
    year: /^20\d\d$/.test(text('year').trim()) ? Number(text('year').trim()) : 0,
    money: correctMoney(text, filled),
    goal: text('goal').trim() === '' ? null : text('goal'),
    annualGoal: text('annualGoal').trim() === '' ? null : text('annualGoal'),
    indicators: kept.map((row) => row.indicator),
  };
  return { owner, read: read.table, table, filled, rows, kept, addedRows, skipped: text('choice') === '跳过' };
}

/** An amount as it is stored; what cannot be read stays as typed: it is what the sentence beside it quotes. */
function correctAmount(typed: string, currency: TargetMoney['currency']): string | null {
  if (typed.trim() === '') return null;
  const parsed = parseMoney(typed.trim(), currency);
  return parsed.ok ? parsed.amount.toFixed() : typed.trim();
}

function currencyOf(text: (field: string) => string): TargetMoney['currency'] {
  return text('currency') === '万元' ? '万元' : '元';
}

function correctFilled(read: FilledTable, kept: readonly CorrectedRow[], text: (field: string) => string): FilledTable {
  const amounts = AMOUNT_CELLS.flatMap((cell) => {
    const amount = correctAmount(text(cell), currencyOf(text));
    return amount === null ? [] : [[cell, amount] as const];
  });
  return {
    amounts: Object.fromEntries(amounts),
    goalResult: text('goalResult').trim(),
    executionReason: text('executionReason').trim(),
    rows: kept.map(({ filled }) => filled ?? EMPTY_FILLED_ROW),
    total: read.total,
  };
}

/** A filled 自评表 has the year's money in its own block, and no other. */
function correctMoney(text: (field: string) => string, filled: FilledTable | null): TargetMoney {
  const currency = currencyOf(text);
  const amounts = Object.fromEntries(
    MONEY_CELLS.map((field) => [field, correctAmount(text(`money.${field}`), currency)]),
  );
  const year = filled && Object.keys(filled.amounts).length > 0 ? yearMoney(filled.amounts) : {};
  return { currency, ...(amounts as Omit<TargetMoney, 'currency'>), ...year };
}

function correctRow(read: ReadTable, project: number, at: number, corrections: Corrections): CorrectedRow {
  const owner = ownerOf(project, at);
  const text = (field: string) => corrections.get(`${owner}/${field}`) ?? textOfRow(read, at, field) ?? '';
  const weight = text('printedWeight').trim();
  const indicator = {
    category: text('category').trim(),
    subcategory: text('subcategory').trim(),
    name: text('name').trim(),
    target: text('target').trim(),
    ...(weight === '' ? {} : { weight }),
  };
  const filled = read.filled && {
    actual: text('actual').trim(),
    score: text('score').trim(),
    reason: text('reason').trim(),
  };
  return { owner, read: read.table.indicators[at] ?? null, indicator, filled, dropped: text('dropped') !== '' };
}

/** The rows that are left, in the order of the form: an added one after the last of its category. */
function inFormOrder(rows: readonly CorrectedRow[]): CorrectedRow[] {
  const kept = rows.filter((row) => !row.dropped);
  const placed = kept.filter((row) => row.read !== null);
  for (const added of kept.filter((row) => row.read === null)) {
    const last = placed.map((row) => row.indicator.category).lastIndexOf(added.indicator.category);
    placed.splice(last < 0 ? placed.length : last + 1, 0, added);
  }
  return placed;
}
