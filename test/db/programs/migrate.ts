import { once } from 'node:events';
import type { KyselyPlugin } from 'kysely';
import { migrateDatabase } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';

/*
 * A program: says 就绪, waits for a line, opens and migrates the database of its first argument and prints the names of the steps.
 * With a second argument n it kills itself before the nth statement of the migration.
 */

const [url = '', fatal = '0'] = process.argv.slice(2);
let statements = 0;
const killer: KyselyPlugin = {
  transformQuery: ({ node }) => {
    statements += 1;
    if (statements === Number(fatal)) process.kill(process.pid, 'SIGKILL');
    return node;
  },
  transformResult: async ({ result }) => result,
};

process.stdout.write('就绪\n');
await once(process.stdin, 'data');
process.stdin.destroy();
const { db, close } = await openDatabase({ url });
const names = await migrateDatabase(db.withPlugin(killer));
await close();
process.stdout.write(`${JSON.stringify({ names, statements })}\n`);
