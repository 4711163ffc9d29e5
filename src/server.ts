import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { openDatabase } from '#db/open.ts';
import { createPrinter } from '#reports/printer.ts';
import { loadSampleIfNew } from '#src/actions/load-sample.ts';
import { clearLeftovers } from '#src/actions/take-in-backup.ts';
import { upgradeDatabase } from '#src/actions/upgrade-database.ts';
import { createApp } from '#src/app.tsx';
import { readConfig } from '#src/config.ts';
import { AppError } from '#src/errors.ts';
import { clearOldJobs } from '#src/jobs/clear-old-jobs.ts';
import { findBrowser } from '#src/launch/browser.mjs';
import { VERSION } from '#src/version.ts';

const HOST = '127.0.0.1';

function told(error: unknown, port: number): string {
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'EADDRINUSE')
      return `端口 ${port} 已被占用：本系统可能已经在运行。请打开 http://${HOST}:${port}，或用 PORT=另一个端口 再启动。`;
    if (error.code === 'EACCES') return `没有权限使用端口 ${port} 或数据文件夹：${error.message}`;
  }
  return error instanceof AppError || error instanceof Error ? error.message : String(error);
}

async function start(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  const { db, close } = await openDatabase({ url: config.databaseUrl });
  await upgradeDatabase(db, { at: new Date().toISOString(), version: VERSION }, console.error);
  await clearLeftovers(db);
  const printer = createPrinter({
    findBrowser: () => findBrowser({ install: true, say: console.error }),
    log: console.error,
  });
  const now = () => new Date();
  const printedFolder = join(config.dataFolder, 'printed');
  await clearOldJobs({ db, printedFolder, now });
  const app = createApp({ db, printer, printedFolder, now, development: config.development });
  const server = serve({ fetch: app.fetch, hostname: HOST, port: config.port });
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject)).catch(
    async (error) => {
      await close();
      throw Object.assign(error, { port: config.port });
    },
  );
  if (await loadSampleIfNew(db, new Date().toISOString()))
    console.error('已载入示例单位的 7 个项目，可在页面上一键清除。');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  console.error(
    `绩衡已启动：http://${HOST}:${port}（数据在 ${config.databaseUrl.replace(/:[^:@/]*@/, ':***@')}，按 Ctrl+C 停止）`,
  );
  const end = async () => {
    await printer.close().catch(console.error);
    // After the printer, so that a form that is just printed is still recorded.
    await close().catch(console.error);
    process.exit(0);
  };
  const stop = () => {
    server.close(() => void end());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

try {
  await start();
} catch (error) {
  const port = error instanceof Error && 'port' in error ? Number(error.port) : 0;
  console.error(told(error, port));
  process.exit(1);
}
