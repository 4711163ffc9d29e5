import type { DatabaseConnection } from 'kysely';

/** Reads a whole number of the database exactly; throws RangeError beyond ±(2⁵³ − 1), where digits would be lost, and on fractions. */
export function parseWholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw unreadable(text);
  return number;
}

/** A connection to SQLite that refuses numbers which its driver would store or read as others: NaN as NULL, large ones rounded. */
export function exactConnection(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: async <Row>(...args: Parameters<DatabaseConnection['executeQuery']>) => {
      if (args[0].parameters.some(Number.isNaN)) throw new RangeError('NaN 不是可以保存的数');
      const result = await connection.executeQuery<Row>(...args);
      for (const row of result.rows) refuseRounded(row as Record<string, unknown>);
      return result;
    },
    streamQuery: connection.streamQuery.bind(connection),
  };
}

function refuseRounded(row: Record<string, unknown>): void {
  for (const column in row) {
    const value = row[column];
    if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER)
      throw unreadable(`${column} = ${value}`);
  }
}

function unreadable(what: string): RangeError {
  return new RangeError(`数据库中的数 ${what} 不是 2^53 以内的整数，无法准确读取`);
}
