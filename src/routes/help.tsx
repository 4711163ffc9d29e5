import { Hono } from 'hono';
import { frameOf, type Site } from '#src/routes/context.ts';
import { HelpPage } from '#views/help.tsx';

/** `/help`: every cell of the form, every notation, every finding. */
export function helpRoutes(site: Site): Hono {
  return new Hono().get('/', async (c) => c.html(<HelpPage frame={await frameOf(c, site)} />));
}
