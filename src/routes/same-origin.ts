import type { MiddlewareHandler } from 'hono';
import { AppError } from '#src/errors.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Refuses requests that another site could have made: a Host that is not this machine's own name (a foreign name pointed at
 * it), and changes whose Sec-Fetch-Site, or else Origin, is not our own; a browser sends one of the two.
 */
export function sameOrigin(): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (!LOOPBACK.test(host)) throw new AppError('forbidden', '请用 127.0.0.1 或 localhost 打开本系统。');
    if (!READING.has(c.req.method) && !fromOurselves(c.req.header('sec-fetch-site'), c.req.header('origin'), host)) {
      throw new AppError('forbidden', '这个请求不是从本系统的页面发出的，已拒绝。请回到页面重新操作。');
    }
    await next();
  };
}

function fromOurselves(site: string | undefined, origin: string | undefined, host: string): boolean {
  if (site !== undefined) return site === 'same-origin';
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
