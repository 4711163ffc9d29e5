import type { Reading } from '#src/import/read-files.ts';
import type { TargetTable } from '#src/import/target-table.ts';
import { parsePoints } from '#src/rules/decimal.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { national2020 } from '#src/rules/rulebooks/national-2020.ts';
import { shanghai } from '#src/rules/rulebooks/shanghai.ts';
import { type Category, categoryPoints, poolOf } from '#src/rules/weights.ts';

/** The printed points per category of the rulebook; null where a row has none, or stands below another heading. */
function printedPoints({ indicators }: TargetTable, book: Rulebook): Map<Category, number> | null {
  const sums = new Map<Category, number>();
  for (const { category: heading, weight } of indicators) {
    const [category, points] = [poolOf(heading, book), parsePoints(weight ?? '')];
    if (category === null || points === null) return null;
    sums.set(category, (sums.get(category) ?? 0) + points);
  }
  return sums.size === 0 ? null : sums;
}

/** Whether the points that a table prints are those of a rulebook; a table that does not print them all contradicts none. */
function fits(table: TargetTable, book: Rulebook): boolean {
  const printed = printedPoints(table, book);
  if (!printed) return true;
  const own = categoryPoints(new Set(printed.keys()), book);
  return [...printed].every(([category, points]) => own.get(category) === points);
}

/**
 * The 评分办法 that the forms of a reading belong to: Shanghai's where every table is printed in Shanghai's form, otherwise the
 * national one (财预〔2020〕10 号); where that one contradicts the printed 分值 and another one does not, the other. A proposal,
 * which the person who confirms may change; readings of older programs, which did not keep the form, read only Shanghai's.
 */
export function proposeRulebook({ projects, tables }: Pick<Reading, 'projects' | 'tables'>): Rulebook {
  const isOther = tables?.some(({ isShanghai }) => isShanghai === false);
  const ofForm = isOther ? national2020 : shanghai;
  // Shanghai's own is for Shanghai's form only.
  const others = RULEBOOKS.filter((book) => book !== shanghai);
  return [ofForm, ...others].find((book) => projects.every((table) => fits(table, book))) ?? ofForm;
}
