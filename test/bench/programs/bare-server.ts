import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/* A program: the least server there is on the same foundation. Says its address on standard error like ours. */

const app = new Hono().get('/', (c) => c.text('绩衡'));
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.error(`http://127.0.0.1:${port}`);
});
process.once('SIGTERM', () => server.close(() => process.exit(0)));
