import { parseDate } from '#src/rules/deadline.ts';
import { FIGURE_RULES, FIGURES, type Figure } from '#src/rules/figures.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';

/** A unit's own figure in place of the rulebook's: its value as JSON, where it comes from, the day from which it holds. */
export interface FigureOverride {
  figure: string;
  value: unknown;
  source: string;
  /** `YYYY-MM-DD`. */
  validFrom: string;
}

function isFigure(text: string): text is Figure {
  return FIGURES.some((figure) => figure === text);
}

/** Why an override cannot be kept, as a sentence: unknown figure, a value against its rule, no source, no date. Null: it can. */
export function checkOverride(override: FigureOverride): string | null {
  const { figure, value, source, validFrom } = override;
  if (!isFigure(figure)) return `“${figure}”不是可以自定的数值。`;
  const { name, rule, read } = FIGURE_RULES[figure];
  if (read(value) === null) return `${name}不合要求：${rule}。`;
  if (source.trim() === '') return `${name}请写明来源，例如文件名称和文号。`;
  return parseDate(validFrom)?.date === validFrom ? null : `${name}的生效日期请写成“2024-01-01”的样子。`;
}

/** Of the overrides of one figure the newest that holds on `date`; of two from one day the later in the list. */
function inForce(figure: Figure, overrides: readonly FigureOverride[], date: string): FigureOverride | null {
  return overrides
    .filter((one) => one.figure === figure && one.validFrom <= date)
    .reduce<FigureOverride | null>((newest, one) => (newest && newest.validFrom > one.validFrom ? newest : one), null);
}

/**
 * The rulebook with a unit's own figures as of a day (`YYYY-MM-DD`); `overrides` of the result names each with its source. The
 * book itself stays as it is. Overrides must have passed `checkOverride`: anything else throws.
 */
export function mergeRulebook(book: Rulebook, overrides: readonly FigureOverride[], date: string): Rulebook {
  for (const one of overrides) {
    const problem = checkOverride(one);
    if (problem) throw new Error(`override of rulebook ${book.id}: ${problem}`);
  }
  const applied = FIGURES.flatMap((figure) => {
    const override = inForce(figure, overrides, date);
    return override ? [{ figure, override }] : [];
  });
  if (applied.length === 0) return book;
  const named = applied.map(({ figure, override: { source, validFrom } }) => ({
    figure,
    name: FIGURE_RULES[figure].name,
    source,
    validFrom,
  }));
  return applied.reduce<Rulebook>(
    (merged, { figure, override }) => {
      const { optionShares, ...rest } = FIGURE_RULES[figure].read(override.value) ?? {};
      // A unit that sets the shares of three options leaves those of five as the book has them.
      return Object.assign(merged, rest, { optionShares: { ...merged.optionShares, ...optionShares } });
    },
    { ...book, overrides: named },
  );
}
