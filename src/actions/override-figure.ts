import { newId } from '#db/new-id.ts';
import { saveRulebookOverride } from '#db/rulebook-overrides.ts';
import type { Db } from '#db/schema.ts';
import { findUnit } from '#db/units.ts';
import { AppError } from '#src/errors.ts';
import { FIGURE_TEXTS, findFigure, parseFigure } from '#src/rules/figure-text.ts';
import { FIGURE_RULES, type Figure } from '#src/rules/figures.ts';
import { checkOverride } from '#src/rules/override.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';

/** A unit's own figure as typed: the text in the form of `formatFigure`. */
export interface TypedOverride {
  unitId: string;
  rulebook: string;
  figure: string;
  text: string;
  source: string;
  validFrom: string;
  by: string;
  at: string;
}

function readValue(figure: Figure, text: string): unknown {
  const parsed = parseFigure(figure, text);
  if (parsed) return parsed.value;
  const { name, rule } = FIGURE_RULES[figure];
  const { explanation, example } = FIGURE_TEXTS[figure];
  const shown = example.replaceAll('\n', '；');
  throw new AppError('invalid', `${name}不合要求：${rule}。写法是${explanation}，例如“${shown}”。`);
}

/**
 * 本单位自定数值: keeps a dated figure with its source for one unit, in place of the rulebook's; its open forms score by it at
 * once, frozen ones never, other units' never. Refuses with a sentence what the figure's form and rule do not allow.
 */
export async function overrideFigure(db: Db, typed: TypedOverride): Promise<void> {
  const { unitId, rulebook, source, validFrom, by, at } = typed;
  if (!findRulebook(rulebook)) throw new AppError('not-found', `没有评分办法“${rulebook}”。`);
  const figure = findFigure(typed.figure);
  if (!figure) throw new AppError('invalid', `“${typed.figure}”不是可以自定的项目，请从页面上选择。`);
  const value = readValue(figure, typed.text);
  const problem = checkOverride({ figure, value, source, validFrom });
  if (problem) throw new AppError('invalid', problem);
  await db.transaction().execute(async (db) => {
    if (!(await findUnit(db, unitId))) throw new AppError('not-found', '没有这个单位，请从页面上选择。');
    await saveRulebookOverride(db, {
      id: newId(),
      unitId,
      rulebook,
      figure,
      value: JSON.stringify(value),
      source: source.trim(),
      validFrom,
      createdAt: at,
      createdBy: by,
    });
  });
}
