import { storableText } from '#src/rules/storable-text.ts';
import type { PackagePhase, WorkPackage } from '#src/rules/work-package.ts';

/** The sheets of a package by their names. */
export const PACKAGE_SHEETS = { rows: '填报', note: '填写说明', keys: '绩衡工作包' } as const;

/** The titles above the rows by which their columns are found again. */
export const NUMBER_TITLE = '编号';
/** The columns that say what a row is about, beside its number. */
export const PRINTED_TITLES = {
  project: '项目名称',
  category: '一级指标',
  subcategory: '二级指标',
  name: '三级指标',
  target: '年度指标值',
} as const;
export type PrintedColumn = keyof typeof PRINTED_TITLES;
/** Those that tell a row from every other. */
const TELLING = ['project', 'name', 'target'] as const satisfies readonly PrintedColumn[];
export const FILLED_BY = '填报人：';

/** What ties a returned package to the forms: ids by row number, and of each field the version and the checksum of its text. */
export interface PackageKeys {
  id: string;
  phase: PackagePhase;
  year: number;
  recipient: string;
  note: string;
  madeAt: string;
  undo?: true;
  rows: {
    number: number;
    projectId: string;
    indicatorId: string;
    versions: Record<string, number>;
    sums: Record<string, string>;
    /** Checksums of what the row is about; left out by a package of an older program. */
    printed?: Record<string, string>;
  }[];
}

export type PackageKeyRow = PackageKeys['rows'][number];

const FORMAT = 'jiheng-work-package 1';
/** Well below what a cell of a spreadsheet holds, so that every program keeps it. */
const PIECE = 30_000;
/** A sheet with more rows is not read. */
const MOST_ROWS = 20_000;
/** The note is the longest of the texts. */
const LONGEST = 2000;

/** Tells whether a text still is the one that a package was made with (FNV-1a, 32 bits); '' for an empty one. */
export function textSum(text: string): string {
  // As a spreadsheet gives it back.
  const plain = storableText(text).trim();
  let sum = 0x811c9dc5;
  for (let at = 0; at < plain.length; at += 1) sum = Math.imul(sum ^ plain.charCodeAt(at), 0x01000193);
  return plain === '' ? '' : (sum >>> 0).toString(36);
}

/** The keys of a package as texts that a cell each can hold, in order. */
export function packageKeys({ rows, filledBy: _, ...head }: WorkPackage): string[] {
  const keys: PackageKeys = {
    ...head,
    rows: rows.map(({ number, projectId, indicatorId, cells, ...row }) => ({
      number,
      projectId,
      indicatorId,
      versions: Object.fromEntries(Object.entries(cells).map(([field, { version }]) => [field, version])),
      sums: Object.fromEntries(Object.entries(cells).map(([field, { stored }]) => [field, textSum(stored)])),
      printed: Object.fromEntries(TELLING.map((column) => [column, textSum(row[column])])),
    })),
  };
  // Plain characters only: no program may change, trim or escape a piece.
  const text = encodeURIComponent(JSON.stringify(keys).toWellFormed());
  const count = Math.ceil(text.length / PIECE);
  return [FORMAT, ...Array.from({ length: count }, (_, at) => text.slice(at * PIECE, (at + 1) * PIECE))];
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST && value.isWellFormed() && !value.includes('\0');
}

function isRecordOf<Value>(
  record: unknown,
  isValue: (value: unknown) => value is Value,
): record is Record<string, Value> {
  return typeof record === 'object' && record !== null && Object.values(record).every(isValue);
}

function isRow(value: unknown): value is PackageKeyRow {
  const row = (value ?? {}) as Partial<PackageKeyRow>;
  return (
    isCount(row.number) &&
    typeof row.projectId === 'string' &&
    typeof row.indicatorId === 'string' &&
    isRecordOf(row.versions, isCount) &&
    isRecordOf(row.sums, isText) &&
    (row.printed === undefined || isRecordOf(row.printed, isText))
  );
}

function isKeys(value: unknown): value is PackageKeys {
  const keys = (value ?? {}) as Partial<PackageKeys>;
  return (
    [keys.id, keys.recipient, keys.note, keys.madeAt].every(isText) &&
    (keys.phase === 'year-end' || keys.phase === 'mid-year') &&
    isCount(keys.year) &&
    (keys.undo === undefined || keys.undo === true) &&
    Array.isArray(keys.rows) &&
    keys.rows.length <= MOST_ROWS &&
    keys.rows.every(isRow) &&
    new Set(keys.rows.map(({ number }) => number)).size === keys.rows.length &&
    new Set(keys.rows.map(({ indicatorId }) => indicatorId)).size === keys.rows.length
  );
}

/** The keys that these texts hold; null where they are no package's, or somebody changed them. */
export function readPackageKeys([format, ...pieces]: readonly string[]): PackageKeys | null {
  if (format !== FORMAT) return null;
  try {
    const keys: unknown = JSON.parse(decodeURIComponent(pieces.join('')));
    return isKeys(keys) ? keys : null;
  } catch {
    return null;
  }
}

/** A package as it came back: what stands in its cells, whatever became of their order. */
export interface ReturnedPackage extends PackageKeys {
  filledBy: string;
  /** By row number and field. */
  texts: Record<number, Record<string, string>>;
  /** Numbers whose rows are no longer there, or stand there twice: nothing is taken from them. */
  lost: number[];
  /** Numbers beside which another project or indicator stands than the package was given out with: nothing is taken from them. */
  moved?: number[];
  /** Cells that show something else than they hold, and what is in none that is read, a sentence each. */
  doubts: string[];
}
