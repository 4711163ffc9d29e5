/** All lengths of the paper are in half points (2 = 1 pt, 17 = 3 mm), as in print.css. */
export const A4 = { short: 1190, long: 1683 };
export const MARGIN = 80;
export const TOP = 62;
export const BOTTOM = 84;
/** The size of the text, 9 pt, and the height of a line of it. */
export const EM = 18;
export const LINE = 25;

export type Orientation = 'portrait' | 'landscape';

/** The height between head and foot of a page. */
export function pageRoom(orientation: Orientation): number {
  return (orientation === 'portrait' ? A4.long : A4.short) - TOP - BOTTOM;
}

/** The width of every table. */
export function tableWidth(orientation: Orientation): number {
  return (orientation === 'portrait' ? A4.short : A4.long) - 2 * MARGIN;
}
