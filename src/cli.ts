import { AppError } from '#src/errors.ts';

/** Each command's module is loaded only when it is called, so that `score` starts without the database or a browser. */
const COMMANDS: Record<string, { usage: string; load: () => Promise<(words: string[]) => number | Promise<number>> }> =
  {
    read: { usage: 'read 文件', load: async () => (await import('#src/cli/read.ts')).readCommand },
    score: { usage: 'score 文件.json', load: async () => (await import('#src/cli/score.ts')).scoreCommand },
  };

function usage(): string {
  return ['用法：', ...Object.values(COMMANDS).map((command) => `  npm run -s cli -- ${command.usage}`)].join('\n');
}

async function main([word, ...rest]: string[]): Promise<number> {
  const command = word ? COMMANDS[word] : undefined;
  if (!command) {
    console.error(word ? `没有命令“${word}”。\n${usage()}` : usage());
    return 2;
  }
  const run = await command.load();
  return run(rest);
}

function told(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return `找不到文件：${error.message}`;
  if (error instanceof Error && 'syscall' in error) return `读写不了文件：${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(told(error));
  process.exitCode = 2;
}
