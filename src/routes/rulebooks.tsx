import { type Context, Hono } from 'hono';
import { listRulebookOverrides } from '#db/rulebook-overrides.ts';
import type { Unit } from '#db/schema.ts';
import { listUnits } from '#db/units.ts';
import { readOverrides } from '#src/actions/open-sheet.ts';
import { overrideFigure } from '#src/actions/override-figure.ts';
import { AppError } from '#src/errors.ts';
import { formatInstant, formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { FIGURE_TEXTS, findFigure, formatFigure } from '#src/rules/figure-text.ts';
import { FIGURE_RULES, FIGURES } from '#src/rules/figures.ts';
import { type FigureOverride, mergeRulebook } from '#src/rules/override.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { findRulebook, RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import type { RulebookView } from '#views/props.ts';
import { RulebookPage } from '#views/rulebook.tsx';

/** The unit that the address asks for, else the first: real units come before the sample. */
function unitAsked(units: readonly Unit[], asked: string | undefined): Unit | null {
  if (asked === undefined) return units[0] ?? null;
  const unit = units.find((one) => one.id === asked);
  if (!unit) throw new AppError('not-found', '没有这个单位，请从页面上选择。');
  return unit;
}

/** The unit's own figures that hold on `today`, then those whose day is still to come, each as people write it. */
function ownFigures(book: Rulebook, overrides: readonly FigureOverride[], today: string): RulebookView['own'] {
  const told = (shown: Rulebook, holds: boolean): RulebookView['own'] =>
    (shown.overrides ?? []).flatMap(({ figure, name, source, validFrom }) => {
      const known = findFigure(figure);
      return known ? [{ name, text: formatFigure(shown, known), source, validFrom, holds }] : [];
    });
  const later = overrides.filter((one) => one.validFrom > today);
  return [
    ...told(mergeRulebook(book, overrides, today), true),
    ...later.flatMap((one) => told(mergeRulebook(book, [one], one.validFrom), false)),
  ];
}

async function rulebookView(c: Context, site: Site): Promise<RulebookView> {
  const book = findRulebook(c.req.param('id') ?? '');
  if (!book) throw new AppError('not-found', '没有这个评分办法。');
  const units = await listUnits(site.db);
  const unit = unitAsked(units, c.req.query('unit'));
  const overrides = unit ? readOverrides(await listRulebookOverrides(site.db, unit.id, book.id)) : [];
  const today = formatInstant(site.now()).slice(0, 10);
  const present = mergeRulebook(book, overrides, today);
  return {
    book: present,
    books: RULEBOOKS,
    units: units.map(({ id, name }) => ({ id, name })),
    unitId: unit?.id ?? null,
    own: ownFigures(book, overrides, today),
    figures: FIGURES.map((figure) => ({
      figure,
      name: FIGURE_RULES[figure].name,
      text: formatFigure(present, figure),
      explanation: FIGURE_TEXTS[figure].explanation,
      example: FIGURE_TEXTS[figure].example,
    })),
  };
}

/** The rulebooks in words, with their sources, what is still 待核对, and the figures of one unit's own. */
export function rulebookRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', (c) => c.redirect(`/rulebooks/${RULEBOOKS[0]?.id}`));

  app.get('/:id', async (c) => {
    const view = await rulebookView(c, site);
    return c.html(<RulebookPage frame={await frameOf(c, site)} view={view} />);
  });

  app.post('/:id/overrides', (c) => saveOverride(c, site));

  return app;
}

async function saveOverride(c: Context, site: Site) {
  const rulebook = c.req.param('id') ?? '';
  const form = await formOf(c);
  const unitId = textOf(form, 'unit');
  await overrideFigure(site.db, {
    unitId,
    rulebook,
    figure: textOf(form, 'figure'),
    text: textOf(form, 'value'),
    source: textOf(form, 'source'),
    validFrom: textOf(form, 'validFrom'),
    by: personOf(c),
    at: site.now().toISOString(),
  });
  return c.redirect(`/rulebooks/${rulebook}?unit=${encodeURIComponent(unitId)}`, 303);
}
