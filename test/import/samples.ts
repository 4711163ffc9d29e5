import { readFileSync } from 'node:fs';

/** The sample unit's seven tables as text, in the published layout. */
export const TEXT_2024 = readFileSync(new URL('../../db/sample/targets-2024.txt', import.meta.url), 'utf8');

/** A made-up table with one cell a line. */
export const TEXT_ONE_CELL = readFileSync(new URL('one-cell-a-line.txt', import.meta.url), 'utf8');
