import { join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '#src/errors.ts';

/** What the environment may set; the README lists the same names. */
const environment = z.object({
  PORT: z.coerce.number('PORT 应为端口号，例如 3000。').int().min(0).max(65_535).default(3000),
  JIHENG_DATA: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|sqlite:)/, 'DATABASE_URL 应以 postgres:// 或 sqlite: 开头。')
    .optional(),
  JIHENG_BROWSER: z.string().min(1).optional(),
  JIHENG_DEVELOPMENT: z.enum(['0', '1'], 'JIHENG_DEVELOPMENT 应为 0 或 1。').default('0'),
});

export interface Config {
  port: number;
  /** Folder of everything that is stored: the database, its backups, printed files. */
  dataFolder: string;
  databaseUrl: string;
  development: boolean;
}

/**
 * Reads the environment once; refuses a value that cannot be meant, naming the variable. `words` are the program's own: with
 * `--development`, as `npm run dev` says, it is for work on the program itself.
 */
export function readConfig(env: NodeJS.ProcessEnv, words: readonly string[] = []): Config {
  const read = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!read.success) {
    const places = read.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`);
    throw new AppError('invalid', `环境变量有误。${places.join(' ')}`);
  }
  const dataFolder = resolve(read.data.JIHENG_DATA);
  return {
    port: read.data.PORT,
    dataFolder,
    databaseUrl: read.data.DATABASE_URL ?? `sqlite:${join(dataFolder, 'jiheng.db')}`,
    development: read.data.JIHENG_DEVELOPMENT === '1' || words.includes('--development'),
  };
}
