import type { Reading } from '#src/import/read-files.ts';
import type { TargetIndicator, TargetMoney, TargetTable } from '#src/import/target-table.ts';
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

export interface CorrectedRow {
  owner: string;
  /** Null for a row that was added. */
  read: TargetIndicator | null;
  indicator: TargetIndicator;
  dropped: boolean;
}

/** A table as it was read and as it is now, with every row that was read or added, dropped ones too. */
export interface CorrectedTable {
  owner: string;
  read: TargetTable;
  /** What would be imported. */
  table: TargetTable;
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
  const table = project === undefined ? undefined : reading.projects[Number(project)];
  if (!table) return null;
  return row === undefined ? textOfTable(table, field) : textOfRow(table, Number(row), field);
}

/** As the form prints it; an amount that is none stays as it was read. */
function printedAmount(text: string | null, currency: TargetMoney['currency']): string {
  const parsed = text === null ? null : parseMoney(text, currency);
  return parsed?.ok ? formatMoney(parsed.amount, currency) : (text ?? '');
}

function textOfTable(table: TargetTable, field: string): string | null {
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

function textOfRow(table: TargetTable, at: number, field: string): string | null {
  if (at >= table.indicators.length + MOST_ADDED) return null;
  const row = table.indicators[at] ?? EMPTY_ROW;
  const cell = ROW_CELLS.find((one) => one === field);
  if (cell) return row[cell];
  if (field === 'printedWeight') return row.weight ?? '';
  return field === 'dropped' ? '' : null;
}

/** Every table of a reading with its corrections put in. */
export function correctTables(reading: Reading, corrections: Corrections): CorrectedTable[] {
  return reading.projects.map((read, project) => correctTable(read, project, corrections));
}

function correctTable(read: TargetTable, project: number, corrections: Corrections): CorrectedTable {
  const owner = ownerOf(project);
  const text = (field: string) => corrections.get(`${owner}/${field}`) ?? textOfTable(read, field) ?? '';
  const addedRows = Math.min(MOST_ADDED, Number(/^\d{1,3}$/.exec(text('addedRows'))?.[0] ?? 0));
  const count = read.indicators.length + addedRows;
  const rows = Array.from({ length: count }, (_, at) => correctRow(read, project, at, corrections));
  const kept = inFormOrder(rows);
  const head = Object.fromEntries(HEAD_CELLS.map((field) => [field, text(field).trim()])) as Pick<
    TargetTable,
    (typeof HEAD_CELLS)[number]
  >;
  const table = {
    ...head,
    year: /^20\d\d$/.test(text('year').trim()) ? Number(text('year').trim()) : 0,
    money: correctMoney(text),
    goal: text('goal').trim() === '' ? null : text('goal'),
    annualGoal: text('annualGoal').trim() === '' ? null : text('annualGoal'),
    indicators: kept.map((row) => row.indicator),
  };
  return { owner, read, table, rows, kept, addedRows, skipped: text('choice') === '跳过' };
}

function correctMoney(text: (field: string) => string): TargetMoney {
  const currency = text('currency') === '万元' ? '万元' : '元';
  const amount = (field: string) => {
    const typed = text(`money.${field}`).trim();
    if (typed === '') return null;
    const parsed = parseMoney(typed, currency);
    // What cannot be read stays as typed: it is what the sentence beside it quotes.
    return parsed.ok ? parsed.amount.toFixed() : typed;
  };
  const amounts = Object.fromEntries(MONEY_CELLS.map((field) => [field, amount(field)]));
  return { currency, ...(amounts as Omit<TargetMoney, 'currency'>) };
}

function correctRow(read: TargetTable, project: number, at: number, corrections: Corrections): CorrectedRow {
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
  return { owner, read: read.indicators[at] ?? null, indicator, dropped: text('dropped') !== '' };
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
