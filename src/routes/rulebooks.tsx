import { Hono } from 'hono';
import { AppError } from '#src/errors.ts';
import { frameOf, type Site } from '#src/routes/context.ts';
import { findRulebook, RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { RulebookPage } from '#views/rulebook.tsx';

/** The rulebooks in words, with their sources and what is still 待核对. */
export function rulebookRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', (c) => c.redirect(`/rulebooks/${RULEBOOKS[0]?.id}`));

  app.get('/:id', async (c) => {
    const rulebook = findRulebook(c.req.param('id'));
    if (!rulebook) throw new AppError('not-found', '没有这个评分办法。');
    return c.html(<RulebookPage frame={await frameOf(c, site)} view={{ book: rulebook, books: RULEBOOKS }} />);
  });

  return app;
}
