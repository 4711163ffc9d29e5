import type { Rulebook } from '#src/rules/rulebook.ts';
import { hubei } from '#src/rules/rulebooks/hubei.ts';
import { national2020 } from '#src/rules/rulebooks/national-2020.ts';
import { national2021 } from '#src/rules/rulebooks/national-2021.ts';
import { shanghai } from '#src/rules/rulebooks/shanghai.ts';

/** The rulebooks that come with the program, in the order in which they are offered. */
export const RULEBOOKS: readonly Rulebook[] = [shanghai, national2020, national2021, hubei];

/** The rulebook of this id; undefined when there is none: a missing book is an error of the caller, never "the latest". */
export function findRulebook(id: string): Rulebook | undefined {
  return RULEBOOKS.find((book) => book.id === id);
}
