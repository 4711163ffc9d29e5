/** A stored project that a name may mean. */
export interface KnownName {
  id: string;
  name: string;
}

/** Which project a name of a list means: surely, surely but for its writing, or only perhaps, best first. */
export type NameMatch = { kind: 'exact' | 'alike'; id: string } | { kind: 'perhaps'; candidates: readonly KnownName[] };

/** Two names must share this much, in hundredths of their pairs of characters, to be proposed for each other. */
const LEAST_LIKENESS = 35;
const MOST_CANDIDATES = 5;

/** A name without what people write differently: blanks, width, case, brackets, quotation marks and other punctuation. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function pairsOf(text: string): string[] {
  const characters = [...text];
  return characters.length < 2 ? characters : characters.slice(1).map((one, at) => `${characters[at]}${one}`);
}

/** Shared pairs of characters in hundredths of all; a name that is part of the other is alike by all of its own. */
function likeness(one: readonly string[], other: readonly string[]): number {
  const left = [...other];
  let common = 0;
  for (const pair of one) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  const shorter = Math.min(one.length, other.length);
  if (shorter >= 3 && common === shorter) return 100;
  return one.length + other.length === 0 ? 0 : Math.floor((200 * common) / (one.length + other.length));
}

/**
 * Finds the project that a name means: the one with exactly this name, else the only one that differs in blanks, width,
 * brackets or punctuation; otherwise those that look alike are proposed, and none is taken.
 */
export function matchName(name: string, known: readonly KnownName[]): NameMatch {
  const exact = known.filter((one) => one.name === name);
  if (exact.length === 1 && exact[0]) return { kind: 'exact', id: exact[0].id };
  if (exact.length > 1) return { kind: 'perhaps', candidates: exact };
  const plain = plainName(name);
  const alike = plain === '' ? [] : known.filter((one) => plainName(one.name) === plain);
  if (alike.length === 1 && alike[0]) return { kind: 'alike', id: alike[0].id };
  if (alike.length > 1) return { kind: 'perhaps', candidates: alike };
  const pairs = pairsOf(plain);
  const candidates = known
    .map((one) => ({ one, like: likeness(pairs, pairsOf(plainName(one.name))) }))
    .filter(({ like }) => like >= LEAST_LIKENESS)
    .sort((a, b) => b.like - a.like)
    .slice(0, MOST_CANDIDATES)
    .map(({ one }) => one);
  return { kind: 'perhaps', candidates };
}
