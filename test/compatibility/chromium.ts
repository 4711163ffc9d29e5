import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CompatData, CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';

/** The oldest browser that the pages are made for: what 统信 and 麒麟 desktops come with. */
export const OLDEST = 90;

// Read as text, because importing twenty megabytes of JSON as a module takes five times as long.
const path = createRequire(import.meta.url).resolve('@mdn/browser-compat-data');
export const DATA = JSON.parse(readFileSync(path, 'utf8')) as CompatData;

/** The version of Chromium that first understood a feature; Infinity: none without a flag; undefined: not a feature. */
export function firstVersion(feature: Identifier | undefined): number | undefined {
  return feature?.__compat === undefined ? undefined : versionIn(feature.__compat);
}

function versionIn({ support }: CompatStatement): number {
  const statements = [support.chrome ?? []].flat() as SimpleSupportStatement[];
  const plain = statements.filter(({ flags, prefix, alternative_name }) => !flags && !prefix && !alternative_name);
  return Math.min(Number.POSITIVE_INFINITY, ...plain.map(({ version_added }) => numberOf(version_added)));
}

function numberOf(version: string | false | undefined): number {
  const found = /^≤?(\d+)/u.exec(String(version));
  return found ? Number(found[1]) : Number.POSITIVE_INFINITY;
}

/** Every feature below a part of the data by its last name, each with the oldest version of any of that name; none of a class itself. */
export function versionsByName(part: Identifier, known = new Map<string, number>()): Map<string, number> {
  for (const [name, feature] of Object.entries(part)) {
    if (name === '__compat' || name.endsWith('_static') || typeof feature !== 'object') continue;
    const version = firstVersion(feature as Identifier);
    if (version !== undefined) known.set(name, Math.min(version, known.get(name) ?? Number.POSITIVE_INFINITY));
    versionsByName(feature as Identifier, known);
  }
  return known;
}
