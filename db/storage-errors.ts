/** Lock and connection troubles that pass by themselves: SQLite's BUSY, PostgreSQL's lock, serialization, deadlock and connection codes. */
const BUSY = new Set(['55P03', '40001', '40P01', '53300', '57P01', '57P03', 'ECONNREFUSED', 'POOL_TIMEOUT']);
const DUPLICATE = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505']);
const FULL = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', '53100', 'ENOSPC', 'EDQUOT']);
const DAMAGED = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'XX001', 'XX002']);

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // pg-pool gives this one no code.
  if (error.message === 'timeout exceeded when trying to connect') return 'POOL_TIMEOUT';
  return codeOf(error.cause);
}

/** The database was locked or out of reach for as long as we wait: to be tried again later (503). */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code.startsWith('SQLITE_BUSY') || BUSY.has(code);
}

/** The disk of the database is full: nothing was stored. */
export function isFull(error: unknown): boolean {
  return FULL.has(codeOf(error));
}

/** The file of the database is damaged, or is none. */
export function isDamaged(error: unknown): boolean {
  return DAMAGED.has(codeOf(error));
}

/** A row with the same unique key is already stored: another program was faster. */
export function isDuplicate(error: unknown): boolean {
  return DUPLICATE.has(codeOf(error));
}
