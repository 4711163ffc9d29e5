import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { AppError } from '#src/errors.ts';

const ROOT = new URL('../../', import.meta.url);
const OWN = new URL('views/public/', ROOT);
const SCRIPT = 'text/javascript; charset=utf-8';
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: SCRIPT,
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
};

/** The libraries that the pages load, from their packages. */
const PACKAGED: Record<string, string> = {
  'htmx.min.js': 'node_modules/htmx.org/dist/htmx.min.js',
  'idiomorph-ext.min.js': 'node_modules/idiomorph/dist/idiomorph-ext.min.js',
};

/** Where a name is read from; undefined unless it is one of the packaged files or stands in `views/public`. */
function placeOf(name: string): URL | undefined {
  const packaged = PACKAGED[name];
  if (packaged) return new URL(packaged, ROOT);
  return readdirSync(OWN).includes(name) ? new URL(name, OWN) : undefined;
}

interface Loaded {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
}

const loaded = new Map<string, Loaded>();

function load(name: string, fresh: boolean): Loaded {
  const kept = loaded.get(name);
  if (kept && !fresh) return kept;
  const place = placeOf(name);
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
  if (!place || !type) throw new AppError('not-found', '没有这个文件。');
  const body = new Uint8Array(readFileSync(place));
  const read = {
    body,
    type,
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
