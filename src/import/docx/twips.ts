const TWIPS: Record<string, number> = { '': 1, pt: 20, pc: 240, pi: 240, in: 1440, cm: 1440 / 2.54, mm: 144 / 2.54 };

/** A length in twips, twentieths of a point, from what Word writes: a number of them, or in strict files a number with its unit. 0 for what is none. */
export function twipsOf(value: string): number {
  const [, number, unit] = /^(\d{1,6}(?:\.\d+)?)([a-z]*)$/.exec(value) ?? [];
  const size = TWIPS[unit ?? ''];
  return number === undefined || size === undefined ? 0 : Math.round(Number(number) * size);
}
