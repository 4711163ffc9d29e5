import { type Context, Hono } from 'hono';
import { listRulebookOverrides } from '#db/rulebook-overrides.ts';
import { listUnits } from '#db/units.ts';
import { readOverrides } from '#src/actions/open-sheet.ts';
import { overrideFigure } from '#src/actions/override-figure.ts';
import { AppError } from '#src/errors.ts';
import { formatInstant, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { FIGURE_RULES, FIGURES } from '#src/rules/figures.ts';
import { mergeRulebook } from '#src/rules/override.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { findRulebook, RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { RulebookPage } from '#views/rulebook.tsx';

/** A book with the figures that the units here have set for themselves, as of today. */
async function bookHere(site: Site, id: string): Promise<Rulebook> {
  const book = findRulebook(id);
  if (!book) throw new AppError('not-found', '没有这个评分办法。');
  const units = await listUnits(site.db);
  const overrides = units[0] ? await listRulebookOverrides(site.db, units[0].id, id) : [];
  return mergeRulebook(book, readOverrides(overrides), formatInstant(site.now()).slice(0, 10));
}

function presentValue(book: Rulebook, figure: (typeof FIGURES)[number]): string {
  if (figure !== 'satisfaction') return book[figure] === null ? '' : JSON.stringify(book[figure]);
  const { satisfaction: mode, satisfactionBands: bands } = book;
  return JSON.stringify(mode === 'ratio' ? { mode } : { mode, bands });
}

/** The rulebooks in words, with their sources, what is still 待核对, and the unit's own figures. */
export function rulebookRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', (c) => c.redirect(`/rulebooks/${RULEBOOKS[0]?.id}`));

  app.get('/:id', async (c) => {
    const book = await bookHere(site, c.req.param('id'));
    const figures = FIGURES.map((figure) => {
      const { name, rule } = FIGURE_RULES[figure];
      return { figure, name, rule, value: presentValue(book, figure) };
    });
    return c.html(<RulebookPage frame={await frameOf(c, site)} view={{ book, books: RULEBOOKS, figures }} />);
  });

  app.post('/:id/overrides', (c) => saveOverride(c, site));

  return app;
}

async function saveOverride(c: Context, site: Site) {
  const rulebook = c.req.param('id') ?? '';
  const form = await c.req.formData();
  await overrideFigure(site.db, {
    rulebook,
    figure: textOf(form, 'figure'),
    value: textOf(form, 'value'),
    source: textOf(form, 'source'),
    validFrom: textOf(form, 'validFrom'),
    by: personOf(c),
    at: site.now().toISOString(),
  });
  return c.redirect(`/rulebooks/${rulebook}`, 303);
}
