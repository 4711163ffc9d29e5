import type { WordBlock } from '#src/import/docx/word-blocks.ts';
import { isPrivateCode, isSymbolFont, symbolOf } from '#src/import/docx/word-symbols.ts';

/** Stands for something that is seen in Word and cannot be read. */
const UNREADABLE = '〓';

/** A paragraph's style and list, as far as they stand in itself. */
export interface ParagraphMarks {
  style?: string;
  list?: string;
  level?: number;
}

/** What is to be known of a run of text. */
export interface WordRun {
  hidden: boolean;
  struck: boolean;
  font: string;
}

/** A run that says nothing of itself. */
export const PLAIN_RUN: Readonly<WordRun> = { hidden: false, struck: false, font: '' };

/** The body, a cell or a text box while it is being read: the blocks so far, and the paragraph and the run at hand. */
export interface OpenPlace {
  blocks: WordBlock[];
  paragraph: ParagraphMarks;
  text: string;
  doubts: string[];
  /** What the text boxes hold that are anchored in the paragraph. */
  floating: WordBlock[];
  /** The paragraph's end is a tracked deletion, so the next one goes on with it. */
  joined: boolean;
  run: WordRun;
  /** What of the paragraph is struck out. */
  struck: string;
  /** Of the text element at hand. */
  raw: string;
  keepsBlanks: boolean;
  /** Of the check box at hand. */
  checked: boolean;
}

export function openPlace(): OpenPlace {
  return {
    blocks: [],
    paragraph: {},
    text: '',
    doubts: [],
    floating: [],
    joined: false,
    run: { ...PLAIN_RUN },
    struck: '',
    raw: '',
    keepsBlanks: false,
    checked: false,
  };
}

/** Adds text to the paragraph, unless its run is hidden. */
export function addText(place: OpenPlace, text: string): void {
  if (place.run.hidden) return;
  place.text += text;
  if (place.run.struck) place.struck += text;
}

/** Adds a text element at its end: in a symbol font by what its characters look like. */
export function addRaw(place: OpenPlace): void {
  const shown = (place.keepsBlanks ? place.raw : place.raw.trim()).replaceAll(/[\r\n\t]+/g, ' ');
  place.raw = '';
  if (isSymbolFont(place.run.font) || /[\uf000-\uf0ff]/.test(shown)) {
    for (const character of shown) addSymbol(place, place.run.font, character.codePointAt(0) ?? 0);
  } else addText(place, shown);
}

/** Adds one character of a font, or a mark and a doubt where it is a picture that is not known. */
export function addSymbol(place: OpenPlace, font: string, code: number): void {
  const symbol = symbolOf(font, code);
  const isPicture = isPrivateCode(code) || (isSymbolFont(font) && code <= 0xff);
  if (symbol !== null) addText(place, symbol);
  else if (isPicture) addUnreadable(place, `“${UNREADABLE}”处是一个认不出的符号，请对照原文件补上。`);
  else addText(place, String.fromCodePoint(code));
}

/** Adds a mark where something stands that cannot be read, and says why. */
export function addUnreadable(place: OpenPlace, doubt: string): void {
  addText(place, UNREADABLE);
  if (!place.run.hidden && !place.doubts.includes(doubt)) place.doubts.push(doubt);
}

/** Ends the paragraph, unless it goes on in the next one. */
export function endParagraph(place: OpenPlace): void {
  if (place.joined) {
    place.joined = false;
    return;
  }
  const struck = place.struck.trim();
  if (struck !== '') place.doubts.push(`这里有划去的文字“${struck}”，也读进来了，请对照原文件改正。`);
  place.blocks.push({ text: place.text, doubts: place.doubts });
  for (const block of place.floating) place.blocks.push(block);
  place.text = '';
  place.struck = '';
  place.doubts = [];
  place.floating = [];
}

/** The blocks of a place at its end. */
export function closePlace(place: OpenPlace): WordBlock[] {
  place.joined = false;
  if (place.text !== '' || place.floating.length > 0) endParagraph(place);
  return place.blocks;
}
