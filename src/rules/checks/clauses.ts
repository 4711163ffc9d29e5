import { normalise } from '#src/rules/decimal.ts';

/** A sentence of a text and its clauses, without blanks and in usual signs. */
export interface Sentence {
  text: string;
  clauses: string[];
}

/** Cuts a text into sentences and these into clauses; a comma inside 1,468,400 cuts nothing. */
export function sentencesOf(text: string): Sentence[] {
  return text
    .split(/[。；;！!？?\n\r]/)
    .filter((one) => one.trim() !== '')
    .map((sentence) => ({
      text: normalise(sentence),
      clauses: sentence
        .split(/[，、（）]|,(?!\d{3})/)
        .map(normalise)
        .filter((one) => one !== ''),
    }));
}

/** Something that a text says as a number. */
export interface Stated {
  /** As written, with its sign or unit. */
  text: string;
  number: string;
  unit: string;
  /** Where it begins in its clause. */
  at: number;
}

const NUMBER = /(\d[\d,]*(?:\.\d+)?)(%|‰|[亿万千]?元|[一-鿿]{0,3})/g;

/** The numbers of a clause with up to three characters behind each, in which its unit may be found. */
export function numbersOf(clause: string): Stated[] {
  return [...clause.matchAll(NUMBER)].map((match) => ({
    text: match[0],
    number: match[1] ?? '',
    unit: match[2] ?? '',
    at: match.index,
  }));
}
