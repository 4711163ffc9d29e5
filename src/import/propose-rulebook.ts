import type { Reading } from '#src/import/read-files.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { national2020 } from '#src/rules/rulebooks/national-2020.ts';
import { shanghai } from '#src/rules/rulebooks/shanghai.ts';

/**
 * The 评分办法 that the forms of a reading belong to: Shanghai's where every table is printed in Shanghai's form, otherwise the
 * national one (财预〔2020〕10 号). A proposal, which the person who confirms may change; readings of older programs, which did
 * not keep the form, read only Shanghai's.
 */
export function proposeRulebook({ tables }: Pick<Reading, 'tables'>): Rulebook {
  const isOther = tables?.some(({ isShanghai }) => isShanghai === false);
  return isOther ? national2020 : shanghai;
}
