import type { KyselyPlugin } from 'kysely';

/** Reads a whole number of the database exactly; throws RangeError beyond ±(2⁵³ − 1), where digits would be lost, and on fractions. */
export function parseWholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw unreadable(text);
  return number;
}

/** Refuses rows read from SQLite that hold a number beyond ±(2⁵³ − 1): the driver has already rounded it. */
export const wholeNumbersOnly: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    for (const row of result.rows) {
      for (const key in row) {
        const value = row[key];
        if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER)
          throw unreadable(`${key} = ${value}`);
      }
    }
    return result;
  },
};

function unreadable(what: string): RangeError {
  return new RangeError(`数据库中的数 ${what} 不是 2^53 以内的整数，无法准确读取`);
}
