import { AppError } from '#src/errors.ts';

/** Runs a command with the words after its name and gives the exit code. */
type Command = (words: string[]) => number | Promise<number>;

/** Each command's module is loaded only when it is called, so that `score` starts without the database or a browser. */
const COMMANDS: Record<string, { usage: string; load: () => Promise<Command> }> = {
  read: { usage: 'read 文件', load: async () => (await import('#src/cli/read.ts')).readCommand },
  score: { usage: 'score 文件.json', load: async () => (await import('#src/cli/score.ts')).scoreCommand },
  check: { usage: 'check 文件.json [--hints]', load: async () => (await import('#src/cli/check.ts')).checkCommand },
  import: {
    usage: 'import 文件… [--rulebook 评分办法] [--replace]',
    load: async () => (await import('#src/cli/import.ts')).importCommand,
  },
  report: {
    usage:
      'report --year 年度 [--project 项目名称] [--phase year-end | mid-year] [--format pdf | xlsx] [--all] -o 文件夹',
    load: async () => (await import('#src/cli/report.ts')).reportCommand,
  },
  sample: { usage: 'sample', load: async () => (await import('#src/cli/storage.ts')).sampleCommand },
  migrate: { usage: 'migrate', load: async () => (await import('#src/cli/storage.ts')).migrateCommand },
  backup: { usage: 'backup 文件', load: async () => (await import('#src/cli/storage.ts')).backupCommand },
  restore: { usage: 'restore 文件 [--yes]', load: async () => (await import('#src/cli/storage.ts')).restoreCommand },
  package: {
    usage: 'package 年度 文件.json',
    load: async () => (await import('#src/cli/year-package.ts')).packageCommand,
  },
  unpack: {
    usage: 'unpack 文件.json [--replace] [--yes]',
    load: async () => (await import('#src/cli/year-package.ts')).unpackCommand,
  },
  version: { usage: 'version', load: async () => (await import('#src/cli/storage.ts')).versionCommand },
  doctor: { usage: 'doctor', load: async () => (await import('#src/cli/storage.ts')).doctorCommand },
};

function usage(): string {
  return ['用法：', ...Object.values(COMMANDS).map((command) => `  npm run -s cli -- ${command.usage}`)].join('\n');
}

async function main([word, ...rest]: string[]): Promise<number> {
  if (word === '--help' || word === '-h' || word === 'help') {
    console.log(usage());
    return 0;
  }
  const command = word && Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
  if (!command) {
    console.error(word ? `没有命令“${word}”。\n${usage()}` : usage());
    return 2;
  }
  const run = await command.load();
  return run(rest);
}

/** What a disk answers, in words; the path follows. */
const TROUBLES: Record<string, string> = {
  ENOENT: '找不到文件或文件夹',
  EISDIR: '这里要一个文件，写的却是文件夹',
  ENOTDIR: '路径中有一段是文件，不是文件夹',
  EEXIST: '同名的文件已经存在',
  EACCES: '没有读写的权限',
  EPERM: '没有读写的权限',
  EROFS: '磁盘只能读，不能写',
  ENOSPC: '磁盘已满',
  SQLITE_CANTOPEN: '数据库文件打不开，请检查文件夹能否写入',
  SQLITE_READONLY: '数据库文件只能读，不能写',
  SQLITE_FULL: '磁盘已满',
  SQLITE_NOTADB: '这个文件不是本系统的数据库',
};

function pathOf(error: Error): string {
  return 'path' in error && typeof error.path === 'string' ? error.path : error.message;
}

/** One sentence for people; where a bug happened is shown on demand. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AppError) return error.message;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (Object.hasOwn(TROUBLES, code)) return `${TROUBLES[code]}：${pathOf(error)}`;
  if (code.startsWith('ERR_PARSE_ARGS')) return `选项写错了：${error.message}\n${usage()}`;
  return process.env.JIHENG_DEVELOPMENT === '1' && error.stack ? error.stack : error.message;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(told(error));
  process.exitCode = 2;
}
