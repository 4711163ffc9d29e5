import { createHash } from 'node:crypto';
import { z } from 'zod';
import { YEAR_TABLES, type YearRow, type YearRows, type YearTable } from '#db/year-rows.ts';
import { ROW_SCHEMAS } from '#src/year-package/row-schemas.ts';

/** Says of a file that it is one; with `FORMAT_VERSION`, which counts up when rows are written differently. */
export const FORMAT = 'jiheng-year-package';
export const FORMAT_VERSION = 1;
/** Each row of the database has a schema, without a column too many or too few. */
const SCHEMAS: { [T in YearTable]: z.ZodType<YearRow<T>> } = ROW_SCHEMAS;
/** What stands before the checksum, at the end of the file. */
const SEAL = ',\n"sha256":"';

/** 年度数据包: all that is stored of one budget year. `program`: the version that wrote it. */
export interface YearPackage {
  year: number;
  program: string;
  rows: YearRows;
}

/** One row as a package writes it: the same text for the same row, whichever database it comes from. */
export function rowLine<T extends YearTable>(table: T, row: YearRow<T>): string {
  const schema: z.ZodType<YearRow<T>> = SCHEMAS[table];
  return JSON.stringify(z.encode(schema, row));
}

function tableText<T extends YearTable>(table: T, rows: YearRows): string {
  const lines = (rows[table] as YearRow<T>[]).map((row) => rowLine(table, row));
  return `"${table}":[${lines.map((line) => `\n${line}`).join(',')}]`;
}

/** SHA-256 of everything before the checksum, as hexadecimal digits. */
export function sealOf(sealed: string): string {
  return createHash('sha256').update(sealed).digest('hex');
}

/** Parts a package's text into what the checksum is over and the checksum; null where there is none at its end. */
export function unseal(text: string): { sealed: string; seal: string } | null {
  const at = text.lastIndexOf(SEAL);
  const [, seal = ''] = /^([0-9a-f]{64})"\}\n$/.exec(text.slice(at + SEAL.length)) ?? [];
  return at < 0 || seal === '' ? null : { sealed: text.slice(0, at), seal };
}

/** Closes the text of a package with its checksum. */
export function seal(sealed: string): string {
  return `${sealed}${SEAL}${sealOf(sealed)}"}\n`;
}

/**
 * The package as text: JSON with a row per line, tables, rows and columns always in the same order, and the checksum last, so that the
 * same year gives the same bytes on every installation of the same version.
 */
export function writePackage({ year, program, rows }: YearPackage): string {
  const head = `{"format":"${FORMAT}",\n"formatVersion":${FORMAT_VERSION},\n"year":${year},\n"program":${JSON.stringify(program)}`;
  const tables = YEAR_TABLES.map((table) => tableText(table, rows));
  return seal(`${head},\n"content":{\n${tables.join(',\n')}\n}`);
}
