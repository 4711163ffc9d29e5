import { restoreDatabase } from '#db/restore.ts';

/* A program: says 就绪, restores the database of its first argument from the ready copy of its second, and says 完成. */

const [file = '', copy = ''] = process.argv.slice(2);
process.stdout.write('就绪\n');
await restoreDatabase(file, copy, '{}');
process.stdout.write('完成\n');
