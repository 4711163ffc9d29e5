import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { AppError } from '#src/errors.ts';

const ROOT = new URL('../../', import.meta.url);
const SCRIPT = 'text/javascript; charset=utf-8';

/** Every file a browser may fetch, by its address; nothing else is ever read from the disk for a request. */
const FILES: Record<string, { path: string; type: string }> = {
  'app.css': { path: 'views/public/app.css', type: 'text/css; charset=utf-8' },
  'sheet.js': { path: 'views/public/sheet.js', type: SCRIPT },
  'htmx.min.js': { path: 'node_modules/htmx.org/dist/htmx.min.js', type: SCRIPT },
  'idiomorph-ext.min.js': { path: 'node_modules/idiomorph/dist/idiomorph-ext.min.js', type: SCRIPT },
};

interface Loaded {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
}

const loaded = new Map<string, Loaded>();

function load(name: string, fresh: boolean): Loaded {
  const file = FILES[name];
  if (!file) throw new AppError('not-found', '没有这个文件。');
  const kept = loaded.get(name);
  if (kept && !fresh) return kept;
  const body = new Uint8Array(readFileSync(new URL(file.path, ROOT)));
  const read = {
    body,
    type: file.type,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  };
  loaded.set(name, read);
  return read;
}

/** `/public/NAME`: styles and scripts, served from memory with an ETag; read anew each time in development. */
export function publicFiles(development: boolean): Hono {
  return new Hono().get('/:name', (c) => {
    const file = load(c.req.param('name'), development);
    c.header('ETag', file.etag);
    c.header('Cache-Control', 'no-cache');
    if (c.req.header('if-none-match') === file.etag) return c.body(null, 304);
    return c.body(file.body, 200, { 'Content-Type': file.type });
  });
}
